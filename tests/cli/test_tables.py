"""Tables in other forms, seen from the command line: the same scores, the places of cells, and how a command ends."""

import csv
import sys
from pathlib import Path

import pytest

from iku_dsl.data.header import letters
from tests import workbooks
from tests.cli.conftest import Office, run


def reported_rows(office: Office) -> list[list[str]]:
    return list(csv.reader((office.contract / "data" / "reported.csv").read_text(encoding="utf-8").splitlines()))


def as_workbook(office: Office) -> Path:
    """Move the reported figures of the office into a workbook, as words, and return it."""
    reported, rows = office.contract / "data" / "reported.csv", reported_rows(office)
    path = office.contract / "data.xlsx"
    cells = [[f"<c t='inlineStr'><is><t>{each}</t></is></c>" if each else None for each in row] for row in rows]
    path.write_bytes(workbooks.xlsx({"notes": [["by hand"]], "reported": cells}))
    reported.unlink()
    return path


def test_the_scores_are_the_same_and_every_figure_names_its_cell(office: Office) -> None:
    before, rows = office.score(), reported_rows(office)
    column = letters(rows[0].index("realisation") + 1)
    row = next(at for at, each in enumerate(rows, 1) if each[:2] == ["6b-CP", "year"])
    path = as_workbook(office)
    assert office.score() == before
    assert f"{path}[reported]!{column}{row}" in run("explain", str(office.contract), "6b-CP").stdout


@pytest.mark.parametrize("command", ["score", "check"])
def test_a_missing_extra_is_a_matter_of_usage(office: Office, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    as_workbook(office)
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    result = run(command, str(office.contract))
    assert result.exit_code == 2
    assert "iku-dsl[excel]" in result.stderr


def test_a_broken_workbook_stops_only_what_stands_in_it(office: Office) -> None:
    before = office.total()
    (office.contract / "data" / "other.xlsx").write_bytes(b"PK\x03\x04 cut off")
    result = run("score", str(office.contract))
    assert (result.exit_code, "IKU620" in result.stderr) == (1, True)
    assert before in result.stdout


def test_both_forms_of_numbers_in_one_table_are_an_error(office: Office) -> None:
    reported = office.contract / "data" / "reported.csv"
    reported.write_text(reported.read_text(encoding="utf-8").replace(",en\n", ",\n"), encoding="utf-8")
    result = run("score", str(office.contract))
    assert (result.exit_code, result.stderr.count("IKU621")) == (1, 1)
