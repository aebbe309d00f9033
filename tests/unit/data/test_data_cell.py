"""What is tested: a cell is a figure, a choice, not applicable or blank; the rest is reported, never a number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.data.cell import value_of
from iku_dsl.data.kinds import Kind
from iku_dsl.data.table import Row
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Value

SPAN = Source("t.csv", "x").whole()
KINDS = st.builds(Kind, st.sampled_from([None, True, False]), st.just("index"), st.just(frozenset({"wrong"})))


def cell(text: str, kind: Kind, numbers: str = "") -> tuple[Value | None, list[str]]:
    """Return the value of a cell, None for a fault, and the codes of what was reported: the fault and nothing else."""
    report = Report()
    row = Row({"realisation": text, "numbers": numbers}, SPAN)
    value = value_of(row, "realisation", kind, report)
    assert [value] == [Fault(each) for each in report] or (len(report) == 0 and not isinstance(value, Fault))
    return None if isinstance(value, Fault) else value, [each.rule.code for each in report]


@pytest.mark.parametrize("text", ["N/A", "n/a", "tidak berlaku", "Tidak Berlaku"])
def test_only_the_two_words_mean_not_applicable_in_any_case(text: str) -> None:
    assert cell(text, Kind()) == (NOT_APPLICABLE, [])


def test_a_blank_cell_is_nothing_and_nothing_is_reported() -> None:
    assert cell("", Kind()) == (None, [])


@pytest.mark.parametrize("dash", ["-", "\u2013", "\u2014"])
def test_a_dash_is_asked_about(dash: str) -> None:
    assert cell(dash, Kind()) == (None, ["IKU606"])


@given(st.integers(0, 10**6))
def test_under_percent_a_bare_number_and_one_with_the_sign_are_the_same(points: int) -> None:
    assert cell(f"{points}%", Kind(percent=True)) == cell(f"{points}", Kind(percent=True))
    assert cell(f"{points}%", Kind(percent=True)) == (Fraction(points, 100), [])


@given(st.integers(0, 10**6))
def test_under_another_unit_a_bare_number_is_itself_and_a_percent_sign_is_refused(number: int) -> None:
    assert cell(f"{number}", Kind(percent=False)) == (Fraction(number), [])
    assert cell(f"{number}%", Kind(percent=False)) == (None, ["IKU607"])


@given(st.integers(0, 10**6))
def test_without_a_unit_the_sign_alone_decides(number: int) -> None:
    assert cell(f"{number}", Kind()) == (Fraction(number), [])
    assert cell(f"{number}%", Kind()) == (Fraction(number, 100), [])


def test_two_readings_are_asked_about_and_the_row_can_settle_them() -> None:
    assert cell("282.698", Kind()) == (None, ["IKU605"])
    assert cell("282.698", Kind(), "id") == (Fraction(282698), [])
    assert cell("282.698", Kind(), "en") == (Fraction(282698, 1000), [])


@pytest.mark.parametrize("numbers", ["EN", "us", "international"])
def test_a_convention_that_nobody_knows_is_not_passed_over_in_silence(numbers: str) -> None:
    value, codes = cell("1,5", Kind(), numbers)
    assert codes or value is None


@pytest.mark.parametrize("text", ["about 80%", "80 orang", "?", "1.2.3", "N.A.", "nihil"])
def test_a_text_where_a_number_belongs_is_reported_and_never_read_as_zero(text: str) -> None:
    assert cell(text, Kind()) == (None, ["IKU604"])


def test_a_declared_choice_is_itself_and_an_undeclared_one_is_refused() -> None:
    kind = Kind(choices=frozenset({"wrong"}))
    assert cell("wrong", kind) == ("wrong", [])
    assert cell("wrnog", kind) == (None, ["IKU604"])


@given(st.text() | st.text("0123456789.,%+-", max_size=12), KINDS)
def test_a_cell_that_is_not_blank_has_a_value_or_is_reported(text: str, kind: Kind) -> None:
    value, codes = cell(text, kind)
    assert (value is None) == (text == "" or len(codes) == 1)
