"""The rows of a table go in; its columns come out by their names in the first row, or what is wrong with that row."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

from iku_dsl.data.table import named_once
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source, Span

Rows = Sequence[tuple[int, Sequence[str]]]  # each with its number, the header first
LOOKED_AT = 20  # rows, for the one that may be the header

NAMELESS = Rule(
    "IKU626",
    "column-without-name",
    Severity.ERROR,
    "the header of column {column} is {how}",
    why="Columns are found by the names in the first row that holds anything. A cell without one loses its column.",
    example="a title over the table in a merged cell, or figures in a column without a name",
    instead="One row of names, a name a column, no merged cells; a title goes on another sheet.",
)


def columns_in(
    rows: Rows, source: Source, place: Callable[[int], Span], report: Report, merged: AbstractSet[int] = frozenset()
) -> dict[str, int] | None:
    """Return the number of every column by its name; one without a name and without any cell is none.

    In the columns `merged` the header is in a merged cell. `place` is that of the header of a column.
    """
    header = rows[0][1] if rows else ()
    used = [at for at in range(1, len(header) + 1) if any(len(row) >= at and row[at - 1] for _, row in rows)]
    nameless = next((at for at in used if at in merged or not header[at - 1]), None)
    if nameless is None:
        names = tuple(header[at - 1] for at in used)
        return dict(zip(names, used, strict=True)) if named_once(names, source, report) else None
    how = say("part of a merged cell") if nameless in merged else say("empty")
    hints = below_a_title(rows) or (say("write one name a column in the first row, without merged cells"),)
    report.add(NAMELESS.at(place(nameless), *hints, column=letters(nameless), how=how))
    return None


def below_a_title(rows: Rows) -> tuple[Phrase, ...]:
    """Return that a later row looks like the header, if one of the first rows is filled more than the first."""
    widths = [(sum(map(bool, row)), number) for number, row in islice(rows, LOOKED_AT)]
    widest = max((width for width, _ in widths), default=0)
    if not widths or widths[0][0] > 1 or widest < 2:
        return ()
    number = next(number for width, number in widths if width == widest)
    return (say("row {row} may be the header: remove what stands above it", row=number),)


def letters(column: int) -> str:
    """Return what a spreadsheet calls a column: A to Z, then AA, AB and so on."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
