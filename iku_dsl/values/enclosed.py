"""Two rationals between which a number is proven to lie go in; sums, products and orders of such numbers come out.

Ends of more than 60 digits are rounded outward to so many: they do not grow, and the number stays inside.
"""

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

import attrs

DIGITS = 60
SHORT = 199  # bits: no whole number of them has more digits than that


@attrs.frozen
class Enclosed:
    """A number that no fraction is, or none that is known: it lies between its two ends."""

    low: Fraction
    high: Fraction


Number = Fraction | Enclosed


def ends(value: Number) -> tuple[Fraction, Fraction]:
    """Return the two ends; of a fraction both are itself."""
    return (value.low, value.high) if isinstance(value, Enclosed) else (value, value)


def between(low: Fraction, high: Fraction) -> Number:
    """Return the number between two ends, these rounded outward; one that has no room is known exactly."""
    return low if low == high else Enclosed(_outward(low, floor), _outward(high, ceil))


def _outward(value: Fraction, to_whole: Callable[[Fraction], int]) -> Fraction:
    if value.denominator.bit_length() <= SHORT and value.numerator.bit_length() <= SHORT:
        return value
    before = (value.numerator.bit_length() - value.denominator.bit_length()) * 30103 // 100000
    scale = Fraction(10) ** (DIGITS - before)
    return Fraction(to_whole(value * scale)) / scale


def bits(value: Number) -> int:
    """Return how many bits a number has before or behind its point, in size and not in length."""
    return max(abs(each.numerator.bit_length() - each.denominator.bit_length()) for each in ends(value))


def add(left: Number, right: Number) -> Number:
    """Return the sum."""
    (a, b), (c, d) = ends(left), ends(right)
    return between(a + c, b + d)


def negative(value: Number) -> Number:
    """Return the number with the other sign."""
    low, high = ends(value)
    return between(-high, -low)


def subtract(left: Number, right: Number) -> Number:
    """Return the difference."""
    return add(left, negative(right))


def multiply(left: Number, right: Number) -> Number:
    """Return the product."""
    products = [one * other for one in ends(left) for other in ends(right)]
    return between(min(products), max(products))


def divide(left: Number, right: Number) -> Number | None:
    """Return the quotient; None where the divisor may be zero."""
    low, high = ends(right)
    if low <= 0 <= high:
        return None
    return multiply(left, between(1 / high, 1 / low))


def magnitude(value: Number) -> Number:
    """Return the number without its sign."""
    low, high = ends(value)
    if low >= 0:
        return value
    return negative(value) if high <= 0 else between(Fraction(0), max(-low, high))


def lowest(values: Iterable[Number]) -> Number:
    """Return the lowest of some numbers."""
    lows, highs = zip(*map(ends, values), strict=True)
    return between(min(lows), min(highs))


def highest(values: Iterable[Number]) -> Number:
    """Return the highest of some numbers."""
    lows, highs = zip(*map(ends, values), strict=True)
    return between(max(lows), max(highs))


def power(base: Number, exponent: int) -> Number | None:
    """Return a whole power, by squaring; None where the base may be zero below the line."""
    if exponent < 0:
        found = power(base, -exponent)
        return None if found is None else divide(Fraction(1), found)
    plain = magnitude(base) if exponent % 2 == 0 else base
    result: Number = Fraction(1)
    for bit in f"{exponent:b}":
        result = multiply(result, result)
        result = multiply(result, plain) if bit == "1" else result
    return result


def order(left: Number, right: Number) -> int | None:
    """Return -1, 0 or 1 for less, equal or more; None where the ends do not decide."""
    (a, b), (c, d) = ends(left), ends(right)
    if a == b == c == d:
        return 0
    return -1 if b < c else 1 if a > d else None


def at_most(left: Number, right: Number) -> bool | None:
    """Return whether one is not above the other; None where the ends do not decide."""
    (a, b), (c, d) = ends(left), ends(right)
    return True if b <= c else False if a > d else None


def below(left: Number, right: Number) -> bool | None:
    """Return whether one is below the other; None where the ends do not decide."""
    above = at_most(right, left)
    return None if above is None else not above
