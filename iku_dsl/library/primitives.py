"""The name of a function goes in; its signature and its exact meaning come out: what only Python can supply.

Every other reading keeps a table of its own over these names.
"""

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

import attrs

from iku_dsl.values.rounding import Mode, Rounding, decimals_fit, rounded


@attrs.frozen
class Primitive:
    """A function of numbers: how many arguments it takes and what it makes of them."""

    name: str
    signature: str
    meaning: str
    least: int
    most: int
    exact: Callable[..., Fraction | None]


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


PRIMITIVES = {
    each.name: each
    for each in (
        Primitive("abs", "abs(x)", "x without its sign", 1, 1, abs),
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
        Aggregate("share", "share(a, b, …)", "the part of them that holds; not applicable with none"),
    )
}
