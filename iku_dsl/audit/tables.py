"""Claims in the cells of printed tables go in; totals and averages that their rows do not give come out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.reach import coarse, of_money, sum_of
from iku_dsl.syntax.vocabulary import totals
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
    blank: list[Claim] = attrs.field(factory=list)  # rows in which no figure stands, but a dash or a word


@attrs.frozen(eq=False)
class Unmatched:
    """A printed total or average, what its rows come to, and the rows without which, or twice, it would be right.

    `total` is the printed one that an average was held against, where its rows alone would allow it. `rounded` says
    that they may come to it where amounts were rounded to what is printed: to whole ones, or to thousands.
    """

    claim: Claim
    column: Column
    value: Fraction
    bounds: tuple[Fraction, Fraction]
    without: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    total: Claim | None = None
    rounded: bool = False


def columns(claims: Iterable[Claim]) -> list[Column]:
    """Return the columns of all printed tables."""
    found: dict[tuple[str, str, Period], Column] = {}
    for each in claims:
        cell = each.row.cell
        if cell is None:
            continue
        table, row = cell
        key = table, each.row.quantity, each.period
        column = found.setdefault(key, Column(*key, {}))
        if not each.figures:
            column.blank.append(each)
        elif row.casefold() in (TOTAL, AVERAGE):
            (column.totals if row.casefold() == TOTAL else column.averages).append(each)
        elif not of_some_rows(row):
            column.rows[row] = column.rows.get(row, each).or_finer(each)
    return [each for each in found.values() if each.rows or each.totals or each.averages]


def of_some_rows(row: str) -> bool:
    """Return whether a row is a total of some rows, and none of them."""
    return row.casefold().startswith(tuple(totals()))


def matched(column: Column) -> Iterator[Claim]:
    """Go through the totals and averages of a column that its rows give as they are printed."""
    value, count = sum((each.centre for each in column.rows.values()), Fraction(0)), len(column.rows)
    yield from (each for each in column.totals if count and adds_up(column) and _printed(each, value, column))
    yield from (each for each in column.averages if count and _printed(each, value / count, column))


def _printed(claim: Claim, value: Fraction, column: Column) -> bool:
    return claim.following((value,), column.rows.values()).admits(value)


def unmatched(
    column: Column, fixed: Mapping[Claim, Fraction] | None = None, rates: Collection[Claim] = ()
) -> Iterator[Unmatched]:
    """Go through the totals and averages of a column that its rows do not give, whatever was rounded.

    `fixed` has the value of rows that were not, `rates` the totals and averages that are rates of others, or weighed.
    """
    if not column.rows:
        return
    rows = tuple(column.rows.values())
    count = Fraction(len(column.rows))
    value = sum((each.centre for each in column.rows.values()), Fraction(0))
    sums = [each for each in column.totals if adds_up(column) and each not in rates]
    wholes = [each for each in sums if not _within(column, each) and not _nested(column, each)]
    reach = sum_of(rows, fixed)
    for claim in wholes:
        if reach.misses(claim.following((value, reach.low, reach.high), rows)):
            rounded = _of_amounts(column) and not coarse(rows).misses(claim, coarse([claim]))
            yield _explained(Unmatched(claim, column, value, (reach.low, reach.high), rounded=rounded))
    averages = [each for each in column.averages if each not in rates and not (each.quantity and each.quantity.either)]
    for claim in averages if not _may_be_of_all(column) else ():
        ways = ((None, reach, value, rows), *((each, sum_of((each,)), each.centre, (each,)) for each in wholes))
        for total, whole, centre, sources in ways:
            mean = whole.over(count)
            if mean.misses(claim.following((centre / count, mean.low, mean.high), sources)):
                rounded = _of_amounts(column) and not coarse(sources).over(count).misses(claim, coarse([claim]))
                yield Unmatched(claim, column, centre / count, (mean.low, mean.high), total=total, rounded=rounded)
                break


def _within(column: Column, total: Claim) -> bool:
    """Return whether a total is perhaps none: it is not above all rows, and nobody says what these count."""
    rows = [each for each in column.rows.values() if each.centre]
    sure = all(each.exact or each.money or each.quantity for each in rows)
    return not sure and len(rows) > 1 and min(e.centre for e in rows) <= total.centre <= max(e.centre for e in rows)


def _nested(column: Column, total: Claim) -> bool:
    """Return whether a total is that of the rows without those that are sums of the rows before or behind them."""
    cells = list(column.rows.values())
    groups = {at for at in range(len(cells)) if _is_group(cells, at)}
    return bool(groups) and not sum_of(each for at, each in enumerate(cells) if at not in groups).misses(total)


def _is_group(cells: Sequence[Claim], at: int) -> bool:
    """Return whether a row is the sum of two or more rows next to it, before it or behind it."""
    for others in (cells[:at][::-1], cells[at + 1 :]):
        whole = Fraction(0)
        for count, each in enumerate(others[:MANY], 1):
            whole += each.centre
            if count > 1 and whole and cells[at].admits(whole):
                return True
    return False


def _may_be_of_all(column: Column) -> bool:
    """Return whether an average may be that of all rows, those among them in which a dash stands for nothing."""
    whole = sum_of(column.rows.values())
    counts = [Fraction(len(column.rows) + more) for more in range(1, len(column.blank) + 1)]
    return any(not whole.over(count).misses(_as_rounded(each)) for count in counts for each in column.averages)


def _as_rounded(claim: Claim) -> Claim:
    return attrs.evolve(claim, exact=False)


def _of_amounts(column: Column) -> bool:
    return of_money((*column.rows.values(), *column.totals))


def adds_up(column: Column) -> bool:
    """Return whether the figures of a column are parts of its total: rates are not, shares of a whole are.

    Of several shares none is the whole; rates of which one is as high may have it as their mean.
    """
    cells = [each for each in column.rows.values() if each.centre]
    if any(each.quantity and each.quantity.loose for each in cells):
        return False
    if not any(each.figure.percent for each in column.rows.values()):
        return True
    parts = len(cells) == 1 or all(each.centre < WHOLE for each in cells)
    return parts and any(each.centre == WHOLE for each in column.totals)


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
