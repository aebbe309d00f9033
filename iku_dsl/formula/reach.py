"""Some roots go in; for every node behind them a condition comes out: when it is looked at at all.

A choice looks at a case only when none before it holds, `and` at its second side only when the first holds. What
stands on the row of a table is looked at when there is such a row.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import (
    Choose,
    Constant,
    Gather,
    Groups,
    Members,
    Node,
    Operation,
    Over,
    Part,
    Step,
    Table,
)
from iku_dsl.formula.conditions import any_of, negation, together
from iku_dsl.formula.walk import operands

MOST_WAYS = 24  # in which one node may be come by, beyond which its condition would be longer than it helps
Rows = tuple[Over, ...]  # the aggregates on whose rows a node stands, the outermost first


@attrs.frozen(eq=False)
class Way:
    """One way in which a node is come by: on which rows, and under which conditions, all of them."""

    rows: Rows
    conditions: tuple[Node, ...]


def ways(roots: Iterable[Node]) -> dict[int, list[Way]]:
    """Return how each node behind the roots is come by, by its id. Nodes are taken after everything above them."""
    order = _from_above(tuple(roots))
    found: dict[int, list[Way]] = {id(node): [] for node in order}
    for root in roots:
        found[id(root)] = [Way((), ())]
    for node in order:
        found[id(node)] = _fewer(found[id(node)])
        for way in found[id(node)]:
            for below, further in _below(node, way):
                found[id(below)].append(further)
    return found


def _fewer(ways: list[Way]) -> list[Way]:
    """Return the ways without those that ask for more than another one does; too many are one that asks nothing."""
    free = [way for way in ways if not way.conditions]
    kept = {way.rows: way for way in free}
    rest = [way for way in ways if way.rows not in kept]
    if len(rest) > MOST_WAYS:
        return list({way.rows: Way(way.rows, ()) for way in ways}.values())
    return [*kept.values(), *rest]


def _from_above(roots: tuple[Node, ...]) -> list[Node]:
    """Return every node behind the roots, each after all that refer to it."""
    done: dict[int, Node] = {}
    waiting: list[tuple[Node, bool]] = [(root, False) for root in roots]
    while waiting:
        node, seen = waiting.pop()
        if seen:
            done[id(node)] = node
        elif id(node) not in done:
            waiting.append((node, True))
            waiting.extend((each, False) for each in operands(node) if id(each) not in done)
    return list(done.values())[::-1]


def _below(node: Node, way: Way) -> Iterator[tuple[Node, Way]]:
    match node:
        case Choose():
            yield from _of_choice(node, way)
        case Operation() if node.operator in ("and", "or"):
            left, right = node.operands
            yield left, way
            yield right, _also(way, left if node.operator == "and" else negation(left))
        case Gather():
            for part in node.parts:
                yield from _of_part(part, way)
        case Over():
            yield from _of_part(node.part, Way((*way.rows, node), way.conditions))
            yield from _of_groups(node.table, node.span, way)
        case Step():
            yield node.operand, way
        case _:
            yield from ((each, way) for each in operands(node))


def _of_groups(table: Table, span: Span, way: Way) -> Iterator[tuple[Node, Way]]:
    """Go through the formulas that choose and group the rows of a source, each looked at on every row of it."""
    while isinstance(table, (Groups, Members)):
        groups = table.groups if isinstance(table, Members) else table
        everything = Part(Constant(True, span=span))
        rows = Over("count", groups.source, everything, window=groups.window, span=span)
        yield from _of_part(Part(groups.key, keep=groups.keep), Way((rows,), way.conditions))
        table = groups.source


def _of_part(part: Part, way: Way) -> Iterator[tuple[Node, Way]]:
    if part.keep is not None:
        yield part.keep, way
        way = _also(way, part.keep)
    yield part.value, way
    if part.weight is not None:
        yield part.weight, way


def _of_choice(node: Choose, way: Way) -> Iterator[tuple[Node, Way]]:
    for condition, value in node.cases:
        yield condition, way
        yield value, _also(way, condition)
        way = _also(way, negation(condition))
    if node.otherwise is not None:
        yield node.otherwise, way


def _also(way: Way, condition: Node) -> Way:
    return Way(way.rows, (*way.conditions, condition))


def when(ways: Iterable[Way], condition: Node) -> Node:
    """Return that a node is looked at and a condition of it holds, as a formula."""
    return any_of([_wrapped(way, condition) for way in ways], condition.span)


def _wrapped(way: Way, condition: Node) -> Node:
    """Return the conditions of a way; on the rows of a table there must be one row on which they hold."""
    value = together((*way.conditions, condition), condition.span)
    for over in reversed(way.rows):
        part = Part(Constant(True, span=over.span), keep=value)
        rows = Over("count", over.table, part, window=over.window, span=over.span)
        value = Operation(">", (rows, Constant(Fraction(0), span=over.span)), span=over.span)
    return value
