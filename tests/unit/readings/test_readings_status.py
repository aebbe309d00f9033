"""What is tested: a status is that of the band in which the exact value lies, and nothing else has one."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.lower_scorecard import lower_status
from iku_dsl.model.documents import Framework
from iku_dsl.model.read import read
from iku_dsl.readings.status import Statuses
from iku_dsl.syntax.parse import parse
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Missing, Value

CATEGORIES = "categories status over 0 to 120: below 80 is red, from 80 below 100 is yellow, from 100 to 120 is green"


def statuses(*statements: str) -> Statuses:
    """Return the statuses of a framework that holds these statements."""
    report = Report()
    text = "\n".join(["framework f", "levels indicator, whole", *statements])
    found = read(parse(Source("f.iku", text), report), report)
    assert isinstance(found, Framework)
    return Statuses(lower_status(found))


@given(st.fractions(0, 120, max_denominator=10**9))
def test_the_status_of_a_value_is_that_of_its_band(value: Fraction) -> None:
    expected = next(name for name, above in [("red", 80), ("yellow", 100), ("green", 121)] if value < above)
    assert statuses(CATEGORIES).of(value) == expected


@pytest.mark.parametrize(("edge", "below", "at"), [(80, "red", "yellow"), (100, "yellow", "green")])
def test_an_edge_belongs_to_one_band_however_close_a_value_comes(edge: int, below: str, at: str) -> None:
    found = statuses(CATEGORIES)
    assert (found.of(edge - Fraction(1, 10**50)), found.of(Fraction(edge))) == (below, at)


@given(st.lists(st.fractions(0, 120, max_denominator=100), max_size=9))
def test_asking_again_and_in_any_order_gives_the_same(values: list[Fraction]) -> None:
    found = statuses(CATEGORIES)
    first = [found.of(value) for value in values]
    assert [found.of(value) for value in reversed(values)] == first[::-1]


@pytest.mark.parametrize("value", [-1, 121])
def test_a_value_outside_every_band_is_a_fault_and_not_a_guess(value: int) -> None:
    assert isinstance(statuses(CATEGORIES).of(Fraction(value)), Fault)


@pytest.mark.parametrize("value", [NOT_APPLICABLE, Missing(()), True, "red"], ids=str)
def test_what_is_no_number_has_no_status(value: Value) -> None:
    assert statuses(CATEGORIES).of(value) is None


def test_a_framework_without_categories_names_no_status() -> None:
    assert statuses().of(Fraction(90)) is None
