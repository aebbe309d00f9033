"""An exact value and a number of decimals go in; the value rounded as the rule says, or its digits, come out."""

from enum import Enum
from fractions import Fraction

import attrs

from iku_dsl.values.enclosed import Enclosed, Number, ends
from iku_dsl.values.numbers import finite_decimals

MORE = 12  # decimals beyond those asked, to tell which way a number goes
MOST = 30  # decimals; more would be no rounding, and without a bound the power of ten would have no end


class Mode(Enum):
    """What becomes of the digits cut off. Half up is away from zero, as Indonesian reports print."""

    HALF_UP = "half up"
    HALF_EVEN = "half even"
    DOWN = "down"


@attrs.frozen
class Rounding:
    """How many decimals, and which way."""

    decimals: int = 2
    mode: Mode = Mode.HALF_UP


def decimals_fit(decimals: Fraction) -> bool:
    """Return whether a number of decimals is one: whole, and from 0 to 30."""
    return decimals.denominator == 1 and 0 <= decimals <= MOST


def rounded(value: Fraction, how: Rounding) -> Fraction:
    """Return the nearest value with so many decimals."""
    scale = 10**how.decimals
    scaled = abs(value) * scale
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    up = _up(whole, Fraction(rest, scaled.denominator), how.mode)
    return Fraction((whole + up) if value >= 0 else -(whole + up), scale)


def _up(whole: int, rest: Fraction, mode: Mode) -> bool:
    half = Fraction(1, 2)
    if mode is Mode.DOWN:
        return False
    return rest > half or (rest == half and (mode is Mode.HALF_UP or whole % 2 == 1))


def decimal_text(value: Fraction, how: Rounding) -> str:
    """Return the rounded value with all its decimals: 118.60, not 118.6."""
    exact = rounded(value, how) * 10**how.decimals
    sign, marks = ("-" if exact < 0 else ""), str(abs(exact.numerator)).rjust(how.decimals + 1, "0")
    return sign + (f"{marks[: -how.decimals]}.{marks[-how.decimals :]}" if how.decimals else marks)


def approximate_text(value: Enclosed, how: Rounding) -> str:
    """Return the digits that are certain, marked with ≈: as many as are asked, or those it takes to be certain."""
    for decimals in range(how.decimals, how.decimals + MORE):
        low, high = (decimal_text(each, attrs.evolve(how, decimals=decimals)) for each in ends(value))
        if low == high:
            return "≈" + low
    return "≈" + " … ".join(decimal_text(each, how) for each in ends(value))


def plain_text(value: Number, most: int = 6) -> str:
    """Return the value exactly where at most so many decimals do, else rounded and marked with ≈."""
    if isinstance(value, Enclosed):
        return approximate_text(value, Rounding(most))
    decimals = finite_decimals(value)
    if decimals is not None and decimals <= most:
        return decimal_text(value, Rounding(decimals))
    return "≈" + decimal_text(value, Rounding(most))
