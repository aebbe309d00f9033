"""A primitive function and the measures of its arguments go in; the measure of what it gives comes out.

Every primitive and every aggregate of the library has an entry here; a test asks for it.
"""

from collections.abc import Callable, Sequence
from enum import Enum, auto
from fractions import Fraction

import attrs

from iku_dsl.formula.algebra import Apply, Constant
from iku_dsl.readings.units.measure import OTHER, Kind, Measure, Scale, number
from iku_dsl.readings.units.solution import Solution

Function = Callable[[Apply, Sequence[Measure], Solution], Measure]


class Gathered(Enum):
    """What an aggregate gives: what its members COUNT alike, a NUMBER_OF of things not named, or a PLAIN share."""

    ALIKE = auto()
    NUMBER_OF = auto()
    PLAIN = auto()


def _same(node: Apply, given: Sequence[Measure], solution: Solution) -> Measure:
    """A figure that is rounded, or loses its sign, counts what it did."""
    del node, solution
    return attrs.evolve(given[0], scale=Scale.NONE) if given[0].scale is Scale.LITERAL else given[0]


def _root(node: Apply, given: Sequence[Measure], solution: Solution) -> Measure:
    """The root of an area is a length; of a degree that is no number in the text nothing is known."""
    degree = node.operands[1].value if len(given) > 1 and isinstance(node.operands[1], Constant) else 2
    whole = isinstance(degree, (int, Fraction)) and degree != 0 and (len(given) == 1 or isinstance(degree, Fraction))
    if given[0].kind is not Kind.NUMBER:
        return OTHER
    return number(given[0].unit ** (Fraction(1) / degree) if whole else solution.fresh())  # type: ignore[operator]


def _ln(node: Apply, given: Sequence[Measure], solution: Solution) -> Measure:
    """A logarithm is a plain number, of whatever: indices of income are differences of logarithms."""
    del node, given, solution
    return number()


def _exp(node: Apply, given: Sequence[Measure], solution: Solution) -> Measure:
    """The power of e may be the way back from a logarithm: what it counts is not known."""
    del node, given
    return number(solution.fresh())


PLAIN_ARGUMENTS = frozenset(("exp",))
FUNCTIONS: dict[str, Function] = {
    **dict.fromkeys(("abs", "round", "floor", "ceiling", "round_half_even", "round_down"), _same),
    "root": _root,
    "ln": _ln,
    "exp": _exp,
}
AGGREGATES = {
    **dict.fromkeys(("sum", "mean", "min", "max", "geometric_mean"), Gathered.ALIKE),
    "count": Gathered.NUMBER_OF,
    "share": Gathered.PLAIN,
}
