"""A file that is plainly no text of the language gives one message, which says what to name instead."""

from pathlib import Path

import pytest

from tests.cli.conftest import run

CONTRACT = Path(__file__).parents[2] / "manuals" / "kppbc-bekasi-2024"
COMMANDS = (["check"], ["audit"], ["score"], ["fmt"], ["test"], ["verify", "--jobs", "1"])


def errors(*words: str) -> list[str]:
    result = run(*words)
    assert result.exit_code == 1
    return [line for line in (result.stdout + result.stderr).splitlines() if "error[" in line or "error: " in line]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda words: words[0])
def test_a_table_is_no_text_for_any_command(command: list[str]) -> None:
    (found,) = errors(*command, str(CONTRACT / "published.csv"))
    assert "error[IKU629]" in found
    assert "its name ends in `.csv`" in found


@pytest.mark.parametrize("name", ["a.XLSX", "a.md", "a.pdf", "a.docx", "a.parquet", "data/a.csv"])
def test_what_to_name_instead_is_said(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"manual m\n")
    assert "name a text, whose name ends in `.iku`, or a folder of texts" in run("check", str(path)).stderr
    (tmp_path / "m.iku").write_text('manual m "M"\n', encoding="utf-8")
    assert f"name a text, or the folder of texts `{tmp_path}`" in run("check", str(path)).stderr
    (tmp_path / "contract.iku").write_text('contract c "C" year 2024\n', encoding="utf-8")
    assert f"name the folder of the contract, `{tmp_path}`: the data" in run("check", str(path)).stderr


def test_a_report_is_known_by_its_first_line_and_a_text_under_any_other_name_is_read(tmp_path: Path) -> None:
    report, text = tmp_path / "laporan.txt", tmp_path / "m.iku.txt"
    report.write_text("LAPORAN KINERJA 2024\n\n1,5 dari 2,5\n", encoding="utf-8")
    (found,) = errors("check", str(report))
    assert "no statement begins like its first line" in found
    text.write_text('# a note\n\nmanual m "M"\ninput done\nrealisation: done\n', encoding="utf-8")
    assert "IKU629" not in run("check", str(text)).stderr


def test_a_slip_on_the_first_line_of_a_text_is_told_as_one(tmp_path: Path) -> None:
    path = tmp_path / "m.iku"
    path.write_text('manaul m "M"\n', encoding="utf-8")
    assert "did you mean `manual`?" in run("check", str(path)).stderr
