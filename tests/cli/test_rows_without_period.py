"""What is tested: a table of dates without a column `period` is doubted, once, where nothing looks at its days."""

from pathlib import Path

import pytest

from tests.cli.conftest import run

FRAMEWORK = 'framework plain "Plain"\nlevels indicator, office\nindex of maximize: realisation\n'
FRAMEWORK += "value of office: mean(members.index)\n"
CONTRACT = 'contract o-2024 "O" year 2024\nframework plain\nindicator d polarity maximize, target Q1 1, Q2 1, year 2\n'
DATED = 'manual d "D"\ntable letters with received date, answered date\nrealisation: count(letters where %s)\n'
PLAIN = 'manual d "D"\ntable letters with received text, answered text\nrealisation: count(letters)\n'
ROWS = "received,answered\n2024-01-31,2024-02-10\n2024-05-02,2024-05-09\n"
WITHIN_A_MONTH, OF_THE_PERIOD = "answered <= received + 30 days", "answered >= period_start and answered <= period_end"


def checked(folder: Path, manual: str, **parts: str) -> str:
    """Return what the check says of a contract whose letters stand in these files."""
    letters = folder / "data" / "d.letters"
    letters.mkdir(parents=True)
    texts = {
        "plain.iku": FRAMEWORK,
        "contract.iku": CONTRACT,
        "d.iku": manual,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name, text in parts.items():
        (letters / f"{name}.csv").write_text(text, encoding="utf-8")
    return run("check", str(folder), "--format", "concise").output


def test_it_is_said_once_a_table_at_the_first_file_without_the_column(tmp_path: Path) -> None:
    dated = "period,received,answered\nQ1,2024-01-31,2024-02-10\n"
    found = checked(tmp_path, DATED % WITHIN_A_MONTH, a=dated, b=ROWS, c=ROWS.replace("05", "06"))
    assert found.count("IKU680") == 1
    assert "b.csv:1:1: warning[IKU680]" in found


@pytest.mark.parametrize("manual", [PLAIN, DATED % OF_THE_PERIOD])
def test_without_dates_or_where_a_formula_looks_at_the_days_nothing_is_doubted(tmp_path: Path, manual: str) -> None:
    assert "IKU680" not in checked(tmp_path, manual, a=ROWS)


def explained(folder: Path, rows: str, *words: str) -> str:
    """Return what explains a realisation that counts these letters."""
    checked(folder, PLAIN, a=rows)
    return run("explain", str(folder), "d", "--from", "manuals", *words).stdout


def test_an_explanation_of_a_part_of_the_year_says_that_the_rows_count_in_every_part(tmp_path: Path) -> None:
    told = "(rows of letters without a period count in every period)"
    assert told in explained(tmp_path / "a", ROWS, "--period", "Q1")
    assert told not in explained(tmp_path / "b", ROWS)
    assert told not in explained(tmp_path / "c", "period,received,answered\nQ1,x,y\n", "--period", "Q1")
