"""Counts are held against what they count: the parts of a manual, the members of a contract, the rows of a table."""

from pathlib import Path

import pytest

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import Key
from iku_dsl.audit.row_counts import miscounted
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.counted_words import in_words
from iku_dsl.values.periods import year
from iku_dsl.values.printed_figure import readings
from tests.unit.audit.offices import codes
from tests.unit.audit.test_audit_judge import of_parts

PLACE = Source("published.csv", "id\n").whole()


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("a,count,,1 component,", []),
        ("a,count,,2 components,", [("IKU709", "r1")]),
        ("a:A,count,,dua komponen,", []),
        ("a:A,count,,tiga komponen,", [("IKU709", "r1")]),
        ("a:A,count,2023,tiga komponen,", []),
        ("indicator,count,,two,", []),
        ("indicator,count,,3,", [("IKU709", "r1")]),
        ("office,count,,1,", []),
    ],
)
def test_a_count_is_that_of_the_parts(tmp_path: Path, row: str, found: list[tuple[str, str]]) -> None:
    assert codes(of_parts(tmp_path, row, "high")) == found


def claim(row: str, quantity: str, printed: str) -> Claim:
    told = Published(f"{row} {quantity}", "table 1", None, f"zones[{row}]", quantity, year(2024), printed, "en",
                     PLACE, PLACE)  # fmt: skip
    return Claim(told, Key(told.subject, told.quantity), told.period, 2024, readings(printed, "en"), exact=True)


ROWS = (claim("a", "name", "A"), claim("a", "column x", "1"), claim("b", "column x", "2"), claim("c", "name", "C"))


@pytest.mark.parametrize(("printed", "wrong"), [("3 zones", []), ("4 zones", ["total count"])])
def test_a_number_of_rows_is_that_of_the_rows_in_whatever_column(printed: str, wrong: list[str]) -> None:
    found = miscounted([*ROWS, claim("total", "count", printed), claim("average", "column x", "1.5")])
    assert [each.row.id for each, _ in found] == wrong


def test_a_table_of_which_no_row_is_printed_is_not_counted() -> None:
    assert list(miscounted([claim("total", "count", "4"), claim("total", "column x", "4")])) == []


@pytest.mark.parametrize(
    ("text", "number"), [("enam komponen", 6), ("(enam)", 6), ("Twelve parts", 12), ("dua puluh", None), ("", None)]
)
def test_a_count_in_words_is_read(text: str, number: int | None) -> None:
    assert [each.value for each in in_words(text)] == ([number] if number else [])
