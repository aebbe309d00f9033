"""A CSV file goes in; its table comes out, the delimiter decided by which one makes the rows fit the header."""

import csv
import io
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Protocol

from iku_dsl.data.characters import read_characters
from iku_dsl.data.quotes import unclosed
from iku_dsl.data.table import BAD_TABLE, Refused, Row, Table, named_once
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Source

DELIMITERS = "\t;,"  # in this order when they fit alike: a decimal comma explains a comma, nothing explains the others
SAMPLE = 1_000  # rows


class Reader(Protocol):
    """What the standard library's CSV reader offers: rows, and the line reached."""

    @property
    def line_num(self) -> int:
        """Return the line reached."""

    def __iter__(self) -> Iterator[list[str]]:
        """Go through the rows."""

    def __next__(self) -> list[str]:
        """Return the next row."""


def read_delimited(path: Path, report: Report) -> Table | None:
    """Return the table in a CSV file; a row that cannot be read is reported and left out."""
    source = read_characters(path, report)
    if source is None:
        return None
    delimiter = delimiter_of(source)
    reader = _reader(source.text, delimiter)
    try:
        columns = tuple(cell.strip() for cell in next(reader, []))
        return _table(reader, columns, source, report) if named_once(columns, source, report) else None
    except csv.Error:
        report.add(_unreadable(source, delimiter, reader.line_num or 1))
        return None


def delimiter_of(source: Source) -> str:
    """Return the delimiter under which most cells stand in rows as wide as the header; it must stand in the header."""
    header = source.line(1)
    found = [each for each in DELIMITERS if each in header] or [","]
    return max(found, key=lambda each: _fitting(source.text, each)) if len(found) > 1 else found[0]


def _fitting(text: str, delimiter: str) -> int:
    """Return how many cells stand in the header and in rows as wide as it, as far as the rows can be read."""
    reader, widths = _reader(text, delimiter), list[int]()
    with suppress(csv.Error):
        widths.extend(len(row) for row in islice(reader, SAMPLE) if any(cell.strip() for cell in row))
    return sum(width for width in widths if width == widths[0])


def _reader(text: str, delimiter: str) -> Reader:
    return csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, strict=True)


def _unreadable(source: Source, delimiter: str, line: int) -> Diagnostic:
    """Return what keeps the reader from going on, in words of our own."""
    wrong = unclosed(source, delimiter)
    if wrong is not None:
        return BAD_TABLE.at(wrong.span, wrong.hint, reason=wrong.reason)
    reason = say("a cell holds more than {most} characters", most=csv.field_size_limit())
    return BAD_TABLE.at(source.row(line), "look for a quote that opens and is never closed", reason=reason)


def _table(reader: Reader, columns: tuple[str, ...], source: Source, report: Report) -> Table:
    rows, refused, line = [], [], reader.line_num + 1
    for cells in reader:
        span, line = source.row(line), reader.line_num + 1  # a cell in quotes may go on over several lines
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) == len(columns):
            rows.append(Row({column: cell.strip() for column, cell in zip(columns, cells, strict=True)}, span))
            continue
        reason = say("{cells} cells under {columns} columns", cells=len(cells), columns=len(columns))
        wrong = BAD_TABLE.at(span, "put a cell that holds a comma in quotes", reason=reason)
        report.add(wrong)
        refused.append(Refused(tuple(cell.strip() for cell in cells), wrong))
    return Table(source, columns, tuple(rows), tuple(refused))
