"""The rows of a table go in; those that look like no record are reported: totals, rows twice, dates without period."""

from collections.abc import Iterable

from iku_dsl.data.table import Row
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.syntax.vocabulary import totals

TOTALS_ROW = Rule(
    "IKU696",
    "totals-row",
    Severity.WARNING,
    "the row looks like a total and is read like any other: its first cell is `{cell}`",
    why="Sheets end in a row of totals. Read as a record it would be counted, and its figures added once more.",
    example="name,planned\nKEK Palu,10\nKEK Bitung,20\nJumlah,30",
    instead="Remove the row: sums are computed from the records.",
)
SAME_ROW = Rule(
    "IKU697",
    "row-written-twice",
    Severity.WARNING,
    "the row is the same, cell by cell, as {place}",
    why="Rows that are pasted twice count twice. Two records that are alike in everything, their name too, are rare.",
    example="name,planned\nKEK Palu,10\nKEK Palu,10",
    instead="Remove one of them, or add a column that tells them apart.",
)

UNDATED = Rule(
    "IKU680",
    "dates-without-period",
    Severity.WARNING,
    "the table has dates and no column `period`: its rows hold for every period",
    why="Only the column `period` dates a row. Without it each quarter counts every row, whatever its other dates say.",
    example="received,answered\n2024-01-15,2024-01-20\n2024-05-02,2024-05-09",
    instead="period,received,answered\n2024-01-15,2024-01-15,2024-01-20\nQ2,2024-05-02,2024-05-09",
)


def doubt_totals(rows: Iterable[Row], report: Report) -> None:
    """Report rows that begin with a word such as Total or Jumlah."""
    for row in rows:
        column, cell = next(((column, cell) for column, cell in row.cells.items() if cell), ("", ""))
        if cell.casefold().rstrip(" :.") in totals():
            report.add(TOTALS_ROW.at(row.at(column), "remove it: sums are computed", cell=cell))


def doubt_twins(rows: Iterable[Row], named_by: Iterable[str], report: Report) -> None:
    """Report rows that are alike in every cell, one of which, in the columns `named_by`, is a name."""
    first: dict[tuple[str, ...], Row] = {}
    names = list(named_by)
    for row in rows:
        if any(row.cells.get(name) for name in names):
            before = first.setdefault(tuple(row.cells.values()), row)
            if before is not row:
                report.add(SAME_ROW.at(row.span, "remove one of them", place=before.span.where))


def doubt_undated(rows: Iterable[Row], report: Report) -> None:
    """Report rows of dates whose file has no column `period`, once a table."""
    undated = next((row for row in rows if "period" not in row.cells), None)
    if undated is not None:
        hint = say("add a column `period`; a date in it counts for its month")
        report.add(UNDATED.at(undated.span.source.whole(), hint))
