"""What is tested: a plain number has no value among cells formatted as percentages that are measured alike."""

from fractions import Fraction

from iku_dsl.data.cell import value_of
from iku_dsl.data.kinds import Kind
from iku_dsl.data.number_form import with_form
from iku_dsl.data.table import Row, Table
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.outcomes import Fault, Value
from iku_dsl.values.printed import Figure

SOURCE = Source("t.xlsx", "x")
PERCENT = ("82%", Figure(Fraction(41, 50), percent=True))
PLAIN = ("0.71", Figure(Fraction(71, 100), percent=False))
ZERO = ("0", Figure(Fraction(0), percent=False))


def read(cells: list[tuple[str, Figure | None]], groups: str = "") -> tuple[list[Value | None], list[str]]:
    """Return the values of a column under percent, and the codes of what was reported."""
    report = Report()
    rows = tuple(
        Row({"x": text, "group": group}, SOURCE.span(at, at), figures={"x": figure} if figure else {})
        for at, ((text, figure), group) in enumerate(zip(cells, groups.ljust(len(cells)), strict=True))
    )
    table = with_form(Table(SOURCE, ("x", "group"), rows), ["x"], report, lambda row: row.cells["group"])
    values = [value_of(row, "x", Kind(percent=True), report) for row in table.rows]
    return [None if isinstance(each, Fault) else each for each in values], [each.rule.code for each in report]


def test_a_plain_number_among_percentages_could_be_either() -> None:
    assert read([PERCENT, PLAIN]) == ([Fraction(41, 50), None], ["IKU625"])


def test_zero_is_the_same_in_both() -> None:
    assert read([PERCENT, ZERO]) == ([Fraction(41, 50), Fraction(0)], [])


def test_alone_each_of_them_is_what_it_is() -> None:
    assert read([PERCENT, PERCENT]) == ([Fraction(41, 50)] * 2, [])
    assert read([PLAIN, PLAIN]) == ([Fraction(71, 10_000)] * 2, [])


def test_words_say_themselves_what_they_are() -> None:
    assert read([PERCENT, ("71%", None), ("71", None)]) == (
        [Fraction(41, 50), Fraction(71, 100), Fraction(71, 100)],
        [],
    )


def test_rows_that_are_measured_in_another_way_are_no_mixture() -> None:
    assert read([PERCENT, PLAIN], "ab") == ([Fraction(41, 50), Fraction(71, 10_000)], [])
    assert read([PERCENT, PLAIN, PLAIN], "aba") == ([Fraction(41, 50), Fraction(71, 10_000), None], ["IKU625"])
