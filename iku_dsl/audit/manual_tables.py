"""A scorecard lowered from its manuals goes in; the tables that these read come out, as a report calls them.

Each gives the formulas of its printed rows, of their totals and averages, and of aggregates over rows that are printed.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from iku_dsl.audit.quantities import BY_MANUAL, Formula, Key, Quantity
from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Cell, Fact, Gather, Node, Operation, Over, Part, Records, Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.formula.walk import reachable, rows_of
from iku_dsl.syntax.vocabulary import own_name

TEXT, CHOICE = "text", "choice"  # types of columns
BY_TOTALS = say("as the manual computes it from the totals, and is neither the sum nor a mean of the rows")
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

    def of_row(self, subject: str, at: At) -> Iterator[Quantity]:
        """Go through the cells of one row: those that are read, and those that follow from these alone."""
        for column, node in self.row.items():
            key, here = Key(subject, self.quantity(column)), at[id(node)]
            if isinstance(node, Cell) and self.types[column] != TEXT:
                yield Quantity(key, here, percent=node.percent)
            elif isinstance(node, Step) and isinstance(here, Step) and not rows_of(here, {}):
                ways = (Formula(here.operand, BY_MANUAL),)
                yield Quantity(key, here, ways, percent=node.percent, loose=not _adds(node.operand))

    def at(self, subject: str) -> At:
        """Return what the columns are in a row that a report prints; what goes over all rows stays as it is."""
        exchange: dict[int, Node] = {id(each): each for each in self.overs}
        for column, node in self.row.items():
            fact = Fact(subject, self.quantity(column), percent=_percent(node), span=node.span)
            exchange[id(node)] = fact if isinstance(node, Cell) else exchanged(node, exchange)
        return exchange

    def rates(self, subject: str, rows: Sequence[At], printed: Collection[str]) -> Iterator[Quantity]:
        """Go through the totals, or the averages, of rates; `rows` are those that are printed, `printed` their columns.

        Such a one is made in one of several ways, and nobody says in which.
        """
        for column, node in self.row.items():
            key = Key(subject, self.quantity(column))
            if isinstance(node, Step) and not _adds(node.operand):
                made = Step(node.name, node.operand, span=node.span, percent=node.percent)
                ways = (Formula(each, BY_TOTALS) for each in self._of_rate(node, rows, printed))
                yield Quantity(key, made, tuple(ways), percent=node.percent, loose=True, either=True)

    def sums(self, subject: str, function: str) -> Iterator[Quantity]:
        """Go through the totals of what adds up, and what formulas take for them; averages likewise."""
        for column, node in self.row.items():
            first, *others = self.over(function, column)
            if (isinstance(node, Cell) and self.types[column] not in (TEXT, CHOICE)) or _adds(node):
                key = Key(subject, self.quantity(column))
                yield Quantity(key, first, also=tuple(others), percent=_percent(node))

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

    def _of_rate(self, node: Step, rows: Sequence[At], printed: Collection[str]) -> Iterator[Node]:
        """Go through what the total of a rate may be: of the totals, of the averages, a sum or a mean of the rows."""
        for function in (SUM, MEAN):
            yield exchanged(node.operand, self._all(function))
        cells = [each[id(node)] for each in rows]
        for function in (SUM, MEAN):
            yield Gather(function, tuple(map(Part, cells)), span=node.span)
        for column, weight in self.row.items():
            if weight is not node and self.types.get(column) not in (TEXT, CHOICE) and self.quantity(column) in printed:
                parts = (Part(each[id(node)], each[id(weight)]) for each in rows)
                yield Gather(MEAN, tuple(parts), span=node.span)

    def _all(self, function: str) -> dict[int, Node]:
        """Return what the columns are in the row of totals or averages: what adds up, and what follows from that."""
        exchange: dict[int, Node] = {id(each): each for each in self.overs}
        for column, node in self.row.items():
            sums = isinstance(node, Cell) or _adds(node)
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


def _adds(node: Node) -> bool:
    """Return whether a formula only adds data and takes them off: its total is then that of the rows."""
    if isinstance(node, Operation):
        return node.operator in ("+", "-") and all(map(_adds, node.operands))
    return _adds(node.operand) if isinstance(node, Step) else isinstance(node, (Fact, Cell))


def _percent(node: Node) -> bool:
    return isinstance(node, (Cell, Step)) and node.percent


def _plain(over: Over) -> bool:
    """Return whether an aggregate goes over every row of a table as it is."""
    part = over.part
    return isinstance(over.table, Records) and not over.window and part.weight is None and part.keep is None
