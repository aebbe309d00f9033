"""A node goes in; the nodes it is made of come out."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from iku_dsl.formula.algebra import (
    Apply,
    ByPeriod,
    Cell,
    Choose,
    Dated,
    Differs,
    Earlier,
    Fact,
    Gather,
    Groups,
    IsNotApplicable,
    Members,
    Node,
    Operation,
    Over,
    Part,
    Step,
    Table,
)

Found = TypeVar("Found")


def operands(node: Node) -> tuple[Node, ...]:
    """Return what a node refers to directly."""
    match node:
        case Operation() | Apply() | Dated() | Differs():
            return node.operands
        case Choose():
            pairs = tuple(each for case in node.cases for each in case)
            return (*pairs, node.otherwise) if node.otherwise else pairs
        case Gather():
            return tuple(each for part in node.parts for each in _of_part(part))
        case IsNotApplicable() | Earlier():
            return (node.operand,)
        case Over():
            return (*_of_part(node.part), *_of_table(node.table))
        case Step():
            return (node.operand, *node.arguments)
        case ByPeriod():
            return tuple(entry for _, entry in node.entries)
        case Fact():
            return (node.measured,) if node.measured else ()
    return ()


def _of_part(part: Part) -> tuple[Node, ...]:
    return tuple(each for each in (part.value, part.weight, part.keep) if each)


def _of_table(table: Table) -> tuple[Node, ...]:
    """Return the formulas that choose and group the rows of a table."""
    if isinstance(table, Groups):
        return (table.key, *((table.keep,) if table.keep else ()), *_of_table(table.source))
    return _of_table(table.groups) if isinstance(table, Members) else ()


def rows_of(node: Node, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """Return the tables whose current row the value of a node depends on; `known` keeps what has been found."""
    return fold(node, known, lambda each, below: _own_rows(each, frozenset[str]().union(*below)))


def fold(node: Node, known: dict[int, Found], own: Callable[[Node, list[Found]], Found]) -> Found:
    """Return what `own` makes of a node and of what it made of those below, each asked once; `known` keeps it."""
    waiting = [node] if id(node) not in known else []
    while waiting:
        each = waiting[-1]
        below = operands(each)
        unknown = [other for other in below if id(other) not in known]
        if id(each) in known or not unknown:
            waiting.pop()
            if id(each) not in known:
                known[id(each)] = own(each, [known[id(other)] for other in below])
        else:
            waiting.extend(unknown)
    return known[id(node)]


def _own_rows(node: Node, below: frozenset[str]) -> frozenset[str]:
    if isinstance(node, Cell):
        return frozenset((node.table,))
    if not isinstance(node, Over):
        return below
    bound = {node.table.name}
    if isinstance(node.table, Members):
        return (below - bound) | {node.table.groups.name}
    return below - bound - ({node.table.source.name} if isinstance(node.table, Groups) else set())


def above(every: Iterable[Node], wanted: set[int]) -> set[int]:
    """Return which of the nodes stand above one that is wanted, by their ids; those that are wanted among them."""
    users: dict[int, list[int]] = {}
    for node in every:
        for each in operands(node):
            users.setdefault(id(each), []).append(id(node))
    found, waiting = set(wanted), list(wanted)
    while waiting:
        fresh = [user for user in users.get(waiting.pop(), ()) if user not in found]
        found.update(fresh)
        waiting.extend(fresh)
    return found


def reachable(roots: tuple[Node, ...]) -> list[Node]:
    """Return every node behind the roots, each once."""
    seen: dict[int, Node] = {}
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen[id(node)] = node
            waiting.extend(operands(node))
    return list(seen.values())
