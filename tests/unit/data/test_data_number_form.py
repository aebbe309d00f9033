"""What is tested: a table has one form of numbers or none, decided by its cells and never by one cell for itself."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.data.cell import value_of
from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.kinds import Kind
from iku_dsl.data.number_form import with_form
from iku_dsl.data.table import Row, Table
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.outcomes import Fault, Value
from iku_dsl.values.printed import fits

WRITTEN = {"id": ("1.234,56", "0,5", "1.234.567"), "en": ("1,234.56", "0.5", "1,234,567")}
NEUTRAL = ("12", "", "N/A", "1.250", "7%", "words")
EITHER = st.sampled_from(["id", "en"])


def read(cells: list[str], numbers: list[str] | None = None) -> tuple[list[Value | None], list[str]]:
    """Return the values of a column and the codes of what was reported."""
    source, report = Source("t.csv", "\n".join(["x", *cells])), Report()
    settled = numbers or [""] * len(cells)
    rows = (
        Row({"x": cell, "numbers": form}, source.row(at))
        for at, (cell, form) in enumerate(zip(cells, settled, strict=True), 2)
    )
    table = with_form(Table(source, ("x", "numbers"), tuple(rows)), ["x"], report)
    values = [value_of(row, "x", Kind(), report) for row in table.rows]
    return [None if isinstance(each, Fault) else each for each in values], [each.rule.code for each in report]


def read_file(folder: Path, text: str) -> tuple[list[Value | None], list[str]]:
    """Return the values of the column `x` of a CSV file, and the codes of what was reported."""
    file, report = folder / "t.csv", Report()
    file.write_text(text, encoding="utf-8")
    table = read_delimited(file, report)
    assert table is not None
    values = [value_of(row, "x", Kind(), report) for row in with_form(table, ["x", "y"], report).rows]
    return [None if isinstance(each, Fault) else each for each in values], [each.rule.code for each in report]


def test_one_cell_that_only_one_form_fits_decides_for_the_others() -> None:
    assert read(["1.250", "0,5"]) == ([Fraction(1250), Fraction(1, 2)], [])
    assert read(["1.250", "0.5"]) == ([Fraction(5, 4), Fraction(1, 2)], [])


def test_where_nothing_decides_a_figure_with_two_readings_is_asked_about() -> None:
    assert read(["1.250", "12"]) == ([None, Fraction(12)], ["IKU605"])


def test_a_mixture_is_an_error_that_shows_both_cells_and_decides_nothing() -> None:
    values, codes = read(["1.250", "0,5", "0.25"])
    assert values == [None, Fraction(1, 2), Fraction(1, 4)]
    assert sorted(codes) == ["IKU605", "IKU621"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("x;y\n1.000;380.5\n", None),
        ("x;y\n-1.000%;380.5\n", None),
        ('x,y\n"1,000","380,5"\n', None),
        ("x;y\n1.000;380,5\n", 1000),
        ("x;y\n1,000;380,5\n", 1),
        ("x;y\n1,000;380.5\n", 1000),
        ("x,y\n1.000,380.5\n", 1),
        ("x\ty\n1.000\t380.5\n", 1),
        ("x;y\n0.125;380.5\n", Fraction(1, 8)),
        ("x;y\n1.0005;380.5\n", Fraction(10005, 10000)),
        ("x;y;numbers\n1.000;380.5;en\n", 1),
        ("x;y;numbers\n1.000;380;id\n7;380.5;\n", 1000),
    ],
)
def test_three_digits_are_asked_about_where_the_delimiter_speaks_against_the_form(
    tmp_path: Path, text: str, value: Value | None
) -> None:
    values, codes = read_file(tmp_path, text)
    assert (values[0], codes) == (value, [] if value is not None else ["IKU605"])


def test_the_two_cells_are_named_with_their_places() -> None:
    source, report = Source("t.csv", "x\n0,5\n0.25\n"), Report()
    rows = (Row({"x": "0,5"}, source.row(2)), Row({"x": "0.25"}, source.row(3)))
    with_form(Table(source, ("x",), rows), ["x"], report)
    (found,) = report
    assert found.message.words() == (
        "`0.25` in column `x` can only be a number like 1,234.56, and `0,5` only one like 1.234,56"
    )
    assert (found.span and found.span.line, found.hints[0].words()) == (3, "`0,5` stands in t.csv:2")


def test_a_row_that_is_settled_decides_nothing_for_the_others() -> None:
    assert read(["0,5", "1.250"], ["id", ""]) == ([Fraction(1, 2), None], ["IKU605"])
    assert read(["0,5", "1.5"], ["", "en"]) == ([Fraction(1, 2), Fraction(3, 2)], [])


def test_a_column_that_holds_no_figures_decides_nothing() -> None:
    source, report = Source("t.csv", "code,x\n1.1,\n"), Report()
    table = Table(source, ("code", "x"), (Row({"code": "1.1", "x": ""}, source.row(2)),))
    assert with_form(table, ["x"], report).rows[0].form == ""


@given(EITHER, st.lists(st.sampled_from(NEUTRAL)), st.data())
def test_cells_of_one_form_decide_it_wherever_they_stand(form: str, cells: list[str], data: st.DataObject) -> None:
    decisive = data.draw(st.lists(st.sampled_from(WRITTEN[form]), min_size=1))
    mixed = data.draw(st.permutations([*cells, *decisive]))
    values, codes = read(mixed)
    assert "IKU605" not in codes
    assert "IKU621" not in codes
    assert [value for cell, value in zip(mixed, values, strict=True) if cell == "1.250"] == [
        Fraction(1250) if form == "id" else Fraction(5, 4)
    ] * mixed.count("1.250")


@given(st.text("0123456789.,%-+ ", max_size=10))
def test_a_cell_that_fits_a_form_is_read_in_it_and_one_that_fits_none_in_neither(text: str) -> None:
    for form in WRITTEN:
        assert (read([text], [form])[0] != [None]) == (form in fits(text))
