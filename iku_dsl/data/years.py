"""A row of a table goes in; the period that it is dated in comes out, and what is wrong with its year is reported."""

from datetime import date

import attrs

from iku_dsl.data.table import Row
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.values.periods import Period, dated, month

UNKNOWN_PERIOD = Rule(
    "IKU609",
    "unknown-period",
    Severity.ERROR,
    "`{period}` is not a period",
    why="A figure belongs to the period it is reported for.",
    example="1a-CP,Q5,61%,93.46%",
    instead="1a-CP,Q4,61%,93.46%, or `to date Q2` for the year so far",
)
LATER_YEAR = Rule(
    "IKU660",
    "dated-after-the-year",
    Severity.ERROR,
    "the row is dated in {period}, which lies behind the year of the contract, {year}",
    why="A contract is scored up to the end of its year; a row of a later one is a slip, or stands in the wrong file.",
    example="Q4 2042,5   # under a contract of 2024",
    instead="Q4 2024,5, or Q4,5",
)
UNUSED_YEAR = Rule(
    "IKU661",
    "year-not-looked-at",
    Severity.WARNING,
    "the row is dated in {period}, and no formula looks back to another year than {year}",
    why="A row of an earlier year counts only there, and only `previous` asks for it: this one changes nothing.",
    example="Q4 2023,4   # and the manual says nothing of `previous year`",
    instead="Correct the year, or write a formula that uses it: `growth(plans, plans previous year)`.",
)


@attrs.define
class Years:
    """The year of a contract, and whether a formula of it looks back; that none does is said once a table."""

    year: int
    looks_back: bool
    report: Report

    @property
    def alone(self) -> bool:
        """Return whether rows without a column `period` have a period: the figures of a contract need one."""
        return False

    def period(self, row: Row) -> Period | Diagnostic:
        """Return the period of a row, or what is wrong with it: it names none, or one that has not come."""
        found = of_a_day(row) or dated(row.cells["period"], self.year)
        if isinstance(found, Diagnostic):
            return found
        if found is None or found.year > self.year:
            wrong = unknown_period(row) if found is None else self._wrong(LATER_YEAR, row, found)
            self.report.add(wrong)
            return wrong
        if found.year < self.year and not self.looks_back:
            self.looks_back = True
            self.report.add(self._wrong(UNUSED_YEAR, row, found))
        return found

    def _wrong(self, rule: Rule, row: Row, period: Period) -> Diagnostic:
        return rule.at(row.at("period"), "correct the year", period=period.said_in(self.year), year=self.year)


def of_a_day(row: Row) -> Period | Diagnostic | None:
    """Return the month of the day by which a row is dated, if it is; of a day that nobody knows, why not."""
    day = row.dates.get("period")
    return month(day.year, day.month) if isinstance(day, date) else day


def unknown_period(row: Row) -> Diagnostic:
    """Return that the column `period` names none."""
    hint = say("write Q1 or TW 1, to date Q2, semester 1, a month, year or a date")
    return UNKNOWN_PERIOD.at(row.at("period"), hint, period=row.cells["period"])
