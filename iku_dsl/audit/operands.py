"""A column of a printed table goes in; what another column may follow from comes out: its cells, their total, others.

A share follows from a cell and the total of its column, a running total from the cell above it, growth from the cell
of an earlier period. What stands for a row is one printed figure, or a sum of several.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantity_words import in_formula
from iku_dsl.audit.reach import bounds_of, of_money
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
    money = of_money(cells.values())
    return Operands(in_formula(name), {where: _sum([claim], money=money) for where, claim in cells.items()})


def total(name: str, cells: Cells) -> Operands:
    """Return for every row the total of its column: the printed one, or where none is printed that of the rows."""
    found: dict[Where, Operand] = {}
    money = of_money(cells.values())
    for period in dict.fromkeys(period for period, _ in cells):
        rows = {where: claim for where, claim in cells.items() if where[0] == period and where[1] != TOTAL}
        printed = cells.get((period, TOTAL))
        whole = _sum([printed] if printed is not None else list(rows.values()), money=money)
        found |= dict.fromkeys([*rows, *([(period, TOTAL)] if printed is not None else [])], whole)  # of itself: all
    return Operands(say("the total of {column}", column=in_formula(name)), found)


def above(name: str, cells: Cells) -> Operands:
    """Return for every row the cell of the row above it."""
    found: dict[Where, Operand] = {}
    last: dict[Period, Operand] = {}
    cell = own(name, cells).by_row
    for period, row in cells:
        if row != TOTAL:
            found |= {(period, row): last[period]} if period in last else {}
            last[period] = cell[period, row]
    return Operands(say("{column} of the row above", column=in_formula(name)), found)


def earlier(name: str, cells: Cells) -> Iterator[Operands]:
    """Go through the columns of an earlier period: a year, a quarter or a month before each cell."""
    cell = own(name, cells).by_row
    for unit, says in EARLIER.items():
        before = {where: where[0].earlier(unit) for where in cells}
        found = {
            where: cell[period, where[1]]
            for where, period in before.items()
            if period is not None and (period, where[1]) in cells
        }
        if found:
            yield Operands(_about(says, name), found)


def of_its_parts(name: str, cells: Cells) -> Iterator[tuple[Operands, Operands]]:
    """Go through what a longer period follows from: its parts up to the last one, and that one."""
    found = ((where, _parts(where, cells)) for where in cells)
    parts = {where: claims for where, claims in found if claims}
    money = of_money(cells.values())
    if parts:
        before, last = (
            say("{column} of the periods before", column=in_formula(name)),
            say("{column} of the last period", column=in_formula(name)),
        )
        yield (
            Operands(before, {where: _sum(claims[:-1], money=money) for where, claims in parts.items()}),
            Operands(last, {where: _sum(claims[-1:], money=money) for where, claims in parts.items()}),
        )


def _parts(where: Where, cells: Cells) -> list[Claim]:
    """Return the year up to the quarter before and the quarter, or the quarters, semesters or months of a period."""
    period, row = where
    start = period.last - QUARTER
    so_far = (Period(period.year, 1, start), Period(period.year, start + 1, period.last))
    ways = [so_far] * (period.first == 1 and start > 0 and not start % QUARTER) + list(period.parts())
    return next((claims for claims in (_printed(way, row, cells) for way in ways) if claims), [])


def _printed(periods: Iterable[Period], row: str, cells: Cells) -> list[Claim]:
    found = [cells.get((period, row)) for period in periods]
    return [each for each in found if each is not None] if None not in found else []


def beside(names: Sequence[str], group: Mapping[str, Cells], *, money: bool) -> Operands:
    """Return for every row the sum of some columns, added up where it is asked for."""
    first, *others = map(in_formula, names)
    says = reduce(lambda one, other: say("{first} + {second}", first=one, second=other), others, first)
    return Operands(says, _Added([group[name] for name in names], money))


@attrs.frozen(eq=False)
class _Added(Mapping[Where, Operand]):
    """The sums of the cells of several columns, row by row."""

    columns: Sequence[Cells]
    money: bool

    def __getitem__(self, where: Where) -> Operand:
        return _sum([cells[where] for cells in self.columns], money=self.money)

    def __contains__(self, where: object) -> bool:
        return all(where in cells for cells in self.columns)

    def __iter__(self) -> Iterator[Where]:
        return (where for where in self.columns[0] if where in self)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _about(says: Phrase, column: str) -> Phrase:
    return attrs.evolve(says, data=(("column", in_formula(column)),))


def _sum(claims: Sequence[Claim], *, money: bool) -> Operand:
    whole: Number = Fraction(0)
    for each in claims:
        whole = add(whole, bounds_of(each, money=money))
    return Operand(sum((each.centre for each in claims), Fraction(0)), whole, tuple(claims))
