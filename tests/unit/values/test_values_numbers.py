"""What is tested: written numbers are read exactly, and the bounds on digits hold on both sides."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.numbers import (
    BITS,
    DIGITS,
    digits,
    finite_decimals,
    fraction_text,
    power_too_long,
    read,
    too_long,
)

WHOLE = st.integers(min_value=0, max_value=10**30)
PARTS = st.text("0123456789", min_size=1, max_size=12)
FRACTIONS = st.fractions(max_denominator=10**9)
NONZERO = st.fractions(max_denominator=10**40).filter(bool)


@given(WHOLE, PARTS)
def test_a_written_decimal_is_read_to_its_last_digit(whole: int, part: str) -> None:
    assert read(f"{whole}.{part}") == Fraction(Decimal(f"{whole}.{part}"))


@given(WHOLE)
def test_underscores_between_thousands_change_nothing(whole: int) -> None:
    assert read(f"{whole:_}") == whole


@given(WHOLE, PARTS, st.sampled_from(["", " ", "\t", "\u00a0"]))
def test_a_percent_sign_divides_by_a_hundred_whatever_blank_stands_before_it(whole: int, part: str, blank: str) -> None:
    assert read(f"{whole}.{part}{blank}%") * 100 == read(f"{whole}.{part}")


@given(FRACTIONS)
def test_an_exact_result_comes_back_from_the_form_in_which_it_travels(value: Fraction) -> None:
    above, below = fraction_text(value).split("/")
    assert Fraction(int(above), int(below)) == value


@given(st.integers(min_value=0, max_value=10**60))
def test_only_digits_count_as_digits(number: int) -> None:
    assert digits(f"-{number:_}.5 %") == len(str(number)) + 1


@given(FRACTIONS)
def test_finite_decimals_is_the_least_number_that_writes_the_value(value: Fraction) -> None:
    least = finite_decimals(value)
    wholes = [count for count in range(64) if (value * 10**count).denominator == 1]
    assert least == (wholes[0] if wholes else None)


def test_a_value_within_the_bound_on_digits_is_never_too_long() -> None:
    longest = 10**DIGITS - 1
    assert not too_long(Fraction(longest))
    assert not too_long(Fraction(-longest, longest - 1))


def test_a_numerator_or_a_denominator_a_little_past_the_bound_is_too_long() -> None:
    assert too_long(Fraction(10 ** (DIGITS + 1)))
    assert too_long(Fraction(-(10 ** (DIGITS + 1))))
    assert too_long(Fraction(1, 10 ** (DIGITS + 1)))


@given(NONZERO, st.integers(-400, 400))
def test_no_power_is_refused_that_would_have_been_within_the_bound(base: Fraction, exponent: int) -> None:
    if power_too_long(base, exponent):
        assert too_long(base**exponent)


@given(NONZERO, st.integers(-400, 400))
def test_a_power_let_through_is_not_much_longer_than_the_bound(base: Fraction, exponent: int) -> None:
    if not power_too_long(base, exponent):
        power = base**exponent
        assert max(power.numerator.bit_length(), power.denominator.bit_length()) <= BITS + abs(exponent)


@given(st.integers(0, BITS - 1))
def test_a_power_of_two_is_let_through_as_far_as_its_digits_are_within_the_bound(exponent: int) -> None:
    assert not power_too_long(Fraction(2), exponent)
    assert not power_too_long(Fraction(1, 2), -exponent)


def test_a_power_that_could_not_be_computed_in_a_lifetime_is_refused_at_once() -> None:
    assert power_too_long(Fraction(9), 9**99)
    assert power_too_long(Fraction(1, 9), -(9**99))
