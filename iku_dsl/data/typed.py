"""A value as a workbook or a database holds it goes in; what it looks like and its exact value come out."""

import math
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.rule import Rule
from iku_dsl.values.numbers import WRITTEN, digits
from iku_dsl.values.printed import Figure

SHOWN_DIGITS = 15  # of a double, as a spreadsheet shows it: 0.1 + 0.2 is 0.3
MIDNIGHT = time()


@attrs.frozen
class Cell:
    """A cell: how it is printed, its number where it holds one, and the rule that it breaks where it holds no value."""

    text: str = ""
    figure: Figure | None = None
    broken: Rule | None = None


EMPTY = Cell()


def cell_of(value: object, percent: bool = False) -> Cell:
    """Return the cell of a value; of a double only the digits that a spreadsheet shows. `percent` is its format."""
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return Cell("TRUE" if value else "FALSE")
    if isinstance(value, float):
        shown = format(value, f".{SHOWN_DIGITS}g")
        return _number(Decimal(shown), percent) if math.isfinite(value) else Cell(shown)
    if isinstance(value, (int, Decimal)):
        return _number(Decimal(value), percent) if math.isfinite(value) else Cell(str(value))
    if isinstance(value, (date, time)):
        return Cell(_moment(value))
    return Cell(f"x'{value.hex()}'" if isinstance(value, bytes) else str(value).strip())


def _number(number: Decimal, percent: bool) -> Cell:
    """Return a number, without more digits than a table may write; a percentage is printed in points."""
    if abs(number.adjusted()) > WRITTEN:
        return Cell(str(number))
    exact = Fraction(number)
    text = format(number.scaleb(2) if percent else number, "f") if number else "0"
    if len(text) > WRITTEN and digits(text) > WRITTEN:
        return Cell(text)
    return Cell(f"{text}%" if percent else text, Figure(exact, percent))


def _moment(moment: date | time) -> str:
    """Return a date as 2024-01-31, with its time of day where it has one."""
    if isinstance(moment, datetime):
        return moment.date().isoformat() if moment.time() == MIDNIGHT else moment.isoformat(" ")
    return moment.isoformat()
