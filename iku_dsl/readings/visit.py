"""What every visit of the exact reading has in common: the facts it may ask, and how it asks for other nodes."""

from collections.abc import Generator
from datetime import date
from typing import Protocol

from iku_dsl.data.facts import Record
from iku_dsl.data.working_calendar import Holiday, Unknown
from iku_dsl.formula.algebra import Node
from iku_dsl.values.outcomes import Fault, Missing, Value
from iku_dsl.values.periods import Period

Wanted = tuple[Node, Period]
Visit = Generator[Wanted, Value, Value]


class Facts(Protocol):
    """What is known from outside."""

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the figure given for exactly this period, or None."""

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given."""

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return what to say when it is needed and not there."""

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return every row that was read for a table, or what to say when there is none."""

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is, None where it is none, or why nobody knows."""
