"""A formula and a unit of time go in; its value that much before the period asked comes out, or why there is none."""

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Earlier, Records
from iku_dsl.readings.visit import Facts, Visit
from iku_dsl.values.outcomes import Fault, Missing, Need, Value, absence
from iku_dsl.values.periods import Period
from iku_dsl.values.periods import year as whole_year

UNITS = {"QUARTER": say("a quarter"), "MONTH": say("a month")}
NO_EARLIER = Rule(
    "IKU460",
    "no-such-period-before",
    Severity.ERROR,
    "`{formula}` is asked for {period}, and that is not {unit}",
    why="The quarter before a year, or the month before a quarter, could be any of several; none is chosen.",
    example="value growth_of: plans / plans previous quarter   # and the year is asked",
    instead="Ask for a quarter, or write `previous year`, which there is for every period.",
)
NOT_DATED = Rule(
    "IKU461",
    "rows-without-date",
    Severity.ERROR,
    "`{formula}` looks at rows of `{table}`, and one of them is dated in no period ({row})",
    why="A row without a date counts in every period, so nobody can tell what the table held earlier.",
    example="value more: count(zones) - count(zones) previous year   # and data/m.zones.csv has no column `period`",
    instead="Date every row in the column `period` of the file: Q4, 2023, Q4 2023.",
)


def earlier(node: Earlier, period: Period, facts: Facts) -> Visit:
    """Return the value of the operand for the earlier period."""
    before = period.earlier(node.unit)
    if before is None:
        return Fault(no_earlier(node.span, node.unit, period))
    absent = absence(_of_table(node, table, period.year, before.year, facts) for table in node.tables)
    return absent if absent is not None else (yield node.operand, before)


def no_earlier(span: Span, unit: str, period: Period) -> Diagnostic:
    """Return what is wrong with looking back from a period by a unit that it is not."""
    hint = say("ask for {unit}, or write `previous year`", unit=UNITS[unit])
    return NO_EARLIER.at(span, hint, formula=span.text, period=period.spoken, unit=UNITS[unit])


def _of_table(node: Earlier, table: Records, asked: int, year: int, facts: Facts) -> Value:
    """Return why a table tells nothing of the year looked at: rows without a date, or none of another year."""
    rows = facts.records(table.subject, table.name)
    if isinstance(rows, (Missing, Fault)) or not rows:
        return True
    bare = next((each for each in rows if each.period is None), None)
    if bare is not None:
        hint = say("date every row in the column `{column}`", column="period")
        return Fault(NOT_DATED.at(node.span, hint, formula=node.span.text, table=table.name, row=bare.span.where))
    if year == asked or any(each.period is not None and each.period.year == year for each in rows):
        return True
    named = say("the table {table}", table=table.name)
    return Missing((Need(table.subject, named, whole_year(year).said_in(asked), rows[0].span.source.path),))
