"""A row of published figures and the quantity it is about go in; what it claims comes out, in the quantity's unit."""

from fractions import Fraction

import attrs

from iku_dsl.audit.quantities import Key, Quantity
from iku_dsl.data.published import Published
from iku_dsl.values.enclosed import between
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period
from iku_dsl.values.printed_figure import PrintedFigure, readings

COUNTS = ("count",)
SET = ("target", "weight", "cap", "floor")


@attrs.frozen(eq=False)
class Claim:
    """What a report says of a quantity: one figure, or two that its marks of thousands and decimals leave open.

    `exact` says that it is set or counted: it stands for itself, and not for all that is printed like it.
    """

    row: Published
    key: Key
    period: Period
    figures: tuple[PrintedFigure, ...]
    quantity: Quantity | None = None
    exact: bool = False

    @property
    def figure(self) -> PrintedFigure:
        """Return its first reading."""
        return self.figures[0]

    @property
    def centre(self) -> Fraction:
        """Return the figure as it is printed."""
        return self.figure.value

    @property
    def range(self) -> Value:
        """Return between which bounds the figure lies that was printed so."""
        return self.centre if self.exact else between(self.figure.low, self.figure.high)

    def admits(self, value: Fraction) -> bool:
        """Return whether a value is printed so."""
        return value == self.centre if self.exact else self.figure.contains(value)

    def excludes(self, low: Fraction, high: Fraction) -> bool:
        """Return whether nothing between two bounds, them among it, is printed so."""
        if self.exact:
            return not low <= self.centre <= high
        below = high < self.figure.low or (high == self.figure.low and not self.figure.holds_low)
        return below or low > self.figure.high or (low == self.figure.high and not self.figure.holds_high)


def claim_of(row: Published, key: Key, period: Period, quantity: Quantity | None) -> Claim:
    """Return the claim of a row; one without figures is a name or a word."""
    figures = tuple(_scaled(each, quantity) for each in readings(row.printed, row.form))
    name = key.name
    exact = (quantity.stated if quantity else name in SET) or name in COUNTS
    return Claim(row, key, period, figures, quantity, exact)


def _scaled(figure: PrintedFigure, quantity: Quantity | None) -> PrintedFigure:
    """Return a figure in the unit of its quantity: points for an index, parts of one for a percentage."""
    if quantity is None or figure.percent is (quantity.percent and not quantity.points):
        return figure
    factor = Fraction(100) if figure.percent else Fraction(1, 100)
    wanted = quantity.points or not figure.percent
    return attrs.evolve(figure, value=figure.value * factor, step=figure.step * factor) if wanted else figure
