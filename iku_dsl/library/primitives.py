"""The name of a function goes in; its signature and its exact meaning come out: what only Python can supply.

Every other reading keeps a table of its own over these names.
"""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.values.enclosed import Enclosed, Number, magnitude
from iku_dsl.values.rounding import Mode, Rounding, decimals_fit, rounded
from iku_dsl.values.transcendental import HIGHEST, LARGEST, exponential, logarithm, root


@attrs.frozen
class Undefined:
    """Why a function has no value there."""

    why: Phrase


@attrs.frozen
class Primitive:
    """A function of numbers: how many arguments it takes and what it makes of them.

    One that `encloses` takes numbers that are only known between two bounds; of any other one, both bounds must come to
    the same.
    """

    name: str
    signature: str
    meaning: str
    least: int
    most: int
    exact: Callable[..., Number | Undefined | None]
    encloses: bool = False


@attrs.frozen
class Aggregate:
    """A function over several members, each perhaps with a weight: what it makes of an empty set is part of it."""

    name: str
    signature: str
    meaning: str
    weighs: bool = False


def rounding(mode: Mode) -> Callable[..., Fraction | None]:
    """Return the function that rounds one way; it has no value for decimals that are none."""

    def rounds(value: Fraction, decimals: Fraction = Fraction(0)) -> Fraction | None:
        return rounded(value, Rounding(int(decimals), mode)) if decimals_fit(decimals) else None

    return rounds


def _root(value: Number, degree: Number = Fraction(2)) -> Number | Undefined:
    if isinstance(degree, Enclosed) or degree.denominator != 1 or not 1 <= degree <= HIGHEST:
        return Undefined(say("a root is the 1st to the {highest}th", highest=HIGHEST))
    found = root(value, int(degree))
    return Undefined(say("an even root of a negative number is none")) if found is None else found


def _ln(value: Number) -> Number | Undefined:
    found = logarithm(value)
    return Undefined(say("only a number above zero has a logarithm")) if found is None else found


def _exp(value: Number) -> Number | Undefined:
    found = exponential(value)
    why = say("the power of e is taken from -{largest} to {largest}", largest=LARGEST)
    return Undefined(why) if found is None else found


PRIMITIVES = {
    each.name: each
    for each in (
        Primitive("abs", "abs(x)", "x without its sign", 1, 1, magnitude, encloses=True),
        Primitive(
            "round",
            "round(x) or round(x, decimals)",
            "x rounded half up, 0 to 30 decimals",
            1,
            2,
            rounding(Mode.HALF_UP),
        ),
        Primitive("floor", "floor(x)", "the largest whole number not above x", 1, 1, lambda x: Fraction(floor(x))),
        Primitive("ceiling", "ceiling(x)", "the smallest whole number not below x", 1, 1, lambda x: Fraction(ceil(x))),
        Primitive("root", "root(x) or root(x, n)", "the nth root of x, the square root without n", 1, 2, _root, True),
        Primitive("ln", "ln(x)", "the natural logarithm of x", 1, 1, _ln, encloses=True),
        Primitive("exp", "exp(x)", "e to the power of x", 1, 1, _exp, encloses=True),
    )
}

AGGREGATES = {
    each.name: each
    for each in (
        Aggregate("count", "count(a, b, …)", "how many there are; 0 with none"),
        Aggregate("sum", "sum(a, b, …)", "their sum; 0 with none"),
        Aggregate("mean", "mean(a, b, … by w)", "their mean, weighed by w; not applicable with none", weighs=True),
        Aggregate("min", "min(a, b, …)", "the lowest; not applicable with none"),
        Aggregate("max", "max(a, b, …)", "the highest; not applicable with none"),
        Aggregate(
            "geometric_mean",
            "geometric_mean(a, b, … by w)",
            "the root of their product, weighed by w; not applicable with none",
            weighs=True,
        ),
        Aggregate("share", "share(a, b, …)", "the part of them that holds; not applicable with none"),
    )
}
