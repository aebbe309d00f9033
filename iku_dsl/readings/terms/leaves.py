"""A node that asks for no other goes in; its term comes out: a known value, a datum, or anything of its kind."""

from collections.abc import Callable
from datetime import date
from typing import Any

import attrs

from iku_dsl.data.facts import Store
from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.walk import reachable
from iku_dsl.readings.domain import Domain, Kind
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.terms import operations
from iku_dsl.readings.terms.at import At
from iku_dsl.readings.terms.term import ABSENT, BROKEN, NO, Term, both, negated, number, truth
from iku_dsl.readings.terms.world import Cell, World
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value
from iku_dsl.values.periods import Period

DATA = (algebra.Fact, algebra.Cell, algebra.Over)  # nodes that stand on data


def _constant(node: algebra.Constant, at: At, world: World) -> Term:
    return _of_value(node.value, world)


def _current(node: algebra.CurrentPeriod, at: At, world: World) -> Term:
    return Term(Kind.KNOWN, at.period)


def _fact(node: algebra.Fact, at: At, world: World) -> Term:
    return world.fact(node.subject, node.name, at.period)


def _by_period(node: algebra.ByPeriod, at: At, world: World) -> Term:
    """What a text states for each period has nothing unknown in it, and one period is looked at."""
    return _of_value(Exact(Store()).value(node, at.period), world)


def _cell(node: algebra.Cell, at: At, world: World) -> Term:
    return world.cell(Cell(node.table, at.row(node.table), node.column))


def _of_value(value: Value, world: World) -> Term:
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
            return loose(Kind.NUMBER, world)
    return number(value)


def opaque(node: Node, at: At, world: World) -> Term:
    """What has no exact term: what the exact reading says where no data matter, else anything or nothing.

    What says the same at the same place is the same, though nobody knows what.
    """
    if not any(isinstance(each, DATA) for each in reachable((node,))):
        return _of_value(Exact(Store()).value(node, at.period), world)
    key = world.sharing.number(node), at
    if key not in world.opaque:
        found = loose(Kind.ANY, world)
        dated = isinstance(node, algebra.Dated) and node.function != "working_days"
        world.opaque[key] = node.span.text, attrs.evolve(found, kind=Kind.DATE) if dated else found
    return world.opaque[key][1]


def loose(kind: Kind, world: World) -> Term:
    """Return a value of a kind of which nothing else is known."""
    world.loose = True
    found = world.unknown(Domain(Kind.NUMBER if kind is Kind.ANY else kind))
    broken, absent = world.unknown(operations.MAYBE).value, NO
    if kind is Kind.ANY:
        absent = both(world.unknown(operations.MAYBE).value, negated(broken))
    return attrs.evolve(found, kind=kind, absent=absent, broken=broken)


def truthful(term: Term, world: World) -> Term:
    """Return a term where a truth is needed: of what may be anything, a truth that may be either."""
    return attrs.evolve(term, kind=Kind.TRUTH, value=loose(Kind.TRUTH, world).value) if term.kind is Kind.ANY else term


LEAVES: dict[type[Node], Callable[[Any, At, World], Term]] = {
    algebra.Constant: _constant,
    algebra.CurrentPeriod: _current,
    algebra.Fact: _fact,
    algebra.ByPeriod: _by_period,
    algebra.Cell: _cell,
}
