"""Days, durations and periods go in; the day, the number of days or the truth that they come to comes out, or a fault.

Only a day and a duration, or two days, make anything of each other. Whatever else is written is a fault that says so.
"""

import operator
from collections.abc import Callable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from fractions import Fraction

from iku_dsl.data.working_calendar import Holiday, Unknown
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Dated, Operation
from iku_dsl.formula.rules import WRONG_TYPE
from iku_dsl.readings.exact_operation import NUMBERS, ORDER, kind_of
from iku_dsl.readings.faults import quoted
from iku_dsl.readings.visit import Facts, Visit
from iku_dsl.values.dates import Duration, end_of, in_month, is_weekend, moved, start_of
from iku_dsl.values.outcomes import Fault, Value, absence
from iku_dsl.values.periods import Period

OUT_OF_CALENDAR = Rule(
    "IKU450",
    "date-out-of-calendar",
    Severity.ERROR,
    "{formula} leads to a year outside {first} to {last}",
    why="The calendar has an end, so that a duration cannot lead to where no day is.",
    example="value limit: 9999-12-31 + 1 day",
    instead="Look at the date: it is more likely a slip of the pen.",
)
NO_HOLIDAYS = Rule(
    "IKU451",
    "holidays-not-known",
    Severity.ERROR,
    "{formula} counts days of work, and nobody knows the holidays of {year}: {reason}",
    why="Holidays and collective leave are decreed year by year. A deadline computed without them, or from estimates, "
    "would be wrong in silence.",
    example="deadline monthly: day 10 of the next month, or the next working day   # and a period in 2040",
    instead="Write the days of that year into `data/holidays.csv` beside the contract: `date,name`.",
)
ONE_DAY = timedelta(1)
COMPARE: dict[str, Callable[[date, date], bool]] = {"=": operator.eq, "<>": operator.ne, **ORDER}
DAYS = say("two dates")
MOVE = say("a date before the duration")
WRITE = say("a date is moved by a duration: write `30 days`, `17 working days` or `2 months`")
Shift = date | Fault


def combined(node: Operation, left: Value, right: Value, facts: Facts) -> Value:
    """Return what an operation makes of two values of which one at least is a day or a duration."""
    sign, span = node.operator, node.span
    if isinstance(left, date) and isinstance(right, date):
        if sign in COMPARE:
            return COMPARE[sign](left, right)
        if sign == "-":
            return Fraction((left - right).days)
        return _wrong(span, NUMBERS, left, say("two dates are subtracted, which gives days, or compared"))
    if sign in COMPARE:
        other = right if isinstance(left, date) else left
        return _wrong(span, DAYS, other, _comparable(other))
    if sign not in ("+", "-"):
        return _wrong(span, NUMBERS, left if isinstance(left, (date, Duration)) else right, WRITE)
    if isinstance(left, date):
        return (
            _shifted(left, right, sign, span, facts)
            if isinstance(right, Duration)
            else _wrong(span, say("a duration behind the date"), right, WRITE)
        )
    return _wrong(span, MOVE, left, say("write the date first: `period_end + 2 months`"))


def _comparable(other: Value) -> Phrase:
    """Return what to compare a day with in place of another value."""
    if isinstance(other, Period):
        return say("write `period_start` or `period_end`")
    if isinstance(other, Fraction):
        return say("compare the days between two dates, as in `… - … > 30`")
    return say("compare it with a date, such as `2024-01-31`, written without quotes")


def _shifted(day: date, duration: Duration, sign: str, span: Span, facts: Facts) -> Shift:
    way = 1 if sign == "+" else -1
    if duration.working:
        return _worked(day, duration.count, way, span, facts)
    return _within(moved(day, duration, way), span)


def _within(day: date | None, span: Span) -> Shift:
    if day is None:
        return Fault(OUT_OF_CALENDAR.at(span, formula=quoted(span), first=MINYEAR, last=MAXYEAR))
    return day


def _worked(day: date, count: int, way: int, span: Span, facts: Facts) -> Shift:
    """Return the day on which so many days of work have passed."""
    while count:
        if day in (date.min, date.max):
            return _within(None, span)
        day += way * ONE_DAY
        works = works_on(day, facts)
        if isinstance(works, Unknown):
            return _unknown(works, day, span)
        count -= works
    return day


def _unknown(why: Unknown, day: date, span: Span) -> Fault:
    return Fault(NO_HOLIDAYS.at(span, why.hint, formula=quoted(span), year=day.year, reason=why.reason))


def works_on(day: date, facts: Facts) -> bool | Unknown:
    """Return whether a day is one of work: no Saturday, no Sunday, no holiday."""
    if is_weekend(day):
        return False
    found = facts.holiday(day)
    return found if isinstance(found, Unknown) else found is None


def idle(first: date, last: date, facts: Facts) -> Iterator[tuple[date, Holiday | None]]:
    """Go through the days behind one day and up to another on which no one works; None is a weekend."""
    for number in range(first.toordinal() + 1, last.toordinal() + 1):
        day = date.fromordinal(number)
        found = None if is_weekend(day) else facts.holiday(day)
        if isinstance(found, Holiday) or is_weekend(day):
            yield day, found if isinstance(found, Holiday) else None


def dated(node: Dated, period: Period, facts: Facts) -> Visit:
    """Compute a function of days."""
    operands: list[Value] = []
    for operand in node.operands:
        operands.append((yield operand, period))
    absent = absence(operands)
    return absent if absent is not None else FUNCTIONS[node.function](node, facts, *operands)


def _end(take: Callable[[Period], date]) -> Callable[..., Value]:
    def found(node: Dated, facts: Facts, period: Value) -> Value:
        return take(period) if isinstance(period, Period) else _wrong(node.span, say("a period"), period)

    return found


def _deadline(node: Dated, facts: Facts, of: Value) -> Value:
    """Return the day that is due; of a period, that of its last month."""
    assert node.day is not None, "a deadline is lowered with its day"
    due = due_day(node, of)
    if due is None:
        hint = say("a deadline is of a month: give it `period` or a date")
        return _wrong(node.operands[0].span, say("a period or a date"), of, hint)
    if not isinstance(due, date) or not node.day.working:
        return due
    works = works_on(due, facts)
    if isinstance(works, Unknown):
        return _unknown(works, due, node.span)
    return due if works else _worked(due, 1, 1, node.span, facts)


def due_day(node: Dated, of: Value) -> Shift | None:
    """Return the day that a deadline names, before it is moved on to a day of work; None of what has no month."""
    month = end_of(of) if isinstance(of, Period) else of
    if not isinstance(month, date) or node.day is None:
        return None
    return _within(in_month(month.year, month.month + node.day.months, node.day.number), node.span)


def _working_days(node: Dated, facts: Facts, first: Value, last: Value) -> Value:
    """Return how many days of work lie behind the first day and up to the last; less than 0 where that is earlier."""
    if not (isinstance(first, date) and isinstance(last, date)):
        return _wrong(node.span, DAYS, last if isinstance(first, date) else first)
    begin, end = sorted((first, last))
    count = 0
    for number in range(begin.toordinal() + 1, end.toordinal() + 1):
        day = date.fromordinal(number)
        works = works_on(day, facts)
        if isinstance(works, Unknown):
            return _unknown(works, day, node.span)
        count += works
    return Fraction(count if first <= last else -count)


def _wrong(span: Span, needs: Phrase, got: Value, *hints: Phrase) -> Fault:
    return Fault(WRONG_TYPE.at(span, *hints, formula=quoted(span), needs=needs, got=kind_of(got)))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    "period_start": _end(start_of),
    "period_end": _end(end_of),
    "deadline": _deadline,
    "working_days": _working_days,
}
