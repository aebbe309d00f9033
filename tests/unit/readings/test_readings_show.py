"""What is tested: a printed figure never contradicts its status, and is exact unless it carries the mark."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.definitions import Definitions
from iku_dsl.model.documents import Framework
from iku_dsl.model.read import read
from iku_dsl.readings.show import quantity, rounding_of, shown, weight_text
from iku_dsl.syntax.parse import parse
from iku_dsl.values.outcomes import Value
from iku_dsl.values.rounding import Mode, Rounding, decimal_text

NUMBERS = st.fractions(0, 120, max_denominator=10**6)
ROUNDINGS = st.builds(Rounding, st.integers(0, 4), st.sampled_from(Mode))
NEARLY = "\u2248"


def colour(value: Fraction) -> Value:
    """Return a status with two thresholds."""
    return "red" if value < 80 else "yellow" if value < 100 else "green"


def definitions(*statements: str) -> Definitions:
    """Return the definitions of a framework that holds these statements."""
    report = Report()
    text = "\n".join(["framework f", "levels indicator, whole", *statements])
    found = read(parse(Source("f.iku", text), report), report)
    assert isinstance(found, Framework)
    return found.definitions


@given(
    NUMBERS | st.sampled_from([80, 100]).flatmap(lambda at: st.integers(3, 11).map(lambda n: at - Fraction(1, 10**n)))
)
def test_what_is_printed_has_the_status_of_the_exact_value(value: Fraction) -> None:
    text = shown(value, Rounding(), colour)
    assert not text.startswith(NEARLY)
    assert colour(Fraction(text)) == colour(value)


@given(NUMBERS, ROUNDINGS)
def test_no_more_decimals_are_printed_than_the_status_needs(value: Fraction, how: Rounding) -> None:
    text = shown(value, how, colour)
    places = len(text.partition(".")[2])
    assert text == decimal_text(value, Rounding(places, how.mode))
    for fewer in range(how.decimals, places):
        assert colour(Fraction(decimal_text(value, Rounding(fewer, how.mode)))) != colour(value)


@given(NUMBERS, ROUNDINGS)
def test_without_a_status_a_value_is_printed_as_the_text_says(value: Fraction, how: Rounding) -> None:
    assert shown(value, how, lambda _: None) == decimal_text(value, how)


def test_a_value_closer_to_a_threshold_than_any_print_carries_the_mark() -> None:
    assert shown(100 - Fraction(1, 10**40), Rounding(), colour) == f"{NEARLY}100.00"


@given(st.integers(0, 10**9), st.integers(0, 4))
def test_a_quantity_of_few_decimals_is_written_exactly_in_either_form(units: int, places: int) -> None:
    value = Fraction(units, 10**places)
    assert Fraction(quantity(value, percent=False)) == value
    assert Fraction(quantity(value, percent=True).removesuffix("%")) == value * 100


@given(st.fractions(max_denominator=10**4), st.booleans())
def test_a_quantity_is_exact_unless_marked_and_has_a_sign_only_as_a_percentage(value: Fraction, percent: bool) -> None:
    text = quantity(value, percent)
    assert text.endswith("%") is percent
    read_back = Fraction(text.removeprefix(NEARLY).removesuffix("%")) / (100 if percent else 1)
    assert (read_back == value) is not text.startswith(NEARLY)


@pytest.mark.parametrize(
    ("weight", "text"),
    [
        (Fraction(3, 10), "30%"),
        (Fraction(1, 8), "12.5%"),
        (Fraction(1), "1"),
        (Fraction(0), "0"),
        (Fraction(5, 2), "2.5"),
        (Fraction(1, 3), f"{NEARLY}0.333333"),
    ],
)
def test_a_weight_below_one_is_a_percentage_where_that_is_exact_and_a_number_otherwise(
    weight: Fraction, text: str
) -> None:
    assert weight_text(weight) == text


def test_the_first_name_with_a_show_decides_how_a_value_is_printed() -> None:
    found = definitions("show value to 3 decimals, half even", "show index to 1 decimals, down")
    assert rounding_of(found, "index", "value") == Rounding(1, Mode.DOWN)
    assert rounding_of(found, "objective", "value") == Rounding(3, Mode.HALF_EVEN)


def test_half_up_and_two_decimals_are_what_holds_where_nothing_is_said() -> None:
    assert rounding_of(definitions(), "index") == Rounding(2, Mode.HALF_UP)
    assert rounding_of(definitions("show index to 4 decimals"), "index") == Rounding(4, Mode.HALF_UP)


def test_the_decimals_of_a_show_are_bounded() -> None:
    assert rounding_of(definitions("show index to 999999 decimals"), "index").decimals <= 30
