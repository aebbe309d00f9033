"""A day goes in; the holiday that it is comes out, or that it is none, or that nobody knows it of that year.

A year stands in the contract's own list, or else in the library `holidays`: Indonesia's public holidays and collective
leave. Years of which the library has estimates only, or no collective leave, are not known: nothing is guessed.
"""

from datetime import date
from functools import cache
from importlib.metadata import version

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say

COUNTRY = "ID"
PUBLIC, LEAVE = "public", "government"
OWN_LIST = say(
    "write the days into `data/holidays.csv` with the columns `{date}` and `{name}`", date="date", name="name"
)
EXTRA = say("install it with `pip install 'iku-dsl[calendar]'`, or {hint}", hint=OWN_LIST)


@attrs.frozen
class Holiday:
    """A day on which no one works: its name, and where that stands."""

    day: date
    name: str
    source: str


@attrs.frozen
class Unknown:
    """Why nobody knows the holidays of a year, and what would help."""

    reason: Phrase
    hint: Phrase


Days = dict[date, Holiday]


@attrs.define
class Calendar:
    """The holidays of a run: those of the contract's own list by year, and those met so far, in the order of asking."""

    own: dict[int, Days] = attrs.field(factory=dict)
    broken: Unknown | None = None
    met: dict[date, Holiday] = attrs.field(factory=dict)

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is, None where it is none."""
        days = self.broken or (self.own[day.year] if day.year in self.own else library(day.year))
        if isinstance(days, Unknown):
            return days
        found = days.get(day)
        if found is not None:
            self.met[day] = found
        return found


@cache
def library(year: int) -> Days | Unknown:
    """Return the holidays of a year as the library knows them."""
    try:
        import holidays  # noqa: PLC0415 - only who counts days of work needs it
    except ImportError:
        return Unknown(say("the extra `calendar` of this program is not installed"), EXTRA)
    source = f"holidays {version('holidays')}"
    leave = holidays.country_holidays(COUNTRY, years=year, categories=LEAVE, language="id")
    every = holidays.country_holidays(COUNTRY, years=year, categories=(PUBLIC, LEAVE), language="id")
    if not leave:
        return Unknown(say("the library `holidays` holds no collective leave for {year}", year=year), OWN_LIST)
    doubtful = next((name for name in every.values() if _estimated(every.tr(every.estimated_label), name)), None)
    if doubtful is not None:
        reason = say("the library `holidays` has only an estimate of `{name}`", name=doubtful)
        return Unknown(reason, OWN_LIST)
    return {day: Holiday(day, name, source) for day, name in every.items()}


def _estimated(label: str, name: str) -> bool:
    """Return whether a name is marked as an estimate; the label has a place for the name."""
    return label.replace("%s", "").strip() in name
