"""Formulas of two graphs go in; which of them say the same, word for word, comes out, and one graph over both.

What both say is then one object: whatever is not known of it, such as how many rows a table has, is the same in both.
"""

from collections.abc import Hashable, Iterator

import attrs

from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Groups, Members, Node, Over, Table
from iku_dsl.formula.origin import Kind
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.formula.walk import fold, reachable
from iku_dsl.values.outcomes import Fault, Missing

ANY_ORDER = ("+", "*")


@attrs.define(eq=False)
class Sharing:
    """Formulas by what they say: two that say the same have one number."""

    numbers: dict[Hashable, int] = attrs.field(factory=dict)
    known: dict[int, int] = attrs.field(factory=dict)
    kept: list[Node] = attrs.field(factory=list)

    def number(self, node: Node) -> int:
        """Return the number of what a formula says; names of steps and places in texts do not count."""
        self.kept.append(node)
        return fold(node, self.known, self._number)

    def shared(self, left: Node, right: Node) -> Node:
        """Return the second formula over what the first says too."""
        ours = {self.number(each): each for each in reachable((left,))}
        said = {id(each): ours.get(self.number(each)) for each in reachable((right,))}
        return exchanged(right, {ident: each for ident, each in said.items() if each is not None})

    def made_twice(self, left: Node, right: Node) -> str | None:
        """Return the name of a table that the two formulas make in two ways, if there is one."""
        found: dict[str, Hashable] = {}
        for root in (left, right):
            self.number(root)
            for table in _tables(root):
                if found.setdefault(table.name, self._table(table)) != self._table(table):
                    return table.name
        return None

    def _number(self, node: Node, below: list[int]) -> int:
        if isinstance(node, algebra.Step):
            return below[0]
        if isinstance(node, algebra.Operation) and node.operator in ANY_ORDER:
            below = sorted(below)
        key = (type(node).__name__, self._own(node), tuple(below))
        return self.numbers.setdefault(key, len(self.numbers))

    def _own(self, node: Node) -> Hashable:
        """Return what a formula says besides the formulas in it."""
        match node:
            case algebra.Constant():
                unique = id(node) if isinstance(node.value, (Fault, Missing)) else node.value
                return type(node.value), unique
            case algebra.Fact():
                return node.subject, node.name
            case algebra.ByPeriod():
                return node.consolidate, node.latest, tuple(period for period, _ in node.entries)
            case algebra.Operation():
                return node.operator
            case algebra.Choose():
                return len(node.cases), node.origin is not None and node.origin.kind is Kind.ROW
            case algebra.Apply():
                return node.function
            case algebra.Dated():
                return node.function, node.day
            case algebra.Gather():
                return node.function, node.skips, tuple(map(_shape, node.parts))
            case algebra.Earlier():
                return node.unit, tuple(each.name for each in node.tables)
            case algebra.Cell():
                return node.table, node.column
            case algebra.Over():
                return node.function, node.skips, node.window, _shape(node.part), self._table(node.table)
        return None

    def _table(self, table: Table) -> Hashable:
        if isinstance(table, Members):
            return "members", self._table(table.groups)
        if isinstance(table, Groups):
            keep = self.known[id(table.keep)] if table.keep is not None else None
            return table.name, table.column, table.window, self.known[id(table.key)], keep, self._table(table.source)
        return table.name


def _shape(part: algebra.Part) -> tuple[bool, bool]:
    return part.weight is None, part.keep is None


def _tables(root: Node) -> Iterator[algebra.Records | Groups]:
    for over in (each for each in reachable((root,)) if isinstance(each, Over)):
        table = over.table
        while isinstance(table, (Groups, Members)):
            groups = table.groups if isinstance(table, Members) else table
            yield groups
            table = groups.source
        yield table
