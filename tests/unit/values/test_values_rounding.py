"""What is tested: rounding agrees with the decimal module on finite decimals, and with its definition on the rest."""

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.rounding import Mode, Rounding, decimal_text, plain_text, rounded

PRECISE = Context(prec=100)
DECIMAL_MODES = {Mode.HALF_UP: ROUND_HALF_UP, Mode.HALF_EVEN: ROUND_HALF_EVEN, Mode.DOWN: ROUND_DOWN}
MODES = st.sampled_from(Mode)
PLACES = st.integers(0, 12)
FINITE = st.decimals(-(10**12), 10**12, places=9)
ANY = st.fractions(max_denominator=10**6)


@st.composite
def ties(draw: st.DrawFn) -> tuple[Fraction, int]:
    """Return a value exactly between two neighbours, and the number of decimals these have."""
    places = draw(PLACES)
    return Fraction(2 * draw(st.integers(-(10**9), 10**9)) + 1, 2 * 10**places), places


def independent(value: Decimal, how: Rounding) -> Decimal:
    """Return what the standard library's decimal arithmetic makes of it."""
    return value.quantize(Decimal(1).scaleb(-how.decimals), DECIMAL_MODES[how.mode], PRECISE)


@given(FINITE, PLACES, MODES)
def test_rounding_a_finite_decimal_agrees_with_decimal_arithmetic(value: Decimal, places: int, mode: Mode) -> None:
    how = Rounding(places, mode)
    assert rounded(Fraction(value), how) == Fraction(independent(value, how))


@given(ties(), MODES)
def test_a_tie_goes_the_way_of_decimal_arithmetic(tie: tuple[Fraction, int], mode: Mode) -> None:
    value, places = tie
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    how = Rounding(places, mode)
    assert Fraction(exact) == value
    assert rounded(value, how) == Fraction(independent(exact, how))


@pytest.mark.parametrize(
    ("mode", "printed"),
    [(Mode.HALF_UP, "0.13 0.14 -0.13 3"), (Mode.HALF_EVEN, "0.12 0.14 -0.12 2"), (Mode.DOWN, "0.12 0.13 -0.12 2")],
)
def test_each_mode_treats_the_four_typical_ties_as_its_name_says(mode: Mode, printed: str) -> None:
    values = [(Fraction(1, 8), 2), (Fraction(27, 200), 2), (Fraction(-1, 8), 2), (Fraction(5, 2), 0)]
    assert " ".join(decimal_text(value, Rounding(places, mode)) for value, places in values) == printed


@given(ANY, PLACES, st.sampled_from([Mode.HALF_UP, Mode.HALF_EVEN]))
def test_rounding_to_the_nearest_moves_by_at_most_half_a_unit_of_the_last_place(
    value: Fraction, places: int, mode: Mode
) -> None:
    result = rounded(value, Rounding(places, mode))
    assert (result * 10**places).denominator == 1
    assert abs(result - value) <= Fraction(1, 2 * 10**places)


@given(ANY, PLACES)
def test_rounding_down_goes_towards_zero_by_less_than_a_unit(value: Fraction, places: int) -> None:
    lost = abs(value) - abs(rounded(value, Rounding(places, Mode.DOWN)))
    assert 0 <= lost < Fraction(1, 10**places)


@given(ANY, PLACES, MODES)
def test_rounding_is_the_same_on_both_sides_of_zero(value: Fraction, places: int, mode: Mode) -> None:
    assert rounded(-value, Rounding(places, mode)) == -rounded(value, Rounding(places, mode))


@given(ANY, ANY, PLACES, MODES)
def test_rounding_never_swaps_two_values(one: Fraction, other: Fraction, places: int, mode: Mode) -> None:
    low, high = sorted((one, other))
    assert rounded(low, Rounding(places, mode)) <= rounded(high, Rounding(places, mode))


@given(ANY, PLACES, MODES)
def test_printed_digits_read_back_as_the_rounded_value(value: Fraction, places: int, mode: Mode) -> None:
    how = Rounding(places, mode)
    assert Fraction(decimal_text(value, how)) == rounded(value, how)


@given(FINITE, PLACES, MODES)
def test_printed_digits_are_those_of_decimal_arithmetic(value: Decimal, places: int, mode: Mode) -> None:
    how = Rounding(places, mode)
    expected = independent(value, how)
    assert decimal_text(Fraction(value), how) == f"{expected if expected else abs(expected):f}"


@given(ANY, PLACES, MODES)
def test_zero_is_never_printed_with_a_sign(value: Fraction, places: int, mode: Mode) -> None:
    text = decimal_text(value, Rounding(places, mode))
    assert text.startswith("-") == (rounded(value, Rounding(places, mode)) < 0)


@given(ANY, st.integers(0, 8))
def test_a_plain_text_without_the_mark_is_exact_and_one_with_it_is_not(value: Fraction, most: int) -> None:
    text = plain_text(value, most)
    assert (Fraction(text.removeprefix("\u2248")) == value) is not text.startswith("\u2248")
    assert len(text.partition(".")[2]) <= most


@given(ANY)
def test_an_exact_plain_text_ends_in_no_idle_zero(value: Fraction) -> None:
    text = plain_text(value)
    assert text.startswith("\u2248") or "." not in text or not text.endswith("0")
