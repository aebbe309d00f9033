"""A CSV file goes in; its table comes out, the delimiter decided by which one makes the rows fit the header."""

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Protocol

from iku_dsl.data.characters import read_characters
from iku_dsl.data.header import below_a_title, columns_in
from iku_dsl.data.quotes import unclosed
from iku_dsl.data.table import BAD_TABLE, Refused, Row, Table
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Source, Span

DELIMITERS = "\t;,"  # in this order when they fit alike: a decimal comma explains a comma, nothing explains the others
DOUBTED = {";": "en", ",": "id"}  # semicolons are written where a comma marks decimals, commas where it does not
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
    rows = list[tuple[int, list[str]]]()
    try:
        rows.extend(_rows(reader))
    except csv.Error:
        _table(rows, source, delimiter, report)  # what is wrong before it is told too
        report.add(_unreadable(source, delimiter, reader.line_num or 1))
        return None
    return _table(rows, source, delimiter, report)


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


def _rows(reader: Reader) -> Iterator[tuple[int, list[str]]]:
    """Go through the rows, each with the line on which it begins: a cell in quotes may go on over several lines."""
    line = 1
    for cells in reader:
        yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1


def _table(found: Sequence[tuple[int, list[str]]], source: Source, delimiter: str, report: Report) -> Table | None:
    rows = [(line, cells) for line, cells in found if line == 1 or any(cells)]
    columns = columns_in(rows, source, lambda _: source.whole(), report)
    if columns is None:
        return None
    width, kept, refused = len(rows[0][1]) if rows else 0, list[Row](), list[Refused]()
    doubted = DOUBTED.get(delimiter, "") if width > 1 else ""
    for line, cells in rows[1:]:
        if len(cells) == width:
            named = {column: cells[at - 1] for column, at in columns.items()}
            kept.append(Row(named, source.row(line), doubted=doubted))
        else:
            wrong = _uneven(source.row(line), len(cells), width, below_a_title(rows))
            report.add(wrong)
            refused.append(Refused(tuple(cells), wrong))
    return Table(source, tuple(columns), tuple(kept), tuple(refused))


def _uneven(span: Span, cells: int, width: int, title: tuple[Phrase, ...]) -> Diagnostic:
    """Return that a row has more or fewer cells than there are columns."""
    more = say("put a cell that holds a comma in quotes"), say("give every column a cell, also a blank one")
    reason = say("{cells} cells under {columns} columns", cells=cells, columns=width)
    return BAD_TABLE.at(span, *(title or (more[cells < width],)), reason=reason)
