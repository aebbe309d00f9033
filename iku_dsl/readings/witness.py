"""Data that are supposed go in; what a graph comes to on them comes out, and the plainest data that still do it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from functools import partial

import attrs

from iku_dsl.data.facts import Record
from iku_dsl.data.working_calendar import Calendar, Holiday, Unknown
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Cell, Fact, Node
from iku_dsl.readings.candidates import niceness
from iku_dsl.readings.domain import Datum, datum_of
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.exact import Exact
from iku_dsl.values.outcomes import Missing, Need, Value
from iku_dsl.values.periods import Period

WHOLE = tuple(Fraction(each) for each in (0, 1, 2, 3, 5, 10, 20, 50, 80, 90, 100, 110, 1000, -1))
PLAIN = sorted(((each, niceness(each)) for each in {*WHOLE, *(each / 100 for each in WHOLE)}), key=lambda each: each[1])
TRIES = 60  # attempts to make data plainer


@attrs.frozen
class Witness:
    """Data for one period: the figures, and the rows of the tables, cell by cell.

    `percent` are the figures that are percentages, `earlier` names for a later figure the one that it was before,
    `boundless` are those that no text keeps from being negative, `columns` those of tables that are looked at,
    `open_cells` those of them that no text keeps from being negative.
    """

    period: Period
    facts: Mapping[Datum, Value]
    rows: Mapping[str, tuple[Mapping[str, Value], ...]] = attrs.field(factory=dict)
    percent: frozenset[Datum] = frozenset()
    earlier: Mapping[Datum, str] = attrs.field(factory=dict)
    boundless: frozenset[Datum] = frozenset()
    columns: frozenset[tuple[str, str]] = frozenset()
    open_cells: frozenset[tuple[str, str]] = frozenset()

    @property
    def undeclared(self) -> Iterator[tuple[str, Fraction]]:
        """Go through the figures that no text keeps from being negative; a cell is called `table.column`."""
        facts = [(name, self.facts[subject, name]) for subject, name in sorted(self.boundless & self.facts.keys())]
        cells = [
            (f"{table}.{column}", row[column])
            for table, column in sorted(self.open_cells & self.columns)
            for row in self.rows.get(table, ())
            if column in row
        ]
        yield from ((name, value) for name, value in (*facts, *cells) if isinstance(value, Fraction))

    def at_one(self) -> "Witness":
        """Return the data with one for every zero that no declared range allows."""
        facts = {datum: _one(value) if datum in self.boundless else value for datum, value in self.facts.items()}
        rows = {
            table: tuple(
                {name: _one(value) if (table, name) in self.open_cells else value for name, value in row.items()}
                for row in rows
            )
            for table, rows in self.rows.items()
        }
        return attrs.evolve(self, facts=facts, rows=rows)

    def looked_at(self, table: str) -> tuple[dict[str, Value], ...]:
        """Return the rows of a table, each with the cells that are looked at."""
        return tuple(
            {column: value for column, value in row.items() if (table, column) in self.columns}
            for row in self.rows[table]
        )

    def run(self, span: Span) -> Exact:
        """Return the evaluation on these data; `span` is the place of the document that they are supposed for."""
        return Exact(Supposed(self, span))


def _one(value: Value) -> Value:
    return Fraction(1) if value == 0 and isinstance(value, Fraction) else value


Place = Callable[[Witness, Domains], Iterator[Witness]]  # a part of data: the data that differ in it and are plainer


@attrs.frozen
class Supposed:
    """The facts of a witness, as the exact reading asks for them; each table is read once."""

    witness: Witness
    span: Span
    read: dict[str, tuple[Record, ...]] = attrs.field(factory=dict, eq=False)

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the figure that is supposed for a period."""
        return self.witness.facts.get(datum_of(subject, name, period, self.witness.period))

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given: none but the one asked for."""
        del subject, name
        return []

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return that a figure is not supposed."""
        return Missing((Need(subject, name, period.spoken, ""),))

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing:
        """Return the rows that are supposed; that they are missing where nothing is said of the table."""
        if table not in self.witness.rows:
            return self.missing(subject, table, self.witness.period)
        if table not in self.read:
            self.read[table] = tuple(Record(None, dict(each), self.span) for each in self.witness.rows[table])
        return self.read[table]

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return Calendar().holiday(day)


def plainest(witness: Witness, condition: Node, span: Span, domains: Domains) -> Witness:
    """Return data for which a condition still holds: only those it needs, as a person would write them."""
    found = _plainer_one(_needed(witness, condition, span), condition, span, domains)
    return _needed(found, condition, span)


def _plainer_one(witness: Witness, condition: Node, span: Span, domains: Domains) -> Witness:
    """Return plainer data: each part of them as plain as will do, once and again until none can be plainer."""
    tries, before = TRIES, None
    while before is not witness:
        before = witness
        for place in _places(witness):
            for simpler in place(witness, domains):
                tries -= 1
                if tries < 0:
                    return witness
                if truth_of(condition, simpler, span):
                    witness = simpler
                    break
    return witness


def _needed(witness: Witness, condition: Node, span: Span) -> Witness:
    """Return the data without the figures and tables that are not looked at, and with the columns that are."""
    run = witness.run(span)
    run.value(condition, witness.period)
    visited = [each for inside in run.everywhere() for each in _visited(inside)]
    read = {
        datum_of(node.subject, node.name, period, witness.period) for node, period in visited if isinstance(node, Fact)
    }
    columns = frozenset((node.table, node.column) for node, _ in visited if isinstance(node, Cell))
    facts = {datum: value for datum, value in witness.facts.items() if datum in read}
    rows = {table: rows for table, rows in witness.rows.items() if any(table == name for name, _, _ in run.selected)}
    return attrs.evolve(witness, facts=facts, rows=rows, columns=columns)


def _visited(run: Exact) -> Iterator[tuple[Node, Period]]:
    nodes = {id(node): node for node in run.kept}
    return ((nodes[ident], period) for ident, period in run.known)


def _places(witness: Witness) -> Iterator[Place]:
    """Go through the parts of data that may be plainer: rows from the last, figures, cells of the rows that are left.

    Each is looked at in the data as they are by then: a row that has gone has no cells.
    """
    for table, rows in witness.rows.items():
        yield from (partial(_without_row, table, at) for at in reversed(range(len(rows))))
    yield from (partial(_with_figure, datum) for datum in witness.facts)
    for table, rows in witness.rows.items():
        for at, row in enumerate(rows):
            yield from (partial(_with_cell, table, at, each) for each in row if (table, each) in witness.columns)


def _without_row(table: str, at: int, witness: Witness, domains: Domains) -> Iterator[Witness]:
    del domains
    rows = witness.rows[table]
    yield attrs.evolve(witness, rows={**witness.rows, table: rows[:at] + rows[at + 1 :]})


def _with_figure(datum: Datum, witness: Witness, domains: Domains) -> Iterator[Witness]:
    for plain in _plainer(witness.facts[datum]):
        if domains.admits(datum, plain):
            yield attrs.evolve(witness, facts={**witness.facts, datum: plain})


def _with_cell(table: str, at: int, column: str, witness: Witness, domains: Domains) -> Iterator[Witness]:
    rows = witness.rows[table]
    for plain in _plainer(rows[at][column]) if at < len(rows) else ():
        if domains.admits_cell(table, column, plain):
            changed = (*rows[:at], {**rows[at], column: plain}, *rows[at + 1 :])
            yield attrs.evolve(witness, rows={**witness.rows, table: changed})


def _plainer(value: Value) -> list[Fraction]:
    """Return the figures that are plainer than one, the plainest first."""
    if not isinstance(value, Fraction):
        return []
    rank = niceness(value)
    near = [Fraction(round(value * scale), scale) for scale in (1, 10, 100)]
    fewer = [each for each, its in PLAIN if its < rank]
    return [*fewer, *(each for each in near if niceness(each) < rank and each not in fewer)]


def truth_of(condition: Node, witness: Witness, span: Span) -> bool:
    """Return whether a condition holds on some data, by the exact reading."""
    return witness.run(span).value(condition, witness.period) is True
