"""Data that are supposed go in; what a graph comes to on them comes out, and the plainest data that still do it."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction

import attrs

from iku_dsl.data.facts import Record
from iku_dsl.data.working_calendar import Calendar, Holiday, Unknown
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Fact, Node
from iku_dsl.readings.candidates import niceness
from iku_dsl.readings.domain import Datum, datum_of
from iku_dsl.readings.exact import Exact
from iku_dsl.values.outcomes import Missing, Need, NotApplicable, Value
from iku_dsl.values.periods import Period

WHOLE = tuple(Fraction(each) for each in (0, 1, 2, 3, 5, 10, 20, 50, 80, 90, 100, 110, 1000, -1))
PLAIN = tuple(sorted({*WHOLE, *(each / 100 for each in WHOLE)}, key=niceness))
TRIES = 60  # attempts to make data plainer


@attrs.frozen
class Witness:
    """Data for one period: the figures, and the rows of the tables, cell by cell.

    `percent` are the figures that are percentages, `earlier` names for a later figure the one that it was before,
    `boundless` are those that no text keeps from being negative.
    """

    period: Period
    facts: Mapping[Datum, Value]
    rows: Mapping[str, tuple[Mapping[str, Value], ...]] = attrs.field(factory=dict)
    percent: frozenset[Datum] = frozenset()
    earlier: Mapping[Datum, str] = attrs.field(factory=dict)
    boundless: frozenset[Datum] = frozenset()

    @property
    def negative(self) -> list[str]:
        """Return the figures that are negative only because no text says that they cannot be."""
        facts = ((name, self.facts[subject, name]) for subject, name in sorted(self.boundless & self.facts.keys()))
        return [name for name, value in facts if isinstance(value, Fraction) and value < 0]

    def run(self, span: Span) -> Exact:
        """Return the evaluation on these data; `span` is the place of the document that they are supposed for."""
        return Exact(Supposed(self, span))


@attrs.frozen
class Supposed:
    """The facts of a witness, as the exact reading asks for them."""

    witness: Witness
    span: Span

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
        """Return the rows that are supposed; none where nothing is said of the table."""
        del subject
        return tuple(Record(None, dict(each), self.span) for each in self.witness.rows.get(table, ()))

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return Calendar().holiday(day)


def plainest(witness: Witness, condition: Node, span: Span, admits: Callable[[Datum, Value], bool]) -> Witness:
    """Return data for which a condition still holds: only those it needs, as a person would write them."""
    found = _plainer_one(attrs.evolve(witness, facts=_needed(witness, condition, span)), condition, span, admits)
    return attrs.evolve(found, facts=_needed(found, condition, span))


def _plainer_one(witness: Witness, condition: Node, span: Span, admits: Callable[[Datum, Value], bool]) -> Witness:
    tries, again = TRIES, True
    while again:
        again = False
        for simpler in _simpler(witness, admits):
            tries -= 1
            if tries < 0:
                return witness
            if truth_of(condition, simpler, span):
                witness, again = simpler, True
                break
    return witness


def _needed(witness: Witness, condition: Node, span: Span) -> dict[Datum, Value]:
    """Return the figures that are looked at."""
    run = witness.run(span)
    run.value(condition, witness.period)
    read = {
        datum_of(node.subject, node.name, period, witness.period)
        for each in run.everywhere()
        for node, period in _visited(each)
        if isinstance(node, Fact)
    }
    return {datum: value for datum, value in witness.facts.items() if datum in read}


def _visited(run: Exact) -> Iterator[tuple[Node, Period]]:
    nodes = {id(node): node for node in run.kept}
    return ((nodes[ident], period) for ident, period in run.known)


def _simpler(witness: Witness, admits: Callable[[Datum, Value], bool]) -> Iterator[Witness]:
    """Go through data that are one step plainer."""
    for table, rows in witness.rows.items():
        for at in range(len(rows)):
            yield attrs.evolve(witness, rows={**witness.rows, table: rows[:at] + rows[at + 1 :]})
    for datum, value in witness.facts.items():
        for plain in _plainer(value):
            if admits(datum, plain):
                yield attrs.evolve(witness, facts={**witness.facts, datum: plain})
    for table, rows in witness.rows.items():
        for at, row in enumerate(rows):
            for column, value in row.items():
                for plain in _plainer(value):
                    changed = (*rows[:at], {**row, column: plain}, *rows[at + 1 :])
                    yield attrs.evolve(witness, rows={**witness.rows, table: changed})


def _plainer(value: Value) -> list[Value]:
    """Return the figures that are plainer than one, the plainest first."""
    if not isinstance(value, Fraction) or isinstance(value, NotApplicable):
        return []
    rank = niceness(value)
    near = [Fraction(round(value * scale), scale) for scale in (1, 10, 100)]
    return [each for each in (*PLAIN, *near) if niceness(each) < rank]


def truth_of(condition: Node, witness: Witness, span: Span) -> bool:
    """Return whether a condition holds on some data, by the exact reading."""
    return witness.run(span).value(condition, witness.period) is True
