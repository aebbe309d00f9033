"""A table and its columns of dates go in; the table comes out with its days, in the one order that its cells decide.

The order of day and month is that of the table, never of a cell: 02/03/2024 beside 31/01/2024 is the 2nd of March.
"""

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from iku_dsl.data.kinds import Kind
from iku_dsl.data.table import Row, Table
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.values.printed_dates import DAY_FIRST, MONTH_FIRST, ONE_WAY, days

Readings = dict[str, date]
Cells = dict[str, Readings]
SHAPES = {DAY_FIRST: "31/12/2024", MONTH_FIRST: "12/31/2024"}

NOT_A_DATE = Rule(
    "IKU650",
    "cell-not-a-date",
    Severity.ERROR,
    "`{cell}` in column `{column}` is not a date",
    why="A text where a date belongs is never left out, and a day that there is not is not moved to another.",
    example="registered: 2024-02-30, or `end of March`",
    instead="2024-02-29, 29/02/2024, 29.02.2024 or 29 Februari 2024",
)
TWO_ORDERS = Rule(
    "IKU651",
    "two-date-forms",
    Severity.ERROR,
    "`{cell}` in column `{column}` can only be a date like {form}, and `{other}` only one like {other_form}",
    why="A table writes its dates in one order. In a mixture nobody knows whether 02/03/2024 is in March.",
    example="registered\n31/01/2024\n01/31/2024",
    instead="One order in the whole table, or dates as 2024-01-31, which have only one.",
)
EITHER_ORDER = Rule(
    "IKU652",
    "two-dates",
    Severity.ERROR,
    "`{cell}` in column `{column}` can be read as {first} and as {second}, and no cell of the table decides",
    why="The order of day and month is decided by a date that only one order fits. Without any it would be guessed.",
    example="registered\n02/03/2024\n05/06/2024",
    instead="2024-03-02, or 2 March 2024",
)


def with_dates(table: Table, columns: Iterable[str], report: Report) -> Table:
    """Return the table with the days in its columns of dates; a cell of which nobody knows the day has why not."""
    read = [(row, dict(_read(row, columns))) for row in table.rows]
    orders = _decisive(read)
    order = next(iter(orders)) if len(orders) == 1 else ""
    why = None
    if len(orders) > 1:
        why = _mixture(*sorted(orders.items(), key=lambda each: each[1][0].span.start))
    elif not orders:
        why = next((_either(row, *each) for row, cells in read for each in cells.items() if len(each[1]) > 1), None)
    report.extend((why,) if why else ())
    rows = tuple(attrs.evolve(row, dates=_decided(found, order, why)) if found else row for row, found in read)
    return attrs.evolve(table, rows=rows)


def _read(row: Row, columns: Iterable[str]) -> Iterator[tuple[str, Readings]]:
    for column in columns:
        found = days(row.cells.get(column, "")) if column not in row.figures else {}
        if found:
            yield column, found


def _decisive(read: list[tuple[Row, Cells]]) -> dict[str, tuple[Row, str]]:
    """Return the first cell that only one order fits, for each of the two."""
    found: dict[str, tuple[Row, str]] = {}
    for row, cells in read:
        for column, readings in cells.items():
            if len(readings) == 1 and ONE_WAY not in readings:
                found.setdefault(next(iter(readings)), (row, column))
    return found


def _decided(cells: Cells, order: str, why: Diagnostic | None) -> dict[str, date | Diagnostic]:
    """Return the day of every cell; of one that has two, and of which no order decides, why nobody knows it."""
    return {
        column: next(iter(readings.values())) if len(readings) == 1 else why or readings[order]
        for column, readings in cells.items()
    }


def _either(row: Row, column: str, readings: Readings) -> Diagnostic:
    first, second = (readings[each].isoformat() for each in (DAY_FIRST, MONTH_FIRST))
    hint = say("write it as {first} or as {second}", first=first, second=second)
    return EITHER_ORDER.at(row.at(column), hint, cell=row.cells[column], column=column, first=first, second=second)


def _mixture(first: tuple[str, tuple[Row, str]], second: tuple[str, tuple[Row, str]]) -> Diagnostic:
    """Return what shows the two cells, at the place of the later one."""
    (other_form, (before, there)), (form, (row, column)) = first, second
    other = before.cells[there]
    return TWO_ORDERS.at(
        row.at(column),
        say("`{other}` stands in {place}", other=other, place=before.at(there).where),
        "write all in one order, or as 2024-01-31",
        cell=row.cells[column],
        column=column,
        other=other,
        form=SHAPES[form],
        other_form=SHAPES[other_form],
    )


def read_date(row: Row, column: str, kind: Kind) -> date | Diagnostic:
    """Return the day in a cell."""
    del kind
    found = row.dates.get(column)
    if found is not None:
        return found
    hint = say("write it as 2024-12-31, 31/12/2024 or 31 December 2024")
    if column in row.figures:
        hint = say("it is a number: format the cell as a date")
    return NOT_A_DATE.at(row.at(column), hint, cell=row.cells[column], column=column)
