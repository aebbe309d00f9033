"""A number goes in; its logarithm, its exponential, its root come out: exact where rational, else proven enclosures.

The standard library's `decimal` rounds `ln` and `exp` correctly; one unit in the last place is added on either side.
Fractions are rounded outward before, and both functions rise, so that what is sought lies between what comes out.
"""

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction
from math import isqrt

from iku_dsl.values.enclosed import Enclosed, Number, between, ends

PRECISION = 75
NARROW = Fraction(1, 10**50)  # of an enclosure, against its value
LARGEST = 2000  # the exponential of more has more digits than a value may have
HIGHEST = 1000  # degree of a root


def logarithm(value: Number) -> Number | None:
    """Return the natural logarithm; None for what is not, or may not be, above zero."""
    low, high = ends(value)
    if low <= 0:
        return None
    if low == high == 1:
        return Fraction(0)
    return between(_ln(low)[0], _ln(high)[1])


def _ln(value: Fraction) -> tuple[Fraction, Fraction]:
    """Return what a logarithm lies between.

    Near 1 it takes more digits to tell it from zero; very near, the logarithm of 1 + u lies between u - u² and u.
    """
    beyond = value - 1
    if abs(beyond) <= NARROW:
        return beyond - beyond**2, beyond
    precision = PRECISION
    while True:
        low, high = (_widened(each, precision, "ln") for each in _decimals(value, precision))
        found = Fraction(low[0]), Fraction(high[1])
        if found[1] - found[0] <= NARROW * max(abs(found[0]), abs(found[1])):
            return found
        precision *= 2


def exponential(value: Number) -> Number | None:
    """Return e to the power of a number; None where that has more digits than a value may have."""
    low, high = ends(value)
    if max(abs(low), abs(high)) > LARGEST:
        return None
    return Fraction(1) if low == high == 0 else between(_exp(low)[0], _exp(high)[1])


def _exp(value: Fraction) -> tuple[Fraction, Fraction]:
    low, high = (_widened(each, PRECISION, "exp") for each in _decimals(value, PRECISION))
    return Fraction(low[0]), Fraction(high[1])


def _decimals(value: Fraction, precision: int) -> tuple[Decimal, Decimal]:
    """Return the nearest decimals below and above a fraction."""
    parts = Decimal(value.numerator), Decimal(value.denominator)
    down, up = (_context(precision, way).divide(*parts) for way in (ROUND_FLOOR, ROUND_CEILING))
    return down, up


def _widened(value: Decimal, precision: int, function: str) -> tuple[Decimal, Decimal]:
    """Return what a function of a decimal lies between: the rounded value and one unit of its last place aside."""
    context = _context(precision)
    found = context.ln(value) if function == "ln" else context.exp(value)
    return context.next_minus(found), context.next_plus(found)


def _context(precision: int, rounding: str = ROUND_HALF_EVEN) -> Context:
    """Return a context in which nothing traps; what would overflow has been refused before."""
    return Context(prec=precision, rounding=rounding, Emin=-999999, Emax=999999, traps=[])


def root(value: Number, degree: int) -> Number | None:
    """Return a root of a number; None of a negative one where the degree is even."""
    low, high = ends(value)
    if low < 0 and degree % 2 == 0:
        return None
    if not isinstance(value, Enclosed):
        exact = exact_root(value, degree)
        return exact if exact is not None else between(*_root(value, degree))
    return between(_root(low, degree)[0], _root(high, degree)[1])


def _root(value: Fraction, degree: int) -> tuple[Fraction, Fraction]:
    if value < 0:
        low, high = _root(-value, degree)
        return -high, -low
    exact = exact_root(value, degree)
    if exact is not None:
        return exact, exact
    low, high = _ln(value)
    return _exp(low / degree)[0], _exp(high / degree)[1]


def exact_root(value: Fraction, degree: int) -> Fraction | None:
    """Return a root that is a fraction; None where it is none."""
    above, below = (whole_root(abs(each), degree) for each in (value.numerator, value.denominator))
    if above is None or below is None:
        return None
    return Fraction(above if value >= 0 else -above, below)


def whole_root(number: int, degree: int) -> int | None:
    """Return a root that is whole; None where it is none. `decimal` finds the only number that it can be."""
    if number < 2 or degree == 1:
        return number
    if degree == 2:
        found = isqrt(number)
    else:
        context = _context(number.bit_length() // (3 * degree) + 30)
        logarithm = context.divide(context.ln(context.create_decimal(number)), Decimal(degree))
        found = int(context.exp(logarithm).to_integral_value())
    return found if found**degree == number else None
