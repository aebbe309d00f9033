"""The columns of one printed table go in; rows that break what all its other rows keep come out.

No text says how such columns hang together. What nearly every row keeps to the last digit is taken for their rule, and
is called so: found in the table, and not stated anywhere.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import permutations

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.tables import Column, bounds_of
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.values.enclosed import Number, add, divide, ends, multiply, subtract

FEWEST = 5  # rows that must keep a rule before it is taken for one
BREAK = 5  # at most one row in so many may break it
Rule = Callable[..., Number | None]


@attrs.frozen(eq=False)
class Shape:
    """A way in which one column may follow from two others."""

    says: Phrase
    of: Rule
    ordered: bool


def _growth(now: Number, before: Number) -> Number | None:
    return divide(subtract(now, before), before)


def _percent(of: Rule) -> Rule:
    def scaled(*values: Number) -> Number | None:
        found = of(*values)
        return None if found is None else multiply(found, Fraction(100))

    return scaled


SHAPES = (
    Shape(say("{result} = {first} + {second}"), add, ordered=False),
    Shape(say("{result} = {first} - {second}"), subtract, ordered=True),
    Shape(say("{result} = {first} * {second}"), multiply, ordered=False),
    Shape(say("{result} = {first} / {second}"), divide, ordered=True),
    Shape(say("{result} = {first} / {second} * 100"), _percent(divide), ordered=True),
    Shape(say("{result} = ({first} - {second}) / {second}"), _growth, ordered=True),
    Shape(say("{result} = ({first} - {second}) / {second} * 100"), _percent(_growth), ordered=True),
)


@attrs.frozen(eq=False)
class Broken:
    """A cell that breaks a rule, the rule in words, what the cell would be, and how many rows keep it."""

    claim: Claim
    inputs: tuple[Claim, ...]
    says: Phrase
    value: Fraction
    kept: int
    rows: int


def broken(columns: Iterable[Column]) -> Iterator[Broken]:
    """Go through the rows that break a rule of their table."""
    tables: dict[object, list[Column]] = {}
    for each in columns:
        tables.setdefault((each.table, each.period), []).append(each)
    for group in tables.values():
        for result, first, second in permutations(group, 3):
            for shape in SHAPES:
                if shape.ordered or first.quantity < second.quantity:
                    yield from _of(shape, result, first, second)


def _of(shape: Shape, result: Column, first: Column, second: Column) -> Iterator[Broken]:
    """Go through the rows that break one shape, where nearly all others keep it to the last digit."""
    keys = [key for key in result.rows if key in first.rows and key in second.rows]
    told = [each for each in (_held(shape, result.rows[k], first.rows[k], second.rows[k]) for k in keys) if each]
    kept = [each for each in told if each.exactly]
    wrong = [each for each in told if each.excluded]
    if len(kept) < FEWEST or len({each.claim.centre for each in kept}) < FEWEST or len(wrong) * BREAK > len(told):
        return
    names = {"result": result.quantity, "first": first.quantity, "second": second.quantity}
    says = attrs.evolve(shape.says, data=tuple(sorted(names.items())))
    for each in wrong:
        yield Broken(each.claim, each.inputs, says, each.value, len(kept), len(told))


@attrs.frozen(eq=False)
class _Held:
    claim: Claim
    inputs: tuple[Claim, ...]
    value: Fraction
    exactly: bool
    excluded: bool


def _held(shape: Shape, result: Claim, first: Claim, second: Claim) -> _Held | None:
    """Return how one row keeps a shape; nothing where it cannot be computed, or a zero would fit any rule."""
    value = shape.of(first.centre, second.centre)
    bounds = shape.of(bounds_of(first), bounds_of(second))
    if not isinstance(value, Fraction) or bounds is None or not first.centre or not second.centre:
        return None
    return _Held(result, (first, second), value, result.admits(value), result.excludes(*ends(bounds)))
