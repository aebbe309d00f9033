"""A day and a duration go in; the day that lies so far from it comes out, or None where the calendar has none."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.values.periods import MONTHS, Period

LONGEST = 9_999  # of whatever a duration counts
SATURDAY, SUNDAY = 5, 6
WEEKEND = {SATURDAY: say("a Saturday"), SUNDAY: say("a Sunday")}


@attrs.frozen
class Duration:
    """A whole number of DAYS, WORKING_DAYS, MONTHS or YEARS."""

    count: int
    unit: str

    @property
    def working(self) -> bool:
        """Return whether only days of work are counted."""
        return self.unit == "WORKING_DAYS"

    @property
    def spoken(self) -> Phrase:
        """Return it as a person says it."""
        one = self.count == 1
        match self.unit:
            case "DAYS":
                return say("1 day") if one else say("{count} days", count=self.count)
            case "MONTHS":
                return say("1 month") if one else say("{count} months", count=self.count)
            case "YEARS":
                return say("1 year") if one else say("{count} years", count=self.count)
        return say("1 working day") if one else say("{count} working days", count=self.count)


def moved(day: date, duration: Duration, sign: int = 1) -> date | None:
    """Return the day so many calendar days, months or years later, or earlier with a sign of -1.

    A month without that day ends before it: a month before 2024-03-31 is 2024-02-29.
    """
    count = sign * duration.count
    if duration.unit != "DAYS":
        return in_month(day.year, day.month + count * (MONTHS if duration.unit == "YEARS" else 1), day.day)
    try:
        return day + timedelta(count)
    except OverflowError:
        return None


def in_month(year: int, month: int, day: int) -> date | None:
    """Return a day of a month, or the last one of a shorter month; months count on into other years."""
    years, at = divmod(month - 1, MONTHS)
    year, month = year + years, at + 1
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, month, min(day, monthrange(year, month)[1]))


def start_of(period: Period) -> date:
    """Return the first day of a period."""
    return date(period.year, period.first, 1)


def end_of(period: Period) -> date:
    """Return the last day of a period."""
    return date(period.year, period.last, monthrange(period.year, period.last)[1])


def is_weekend(day: date) -> bool:
    """Return whether a day is a Saturday or a Sunday."""
    return day.weekday() in WEEKEND
