"""Dates go in; whether an edition of a document holds on a day, or meets another one, comes out."""

from datetime import date, timedelta

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.syntax.formulas import Word
from iku_dsl.values.periods import Period


@attrs.frozen
class Edition:
    """One of perhaps several editions of a document; without dates it always holds."""

    version: str = ""
    since: date | None = None
    until: date | None = None
    follows: Word | None = None
    follows_version: Word | None = None

    def holds(self, day: date) -> bool:
        """Return whether it holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def meets(self, other: "Edition") -> bool:
        """Return whether both hold on some day."""
        return _begins(self) <= _ends(other) and _begins(other) <= _ends(self)

    def touches(self, period: Period) -> bool:
        """Return whether it holds on some day of a period."""
        return self.meets(Edition(since=first_day(period), until=last_day(period)))

    @property
    def named(self) -> Phrase:
        """Return the edition in words: `2022 (2022-01-01 to 2023-12-31)`."""
        return say(
            "{version} ({since} to {until})",
            version=self.version or "-",
            since=self.since or "…",
            until=self.until or "…",
        )


def _begins(edition: Edition) -> date:
    return edition.since or date.min


def _ends(edition: Edition) -> date:
    return edition.until or date.max


def first_day(period: Period) -> date:
    """Return the first day of a period."""
    return date(period.year, period.first, 1)


def last_day(period: Period) -> date:
    """Return the last day of a period."""
    return last_of_month(period.year, period.last)


def last_of_month(year: int, month: int) -> date:
    """Return the last day of a month of the calendar."""
    return date.max if (year, month) == (9999, 12) else date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
