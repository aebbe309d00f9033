"""Claims in the tables of manuals go in; what their totals and their rows stand for in formulas comes out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.cells import Cells
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.manual_tables import MEAN, SUM
from iku_dsl.audit.quantities import Key, Quantity
from iku_dsl.audit.reach import sum_of
from iku_dsl.audit.tables import AVERAGE, TOTAL, Column, adds_up, columns, matched
from iku_dsl.audit.totals_of_rates import rates
from iku_dsl.formula.algebra import Node
from iku_dsl.values.enclosed import Number, between


@attrs.frozen(eq=False)
class PrintedTables:
    """The quantities of totals and averages, and what stands for aggregates over rows that only the report has.

    A table is whole where its rows give one of its totals, in every period: a report may print ten rows of a hundred.
    """

    quantities: dict[Key, Quantity] = attrs.field(factory=dict)
    instead: dict[int, Node] = attrs.field(factory=dict)

    @classmethod
    def of(cls, cells: Cells, claims: Sequence[Claim]) -> "PrintedTables":
        """Return what the printed tables of manuals stand for."""
        found = cls()
        by_table: dict[str, list[Column]] = {}
        for each in columns(claims):
            if each.table in cells.tables:
                by_table.setdefault(each.table, []).append(each)
        for name, mine in by_table.items():
            found._take(cells, name, mine, claims)
        return found

    def _take(self, cells: Cells, name: str, mine: Sequence[Column], claims: Sequence[Claim]) -> None:
        table, rows, whole = cells.tables[name], cells.rows.get(name, []), _is_whole(mine)
        printed = {each.quantity for each in mine if each.rows}
        for function, row in ((SUM, TOTAL), (MEAN, AVERAGE)):
            for subject in _subjects(claims, name, row):
                self.quantities.update((each.key, each) for each in table.sums(subject, function))
                if whole:
                    self.quantities.update((each.key, each) for each in rates(table, subject, rows, printed))
        if whole and (table.subject, table.name) not in cells.data.tables:
            self.instead.update((id(each), gathered) for each, gathered in table.unrolled(rows))


def misfits(every: Iterable[Column]) -> Iterator[Claim]:
    """Go through the totals and averages that do not follow from the rows as well as they might."""
    for column in (each for each in every if each.rows):
        given = frozenset(matched(column))
        for several, follows in ((column.totals, _adds), (column.averages, _is_mean)):
            exactly = not given.isdisjoint(several)
            sums = (each for each in several if each not in given and not (each.quantity and each.quantity.either))
            yield from (each for each in sums if exactly or not follows(column, each))


def reaches(every: Iterable[Column], fitting: Collection[Claim]) -> Iterator[tuple[Claim, Number]]:
    """Go through the totals and averages that follow from the rows, with the bounds between which these put them."""
    for column in (each for each in every if each.rows):
        whole = sum_of(column.rows.values())
        for several, reach in ((column.totals, whole), (column.averages, whole.over(Fraction(len(column.rows))))):
            yield from ((each, between(reach.low, reach.high)) for each in several if each in fitting)


def _is_whole(mine: Sequence[Column]) -> bool:
    """Return whether in every period one of the totals is that of the rows."""
    shown = {each.period for each in mine if any(_adds(each, total) for total in each.totals)}
    return bool(shown) and all(each.period in shown for each in mine if each.rows)


def _adds(column: Column, total: Claim) -> bool:
    reach, value = sum_of(column.rows.values()), sum((each.centre for each in column.rows.values()), Fraction(0))
    following = total.following((value, reach.low, reach.high), column.rows.values())
    return bool(column.rows) and adds_up(column) and not reach.misses(following)


def _is_mean(column: Column, average: Claim) -> bool:
    rows = column.rows.values()
    reach = sum_of(rows).over(Fraction(len(rows)))
    value = sum((each.centre for each in rows), Fraction(0)) / len(rows)
    return not reach.misses(average.following((value, reach.low, reach.high), rows))


def _subjects(claims: Sequence[Claim], table: str, row: str) -> Iterator[str]:
    """Go through how the rows of totals, or of averages, of a table are written."""
    cells = ((each.row.subject, each.row.cell) for each in claims if each.row.cell)
    yield from dict.fromkeys(subject for subject, cell in cells if cell[0] == table and cell[1].casefold() == row)
