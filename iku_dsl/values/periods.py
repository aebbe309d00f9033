"""The name of a period goes in; a span of months comes out, with the parts that make it up."""

import re

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.values.months import SPOKEN, month_named

MONTHS = 12
EARLIER = {"YEAR": MONTHS, "QUARTER": 3, "MONTH": 1}  # months that each unit reaches back
DATED = re.compile(r"(?<!\S)[12][0-9]{3}(?!\S)")
SO_FAR = ("to date ", "sampai dengan ", "s.d. ", "s/d ")  # as texts, data and reports of either language write it
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER = re.compile(r"q([1-4])|(?:tw|triwulan) ?([1-4]|i{1,3}|iv)")
SEMESTER = re.compile(r"semester ?([12]|ii?)")


@attrs.frozen(order=True)
class Period:
    """Whole months of one year, both ends included. `to date Q4` is `year`: the same span is the same period."""

    year: int
    first: int
    last: int

    @property
    def months(self) -> int:
        """Return how many months it has."""
        return self.last - self.first + 1

    def __str__(self) -> str:
        """Return the name by which texts and tables call it."""
        return self.spoken.words()

    @property
    def spoken(self) -> Phrase:
        """Return the name by which a person calls it."""
        if self.months == MONTHS:
            return say("year")
        if self.months == 1:
            return SPOKEN[self.first - 1]
        if self.months == 3 and self.last % 3 == 0:
            return say("Q{quarter}", quarter=self.last // 3)
        if self.first == 7 and self.last == 12:
            return say("semester 2")
        if self.last % 3 == 0:
            return say("to date Q{quarter}", quarter=self.last // 3)
        return say("to date {month}", month=SPOKEN[self.last - 1])

    def said_in(self, year: int | None) -> Phrase:
        """Return its name, with its year where that is another one than the year that is spoken of."""
        if year is None or self.year == year:
            return self.spoken
        return say("{period} {year}", period=self.spoken, year=self.year)

    def earlier(self, unit: str) -> "Period | None":
        """Return the same months of the YEAR before, or the QUARTER or MONTH before; None where it is none itself."""
        months = EARLIER[unit]
        if unit != "YEAR" and (self.months != months or (self.first - 1) % months):
            return None
        year, first = divmod(self.year * MONTHS + self.first - 1 - months, MONTHS)
        return Period(year, first + 1, first + self.months)

    def within(self, other: "Period") -> bool:
        """Return whether it lies inside another period, or is the same."""
        return self.year == other.year and other.first <= self.first and self.last <= other.last

    def parts(self) -> tuple[tuple["Period", ...], ...]:
        """Return the ways to divide it, the usual one first: quarters, then semesters, then months."""
        ways = (self._cut(size) for size in (3, 6, 1) if size < self.months)
        return tuple(way for way in ways if way)

    def _cut(self, size: int) -> tuple["Period", ...]:
        if self.months % size or (self.first - 1) % size:
            return ()
        return tuple(Period(self.year, at, at + size - 1) for at in range(self.first, self.last + 1, size))


def year(number: int) -> Period:
    """Return a whole year."""
    return Period(number, 1, MONTHS)


def quarter(in_year: int, number: int) -> Period:
    """Return a quarter, counted from 1."""
    return Period(in_year, 3 * number - 2, 3 * number)


def semester(in_year: int, number: int) -> Period:
    """Return a half of a year, counted from 1."""
    return Period(in_year, 6 * number - 5, 6 * number)


def month(in_year: int, number: int) -> Period:
    """Return a month, counted from 1."""
    return Period(in_year, number, number)


def to_date(period: Period) -> Period:
    """Return the year so far, up to the end of the period."""
    return Period(period.year, 1, period.last)


def named(text: str, in_year: int) -> Period | None:
    """Return the period that a table or a command line names in either language, or None: `Q2`, `s.d. TW II`, `Jan`."""
    words = " ".join(text.lower().split())
    plain = next((words.removeprefix(each) for each in SO_FAR if words.startswith(each)), words)
    found = _plain(plain, in_year)
    return to_date(found) if found and plain != words else found


def dated(text: str, in_year: int) -> Period | None:
    """Return the period that a row of data names, of the year that it names or else of this one: `Q4 2023`, `2023`."""
    words = " ".join(text.split())
    year_named = DATED.search(words)
    if year_named is None:
        return named(words, in_year)
    without, whole = (words[: year_named.start()] + each + words[year_named.end() :] for each in ("", "year"))
    return named(without, int(year_named[0])) or named(whole, int(year_named[0]))


def _plain(words: str, in_year: int) -> Period | None:
    if words in ("year", "tahun", str(in_year)):
        return year(in_year)
    number = month_named(words)
    if number:
        return month(in_year, number)
    found = QUARTER.fullmatch(words)
    if found:
        return quarter(in_year, _counted(found[1] or found[2]))
    found = SEMESTER.fullmatch(words)
    return semester(in_year, _counted(found[1])) if found else None


def _counted(written: str) -> int:
    return ROMAN.get(written) or int(written)
