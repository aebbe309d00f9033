"""The written form of a number goes in; the exact value comes out, and back, within stated bounds."""

from fractions import Fraction

DIGITS = 1_000  # of a numerator or denominator while evaluating; a scorecard needs some thirty
BITS = DIGITS * 3322 // 1000
WRITTEN = 60  # of a number in a text or in data
EXPONENT = 1_000


def read(text: str) -> Fraction:
    """Return the exact value of `1.75`, `12_944` or `5%` (which is 1/20)."""
    plain = text.replace("_", "").strip()
    return Fraction(plain[:-1].strip()) / 100 if plain.endswith("%") else Fraction(plain)


def digits(text: str) -> int:
    """Return how many digits a written number has."""
    return sum(mark.isdigit() for mark in text)


def too_long(value: Fraction) -> bool:
    """Return whether a value has passed the bound on its digits."""
    return value.numerator.bit_length() > BITS or value.denominator.bit_length() > BITS


def power_too_long(base: Fraction, exponent: int) -> bool:
    """Return whether a power would pass the bound, without computing it."""
    return max(base.numerator.bit_length(), base.denominator.bit_length()) * abs(exponent) > BITS + abs(exponent)


def finite_decimals(value: Fraction) -> int | None:
    """Return how many decimals write the value exactly, or None when no number of them does."""
    twos, rest = _strip(value.denominator, 2)
    fives, rest = _strip(rest, 5)
    return max(twos, fives) if rest == 1 else None


def _strip(number: int, prime: int) -> tuple[int, int]:
    count = 0
    while number % prime == 0:
        number, count = number // prime, count + 1
    return count, number


def fraction_text(value: Fraction) -> str:
    """Return `n/d`, the form in which exact results travel."""
    return f"{value.numerator}/{value.denominator}"
