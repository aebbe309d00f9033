"""Nothing goes in; the ways in which one column of a printed table may follow from two others come out."""

from collections.abc import Callable
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.values.enclosed import Number, add, divide, multiply, subtract

Rule = Callable[..., Number | None]


@attrs.frozen(eq=False)
class Shape:
    """A way in which one column may follow from two others; where these are added, all are of one kind."""

    says: Phrase
    of: Rule
    ordered: bool
    adds: bool = False


def _growth(now: Number, before: Number) -> Number | None:
    return divide(subtract(now, before), before)


def _percent(of: Rule) -> Rule:
    def scaled(*values: Number) -> Number | None:
        found = of(*values)
        return None if found is None else multiply(found, Fraction(100))

    return scaled


SUM = Shape(say("{result} = {first} + {second}"), add, ordered=False, adds=True)
DIFFERENCE = Shape(say("{result} = {first} - {second}"), subtract, ordered=True, adds=True)
SHARES = (
    Shape(say("{result} = {first} / {second}"), divide, ordered=True),
    Shape(say("{result} = {first} / {second} * 100"), _percent(divide), ordered=True),
)
GROWTH = (
    Shape(say("{result} = ({first} - {second}) / {second}"), _growth, ordered=True),
    Shape(say("{result} = ({first} - {second}) / {second} * 100"), _percent(_growth), ordered=True),
)
PRODUCT = Shape(say("{result} = {first} * {second}"), multiply, ordered=False)
SHAPES = (SUM, DIFFERENCE, PRODUCT, *SHARES, *GROWTH)  # of two cells in the row
CHANGES = (DIFFERENCE, *SHARES, *GROWTH)  # of a cell and that of an earlier period
RUNNING = SUM  # of the row above and a cell
