"""An exact value and how the text shows it go in; what is printed comes out, never contradicting its status."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.model.definitions import Definitions
from iku_dsl.syntax.formulas import Word
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed, Number, ends, multiply
from iku_dsl.values.numbers import finite_decimals
from iku_dsl.values.outcomes import NotApplicable, Value
from iku_dsl.values.periods import Period
from iku_dsl.values.rounding import (
    MORE,
    Mode,
    Rounding,
    approximate_text,
    decimal_text,
    decimals_fit,
    plain_text,
    rounded,
)

MODES = {"HALF_UP": Mode.HALF_UP, "HALF_EVEN": Mode.HALF_EVEN, "DOWN": Mode.DOWN}


def rounding_of(definitions: Definitions, *names: str) -> Rounding:
    """Return how the first of the names that has a `show` is printed; two decimals half up where none has."""
    for name in names:
        if name in definitions.shown:
            said = definitions.shown[name]
            mode = said.mode.text if isinstance(said.mode, Word) else "HALF_UP"
            decimals = said.decimals.value if decimals_fit(said.decimals.value) else Fraction(2)
            return Rounding(int(decimals), MODES[mode])
    return Rounding()


def shown(value: Number, how: Rounding, status_of: Callable[[Any], Value | None]) -> str:
    """Return the value as printed. 99.996 is yellow and is not printed as 100.00: decimals are added until it fits."""
    status = status_of(value)
    if isinstance(value, Enclosed):
        return _certain(value, how, lambda each: status_of(each) == status)
    for decimals in range(how.decimals, how.decimals + MORE):
        finer = attrs.evolve(how, decimals=decimals)
        if status_of(rounded(value, finer)) == status:
            return decimal_text(value, finer)
    return "≈" + decimal_text(value, how)


def _certain(value: Enclosed, how: Rounding, fits: Callable[[Fraction], bool]) -> str:
    """Return the digits in which both ends agree, and which have the status of the value."""
    for decimals in range(how.decimals, how.decimals + MORE):
        finer = attrs.evolve(how, decimals=decimals)
        low, high = (rounded(each, finer) for each in ends(value))
        if low == high and fits(low):
            return "≈" + decimal_text(low, finer)
    return approximate_text(value, how)


def quantity(value: Number, percent: bool) -> str:
    """Return a target, a realisation or a component as a person writes it: exactly where few decimals do."""
    return plain_text(multiply(value, Fraction(100))) + "%" if percent else plain_text(value)


def weight_text(value: Fraction) -> str:
    """Return a weight: as a percentage where it is below one and whole in percent, else as a number."""
    decimals = finite_decimals(value * 100)
    whole_enough = 0 < value < 1 and decimals is not None and decimals <= 2
    return quantity(value, percent=True) if whole_enough else plain_text(value)


def plainly(value: Value, percent: bool) -> str | Phrase:
    """Return a value as explanations print it."""
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, Number):
        return quantity(value, percent)
    if isinstance(value, NotApplicable):
        return say("not applicable")
    if isinstance(value, Period):
        return value.spoken
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Duration):
        return value.spoken
    return value if isinstance(value, str) else say("not known")
