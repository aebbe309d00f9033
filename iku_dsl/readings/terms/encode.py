"""A node and a world go in; the term of the node in that world comes out, each node once for each row it stands at."""

from collections.abc import Callable, Generator
from datetime import date
from typing import Any

import attrs

from iku_dsl.data.facts import Store
from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.walk import reachable, rows_of
from iku_dsl.readings.domain import Domain, Kind
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.terms import operations
from iku_dsl.readings.terms.at import At
from iku_dsl.readings.terms.gather import Member, gathered
from iku_dsl.readings.terms.rows import abstract, members_of
from iku_dsl.readings.terms.term import (
    ABSENT,
    BROKEN,
    NO,
    YES,
    Term,
    both,
    either,
    merged,
    negated,
    number,
    stopped,
    truth,
)
from iku_dsl.readings.terms.world import Cell, World
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value
from iku_dsl.values.periods import Period

DATA = (algebra.Fact, algebra.Cell, algebra.Over)  # nodes that stand on data
Wanted = tuple[Node, At]
Visit = Generator[Wanted, Term, Term]


@attrs.define(eq=False)
class Encoder:
    """The terms of one graph in one world."""

    world: World
    known: dict[tuple[int, At], Term] = attrs.field(factory=dict)
    depends: dict[int, frozenset[str]] = attrs.field(factory=dict)
    kept: list[Node] = attrs.field(factory=list)

    def term(self, node: Node, at: At | None = None) -> Term:
        """Return the term of a node at a place, or for the period asked.

        Nodes are visited with a stack of our own: depth costs no recursion.
        """
        waiting: list[tuple[tuple[int, At], Visit]] = []
        answer: Any = self._answer((node, at or At(self.world.period)), waiting)
        while waiting:
            key, visit = waiting[-1]
            try:
                answer = self._answer(visit.send(answer), waiting)
            except StopIteration as done:
                waiting.pop()
                answer = self.known.setdefault(key, done.value)
        found: Term = answer
        return found

    def _answer(self, wanted: Wanted, waiting: list[tuple[tuple[int, At], Visit]]) -> Term | None:
        node, at = wanted
        tables = rows_of(node, self.depends)
        at = at.only(tables)
        key = id(node), at
        if key not in self.known:
            self.kept.append(node)
            waiting.append((key, VISITS.get(type(node), _unknown)(node, at, self.world)))
            return None
        return self.known[key]


def _unknown(node: Node, at: At, world: World) -> Visit:
    """What has no exact term: what the exact reading says where no data matter, else anything or nothing.

    What says the same at the same place is the same, though nobody knows what.
    """
    if not any(isinstance(each, DATA) for each in reachable((node,))):
        return term_of(Exact(Store()).value(node, at.period), world)
    key = world.sharing.number(node), at
    if key not in world.opaque:
        found = _loose(Kind.ANY, world)
        dated = isinstance(node, algebra.Dated) and node.function != "working_days"
        world.opaque[key] = node.span.text, attrs.evolve(found, kind=Kind.DATE) if dated else found
    return world.opaque[key][1]
    yield


def _loose(kind: Kind, world: World) -> Term:
    """Return a value of a kind of which nothing else is known."""
    world.loose = True
    found = world.unknown(Domain(Kind.NUMBER if kind is Kind.ANY else kind))
    broken, absent = world.unknown(operations.MAYBE).value, NO
    if kind is Kind.ANY:
        absent = both(world.unknown(operations.MAYBE).value, negated(broken))
    return attrs.evolve(found, kind=kind, absent=absent, broken=broken)


def _truthful(term: Term, world: World) -> Term:
    """Return a term where a truth is needed: of what may be anything, a truth that may be either."""
    return attrs.evolve(term, kind=Kind.TRUTH, value=_loose(Kind.TRUTH, world).value) if term.kind is Kind.ANY else term


def _constant(node: algebra.Constant, at: At, world: World) -> Visit:
    return term_of(node.value, world)
    yield


def term_of(value: Value, world: World) -> Term:
    """Return the term of a known value."""
    match value:
        case bool():
            return truth(value)
        case NotApplicable():
            return ABSENT
        case Fault() | Missing():
            return BROKEN
        case str():
            return Term(Kind.WORD, operations.integer(world.word(value)))
        case Period() | Duration():
            return Term(Kind.KNOWN, value)
        case date():
            return Term(Kind.DATE, operations.integer(value.toordinal()))
        case Enclosed():
            return _loose(Kind.NUMBER, world)
    return number(value)


def _current(node: algebra.CurrentPeriod, at: At, world: World) -> Visit:
    return Term(Kind.KNOWN, at.period)
    yield


def _fact(node: algebra.Fact, at: At, world: World) -> Visit:
    return world.fact(node.subject, node.name, at.period)
    yield


def _by_period(node: algebra.ByPeriod, at: At, world: World) -> Visit:
    """What a text states for each period has nothing unknown in it, and one period is looked at."""
    return term_of(Exact(Store()).value(node, at.period), world)
    yield


def _cell(node: algebra.Cell, at: At, world: World) -> Visit:
    return world.cell(Cell(node.table, at.row(node.table), node.column))
    yield


def _step(node: algebra.Step, at: At, world: World) -> Visit:
    return (yield node.operand, at)


def _is_not_applicable(node: algebra.IsNotApplicable, at: At, world: World) -> Visit:
    value = yield node.operand, at
    return Term(Kind.TRUTH, value.absent, broken=value.broken)


def _operation(node: algebra.Operation, at: At, world: World) -> Visit:
    values = []
    for operand in node.operands:
        values.append((yield operand, at))
    if node.operator in ("and", "or"):
        return operations.connective(node.operator, *(_truthful(each, world) for each in values))
    if any(each.kind is Kind.ANY for each in values):
        absent, broken = stopped(values)
        kind = Kind.TRUTH if node.operator in (*operations.COMPARE, "not") else Kind.ANY
        loose = _loose(kind, world)
        return attrs.evolve(loose, absent=absent, broken=either(broken, loose.broken))
    found = operations.operation(node, values)
    return found if found is not None else (yield from _unknown(node, at, world))


def _differs(node: algebra.Differs, at: At, world: World) -> Visit:
    left, right = (yield node.operands[0], at), (yield node.operands[1], at)
    if Kind.ANY in (left.kind, right.kind):
        return attrs.evolve(_loose(Kind.TRUTH, world), broken=NO)
    return operations.differs(left, right)


def _apply(node: algebra.Apply, at: At, world: World) -> Visit:
    values = []
    for operand in node.operands:
        values.append((yield operand, at))
    known = all(each.kind is not Kind.ANY for each in values)
    found = operations.apply(node, values) if known else None
    return found if found is not None else _some_number((yield from _unknown(node, at, world)), values)


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
        condition = _truthful(first, world)
        if found is not None and condition.kind in (Kind.TRUTH, Kind.NOTHING):
            found = _case(condition, value, found)
        else:
            found = None
    return found if found is not None else (yield from _unknown(node, at, world))


def _case(condition: Term, value: Term, otherwise: Term) -> Term | None:
    if condition.kind is Kind.NOTHING:
        return condition
    found = merged(condition.value, value, otherwise)
    if found is None:
        return None
    broken = either(condition.broken, both(negated(condition.absent), found.broken))
    absent = both(negated(condition.broken), either(condition.absent, found.absent))
    return Term(found.kind, found.value, absent, broken)


def _gather(node: algebra.Gather, at: At, world: World) -> Visit:
    members = []
    for part in node.parts:
        members.append((yield from _member(part, at, YES, world, at_row=False)))
    found = gathered(node.function, members, node.skips)
    return found if found is not None else (yield from _unknown(node, at, world))


def _member(part: algebra.Part, at: At, there: Any, world: World, *, at_row: bool) -> Generator[Wanted, Term, Member]:
    value = yield part.value, at
    weight = (yield part.weight, at) if part.weight is not None else None
    if part.keep is None:
        return Member(value, weight, there)
    keep = _truthful((yield part.keep, at), world)
    if keep.kind is not Kind.TRUTH:
        return Member(keep, weight, there)
    broken = either(keep.broken, keep.absent) if at_row else keep.broken  # a row is never left out in doubt
    absent = negated(YES) if at_row else keep.absent
    return Member(value, weight, both(there, keep.value, keep.there), both(there, absent), both(there, broken))


def _over(node: algebra.Over, at: At, world: World) -> Visit:
    if world.rows is None:
        found: Term = yield from abstract(node, at, world)
        return found
    members = []
    rows = yield from members_of(node.table, node.window, at, world)
    for row, there in rows:
        members.append((yield from _member(node.part, row, there, world, at_row=True)))
    total = gathered(node.function, members, node.skips)
    return total if total is not None else (yield from _unknown(node, at, world))


def _earlier(node: algebra.Earlier, at: At, world: World) -> Visit:
    """Look at the period before; what tables held then is not told apart."""
    before = at.period.earlier(node.unit)
    if before is None:
        return BROKEN
    return _loose(Kind.ANY, world) if node.tables else (yield node.operand, attrs.evolve(at, period=before))


VISITS: dict[type[Node], Callable[[Any, At, World], Visit]] = {
    algebra.Constant: _constant,
    algebra.CurrentPeriod: _current,
    algebra.Fact: _fact,
    algebra.ByPeriod: _by_period,
    algebra.Cell: _cell,
    algebra.Step: _step,
    algebra.IsNotApplicable: _is_not_applicable,
    algebra.Differs: _differs,
    algebra.Operation: _operation,
    algebra.Apply: _apply,
    algebra.Choose: _choose,
    algebra.Gather: _gather,
    algebra.Over: _over,
    algebra.Earlier: _earlier,
}
