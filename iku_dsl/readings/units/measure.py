"""What is known of a figure besides its value comes in here: whether it is one, what it counts, how it is scaled."""

from enum import Enum, auto

import attrs

from iku_dsl.readings.units.unit import PLAIN, Unit


class Kind(Enum):
    """What a formula comes to: a NUMBER, a DATE, or something OTHER, which counts nothing."""

    NUMBER = auto()
    DATE = auto()
    OTHER = auto()


class Scale(Enum):
    """How a plain number is written.

    PERCENT is a quantity that the text says is a percentage, SHOWN what is only shown as one. HUNDRED runs from 0 to
    100, TIMES is a share that was multiplied by 100. A LITERAL has no sign of its own.
    """

    NONE = auto()
    LITERAL = auto()
    SHOWN = auto()
    PERCENT = auto()
    TIMES = auto()
    HUNDRED = auto()


PERCENTAGES = frozenset((Scale.PERCENT, Scale.SHOWN))
HUNDREDS = frozenset((Scale.HUNDRED, Scale.TIMES))


@attrs.frozen
class Measure:
    """What a formula comes to, what it counts, and how it is scaled."""

    kind: Kind
    unit: Unit = PLAIN
    scale: Scale = Scale.NONE


OTHER, DATE = Measure(Kind.OTHER), Measure(Kind.DATE)


def number(unit: Unit = PLAIN, scale: Scale = Scale.NONE) -> Measure:
    """Return the measure of a number."""
    return Measure(Kind.NUMBER, unit, scale)


def together(scales: set[Scale]) -> Scale:
    """Return the scale of what is made of figures of the same kind."""
    for each in (Scale.PERCENT, Scale.HUNDRED, Scale.TIMES):
        if each in scales:
            return each
    return scales.pop() if len(scales) == 1 else Scale.NONE
