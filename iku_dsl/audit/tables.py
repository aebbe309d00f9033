"""Claims in the cells of printed tables go in; totals and averages that their rows do not give come out."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.values.enclosed import Number, add, between, divide, ends
from iku_dsl.values.periods import Period

TOTAL, AVERAGE = "total", "average"
WHOLE = 1  # what shares of a whole come to
LEFT_OUT = 2  # rows that an explanation of a total may leave out at most
MANY = 60  # rows beyond which pairs of them are not tried


@attrs.frozen(eq=False)
class Column:
    """One column of a printed table in one period: the claims of its rows by their key, and what is said of all."""

    table: str
    quantity: str
    period: Period
    rows: dict[str, Claim]
    totals: list[Claim] = attrs.field(factory=list)
    averages: list[Claim] = attrs.field(factory=list)


@attrs.frozen(eq=False)
class Unmatched:
    """A printed total or average, what its rows come to, and the rows without which, or twice, it would be right."""

    claim: Claim
    column: Column
    value: Fraction
    bounds: tuple[Fraction, Fraction]
    without: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()


def columns(claims: Iterable[Claim]) -> list[Column]:
    """Return the columns of all printed tables."""
    found: dict[tuple[str, str, Period], Column] = {}
    for each in claims:
        cell = each.row.cell
        if cell is None or not each.figures:
            continue
        table, row = cell
        key = table, each.row.quantity, each.period
        column = found.setdefault(key, Column(*key, {}))
        if row.casefold() in (TOTAL, AVERAGE):
            (column.totals if row.casefold() == TOTAL else column.averages).append(each)
        else:
            column.rows.setdefault(row, each)
    return list(found.values())


def unmatched(column: Column) -> Iterator[Unmatched]:
    """Go through the totals and averages of a column that its rows do not give, whatever was rounded."""
    if not column.rows:
        return
    rows = list(column.rows.values())
    for claim in column.totals if _adds_up(column) else ():
        low, high = ends(_sum(each.range for each in rows))
        if claim.excludes(low, high):
            value = sum((each.centre for each in rows), Fraction(0))
            yield _explained(Unmatched(claim, column, value, (low, high)))
    for claim in column.averages:
        count = Fraction(len(rows))
        low, high = ends(divide(_sum(each.range for each in rows), count) or count)
        if claim.excludes(low, high):
            yield Unmatched(claim, column, sum((each.centre for each in rows), Fraction(0)) / count, (low, high))


def _adds_up(column: Column) -> bool:
    """Return whether the figures of a column are parts of its total: rates are not, shares of a whole are."""
    rates = any(each.figure.percent for each in column.rows.values())
    return not rates or any(each.centre == WHOLE for each in column.totals)


def _sum(values: Iterable[object]) -> Number:
    found: Number = Fraction(0)
    for each in values:
        found = add(found, each) if isinstance(each, Number) else found
    return found


def _explained(found: Unmatched) -> Unmatched:
    """Name the rows that would explain a total: left out, or counted twice; only where no others would as well."""
    without = [each for each in _some(found.column.rows) if _fits(found, each, -1)]
    if without:
        fewest = [each for each in without if len(each) == len(without[0])]
        return attrs.evolve(found, without=fewest[0]) if len(fewest) == 1 else found
    twice = [key for key in found.column.rows if _fits(found, (key,), 1)]
    return attrs.evolve(found, twice=(twice[0],)) if len(twice) == 1 else found


def _some(rows: dict[str, Claim]) -> Iterator[tuple[str, ...]]:
    """Go through single rows and then pairs of rows that are not zero."""
    keys = [key for key, claim in rows.items() if claim.centre]
    for many in range(1, LEFT_OUT + 1 if len(keys) <= MANY else 2):
        yield from combinations(keys, many)


def _fits(found: Unmatched, keys: Sequence[str], sign: int) -> bool:
    """Return whether the printed total is that of the rows as printed, less or more some of them."""
    changed = found.value + sign * sum((found.column.rows[key].centre for key in keys), Fraction(0))
    return found.claim.admits(changed)


def bounds_of(claim: Claim) -> Number:
    """Return between which figures a claim lies."""
    return claim.centre if claim.exact else between(claim.figure.low, claim.figure.high)
