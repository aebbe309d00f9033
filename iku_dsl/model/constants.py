"""A constant or a period as written goes in; the number or the span of months that it states comes out."""

from fractions import Fraction

from iku_dsl.syntax import formulas as written
from iku_dsl.values import outcomes, periods
from iku_dsl.values.dates import Duration

COMPARISONS = ("=", "<>", "<", "<=", ">", ">=")


def constant(formula: object) -> Fraction | None:
    """Return the number that a constant of the grammar states."""
    if isinstance(formula, written.Prefix):
        inner = constant(formula.operand)
        return None if inner is None else -inner
    return formula.value if isinstance(formula, written.Number) else None


def compares(formula: object) -> bool:
    """Return whether a formula is a comparison, and so no number."""
    return isinstance(formula, written.Operation) and formula.operator in COMPARISONS


def in_time(mark: written.PeriodMark | written.DateMark | written.DurationMark, year: int) -> outcomes.Value:
    """Return the period, the day or the duration that a mark stands for in a year."""
    match mark:
        case written.PeriodMark():
            return span_of(mark, year)
        case written.DateMark():
            return mark.day
    return Duration(mark.count, mark.unit)


def span_of(mark: written.PeriodMark, year: int) -> periods.Period:
    """Return the period that a mark stands for in a year."""
    makers = {"QUARTER": periods.quarter, "SEMESTER": periods.semester, "MONTH": periods.month}
    maker = makers.get(mark.unit)
    found = maker(year, mark.number) if maker else periods.year(year)
    return periods.to_date(found) if mark.to_date else found
