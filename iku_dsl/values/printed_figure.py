"""What a report printed goes in, words and all; the figures that it may stand for come out, each with its interval."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

import attrs

from iku_dsl.values.numbers import WRITTEN, digits
from iku_dsl.values.printed import CONVENTIONS, plain
from iku_dsl.values.printed_words import MAGNITUDE, MAGNITUDES, MONEY, PERCENT, comparison, figure_in, left_over

THOUSAND = 1000
MOST_ROUNDED = THOUSAND**4
MOST_KEPT = 4096  # printed texts whose figures are kept: an audit asks for them several times
LONGEST = 200  # characters; no report prints a figure among more words


@attrs.frozen
class PrintedFigure:
    """One reading of a printed figure: its value (82% is 41/50) and what one more in its last digit would add.

    `percent` says that a percent sign stood there, `comparison` is `>`, `>=`, `<`, `<=` or nothing, `unit` the words
    that are left over, `forms` the forms of numbers in which it is read so.
    """

    value: Fraction
    step: Fraction
    decimals: int
    percent: bool = False
    comparison: str = ""
    unit: str = ""
    forms: tuple[str, ...] = ()

    @property
    def magnitude(self) -> Fraction:
        """Return what its words make of one: 1,000,000,000,000 for `triliun`."""
        return self.step * Fraction(10) ** self.decimals * (100 if self.percent else 1)

    @property
    def of_money(self) -> bool:
        """Return whether a currency stands beside it."""
        return any(MONEY.fullmatch(word) for word in self.unit.split())

    @property
    def coarse(self) -> "PrintedFigure":
        """Return it as one that was rounded to its last digit, or to the thousands that end in noughts."""
        step = self.step
        while self.value and not self.decimals and step < MOST_ROUNDED and not self.value % (step * THOUSAND):
            step *= THOUSAND
        return attrs.evolve(self, step=step)

    @property
    def low(self) -> Fraction:
        """Return the lower end of what is printed so."""
        return self.value - self.step / 2

    @property
    def high(self) -> Fraction:
        """Return the upper end of what is printed so."""
        return self.value + self.step / 2

    @property
    def holds_low(self) -> bool:
        """Return whether the lower end is printed so itself: half is rounded away from zero."""
        return self.value > 0

    @property
    def holds_high(self) -> bool:
        """Return whether the upper end is printed so itself."""
        return self.value < 0

    def excludes(self, low: Fraction, high: Fraction) -> bool:
        """Return whether nothing between two bounds, them among it, is printed as this figure."""
        below = high < self.low or (high == self.low and not self.holds_low)
        return below or low > self.high or (low == self.high and not self.holds_high)

    def contains(self, value: Fraction) -> bool:
        """Return whether a value is printed as this figure, with as many decimals."""
        at_an_end = (value == self.low and self.holds_low) or (value == self.high and self.holds_high)
        return self.low < value < self.high or at_an_end


@lru_cache(MOST_KEPT)
def readings(text: str, form: str = "") -> tuple[PrintedFigure, ...]:
    """Return the figures that a printed text may stand for; none where it is no figure: a name, a date, two figures.

    Without a form of numbers (`id` or `en`) each is tried. A figure that stands wholly in brackets may be negative.
    """
    read: dict[tuple[Fraction, Fraction], PrintedFigure] = {}
    for each in _read(text, [form] if form in CONVENTIONS else [*CONVENTIONS]):
        known = read.setdefault((each.value, each.step), each)
        if known is not each:
            read[each.value, each.step] = attrs.evolve(known, forms=known.forms + each.forms)
    return tuple(read.values())


def _read(text: str, forms: list[str]) -> Iterator[PrintedFigure]:
    """Go through the readings of a text, form by form."""
    found = figure_in(text) if len(text) <= LONGEST and digits(text) <= WRITTEN else None
    if found is not None:
        for form in forms:
            written = plain(found.number, *CONVENTIONS[form])
            for sign in found.signs if written is not None else ():
                yield _figure(f"{sign}{written}", found.before, found.behind, form)


def _figure(written: str, before: str, behind: str, form: str) -> PrintedFigure:
    """Return the reading of a number that is written in plain digits, among its words."""
    magnitude = MAGNITUDE.match(behind)
    rest = behind[magnitude.end() :] if magnitude else behind
    percent = PERCENT.match(rest)
    scale = Fraction(10 ** MAGNITUDES[magnitude[1].lower()] if magnitude else 1, 100 if percent else 1)
    decimals = len(written.partition(".")[2])
    compared, before = comparison(before)
    unit = left_over(before, rest[percent.end() :] if percent else rest)
    return PrintedFigure(
        Fraction(written) * scale, scale / 10**decimals, decimals, percent is not None, compared, unit, (form,)
    )
