"""The cells of a sheet or of a table in a database go in; a table comes out in which every cell has its own place."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Self

import attrs

from iku_dsl.data.header import columns_in, letters
from iku_dsl.data.table import Row, Table, renamed
from iku_dsl.data.typed import Cell
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source, Span

BETWEEN = "; "  # two cells, where a row is shown as a line
MOST_CELLS = 5_000_000


@attrs.frozen(eq=False)
class Grid(Source):
    """A table whose rows are shown as lines, and whose places are named by row and column. Both count from 1."""

    file_name: str
    shown: tuple[tuple[str, ...], ...] = attrs.field(repr=False)

    @classmethod
    def of(cls, path: str, file_name: str, cells: Sequence[Sequence[Cell]]) -> Self:
        """Return the grid of these cells; one of several lines is shown on one."""
        shown = tuple(tuple(" ".join(cell.text.split()) for cell in row) for row in cells)
        return cls(path, "\n".join(BETWEEN.join(row) for row in shown), file_name, shown)

    @property
    def file(self) -> str:
        """Return the path of the workbook or database."""
        return self.file_name

    @cached_property
    def header(self) -> int:
        """Return the number of the first row that holds anything."""
        return next((at for at, row in enumerate(self.shown, 1) if any(row)), 1)

    def whole(self) -> Span:
        """Return the place of the names of the columns."""
        return self.row(self.header)

    def cell(self, row: int, column: int) -> Span:
        """Return the place of a cell."""
        before = self.shown[row - 1][: column - 1]
        start = self.starts[row - 1] + sum(map(len, before)) + len(BETWEEN) * len(before)
        return Span(self, start, start + len(self.shown[row - 1][column - 1]))

    def column_of(self, row: int, offset: int) -> int:
        """Return the number of the column in whose cell, or behind it, an offset lies."""
        end = self.starts[row - 1]
        for number, cell in enumerate(self.shown[row - 1], 1):
            end += len(cell) + len(BETWEEN)
            if offset < end:
                return number
        return max(1, len(self.shown[row - 1]))

    def region(self, span: Span) -> tuple[int, int, int, int]:
        """Return the rows and columns of a place."""
        row = span.line
        return row, self.column_of(row, span.start), row, self.column_of(row, max(span.start, span.end - 1)) + 1

    def where(self, span: Span) -> str:
        """Return the place as people name it."""
        return self.address(span)

    def address(self, span: Span) -> str:
        """Return `data.xlsx[zones]!C7`, or `A7:F7` behind the mark for more than a cell."""
        row, first, _, behind = self.region(span)
        last = f":{self.name(row, behind - 1)}" if behind - 1 > first else ""
        return f"{self.path}!{self.name(row, first)}{last}"

    def name(self, row: int, column: int) -> str:
        """Return the name of a cell in a sheet: `C7`."""
        return f"{letters(column)}{row}"


@attrs.frozen
class GridRow(Row):
    """A row of a grid: its number, and those of its columns."""

    grid: Grid = attrs.field(kw_only=True)
    number: int = attrs.field(kw_only=True)
    numbers: dict[str, int] = attrs.field(kw_only=True)

    def at(self, column: str) -> Span:
        """Return the place of a cell."""
        return self.grid.cell(self.number, self.numbers[column]) if column in self.numbers else self.span

    def under(self, headings: Mapping[str, str]) -> Self:
        """Return the row with its columns called otherwise."""
        return attrs.evolve(Row.under(self, headings), numbers=renamed(self.numbers, headings))


def table_of(
    grid: Grid, cells: Sequence[Sequence[Cell]], report: Report, merged: frozenset[int] = frozenset()
) -> Table | None:
    """Return the table in a grid; its rows are equally long. In the columns `merged` the header is in a merged cell."""
    header = grid.header
    below = [(number, row) for number, row in enumerate(grid.shown[header - 1 :], header)]
    numbers = columns_in(below, grid, lambda at: grid.cell(header, at), report, merged)
    if numbers is None:
        return None
    rows = (_row(grid, number, row, numbers) for number, row in enumerate(cells[header:], header + 1))
    return Table(grid, tuple(numbers), tuple(row for row in rows if any(row.cells.values())))


def _row(grid: Grid, number: int, cells: Sequence[Cell], numbers: dict[str, int]) -> GridRow:
    found = {name: cells[at - 1] for name, at in numbers.items()}
    return GridRow(
        {name: cell.text for name, cell in found.items()},
        grid.row(number),
        figures={name: cell.figure for name, cell in found.items() if cell.figure is not None},
        broken={name: cell.broken for name, cell in found.items() if cell.broken is not None},
        grid=grid,
        number=number,
        numbers=numbers,
    )
