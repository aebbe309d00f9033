"""A column of a printed table and those beside it go in; averages that may be weighed by one of these come out."""

from collections.abc import Iterable
from fractions import Fraction

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.tables import Column
from iku_dsl.values.enclosed import Number, add, divide, ends, multiply


def weighed(column: Column, every: Iterable[Column]) -> frozenset[Claim]:
    """Return the averages of rates that weighing the rows by another column may give: it proves nothing."""
    beside = [each for each in every if (each.table, each.period) == (column.table, column.period)]
    whole = [each for each in beside if each is not column and column.rows.keys() <= each.rows.keys()]
    rates = [each for each in column.averages if each.figure.percent or (each.quantity and each.quantity.loose)]
    return frozenset(claim for claim in rates if any(_may_be(claim, column, each) for each in whole))


def _may_be(claim: Claim, column: Column, weights: Column) -> bool:
    total: Number = Fraction(0)
    whole: Number = Fraction(0)
    for row, each in column.rows.items():
        value, weight = each.range, weights.rows[row].range
        assert isinstance(value, Number)
        assert isinstance(weight, Number)
        total, whole = add(total, multiply(value, weight)), add(whole, weight)
    mean = divide(total, whole)
    return mean is not None and not claim.excludes(*ends(mean))
