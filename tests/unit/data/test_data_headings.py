"""What is tested: headings in other letters and of the other language, with all that a row holds under them."""

from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.data.folder import Folder
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.diagnostics.report import Report
from tests import workbooks

COLUMNS = Columns({"period", "realisation"}, {"Plans done"}, {"realisation"})


@pytest.mark.parametrize(
    ("header", "names"),
    [
        ("period,realisation", ("period", "realisation")),
        ("Period,REALISATION", ("period", "realisation")),
        ("Periode,Realisasi", ("period", "realisation")),
        ('period,realisation,"PLANS  done"', ("period", "realisation", "Plans done")),
        ('period,realisation,"plans\ndone"', ("period", "realisation", "Plans done")),
    ],
)
def test_a_heading_is_known_in_other_letters_and_in_indonesian(
    tmp_path: Path, header: str, names: tuple[str, ...]
) -> None:
    (tmp_path / "t.csv").write_text(f"{header}\n", encoding="utf-8")
    report = Report()
    found = read_table(Folder(tmp_path), "t", COLUMNS, report)
    assert found is not None
    assert (found.columns, len(report)) == (names, 0)


def test_under_a_known_heading_a_cell_of_a_workbook_keeps_its_number_its_fault_and_its_place(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Periode", "Realisasi"], ["Q1", 1.234], ["Q2", '<c t="e"><v>#REF!</v></c>']]
    (tmp_path / "t.xlsx").write_bytes(workbooks.xlsx({"t": rows}))
    found = read_table(Folder(tmp_path), "t", COLUMNS, Report())
    assert found is not None
    first, second = found.rows
    assert first.figures["realisation"].value == Fraction(1234, 1000)
    assert [each.code for each in second.broken.values()] == ["IKU627"]
    assert second.at("realisation").address == f"{tmp_path}/t.xlsx[t]!B3"


def test_two_headings_that_mean_one_column_are_reported(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("period,realisation,Realisasi\n", encoding="utf-8")
    report = Report()
    assert read_table(Folder(tmp_path), "t", COLUMNS, report) is None
    assert [each.rule.code for each in report] == ["IKU601"]
