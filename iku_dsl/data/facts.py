"""Figures read from files go in; what is known of a subject in a period comes out, with where it was read."""

from datetime import date

import attrs

from iku_dsl.data.working_calendar import Calendar, Holiday, Unknown
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.source import Span
from iku_dsl.values.outcomes import Fault, Missing, Need, Value
from iku_dsl.values.periods import Period
from iku_dsl.values.spoken import spoken


@attrs.frozen
class Datum:
    """One figure: its value, how it was printed, the report's own source for it, and the place in the file."""

    value: Value
    printed: str
    source: str
    span: Span = attrs.field(eq=False, repr=False)


@attrs.frozen
class Record:
    """One row of a table: the period it is dated in, if any, its cells by column, and its place."""

    period: Period | None
    cells: dict[str, Value]
    span: Span = attrs.field(eq=False, repr=False)


@attrs.define
class Store:
    """All figures of a run, by subject and name.

    `looked_in` and `files` say where they were looked for. `refused` names the subjects, each with a period where that
    is known, of figures that stand there and could not be read; a subject without a name is any. A period of another
    year than `year` is named with it; `looks_back` says that a formula asks for earlier ones.
    """

    figures: dict[tuple[str, str], dict[Period, list[Datum]]] = attrs.field(factory=dict)
    looked_in: str = ""
    files: dict[str, str] = attrs.field(factory=dict)
    refused: set[tuple[str, Period | None]] = attrs.field(factory=set)
    tables: dict[tuple[str, str], tuple[Record, ...] | Fault] = attrs.field(factory=dict)
    year: int | None = None
    looks_back: bool = True
    calendar: Calendar = attrs.field(factory=Calendar)

    def put(self, subject: str, name: str, period: Period, datum: Datum) -> None:
        """Take a figure."""
        self.figures.setdefault((subject, name), {}).setdefault(period, []).append(datum)

    def replace(self, subject: str, name: str, period: Period, datum: Datum) -> None:
        """Take a figure in place of those that were given before."""
        self.figures.setdefault((subject, name), {})[period] = [datum]

    def data(self, subject: str, name: str, period: Period) -> list[Datum]:
        """Return every figure given for exactly this period."""
        return self.figures.get((subject, name), {}).get(period, [])

    def is_refused(self, subject: str, period: Period) -> bool:
        """Return whether a figure stands there that could not be read, and may be the one for this period."""
        return bool({("", None), (subject, None), (subject, period)} & self.refused)

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given."""
        return sorted(self.figures.get((subject, name), {}))

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the figure for exactly this period, or None. Two that differ are none: nobody may choose."""
        values = list(dict.fromkeys(datum.value for datum in self.data(subject, name, period)))
        if len(values) > 1:
            why = say("several that differ are given")
            return Missing((Need(subject, spoken(name), period.said_in(self.year), self._where(subject), why),))
        return values[0] if values else None

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return what to say when a figure is needed and not there."""
        return Missing((Need(subject, spoken(name), period.said_in(self.year), self._where(subject)),))

    def _where(self, subject: str) -> str:
        return self.files.get(subject, self.looked_in)

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return every row that was read for a table, or why there are none to go by."""
        found = self.tables.get((subject, table))
        where = self.files.get(f"{subject}.{table}", self.files.get(subject, self.looked_in))
        return (
            found if found is not None else Missing((Need(subject, say("the table {table}", table=table), "", where),))
        )

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return self.calendar.holiday(day)
