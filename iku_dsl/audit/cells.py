"""Lowered manuals, their data and the rows of a report go in; the printed cells of their tables come out as quantities.

A row that a report prints is a place of its own: what a column follows from stands beside it, printed or in the data.
"""

from collections.abc import Iterator, Mapping, Sequence

import attrs

from iku_dsl.audit.quantities import BY_MANUAL, Formula, Key, Quantity
from iku_dsl.audit.tables import AVERAGE, TOTAL
from iku_dsl.data.facts import Datum, Store
from iku_dsl.data.published import Published
from iku_dsl.formula.algebra import Cell, Fact, Node, Operation, Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.formula.walk import rows_of
from iku_dsl.syntax.vocabulary import own_name
from iku_dsl.values.outcomes import Value

Rows = Sequence[Published]
TEXT, CHOICE = "text", "choice"  # types of columns


@attrs.frozen(eq=False)
class _Table:
    """A table that a manual reads: whose data it holds, its columns, and the types of those that files have."""

    subject: str
    name: str
    row: Mapping[str, Node]
    types: Mapping[str, str]
    text: str

    def quantity(self, column: str) -> str:
        """Return how a report names what a column holds: by the author's own name for it."""
        return f"column {own_name(column, self.text)}"


@attrs.frozen(eq=False)
class Cells:
    """The quantities of printed cells, and the data with what stands in their rows.

    `partial` are tables, by whose they are, of which a report prints rows that the data lack, `met` those of which it
    prints rows that they have.
    """

    quantities: dict[Key, Quantity]
    data: Store
    partial: set[tuple[str, str]] = attrs.field(factory=set)
    met: set[tuple[str, str]] = attrs.field(factory=set)

    @classmethod
    def of(cls, computed: LoweredScorecard, rows: Rows, data: Store) -> "Cells":
        """Return the cells of the tables that manuals read, of which a report prints any."""
        figures = {place: dict(periods) for place, periods in data.figures.items()}
        found = cls({}, attrs.evolve(data, figures=figures))
        tables = dict(_read(computed))
        for subject, printed in _by_subject(rows, tables).items():
            table, row = printed[0].cell or ("", "")
            found.quantities.update((each.key, each) for each in _of_row(subject, tables[table]))
            found._put(subject, tables[table], row, printed)
        return found

    def _put(self, subject: str, table: _Table, row: str, printed: Rows) -> None:
        """Let the data have what stands in a row, for the periods for which it is printed, and printed choices."""
        records = self.data.tables.get((table.subject, table.name), ())
        name = next((column for column, kind in table.types.items() if kind == TEXT), None)
        rows = records if name is not None and isinstance(records, tuple) else ()
        several = [each for each in rows if _plain(each.cells.get(name or "", "")) == _plain(row)]
        known = self.partial if rows and not several else self.met
        known.update({(table.subject, table.name)} if rows else ())
        for period in dict.fromkeys(each.period for each in printed):
            there = [each for each in several if each.period in (None, period)]
            for column, value in there[0].cells.items() if len(there) == 1 else ():
                self.data.put(subject, table.quantity(column), period, Datum(value, "", "", there[0].span))
        choices = {table.quantity(column) for column, type_ in table.types.items() if type_ == CHOICE}
        for each in (each for each in printed if each.quantity in choices):
            if not self.data.data(subject, each.quantity, each.period):
                self.data.put(subject, each.quantity, each.period, Datum(as_choice(each.printed), "", "", each.span))


def as_choice(printed: str) -> str:
    """Return a printed word as texts and data write a choice."""
    return "_".join(printed.casefold().split())


def _read(computed: LoweredScorecard) -> Iterator[tuple[str, "_Table"]]:
    """Go through the tables that manuals read, as a report calls them."""
    for line in computed.lines:
        scope, key = line.index.measured.within, line.index.measured.indicator.key
        for name, table in scope.definitions.tables.items() if scope else ():
            types, text = {each.name.text: each.type.text for each in table.columns}, table.span.source.text
            if scope and name in scope.tables:
                yield f"{key}.{own_name(name, text)}", _Table(scope.subject, name, scope.tables[name].row, types, text)


def _by_subject(rows: Rows, tables: Mapping[str, _Table]) -> dict[str, list[Published]]:
    found: dict[str, list[Published]] = {}
    for each in rows:
        if each.cell and each.cell[0] in tables and each.cell[1].casefold() not in (TOTAL, AVERAGE):
            found.setdefault(each.subject, []).append(each)
    return found


def _of_row(subject: str, table: _Table) -> Iterator[Quantity]:
    """Go through the cells of one row: those that are read, and those that follow from these alone."""
    exchange: dict[int, Node] = {}
    for column, node in table.row.items():
        key = Key(subject, table.quantity(column))
        if isinstance(node, Cell):
            fact = Fact(subject, key.name, percent=node.percent, span=node.span)
            exchange[id(node)] = fact
            if table.types[column] != TEXT:
                yield Quantity(key, fact, percent=node.percent)
        elif isinstance(node, Step):
            made = exchanged(node, exchange)
            if isinstance(made, Step) and not rows_of(made, {}):
                exchange[id(node)] = made
                rate = not _adds(made.operand)
                yield Quantity(key, made, (Formula(made.operand, BY_MANUAL),), percent=node.percent, loose=rate)


def _adds(node: Node) -> bool:
    """Return whether a formula only adds data and takes them off: its total is then that of the rows."""
    if isinstance(node, Operation):
        return node.operator in ("+", "-") and all(map(_adds, node.operands))
    return _adds(node.operand) if isinstance(node, Step) else isinstance(node, Fact)


def _plain(words: Value) -> str:
    """Return a name without what does not tell it from another: capitals, and how many blanks."""
    return " ".join(words.casefold().split()) if isinstance(words, str) else ""
