"""The columns of one printed table go in; rows that break what all its other rows keep come out."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.operands import Where, above, beside, earlier, of_its_parts, own, total
from iku_dsl.audit.shapes import CHANGES, RUNNING, SHAPES, SHARES
from iku_dsl.audit.tables import TOTAL, Column
from iku_dsl.audit.ways import Broken, Right, Way, are_kept

SEVERAL = 3  # columns, of which two alone are tried in every order
MOST_COLUMNS = 12  # of a table, among which sums are sought
Group = dict[str, dict[Where, Claim]]  # the columns of one table


def broken(columns: Iterable[Column], right: Right) -> Iterator[Broken]:
    """Go through the rows that break a rule of their table.

    `right` has what totals should be that their rows do not give: what keeps a rule with these is right itself.
    """
    for group in _tables(columns).values():
        for way in (*_of_its_row(group), *_of_the_table(group)):
            yield from way.broken(right)


def fixed(columns: Iterable[Column]) -> dict[Claim, Fraction]:
    """Return the cells that stand for one value: those of a column that in every row follows from what is exact."""
    found: dict[Claim, Fraction] = {}
    for group in _tables(columns).values():
        for way in _of_its_row(group, twice=True):
            told = way.told()
            if are_kept(told, told):
                found |= {each.claim: each.value for each in told if all(cell.exact for cell in each.inputs)}
    return found


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


def _of_its_row(group: Group, *, twice: bool = False) -> Iterator[Way]:
    """Go through the ways in which a column may follow from two others in the same row."""
    for result, first, second in permutations(group, 3):
        for shape in SHAPES:
            if twice or shape.ordered or first < second:
                yield Way(shape, result, group[result], own(first, group[first]), own(second, group[second]))


def _of_the_table(group: Group) -> Iterator[Way]:
    """Go through the ways in which a column may follow from other cells of its own, from totals, from many columns."""
    for column, cells in group.items():
        yield from (Way(RUNNING, column, cells, *parts) for parts in of_its_parts(column, cells))
        for *names, last in _windows(column, list(group)):
            yield Way(RUNNING, column, cells, beside(names, group), own(last, group[last]))
    for result, other in permutations(group, 2):
        cells, those = group[result], own(other, group[other])
        yield from (Way(shape, result, cells, those, total(other, group[other])) for shape in SHARES)
        yield Way(RUNNING, result, cells, above(result, cells), those)
        for before in earlier(other, group[other]):
            yield from (Way(shape, result, cells, those, before) for shape in CHANGES)


def _windows(column: str, every: Sequence[str]) -> Iterator[Sequence[str]]:
    """Go through the columns beside one that may add up to it: three or more next to each other, in their order."""
    others = [each for each in every if each != column]
    for start, end in combinations(range(min(len(others), MOST_COLUMNS) + 1), 2):
        if end - start >= SEVERAL:
            yield others[start:end]
