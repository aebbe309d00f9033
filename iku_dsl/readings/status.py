"""A value goes in; what the framework's categories call it comes out."""

from datetime import date

import attrs

from iku_dsl.data.facts import Record
from iku_dsl.data.working_calendar import Calendar, Holiday, Unknown
from iku_dsl.formula.algebra import Node
from iku_dsl.readings.exact import Exact
from iku_dsl.values.enclosed import Number
from iku_dsl.values.outcomes import Fault, Missing, Need, Value
from iku_dsl.values.periods import Period
from iku_dsl.values.rounding import plain_text

ALWAYS = Period(1, 1, 12)  # a status does not depend on the period


@attrs.frozen
class _One:
    """Facts of which there is one."""

    value: Number

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the one value, whatever is asked for."""
        del subject, name, period
        return self.value

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return that there is a figure for any."""
        del subject, name
        return [ALWAYS]

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return that it is missing."""
        return Missing((Need(subject, name, period.spoken, ""),))

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return that no table is there."""
        return self.missing(subject, table, ALWAYS)

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return Calendar().holiday(day)


@attrs.define
class Statuses:
    """The categories of a framework, ready to be asked; each value is looked up once."""

    formula: Node | None
    known: dict[Number, Value] = attrs.field(factory=dict)

    def of(self, value: Value) -> Value | None:
        """Return the status of a value; None where there is no number or the framework names no status."""
        if self.formula is None or not isinstance(value, Number):
            return None
        if value not in self.known:
            self.known[value] = Exact(_One(value)).value(self.formula, ALWAYS)
        return self.known[value]

    def text(self, value: Value) -> str | None:
        """Return the status as a word; None where there is none, or the categories leave the value out."""
        found = self.of(value)
        if isinstance(found, Number):
            return plain_text(found)
        return found if isinstance(found, str) else None
