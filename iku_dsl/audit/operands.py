"""A column of a printed table goes in; what another column may follow from comes out: its cells, their total, others.

A share follows from a cell and the total of its column, a running total from the cell above it, growth from the cell
of an earlier period. What stands for a row is one printed figure, or a sum of several.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.reach import bounds_of
from iku_dsl.audit.tables import TOTAL
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.values.enclosed import Number, add
from iku_dsl.values.periods import Period

Where = tuple[Period, str]  # of a cell: the period, and the key of its row
Cells = Mapping[Where, Claim]
QUARTER = 3  # months
EARLIER = {
    "YEAR": say("{column} of the year before"),
    "QUARTER": say("{column} of the quarter before"),
    "MONTH": say("{column} of the month before"),
}


@attrs.frozen(eq=False)
class Operand:
    """What stands for a row: the figure as printed, between which bounds it lies, the claims behind it."""

    centre: Fraction
    bounds: Number
    claims: tuple[Claim, ...]


@attrs.frozen(eq=False)
class Operands:
    """What stands for each row of a table, and what that is called."""

    name: str | Phrase
    by_row: Mapping[Where, Operand]


def own(name: str, cells: Cells) -> Operands:
    """Return the cells of a column."""
    return Operands(name, {where: _of(claim) for where, claim in cells.items()})


def total(name: str, cells: Cells) -> Operands:
    """Return for every row the total of its column: the printed one, or where none is printed that of the rows."""
    found: dict[Where, Operand] = {}
    for period in dict.fromkeys(period for period, _ in cells):
        rows = {where: claim for where, claim in cells.items() if where[0] == period and where[1] != TOTAL}
        printed = cells.get((period, TOTAL))
        whole = _of(printed) if printed is not None else _sum(list(rows.values()))
        found |= dict.fromkeys(rows, whole)
    return Operands(say("the total of {column}", column=name), found)


def above(name: str, cells: Cells) -> Operands:
    """Return for every row the cell of the row above it."""
    found: dict[Where, Operand] = {}
    last: dict[Period, Claim] = {}
    for (period, row), claim in cells.items():
        if row != TOTAL:
            found |= {(period, row): _of(last[period])} if period in last else {}
            last[period] = claim
    return Operands(say("{column} of the row above", column=name), found)


def earlier(name: str, cells: Cells) -> Iterator[Operands]:
    """Go through the columns of an earlier period: a year, a quarter or a month before each cell."""
    for unit, says in EARLIER.items():
        before = {where: where[0].earlier(unit) for where in cells}
        found = {
            where: _of(cells[period, where[1]])
            for where, period in before.items()
            if period is not None and (period, where[1]) in cells
        }
        if found:
            yield Operands(attrs.evolve(says, data=(("column", name),)), found)


def to_date(name: str, cells: Cells) -> Iterator[tuple[Operands, Operands]]:
    """Go through what the year so far follows from: the year up to the quarter before, and the quarter."""
    parts = {where: _before_and_in(where[0]) for where in cells if _so_far(where[0])}
    known = {w: p for w, p in parts.items() if all((period, w[1]) in cells for period in p)}
    if known:
        before, within = ({w: _of(cells[p[at], w[1]]) for w, p in known.items()} for at in (0, 1))
        yield (
            Operands(say("{column} up to the quarter before", column=name), before),
            Operands(say("{column} of the quarter", column=name), within),
        )


def _so_far(period: Period) -> bool:
    return period.first == 1 and period.months > QUARTER and period.months % QUARTER == 0


def _before_and_in(period: Period) -> tuple[Period, Period]:
    start = period.last - QUARTER
    return Period(period.year, 1, start), Period(period.year, start + 1, period.last)


def _of(claim: Claim) -> Operand:
    return Operand(claim.centre, bounds_of(claim), (claim,))


def _sum(claims: Sequence[Claim]) -> Operand:
    whole: Number = Fraction(0)
    for each in claims:
        whole = add(whole, bounds_of(each))
    return Operand(sum((each.centre for each in claims), Fraction(0)), whole, tuple(claims))
