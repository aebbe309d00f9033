"""What the reader of workbooks does not tell of a cell, and of a sheet, goes in and is kept: see `Marks`."""

from enum import Enum

import attrs

from iku_dsl.data.grid import MOST_CELLS
from iku_dsl.data.table import MOST_COLUMNS
from iku_dsl.diagnostics.phrase import Phrase, say


class Mark(Enum):
    """What a cell is besides its value: a percentage by its format, an error, or a formula that nobody computed."""

    PERCENT = "percent"
    ERROR = "error"
    NOT_COMPUTED = "not computed"


@attrs.define
class Marks:
    """The marks of a sheet's cells by row and column from 1, what an error cell shows, and how far the cells reach.

    It is `crowded` when there are more marks than anybody keeps, or places that no sheet has.
    """

    cells: dict[tuple[int, int], tuple[Mark, str]] = attrs.field(factory=dict)
    merged: list[tuple[int, int, int, int]] = attrs.field(factory=list)
    rows: int = 0
    columns: int = 0
    crowded: bool = False

    def reach(self, row: int, column: int) -> None:
        """Take that a cell holds something."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)

    def merged_in(self, row: int) -> frozenset[int]:
        """Return the columns that a merged cell covers in a row."""
        covered = [range(left, right + 1) for top, left, bottom, right in self.merged if top <= row <= bottom]
        return frozenset(column for each in covered for column in each)

    @property
    def too_many(self) -> Phrase | None:
        """Return that the cells reach too far for a table to be made of them."""
        if self.crowded:
            return say("it has more cells, or cells farther away, than a sheet has")
        if self.rows * self.columns <= MOST_CELLS and self.columns <= MOST_COLUMNS:
            return None
        return say("its cells reach over {rows} rows and {columns} columns", rows=self.rows, columns=self.columns)
