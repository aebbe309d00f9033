"""Roots, logarithms and geometric means lie within narrow bounds, as `decimal` says with more digits."""

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from math import prod

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iku_dsl.values import enclosed
from iku_dsl.values.enclosed import Number, ends
from iku_dsl.values.geometric import geometric_mean
from iku_dsl.values.transcendental import exponential, logarithm, root

FAR = Context(prec=400)
NARROW = Fraction(1, 10**40)
POSITIVE = st.builds(Fraction, st.integers(1, 10**30), st.integers(1, 10**30))
MODEST = st.builds(Fraction, st.integers(-(10**20), 10**20), st.integers(10**17, 10**20))
SMALL = st.builds(Fraction, st.integers(1, 10**6), st.integers(1, 10**3))
ANY = st.builds(Fraction, st.integers(-(10**9), 10**9), st.integers(1, 10**9))


def far(value: Fraction) -> Decimal:
    return FAR.divide(Decimal(value.numerator), Decimal(value.denominator))


def holds(value: Number | None, true: Decimal) -> bool:
    """Return whether a number with 400 digits lies within the bounds, but for its own last digits."""
    assert value is not None
    (low, high), aside = ends(value), Fraction(1, 10**380) * (1 + abs(Fraction(true)))
    return low - aside <= Fraction(true) <= high + aside


def is_narrow(value: Number | None) -> bool:
    assert value is not None
    low, high = ends(value)
    return high - low <= NARROW * min(abs(low), abs(high))


@given(POSITIVE)
def test_a_logarithm_lies_within_narrow_bounds(value: Fraction) -> None:
    found = logarithm(value)
    assert holds(found, FAR.ln(far(value)))
    assert is_narrow(found)


@pytest.mark.parametrize("power", [30, 49, 51, 300, 900])
def test_the_logarithm_of_almost_one_is_not_taken_for_zero(power: int) -> None:
    for value in (1 + Fraction(1, 10**power), 1 - Fraction(1, 10**power)):
        found = logarithm(value)
        assert is_narrow(found)
        assert found is not None
        assert enclosed.order(found, Fraction(0)) == (1 if value > 1 else -1)


@given(MODEST)
def test_an_exponential_lies_within_narrow_bounds(value: Fraction) -> None:
    found = exponential(value)
    assert holds(found, FAR.exp(far(value)))
    assert is_narrow(found)


@given(POSITIVE, st.integers(2, 60))
def test_a_root_lies_within_narrow_bounds_and_its_power_encloses_the_number(value: Fraction, degree: int) -> None:
    found = root(value, degree)
    assert found is not None
    assert holds(found, FAR.exp(FAR.divide(FAR.ln(far(value)), Decimal(degree))))
    assert is_narrow(found)
    low, high = ends(enclosed.power(found, degree) or Fraction(0))
    assert low <= value <= high


@given(SMALL, st.integers(2, 12))
def test_a_root_that_is_a_fraction_is_that_fraction(value: Fraction, degree: int) -> None:
    assert root(value**degree, degree) == value
    assert root((-value) ** degree, degree) == (value if degree % 2 == 0 else -value)


@given(POSITIVE)
def test_the_exponential_of_the_logarithm_encloses_the_number(value: Fraction) -> None:
    level = logarithm(value)
    assert level is not None
    low, high = ends(exponential(level) or Fraction(0))
    assert low <= value <= high


@given(st.lists(st.tuples(SMALL, st.integers(1, 5)), min_size=1, max_size=8))
def test_a_geometric_mean_lies_between_the_lowest_and_the_highest(pairs: list[tuple[Fraction, int]]) -> None:
    values, weights = [value for value, _ in pairs], [Fraction(weight) for _, weight in pairs]
    found = geometric_mean(list(zip(values, weights, strict=True)), sum(weights, Fraction(0)))
    assert found is not None
    low, high = ends(found)
    assert min(values) <= high
    assert low <= max(values)
    assert is_narrow(found)
    product = prod(value**weight for value, weight in pairs)
    raised = ends(enclosed.power(found, int(sum(weights))) or Fraction(0))
    assert raised[0] <= product <= raised[1]


@given(st.lists(SMALL, min_size=1, max_size=6), st.integers(1, 4))
def test_a_geometric_mean_of_powers_is_exact(values: list[Fraction], times: int) -> None:
    count = len(values) * times
    pairs: list[tuple[Number, Number]] = [(value**count, Fraction(1)) for value in values for _ in range(times)]
    assert geometric_mean(pairs, Fraction(count)) == prod(values) ** times


SIGNS: dict[str, tuple[Callable[[Number, Number], Number | None], Callable[[Fraction, Fraction], Fraction]]] = {
    "+": (enclosed.add, lambda left, right: left + right),
    "-": (enclosed.subtract, lambda left, right: left - right),
    "*": (enclosed.multiply, lambda left, right: left * right),
    "/": (enclosed.divide, lambda left, right: left / right),
}


@given(st.sampled_from(sorted(SIGNS)), ANY, ANY, SMALL, SMALL, st.data())
def test_arithmetic_of_enclosures_holds_what_comes_of_any_numbers_inside(
    sign: str, one: Fraction, other: Fraction, wide: Fraction, broad: Fraction, data: st.DataObject
) -> None:
    left, right = enclosed.between(one, one + wide), enclosed.between(other, other + broad)
    found = SIGNS[sign][0](left, right)
    assume(found is not None)
    assert found is not None
    inside = [low + (high - low) * data.draw(st.fractions(0, 1)) for low, high in (ends(left), ends(right))]
    low, high = ends(found)
    assert low <= SIGNS[sign][1](inside[0], inside[1]) <= high


@given(ANY, SMALL)
def test_bounds_do_not_grow(low: Fraction, wide: Fraction) -> None:
    found: Number = enclosed.between(low, low + wide)
    for _ in range(20):
        found = enclosed.multiply(found, enclosed.between(Fraction(1, 3), Fraction(2, 3)))
    assert all(len(str(abs(each.numerator))) < 90 for each in ends(found))
