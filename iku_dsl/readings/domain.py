"""What a document says of a datum goes in; what it may be comes out, without a solver."""

from enum import Enum, auto
from fractions import Fraction

import attrs

from iku_dsl.values.periods import EARLIER, Period

Datum = tuple[str, str]  # whose, and which


class Kind(Enum):
    """What a value is; NOTHING has no value whatever the data, ANY may have one of any kind.

    What is KNOWN is a period or a duration, which no data change.
    """

    NUMBER = auto()
    TRUTH = auto()
    WORD = auto()
    DATE = auto()
    KNOWN = auto()
    ANY = auto()
    NOTHING = auto()


@attrs.frozen
class Domain:
    """What a datum may be: a number between two bounds, a truth, one of some words; and whether it may not apply."""

    kind: Kind = Kind.NUMBER
    low: Fraction | None = None
    high: Fraction | None = None
    words: tuple[str, ...] = ()
    may_not_apply: bool = False

    def admits(self, figure: Fraction) -> bool:
        """Return whether it may be this figure."""
        above = self.low is None or self.low <= figure
        return self.kind is Kind.NUMBER and above and (self.high is None or figure <= self.high)


def datum_of(subject: str, name: str, period: Period, asked: Period) -> Datum:
    """Return what a datum is called where another period is asked for than its own."""
    if period == asked:
        return subject, name
    unit = next((unit for unit in EARLIER if asked.earlier(unit) == period), None)
    return subject, f"{name} previous {unit.lower()}" if unit else f"{name}, {period} {period.year}"
