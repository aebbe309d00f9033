"""`iku compute` of one file: the year is said once, and the holidays beside the file are those that count."""

from pathlib import Path

from tests.cli.conftest import run

TEXT = """manual m "M"
unit day; polarity minimize
input asked in date
input answered in date
realisation: working_days(asked, answered)
"""


def write(folder: Path) -> tuple[str, ...]:
    (folder / "m.iku").write_text(TEXT, encoding="utf-8")
    (folder / "figures.csv").write_text("period,asked,answered\nQ1,2024-02-09,2024-02-13\n", encoding="utf-8")
    return "compute", str(folder / "m.iku"), "--data", str(folder / "figures.csv")


def test_a_period_and_a_year_that_contradict_each_other_are_refused(tmp_path: Path) -> None:
    words = write(tmp_path)
    result = run(*words, "--period", "Q1 2024", "--year", "2023")
    assert result.exit_code == 2
    assert '"Q1 2024" lies outside the year 2023' in result.stderr
    assert run(*words, "--period", "Q1 2024", "--year", "2024").stdout == run(*words, "--period", "Q1 2024").stdout


def test_the_holidays_beside_one_file_count(tmp_path: Path) -> None:
    words = (*write(tmp_path), "--year", "2024")
    assert "Q1 2024            2" in run(*words).stdout
    (tmp_path / "holidays.csv").write_text("date,name\n2024-02-12,Ours\n", encoding="utf-8")
    assert "Q1 2024            1" in run(*words).stdout
    (tmp_path / "holidays.csv").write_text("date,name\nsometime,Ours\n", encoding="utf-8")
    broken = run(*words)
    assert broken.exit_code == 1
    assert "IKU650" in broken.stderr
