"""The columns of printed tables go in; the ways in which they may follow from each other come out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations, islice, permutations

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.operands import Operands, Where, above, beside, earlier, of_its_parts, own, total
from iku_dsl.audit.reach import of_money
from iku_dsl.audit.shapes import CHANGES, GROWTH, RUNNING, SHAPES, SHARES, Shape
from iku_dsl.audit.tables import TOTAL, Column
from iku_dsl.audit.ways import Way

SEVERAL = 3  # columns, of which two alone are tried in every order
ROWS_OF_A_RATE = 3  # that a total may be, and not the sum of its column
MOST_COLUMNS = 12  # of a table, among which rules are sought; the report says so
Group = dict[str, dict[Where, Claim]]  # the columns of one table


@attrs.frozen(eq=False)
class _Table:
    """The columns of one table, what stands for their cells, and which of them are of money."""

    group: Group
    mine: Mapping[str, Operands]
    money: Mapping[str, bool]

    @classmethod
    def of(cls, group: Group) -> "_Table":
        mine = {name: own(name, cells) for name, cells in group.items()}
        return cls(group, mine, {name: of_money(cells.values()) for name, cells in group.items()})

    def way(self, shape: Shape, result: str, first: Operands, second: Operands, others: Iterable[str]) -> Way:
        """Return a way in which one column may follow from others; a column stands last where these stand before it."""
        order = list(self.group)
        last = all(order.index(each) < order.index(result) for each in others)
        return Way(shape, result, self.group[result], first, second, money=self.money[result], stands_last=last)


def ways(columns: Iterable[Column]) -> Iterator[Way]:
    """Go through the ways in which columns of tables follow from each other: those that rows enough keep."""
    for several in _tables(columns).values():
        table = _Table.of(dict(islice(several.items(), MOST_COLUMNS)))
        every = (_of_its_row(table), _of_its_parts(table), _of_the_table(table))
        yield from (way for some in every for way in some if not way.is_stated and way.kept)


def fixed(ways: Iterable[Way]) -> dict[Claim, Fraction]:
    """Return the cells that stand for one value: those of a column that in every row follows from what is exact."""
    kept = (each for way in ways if len(way.kept) == len(way.told) for each in way.kept)
    return {each.claim: each.value for each in kept if all(_sure(cell) for cell in each.inputs)}


def rates(column: Column, columns: Iterable[Column]) -> frozenset[Claim]:
    """Return the totals of a column that may be a rate of the totals beside them, as all its rows may be.

    No row need give it to the last digit: it excuses, and accuses nobody.
    """
    table = _tables(each for each in columns if each.table == column.table)[column.table]
    sound = (way.told for way in _rates(column.quantity, table) if way.sound and len(way.told) >= ROWS_OF_A_RATE)
    return frozenset(each.claim for told in sound for each in told if each.claim in column.totals)


def _rates(result: str, table: Group) -> Iterator[Way]:
    """Go through the ways in which a column may be a rate of two others, or of one and its earlier period."""
    others = {name: own(name, cells) for name, cells in islice(table.items(), MOST_COLUMNS) if name != result}
    before = ((cell, each) for name, cell in others.items() for each in earlier(name, table[name]))
    money = of_money(table[result].values())
    totals = {where: claim for where, claim in table[result].items() if where[1] == TOTAL}
    for first, second in (*permutations(others.values(), 2), *before):
        for shape in (*SHARES, *GROWTH):
            of_totals = Way(shape, result, totals, first, second, money=money)
            if of_totals.told and of_totals.sound:  # only few need all rows looked at
                yield attrs.evolve(of_totals, cells=table[result])


def _sure(cell: Claim) -> bool:
    return cell.exact and not of_money([cell])


def _tables(columns: Iterable[Column]) -> dict[str, Group]:
    tables: dict[str, Group] = {}
    for each in columns:
        tables.setdefault(each.table, {}).setdefault(each.quantity, {}).update(_cells(each))
    return tables


def _cells(column: Column) -> dict[Where, Claim]:
    """Return the cells of a column in one period, its total among them: of a rate it is one as well."""
    cells: dict[Where, Claim] = {(column.period, key): claim for key, claim in column.rows.items()}
    if column.totals:
        cells[column.period, TOTAL] = column.totals[0]
    return cells


def _of_its_row(table: _Table) -> Iterator[Way]:
    """Go through the ways in which a column may follow from two others in the same row."""
    for result, first, second in permutations(table.group, 3):
        for shape in SHAPES:
            if shape.ordered or first < second:
                yield table.way(shape, result, table.mine[first], table.mine[second], (first, second))


def _of_its_parts(table: _Table) -> Iterator[Way]:
    """Go through the ways in which a column may add up: from parts of the period, from three or more columns."""
    for column, cells in table.group.items():
        yield from (table.way(RUNNING, column, *parts, ()) for parts in of_its_parts(column, cells))
        for names in _windows(column, list(table.group)):
            added = beside(names[:-1], table.group, money=any(table.money[name] for name in names))
            yield table.way(RUNNING, column, added, table.mine[names[-1]], names)


def _of_the_table(table: _Table) -> Iterator[Way]:
    """Go through the ways in which a column may follow from another one and what stands around it in the table."""
    for other, those in table.group.items():
        mine, whole, before = table.mine[other], total(other, those), list(earlier(other, those))
        for result in (each for each in table.group if each != other):
            yield from (table.way(shape, result, mine, whole, (other,)) for shape in SHARES)
            yield table.way(RUNNING, result, above(result, table.group[result]), mine, (other,))
            for each in before:
                yield from (table.way(shape, result, mine, each, (other,)) for shape in CHANGES)


def _windows(column: str, every: Sequence[str]) -> Iterator[Sequence[str]]:
    """Go through the columns beside one that may add up to it: three or more next to each other, in their order."""
    others = [each for each in every if each != column]
    for start, end in combinations(range(len(others) + 1), 2):
        if end - start >= SEVERAL:
            yield others[start:end]
