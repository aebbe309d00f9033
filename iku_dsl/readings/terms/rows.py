"""An aggregate over a table goes in; its rows, one by one, or what is known of it for any number of rows, come out."""

from collections.abc import Generator
from typing import Any

import z3

from iku_dsl.formula.algebra import Groups, Members, Over, Table, Window
from iku_dsl.readings.domain import Domain, Kind
from iku_dsl.readings.terms.at import At, Wanted
from iku_dsl.readings.terms.term import NO, YES, Term, both, either, negated
from iku_dsl.readings.terms.world import Cell, World

Asks = Generator[Wanted, Term, Any]
ANY = Domain(Kind.TRUTH)


def members_of(table: Table, window: Window | None, at: At, world: World) -> Asks:
    """Return the rows that count, each with when it does; every row is dated in the period that is asked."""
    if at.period != world.period or (window is not None and not at.period.within(window.at(at.period))):
        return []
    if isinstance(table, Members):
        return (yield from _behind(table.groups, at.row(table.groups.name), at, world))
    if isinstance(table, Groups):
        return (yield from _groups(table, at, world))
    return [(at.on(table.name, row), world.is_there(table.name, row)) for row in range(world.rows or 0)]


def _sources(groups: Groups, at: At, world: World) -> Asks:
    """Return the rows of the source with when each is taken, and its key."""
    found = []
    for row, there in (yield from members_of(groups.source, groups.window, at, world)):
        keep = (yield groups.keep, row) if groups.keep is not None else None
        key = yield groups.key, row
        found.append((row, both(there, keep.value, keep.there) if keep is not None else there, key))
    return found


def _groups(groups: Groups, at: At, world: World) -> Asks:
    """Return a row for each value of the key: it stands where its first row stands."""
    sources = yield from _sources(groups, at, world)
    found = []
    for number, (_, there, key) in enumerate(sources):
        before = [both(other, key.value == known.value) for _, other, known in sources[:number]]
        world.cells[Cell(groups.name, number, groups.column)] = key
        found.append((at.on(groups.name, number), both(there, negated(either(*before)))))
    return found


def _behind(groups: Groups, number: int, at: At, world: World) -> Asks:
    sources = yield from _sources(groups, at.off(groups.source.name), world)
    own = sources[number][2]
    return [(row, both(there, key.value == own.value)) for row, there, key in sources]


def abstract(node: Over, at: At, world: World) -> Asks:
    """Return an aggregate of which only this is known: it lies among the values of rows that may be in the table."""
    world.loose = True
    none, broken = world.unknown(ANY).value, world.unknown(ANY).value
    absent = NO if node.skips else world.unknown(ANY).value
    count = world.unknown(Domain(low=None))
    world.holds.append(z3.And(count.value >= 0, z3.IsInt(count.value), none == (count.value == 0)))
    value = count if node.function == "count" else world.unknown()
    sides = []
    for _ in range(1 if node.function == "count" else 2):
        row = at.on(node.table.name, world.fresh_row())
        keep = (yield node.part.keep, row) if node.part.keep is not None else None
        if keep is not None and keep.kind is Kind.TRUTH:
            world.holds.append(z3.Implies(count.value > 0, both(keep.value, keep.there)))
        sides.append((yield node.part.value, row))
    if node.part.weight is None and node.function != "count":
        _between(node.function, value, sides, count, world)
    absent = absent if node.function in ("sum", "count") else either(absent, none)
    return Term(Kind.NUMBER, value.value, both(absent, negated(broken)), broken)


def _between(function: str, value: Term, sides: list[Term], count: Term, world: World) -> None:
    if function == "share":
        world.holds.append(z3.And(value.value >= 0, value.value <= 1))
        return
    if any(each.kind is not Kind.NUMBER for each in sides):
        return
    low, high = (each.value for each in sides)
    times = count.value if function == "sum" else z3.RealVal(1)
    inside = z3.And(sides[0].there, sides[1].there, low * times <= value.value, value.value <= high * times)
    world.holds.append(z3.Implies(count.value > 0, inside))
    world.holds.append(z3.Implies(count.value == 0, value.value == 0) if function == "sum" else YES)
