"""A row of published figures and the quantity it is about go in; what it claims comes out, in the quantity's unit."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.audit.counting import Counting, said_by
from iku_dsl.audit.quantities import Key, Quantity
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.values.counted_words import in_words
from iku_dsl.values.enclosed import between
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period
from iku_dsl.values.printed_figure import PrintedFigure, readings

COUNTS = ("count",)
DATA = ("input", "column")
SET = ("target", "weight", "cap", "floor", "points")


@attrs.frozen(eq=False)
class Claim:
    """What a report says of a quantity: one figure, or two that its marks of thousands and decimals leave open.

    `year` is that of the contract: another one is named. `exact` says that it is set or counted: it stands for itself,
    and not for all that is printed like it. `perhaps` is how else a figure may be meant: it is not refuted then.
    `in_money` says that its column is of amounts of money.
    """

    row: Published
    key: Key
    period: Period
    year: int
    figures: tuple[PrintedFigure, ...]
    quantity: Quantity | None = None
    exact: bool = False
    perhaps: tuple[PrintedFigure, ...] = ()
    in_money: bool = False

    @property
    def figure(self) -> PrintedFigure:
        """Return its first reading."""
        return self.figures[0]

    @property
    def money(self) -> bool:
        """Return whether it is an amount of money, by its column or by the currency beside it."""
        return self.in_money or self.figure.of_money

    @property
    def when(self) -> Phrase:
        """Return for when it is claimed, in words."""
        return self.period.said_in(self.year)

    @property
    def centre(self) -> Fraction:
        """Return the figure as it is printed."""
        return self.figure.value

    @property
    def range(self) -> Value:
        """Return between which bounds the figure lies that was printed so, in whichever of its readings."""
        if len(self.figures) > 1:
            return between(min(each.low for each in self.figures), max(each.high for each in self.figures))
        return self.centre if self.exact else between(self.figure.low, self.figure.high)

    def following(self, values: Iterable[Fraction], sources: Iterable["Claim"]) -> "Claim":
        """Return it as what was rounded, where its sources were, or they come to values finer than its last digit."""
        finer = any(each % self.figure.step for each in values) or not all(each.exact for each in sources)
        return attrs.evolve(self, exact=False) if self.exact and finer else self

    def or_finer(self, other: "Claim") -> "Claim":
        """Return which of two prints of one figure says more: the one with more digits."""
        return other if other.figure.step < self.figure.step and len(other.figures) == 1 else self

    def admits(self, value: Fraction) -> bool:
        """Return whether a value is printed so, in one of its readings."""
        return any(value == each.value if self.exact else each.contains(value) for each in self.figures)

    def excludes(self, low: Fraction, high: Fraction) -> bool:
        """Return whether nothing between two bounds, them among it, is printed so, in any of its readings."""
        if self.exact:
            return not any(low <= each.value <= high for each in self.figures)
        return all(each.excludes(low, high) for each in self.figures)


def claim_of(row: Published, quantity: Quantity | None, year: int, counting: Counting) -> Claim:
    """Return the claim of a row; one without figures is a name or a word.

    By what one unit of the quantity counts, 81,5 triliun of a column in billions are 81,500.
    """
    read = readings(row.printed, row.form) or (in_words(row.printed) if row.kind in COUNTS else ())
    figures = tuple(_in_units(each, counting) for each in read)
    whole = _is_whole(row, figures, counting) and not (quantity and quantity.averaged)
    exact = whole or (quantity.stated if quantity else row.quantity in SET)
    said = tuple(_as_meant(each, quantity) for each in figures)
    perhaps = tuple(other for each in said for other in (*_otherwise(each, quantity), *_in_full(each, counting)))
    return Claim(row, Key(row.subject, row.quantity), row.period, year, said, quantity, exact, perhaps, counting.money)


def _is_whole(row: Published, figures: tuple[PrintedFigure, ...], counting: Counting) -> bool:
    """Return whether a figure is counted: one of an input or a cell without decimals, in a unit that is not rounded.

    Where nothing else says what a column counts, the words beside a figure do: 402 orang.
    """
    if row.kind in COUNTS:
        return True
    plain = all(not each.decimals and not each.percent and each.magnitude == 1 for each in figures)
    counted = not counting.rounded or all(each.unit and not said_by(each.unit).rounded for each in figures)
    return row.kind in DATA and plain and counted and counting.counts == 1


def _in_units(figure: PrintedFigure, counting: Counting) -> PrintedFigure:
    """Return a figure with a word of magnitude in the units of its quantity; others are in these as they stand."""
    if counting.rate and not figure.percent:
        return attrs.evolve(_times(figure, Fraction(1, 100)), percent=True)
    in_full = figure.magnitude != 1 or (counting.in_full and figure.of_money)
    return _times(figure, 1 / counting.counts) if in_full else figure


def _as_meant(figure: PrintedFigure, quantity: Quantity | None) -> PrintedFigure:
    """Return a figure in the unit of its quantity: points for an index, parts of one for a percentage."""
    if quantity is None or figure.percent is (quantity.percent and not quantity.points):
        return figure
    if quantity.points or figure.percent:
        return _times(figure, Fraction(100)) if quantity.points else figure
    return _times(figure, Fraction(1, 100))


def _otherwise(figure: PrintedFigure, quantity: Quantity | None) -> Iterator[PrintedFigure]:
    """Go through how else a figure may be meant: a percentage as a part of one, a deduction with its sign."""
    if quantity is not None and quantity.percent and not figure.percent:
        yield _times(figure, Fraction(100))
    if quantity is not None and quantity.loose and not figure.percent:
        yield _times(figure, Fraction(1, 100))
    if quantity is not None and quantity.deducts:
        yield attrs.evolve(figure, value=-figure.value)


def _in_full(figure: PrintedFigure, counting: Counting) -> Iterator[PrintedFigure]:
    """Go through an amount with its currency in units where its column counts in thousands or more."""
    if figure.of_money and counting.counts != 1 and not counting.in_full:
        yield _times(figure, 1 / counting.counts)


def _times(figure: PrintedFigure, factor: Fraction) -> PrintedFigure:
    return attrs.evolve(figure, value=figure.value * factor, step=figure.step * factor)
