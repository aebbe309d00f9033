"""Published cells, a contract and its data go in; rows that the data do not have, and are like one, are reported."""

from collections.abc import Iterable, Iterator

from iku_dsl.checks.published_known import Known, Owned
from iku_dsl.data.facts import Store
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import ALIKE, MUCH_ALIKE, closest, meant
from iku_dsl.values.periods import Period

UNKNOWN_ROW = Rule(
    "IKU644",
    "unknown-row",
    Severity.WARNING,
    "the table `{table}` has no row `{row}`",
    why="A cell of a misspelt row is no cell of the row that is meant, and a total would count it as one more.",
    example="T3-2,table 3,30,1.1.clinics[Norht],column visits,year,12   # the data have a row North",
    instead="T3-2,table 3,30,1.1.clinics[North],column visits,year,12",
)
ROW_LIKE_ANOTHER = Rule(
    "IKU645",
    "row-like-another",
    Severity.WARNING,
    "`{row}` and `{other}` of `{table}` share no column, and may be one row in two spellings",
    why="The cells of a row that is spelt in two ways are told of two rows, and neither of them is whole.",
    example="T3-2,table 3,30,clinics[North],column visits,year,12\nT3-3,table 3,30,clinics[Norht],column staff,year,3",
    instead="One spelling, in every cell of the row.",
)
Cells = dict[str, list[Published]]
Where = tuple[str, Period]


def unknown_rows(rows: Iterable[Published], known: Known, data: Store) -> Iterator[Diagnostic]:
    """Go through the rows of printed tables that nothing else calls so, each once."""
    tables: dict[str, Cells] = {}
    for each in rows:
        if each.cell is not None and not each.of_all_rows:
            tables.setdefault(each.cell[0], {}).setdefault(each.cell[1], []).append(each)
    for table, cells in tables.items():
        there = _there(table, known, data)
        yield from _strangers(table, cells, there) if there else _in_two_spellings(table, cells)


def _there(table: str, known: Known, data: Store) -> frozenset[str]:
    """Return what the rows of a table are called in the data, or in the points of a manual."""
    owned = known.table(table)
    return frozenset(owned.choices) or _in_data(owned, data) if owned else frozenset()


def _in_data(owned: Owned, data: Store) -> frozenset[str]:
    records = data.records(owned.subject, owned.stored)
    if not isinstance(records, tuple):
        return frozenset()
    return frozenset(value for each in records for value in each.cells.values() if isinstance(value, str))


def _strangers(table: str, cells: Cells, there: frozenset[str]) -> Iterator[Diagnostic]:
    plain = {_plain(each) for each in there}
    for row, where in cells.items():
        if _plain(row) not in plain and closest(row, there, ALIKE):
            yield UNKNOWN_ROW.at(where[0].row, *meant(row, there), table=table, row=row)


def _in_two_spellings(table: str, cells: Cells) -> Iterator[Diagnostic]:
    """Go through rows that are much like a fuller or an earlier one, and fill the columns that it leaves free."""
    whole = max((len(_columns(each)) for each in cells.values()), default=0)
    fullest = sorted(cells, key=lambda row: -len(cells[row]))
    for at, row in enumerate(fullest):
        mine = _columns(cells[row])
        other = closest(row, [each for each in fullest[:at] if mine.isdisjoint(_columns(cells[each]))], MUCH_ALIKE)
        if other and len(mine | _columns(cells[other])) == whole:
            place = cells[row][0].row
            yield ROW_LIKE_ANOTHER.at(place, say("write `{word}`", word=other), table=table, row=row, other=other)


def _columns(cells: Iterable[Published]) -> frozenset[Where]:
    return frozenset((each.quantity, each.period) for each in cells)


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
