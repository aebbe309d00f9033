"""A date as a table prints it goes in; the days that it can mean come out, by the order of its day and its month."""

import re
from datetime import date

from iku_dsl.values.months import month_named

DAY_FIRST, MONTH_FIRST, ONE_WAY = "day first", "month first", ""
YEAR_FIRST = re.compile(r"([0-9]{4})([-/])([0-9]{2})\2([0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)?")
IN_FIGURES = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
IN_WORDS = re.compile(r"([0-9]{1,2})[ -]([^\W\d_]+)\.?[ -]([0-9]{4})")


def days(text: str) -> dict[str, date]:
    """Return the days that a text can mean; none for what is no date.

    With points between them the day stands first, as the countries write that use points.
    """
    plain = " ".join(text.split())
    found = YEAR_FIRST.fullmatch(plain)
    if found:
        return _only(_day(found[1], found[3], found[4]))
    found = IN_WORDS.fullmatch(plain)
    if found:
        number = month_named(found[2].lower())
        return _only(_day(found[3], str(number), found[1])) if number else {}
    found = IN_FIGURES.fullmatch(plain)
    return _in_figures(found[1], found[2], found[3], found[4]) if found else {}


def _in_figures(first: str, mark: str, second: str, year: str) -> dict[str, date]:
    if mark == ".":
        return _only(_day(year, second, first))
    both = {DAY_FIRST: _day(year, second, first), MONTH_FIRST: _day(year, first, second)}
    there = {order: day for order, day in both.items() if day is not None}
    return _only(there[DAY_FIRST]) if len(set(there.values())) < len(there) else there


def _only(day: date | None) -> dict[str, date]:
    return {} if day is None else {ONE_WAY: day}


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
