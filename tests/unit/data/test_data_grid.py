"""What is tested: every cell of a sheet knows its place and is shown in its row; names of columns are checked."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.data.grid import Grid, table_of
from iku_dsl.data.header import letters
from iku_dsl.data.table import MOST_COLUMNS, Table
from iku_dsl.data.typed import Cell, cell_of
from iku_dsl.data.xlsx import place
from iku_dsl.diagnostics.as_json import as_object
from iku_dsl.diagnostics.as_sarif import as_sarif
from iku_dsl.diagnostics.concise import concise
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity

WORDS = st.text(st.sampled_from("ab; \n\t\u00e9"), max_size=5)
ODD = Rule("IKU999", "odd", Severity.ERROR, "this is odd", why=".", example="x", instead="y")


def grid(rows: Sequence[Sequence[object]]) -> tuple[Grid, list[list[Cell]]]:
    cells = [[cell_of(each) for each in row] for row in rows]
    return Grid.of("data/data.xlsx[zones]", "data/data.xlsx", cells), cells


def table(
    rows: Sequence[Sequence[object]], merged: frozenset[int] = frozenset()
) -> tuple[Table | None, list[tuple[str, str]]]:
    """Return the table of a sheet, and the codes and places of what was reported."""
    report = Report()
    found = table_of(*grid(rows), report, merged)
    return found, [(each.rule.code, each.span.address if each.span else "") for each in report]


@given(st.integers(1, 16_384), st.integers(1, 1_048_576))
def test_a_column_has_the_letters_that_a_spreadsheet_gives_it(column: int, row: int) -> None:
    assert place(f"{letters(column)}{row}") == (row, column)


def test_the_first_and_the_last_columns() -> None:
    assert [letters(each) for each in (1, 26, 27, 52, 53, 702, 703, 16_384)] == "A Z AA AZ BA ZZ AAA XFD".split()


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=4), st.data())
def test_a_cell_is_found_again_by_its_place(rows: list[tuple[str, str, str]], data: st.DataObject) -> None:
    found, _ = grid(rows)
    row, column = data.draw(st.integers(1, len(rows))), data.draw(st.integers(1, 3))
    span = found.cell(row, column)
    assert span.text == " ".join(rows[row - 1][column - 1].split())
    assert span.address == f"data/data.xlsx[zones]!{letters(column)}{row}"
    assert found.region(span) == (row, column, row, column + 1)


def test_the_first_row_that_holds_anything_holds_the_names() -> None:
    found, codes = table([["", ""], ["", "name"], ["", ""], ["", "x"]])
    assert codes == []
    assert found is not None
    assert (found.columns, [row.cells for row in found.rows]) == (("name",), [{"name": "x"}])
    assert (found.rows[0].at("name").address, found.source.whole().address) == (
        "data/data.xlsx[zones]!B4",
        "data/data.xlsx[zones]!A2:B2",
    )


def test_an_empty_sheet_has_no_columns() -> None:
    several: list[list[list[str]]] = [[], [[]], [["", ""]]]
    for rows in several:
        found, codes = table(rows)
        assert (found is not None and found.columns, codes) == ((), [])


@pytest.mark.parametrize(
    ("rows", "merged", "code", "place"),
    [
        ([["a", ""], ["1", "2"]], (), "IKU626", "B1"),
        ([["a", "b"], ["1", "2"]], (2,), "IKU626", "B1"),
        ([["a", "a"], ["1", "2"]], (), "IKU601", "A1:B1"),
        ([[f"c{n}" for n in range(MOST_COLUMNS + 1)]], (), "IKU601", f"A1:{letters(MOST_COLUMNS + 1)}1"),
    ],
)
def test_a_header_that_does_not_name_its_columns_is_reported_at_its_cell(
    rows: list[list[str]], merged: tuple[int, ...], code: str, place: str
) -> None:
    assert table(rows, frozenset(merged)) == (None, [(code, f"data/data.xlsx[zones]!{place}")])


def test_a_merged_cell_over_nothing_does_no_harm() -> None:
    assert table([["a", ""], ["1", ""]], frozenset({2}))[1] == []


def test_a_diagnostic_shows_the_cell_in_its_row() -> None:
    found, _ = grid([["name", "planned"], ["x", "maybe"]])
    breach = ODD.at(found.cell(2, 2))
    assert concise([breach]) == "data/data.xlsx[zones]!B2: error[IKU999] this is odd\n"
    assert full([breach]).splitlines()[1:] == [" --> data/data.xlsx[zones]!B2", "  |", "2 | x; maybe", "  |    ^^^^^"]


def test_a_script_is_told_the_file_and_the_row_and_column_of_the_cell() -> None:
    found, _ = grid([["name", "planned"], ["x", "maybe"]])
    said = as_object(ODD.at(found.cell(2, 2)))
    places = [said[key] for key in ("file", "line", "column", "end_line", "end_column", "place")]
    assert places == ["data/data.xlsx", 2, 2, 2, 3, "data/data.xlsx[zones]!B2"]


def test_a_build_service_is_told_the_file_and_the_cell_and_no_line() -> None:
    found, _ = grid([["name", "planned"], ["x", "maybe"]])
    (location,) = json.loads(as_sarif([ODD.at(found.cell(2, 2))]))["runs"][0]["results"][0]["locations"]
    assert location["physicalLocation"] == {"artifactLocation": {"uri": "data/data.xlsx", "uriBaseId": "%SRCROOT%"}}
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "data/data.xlsx[zones]!B2"
