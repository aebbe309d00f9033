"""A CSV file goes in; its rows come out, each a mapping from column to cell that knows its line."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import attrs

from iku_dsl.data.quotes import unclosed
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.files import read_text

LARGEST = 50_000_000
DELIMITERS = ",;\t"

BAD_TABLE = Rule(
    "IKU601",
    "table-not-readable",
    Severity.ERROR,
    "the table cannot be read: {reason}",
    why="A row with too many cells or an open quote would shift figures into other columns.",
    example="1a-CP,year,84,5%,101,72%",
    instead='1a-CP,year,"84,5%","101,72%"',
)
MISSING_COLUMN = Rule(
    "IKU602",
    "missing-column",
    Severity.ERROR,
    "the table has no column `{column}`",
    why="Columns are found by their names in the first row.",
    example="code,period,realisation",
    instead="indicator,period,realisation",
)
UNKNOWN_COLUMN = Rule(
    "IKU603",
    "unknown-column",
    Severity.WARNING,
    "nothing reads the column `{column}`",
    why="A misspelt column would be silently ignored.",
    example="indicator,period,realization",
    instead="indicator,period,realisation",
)


class Reader(Protocol):
    """What the standard library's CSV reader offers: rows, and the line reached."""

    @property
    def line_num(self) -> int:
        """Return the line reached."""

    def __iter__(self) -> Iterator[list[str]]:
        """Go through the rows."""


@attrs.frozen
class Row:
    """One row: its cells by column, stripped of blanks, and its place."""

    cells: dict[str, str]
    span: Span


@attrs.frozen
class Table:
    """The rows of a file, and the names of its columns; `refused` are the cells of rows that were reported."""

    source: Source
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    refused: tuple[tuple[str, ...], ...] = ()


def read_table(path: Path, report: Report) -> Table | None:
    """Return the table in a CSV file; a row that cannot be read is reported and left out."""
    source = read_text(path, report, LARGEST, as_is=True)
    if source is None:
        return None
    header = source.line(1)
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.reader(io.StringIO(source.text, newline="\n"), delimiter=delimiter, strict=True)
    try:
        columns = tuple(cell.strip() for cell in next(reader, []))
        twice = next((column for column in columns if columns.count(column) > 1), None)
        if twice is not None:
            reason = say("two columns are called `{column}`", column=twice)
            report.add(BAD_TABLE.at(source.whole(), "rename one of them", reason=reason))
            return None
        return _table(reader, columns, source, report)
    except csv.Error:
        report.add(_unreadable(source, delimiter, reader.line_num or 1))
        return None


def _unreadable(source: Source, delimiter: str, line: int) -> Diagnostic:
    """Return what keeps the reader from going on, in words of our own."""
    wrong = unclosed(source, delimiter)
    if wrong is not None:
        return BAD_TABLE.at(wrong.span, wrong.hint, reason=wrong.reason)
    reason = say("a cell holds more than {most} characters", most=csv.field_size_limit())
    return BAD_TABLE.at(source.row(line), "look for a quote that opens and is never closed", reason=reason)


def _table(reader: "Reader", columns: tuple[str, ...], source: Source, report: Report) -> Table:
    rows, refused, line = [], [], reader.line_num + 1
    for cells in reader:
        span, line = source.row(line), reader.line_num + 1  # a cell in quotes may go on over several lines
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) == len(columns):
            rows.append(Row({column: cell.strip() for column, cell in zip(columns, cells, strict=True)}, span))
            continue
        reason = say("{cells} cells under {columns} columns", cells=len(cells), columns=len(columns))
        report.add(BAD_TABLE.at(span, "put a cell that holds a comma in quotes", reason=reason))
        refused.append(tuple(cell.strip() for cell in cells))
    return Table(source, columns, tuple(rows), tuple(refused))


def check_columns(table: Table, needs: set[str], takes: set[str], report: Report) -> bool:
    """Report what is missing and what nobody reads; return whether all that is needed is there."""
    for column in sorted(needs - set(table.columns)):
        hint = say("it has {columns}", columns=", ".join(f"`{each}`" for each in table.columns))
        report.add(MISSING_COLUMN.at(table.source.whole(), hint, column=column))
    for column in table.columns:
        if column not in needs | takes:
            report.add(UNKNOWN_COLUMN.at(table.source.whole(), column=column))
    return needs <= set(table.columns)
