"""Columns and records of a database or a Parquet file go in; a grid comes out whose places are column and record."""

from collections.abc import Sequence
from typing import Protocol

import attrs

from iku_dsl.data.characters import LARGEST
from iku_dsl.data.grid import MOST_CELLS, Grid
from iku_dsl.data.typed import Cell, cell_of
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span

AT_ONCE = 1_000  # records


class Cursor(Protocol):
    """What gives records, some at a time."""

    def fetchmany(self, size: int, /) -> Sequence[Sequence[object]]:
        """Return the next records, none at the end."""


@attrs.frozen(eq=False)
class Relation(Grid):
    """Records under the names of their columns; the first record is number 1."""

    def region(self, span: Span) -> tuple[int, int, int, int]:
        """Return the record and the columns of a place."""
        row, first, last_row, behind = Grid.region(self, span)
        return row - 1, first, last_row - 1, behind

    def address(self, span: Span) -> str:
        """Return `data.sqlite[zones]!planned:7`, or the number of the record behind the mark for more than a cell."""
        record, first, _, behind = self.region(span)
        if record == 0:
            return self.path
        return f"{self.path}!{self.shown[0][first - 1]}:{record}" if behind - first == 1 else f"{self.path}!{record}"


def quoted(name: str) -> str:
    """Return the name of a table or column as SQL takes it, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def records(columns: Sequence[str], cursor: Cursor) -> list[list[Cell]] | Phrase:
    """Return the names of the columns and the records as cells, or that there are too many of them."""
    found = [[Cell(column.strip()) for column in columns]]
    held = 0
    while several := cursor.fetchmany(AT_ONCE):
        cells = [[cell_of(value) for value in record] for record in several]
        held += sum(len(cell.text) for record in cells for cell in record)
        found += cells
        if held > LARGEST or len(found) * len(columns) > MOST_CELLS:
            return say("it holds more than {cells} cells or {most} characters", cells=MOST_CELLS, most=LARGEST)
    return found
