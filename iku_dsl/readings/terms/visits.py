"""A node made of others goes in; what it asks of them comes out, and in the end its term."""

from collections.abc import Callable, Generator, Sequence
from typing import Any

import attrs

from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.readings.domain import Kind
from iku_dsl.readings.terms import operations
from iku_dsl.readings.terms.aggregates import gather, over
from iku_dsl.readings.terms.at import At, Visit, Wanted
from iku_dsl.readings.terms.leaves import loose, opaque, truthful
from iku_dsl.readings.terms.term import BROKEN, NO, Term, both, either, merged, negated, stopped
from iku_dsl.readings.terms.world import World


def _step(node: algebra.Step, at: At, world: World) -> Visit:
    return (yield node.operand, at)


def _is_not_applicable(node: algebra.IsNotApplicable, at: At, world: World) -> Visit:
    value = yield node.operand, at
    return Term(Kind.TRUTH, value.absent, broken=value.broken)


def _each(operands: Sequence[Node], at: At) -> Generator[Wanted, Term, list[Term]]:
    values = []
    for operand in operands:
        values.append((yield operand, at))
    return values


def _operation(node: algebra.Operation, at: At, world: World) -> Visit:
    values = yield from _each(node.operands, at)
    if node.operator in ("and", "or"):
        return operations.connective(node.operator, *(truthful(each, world) for each in values))
    if any(each.kind is Kind.ANY for each in values):
        absent, broken = stopped(values)
        kind = Kind.TRUTH if node.operator in (*operations.COMPARE, "not") else Kind.ANY
        anything = loose(kind, world)
        return attrs.evolve(anything, absent=absent, broken=either(broken, anything.broken))
    found = operations.operation(node, values)
    return found if found is not None else opaque(node, at, world)


def _differs(node: algebra.Differs, at: At, world: World) -> Visit:
    left, right = yield from _each(node.operands, at)
    if Kind.ANY in (left.kind, right.kind):
        return attrs.evolve(loose(Kind.TRUTH, world), broken=NO)
    return operations.differs(left, right)


def _apply(node: algebra.Apply, at: At, world: World) -> Visit:
    values = yield from _each(node.operands, at)
    known = all(each.kind is not Kind.ANY for each in values)
    found = operations.apply(node, values) if known else None
    return found if found is not None else _some_number(opaque(node, at, world), values)


def _some_number(found: Term, values: list[Term]) -> Term:
    """Return what a function gives of which nothing is known: a number or a fault, unless an operand stops it."""
    if found.kind is not Kind.ANY:
        return found
    absent, broken = stopped(values)
    return Term(Kind.NUMBER, found.value, absent, either(broken, both(negated(absent), found.broken)))


def _choose(node: algebra.Choose, at: At, world: World) -> Visit:
    """The first case that holds, looked at from the last: a condition without a truth stops the choice."""
    pairs: list[tuple[Term, Term]] = []
    for case, result in node.cases:
        pairs.append(((yield case, at), (yield result, at)))
    found: Term | None = (yield node.otherwise, at) if node.otherwise is not None else BROKEN
    for first, value in reversed(pairs):
        condition = truthful(first, world)
        if found is not None and condition.kind in (Kind.TRUTH, Kind.NOTHING):
            found = _case(condition, value, found)
        else:
            found = None
    return found if found is not None else opaque(node, at, world)


def _case(condition: Term, value: Term, otherwise: Term) -> Term | None:
    if condition.kind is Kind.NOTHING:
        return condition
    found = merged(condition.value, value, otherwise)
    if found is None:
        return None
    broken = either(condition.broken, both(negated(condition.absent), found.broken))
    absent = both(negated(condition.broken), either(condition.absent, found.absent))
    return Term(found.kind, found.value, absent, broken)


def _earlier(node: algebra.Earlier, at: At, world: World) -> Visit:
    """Look at the period before; what tables held then is not told apart."""
    before = at.period.earlier(node.unit)
    if before is None:
        return BROKEN
    return loose(Kind.ANY, world) if node.tables else (yield node.operand, attrs.evolve(at, period=before))


VISITS: dict[type[Node], Callable[[Any, At, World], Visit]] = {
    algebra.Step: _step,
    algebra.IsNotApplicable: _is_not_applicable,
    algebra.Differs: _differs,
    algebra.Operation: _operation,
    algebra.Apply: _apply,
    algebra.Choose: _choose,
    algebra.Gather: gather,
    algebra.Over: over,
    algebra.Earlier: _earlier,
}
