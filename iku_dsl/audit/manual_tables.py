"""A scorecard lowered from its manuals goes in; the tables that these read come out, as a report calls them.

Each gives the formulas of its printed rows, of their totals and averages, and of aggregates over rows that are printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from iku_dsl.audit.quantities import BY_MANUAL, Formula, Key, Quantity
from iku_dsl.formula.algebra import Cell, Fact, Gather, Node, Operation, Over, Part, Records, Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.formula.walk import reachable, rows_of
from iku_dsl.syntax.vocabulary import own_name

TEXT, CHOICE = "text", "choice"  # types of columns
SUM, MEAN = "sum", "mean"
At = Mapping[int, Node]  # what stands for the columns in one row, by the ids of their nodes


@attrs.frozen(eq=False)
class ManualTable:
    """A table that a manual reads: whose data it holds, its columns, and the types of those that files have.

    `overs` are the aggregates over its rows, each whole table, that formulas take.
    """

    subject: str
    name: str
    row: Mapping[str, Node]
    types: Mapping[str, str]
    text: str
    overs: tuple[Over, ...] = ()

    def quantity(self, column: str) -> str:
        """Return how a report names what a column holds: by the author's own name for it."""
        return f"column {own_name(column, self.text)}"

    def of_row(self, subject: str, at: At, *, some: bool = False) -> Iterator[Quantity]:
        """Go through the cells of one row: those that are read, and those that follow from these alone.

        In the row of a total of `some` rows a rate may be made otherwise.
        """
        for column, node in self.row.items():
            key, here = Key(subject, self.quantity(column)), at[id(node)]
            if isinstance(node, Cell) and self.types[column] != TEXT:
                yield Quantity(key, here, percent=node.percent)
            elif isinstance(node, Step) and isinstance(here, Step) and not rows_of(here, {}):
                if some and not adds(node.operand):
                    continue
                ways = (Formula(here.operand, BY_MANUAL),)
                yield Quantity(key, here, ways, percent=node.percent, loose=not adds(node.operand))

    def at(self, subject: str) -> At:
        """Return what the columns are in a row that a report prints; what goes over all rows stays as it is."""
        exchange: dict[int, Node] = {id(each): each for each in self.overs}
        for column, node in self.row.items():
            fact = Fact(subject, self.quantity(column), percent=_percent(node), span=node.span)
            exchange[id(node)] = fact if isinstance(node, Cell) else exchanged(node, exchange)
        return exchange

    def sums(self, subject: str, function: str) -> Iterator[Quantity]:
        """Go through the totals of what adds up, and what formulas take for them; averages likewise."""
        for column, node in self.row.items():
            first, *others = self.over(function, column)
            if (isinstance(node, Cell) and self.types[column] not in (TEXT, CHOICE)) or adds(node):
                key = Key(subject, self.quantity(column))
                yield Quantity(key, first, also=tuple(others), percent=_percent(node))

    def is_of_numbers(self, node: Node) -> bool:
        """Return whether a formula takes figures alone: words have no total."""
        cells = (each for each in reachable((node,)) if isinstance(each, Cell) and each.table == self.name)
        return not any(self.types[each.column] in (TEXT, CHOICE) for each in cells)

    def over(self, function: str, column: str) -> tuple[Over, ...]:
        """Return the aggregates of a column over all rows: those of formulas first, and at least one."""
        of = self.row[column]
        found = (each for each in self.overs if each.function == function and each.part.value is of and _plain(each))
        return (*found, self._own[function, column])

    @cached_property
    def _own(self) -> Mapping[tuple[str, str], Over]:
        table = Records(self.subject, self.name)
        return {
            (function, column): Over(function, table, Part(node), span=node.span)
            for function in (SUM, MEAN)
            for column, node in self.row.items()
        }

    def all_rows(self, function: str) -> dict[int, Node]:
        """Return what the columns are in the row of totals or averages: what adds up, and what follows from that."""
        exchange: dict[int, Node] = {id(each): each for each in self.overs}
        for column, node in self.row.items():
            sums = isinstance(node, Cell) or adds(node)
            whole = Step(own_name(column, self.text), self.over(function, column)[0], span=node.span)
            exchange[id(node)] = whole if sums else exchanged(node, exchange)
        return exchange

    def unrolled(self, rows: Sequence[At]) -> Iterator[tuple[Over, Gather]]:
        """Go through the aggregates over all rows, each with the same over the cells that are printed."""
        for each in (*self.overs, *self._own.values()):
            if each.window is None and isinstance(each.table, Records) and not rows_of(each, {}):
                parts = tuple(_at(each.part, exchange) for exchange in rows)
                yield each, Gather(each.function, parts, each.skips, span=each.span)


def manual_tables(computed: LoweredScorecard) -> dict[str, ManualTable]:
    """Return the tables that manuals read, as a report calls them."""
    return dict(_tables(computed))


def _tables(computed: LoweredScorecard) -> Iterator[tuple[str, ManualTable]]:
    for line in computed.lines:
        measured = line.index.measured
        scope, key = measured.within, measured.indicator.key
        if scope is None:
            continue
        shelves = (row for shelf in scope.tables.values() for row in shelf.row.values())
        every = reachable((measured.realisation, *scope.names.values(), *shelves))
        overs = [each for each in every if isinstance(each, Over)]
        for name, table in scope.definitions.tables.items():
            types, text = {each.name.text: each.type.text for each in table.columns}, table.span.source.text
            if name in scope.tables:
                mine = tuple(each for each in overs if each.table.name == name)
                row = scope.tables[name].row
                yield f"{key}.{own_name(name, text)}", ManualTable(scope.subject, name, row, types, text, mine)


def _at(part: Part, exchange: At) -> Part:
    value, weight, keep = (each and exchanged(each, exchange) for each in (part.value, part.weight, part.keep))
    return Part(value or part.value, weight, keep)


def adds(node: Node) -> bool:
    """Return whether a formula only adds data and takes them off: its total is then that of the rows."""
    if isinstance(node, Operation):
        return node.operator in ("+", "-") and all(map(adds, node.operands))
    return adds(node.operand) if isinstance(node, Step) else isinstance(node, (Fact, Cell))


def _percent(node: Node) -> bool:
    return isinstance(node, (Cell, Step)) and node.percent


def _plain(over: Over) -> bool:
    """Return whether an aggregate goes over every row of a table as it is."""
    part = over.part
    return isinstance(over.table, Records) and not over.window and part.weight is None and part.keep is None
