"""An aggregate goes in; what it asks of its members, each at its row, comes out, and in the end its term."""

from collections.abc import Generator
from typing import Any

from iku_dsl.formula import algebra
from iku_dsl.readings.domain import Kind
from iku_dsl.readings.terms.at import At, Visit, Wanted
from iku_dsl.readings.terms.gather import Member, gathered
from iku_dsl.readings.terms.leaves import opaque, truthful
from iku_dsl.readings.terms.rows import abstract, members_of
from iku_dsl.readings.terms.term import YES, Term, both, either, negated
from iku_dsl.readings.terms.world import World


def gather(node: algebra.Gather, at: At, world: World) -> Visit:
    """Aggregate the parts of an aggregate that stand in its formula."""
    members = []
    for part in node.parts:
        members.append((yield from _member(part, at, YES, world, at_row=False)))
    found = gathered(node.function, members, node.skips)
    return found if found is not None else opaque(node, at, world)


def over(node: algebra.Over, at: At, world: World) -> Visit:
    """Aggregate the rows of a table, one by one where their number is known."""
    if world.rows is None:
        found: Term = yield from abstract(node, at, world)
        return found
    members = []
    rows = yield from members_of(node.table, node.window, at, world)
    for row, there in rows:
        members.append((yield from _member(node.part, row, there, world, at_row=True)))
    total = gathered(node.function, members, node.skips)
    return total if total is not None else opaque(node, at, world)


def _member(part: algebra.Part, at: At, there: Any, world: World, *, at_row: bool) -> Generator[Wanted, Term, Member]:
    value = yield part.value, at
    weight = (yield part.weight, at) if part.weight is not None else None
    if part.keep is None:
        return Member(value, weight, there)
    keep = truthful((yield part.keep, at), world)
    if keep.kind is not Kind.TRUTH:
        return Member(keep, weight, there)
    broken = either(keep.broken, keep.absent) if at_row else keep.broken  # a row is never left out in doubt
    absent = negated(YES) if at_row else keep.absent
    return Member(value, weight, both(there, keep.value, keep.there), both(there, absent), both(there, broken))
