"""A row of a table goes in; the period that it is dated in comes out, whatever the year: where there is no contract."""

from typing import Protocol

import attrs

from iku_dsl.data.table import Row
from iku_dsl.data.years import of_a_day, unknown_period
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.values.periods import Period, dated

NO_YEAR = Rule(
    "IKU672",
    "no-year",
    Severity.ERROR,
    "`{period}` names no year, and none is stated",
    why="A contract has a year; a table alone has none, and formulas and editions may depend on it.",
    example="company,period,done\nA,Q1,4   # and `iku compute` without `--year`",
    instead="`Q1 2024` in the table, or `--year 2024`",
)
NO_PERIOD = Rule(
    "IKU673",
    "no-period",
    Severity.ERROR,
    "nothing says which period {what} are of",
    why="A figure belongs to a period; a manual may measure each in its own way.",
    example="company,done\nA,4   # and `iku compute` without `--period` and `--year`",
    instead='a column `period`, or `--period "Q1 2024"`, or `--year 2024` for the whole year',
)


class Dated(Protocol):
    """What dates the rows of one table."""

    report: Report

    @property
    def alone(self) -> bool:
        """Return whether rows without a column `period` have a period."""

    def period(self, row: Row) -> Period | Diagnostic:
        """Return the period of a row, or what is wrong with it, which is reported."""


@attrs.define
class AnyYear:
    """The year of periods that name none, and the period of rows that name none: both perhaps not stated.

    That a year lacks is said once a table, at its first row: `lacking`.
    """

    year: int | None
    whole: Period | None
    report: Report
    lacking: Diagnostic | None = None

    @property
    def alone(self) -> bool:
        """Return whether rows without a column `period` have a period."""
        return True

    def period(self, row: Row) -> Period | Diagnostic:
        """Return the period of a row: every year may be, but a year must be."""
        found = self._stated(row)
        self.report.extend((found,) if isinstance(found, Diagnostic) else ())
        return found

    def _stated(self, row: Row) -> Period | Diagnostic:
        if "period" not in row.cells:
            return self.whole or no_period(say("the rows without a column `period`"))
        text, day = row.cells["period"], of_a_day(row)
        if day is not None:
            return day
        found, other = dated(text, self.year or 1), dated(text, self.year or 2)
        if found is None or other is None:
            return unknown_period(row)
        if found != other:  # it was given the year that was offered
            hint = say("write `{period} 2024` for its year, or `--year 2024`", period=text)
            self.lacking = self.lacking or NO_YEAR.at(row.at("period"), hint, period=text)
            return self.lacking
        return found


def no_period(what: object) -> Diagnostic:
    """Return that nothing says which period something is of."""
    hint = say('write `--period "Q1 2024"`, or `--year 2024` for the whole year')
    return NO_PERIOD.at(None, hint, what=what)
