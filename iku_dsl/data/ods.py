"""The parts of an OpenDocument workbook go in; the names of its sheets and the marks of their cells come out.

Calamine reads the values. No library that is kept tells which cells are percentages or errors without a tree of them
all.
"""

import re

import attrs

from iku_dsl.data.archive import Parts
from iku_dsl.data.grid import MOST_CELLS
from iku_dsl.data.marks import Mark, Marks
from iku_dsl.data.markup import Handler, walk
from iku_dsl.diagnostics.phrase import Phrase

CONTENT = "content.xml"
ERROR = re.compile(r"#(DIV/0!|N/A|NAME\?|NULL!|NUM!|REF!|VALUE!)|Err:[0-9]{3}")
MOST_REPEATED = 1_048_576  # rows of a sheet


@attrs.define
class Content(Handler):
    """The cells of every sheet as they are told of; a cell and a row may stand for several alike."""

    sheets: dict[str, Marks] = attrs.field(factory=dict)
    sheet: Marks = attrs.field(factory=Marks)
    depth: int = 0  # of sheets: one inside another is a note of a cell
    row: int = 1
    column: int = 1
    repeated_row: int = 1
    cell: dict[str, str] = attrs.field(factory=dict)
    inside: bool = False
    notes: int = 0
    shown: list[str] = attrs.field(factory=list)
    left: int = MOST_CELLS  # marks to be kept; one written cell may stand for many

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a sheet, a row, a cell."""
        match name:
            case "table":
                self.depth += 1
                if self.depth == 1:
                    self.sheet = self.sheets.setdefault(attributes.get("table:name", "").strip(), Marks())
                    self.row = 1
            case "table-row":
                self.repeated_row, self.column = _count(attributes, "table:number-rows-repeated"), 1
            case "table-cell" | "covered-table-cell":
                self.cell, self.inside, self.shown = attributes, True, []
            case "annotation":
                self.notes += 1

    def text(self, text: str) -> None:
        """Take what a cell shows; the note beside it is no part of it."""
        if self.inside and not self.notes:
            self.shown.append(text)

    def end(self, name: str) -> None:
        """Leave a sheet, a row, a cell."""
        match name:
            case "table":
                self.depth -= 1
            case "table-row":
                self.row += self.repeated_row
            case "table-cell" | "covered-table-cell":
                self.take("".join(self.shown).strip())
                self.inside = False
            case "annotation":
                self.notes -= 1

    def take(self, shown: str) -> None:
        """Keep what a cell is besides its value, for each of the cells that it stands for."""
        times = _count(self.cell, "table:number-columns-repeated")
        bottom, right = self.row + self.repeated_row - 1, self.column + times - 1
        if shown or "office:value-type" in self.cell or "table:formula" in self.cell:
            self.sheet.reach(bottom, right)
            mark = self.mark(shown)
            if mark is not None:
                self.keep(mark, shown, range(self.row, bottom + 1), range(self.column, right + 1))
        wide, high = (_count(self.cell, f"table:number-{each}-spanned") for each in ("columns", "rows"))
        if wide > 1 or high > 1:
            self.sheet.merged.append((self.row, self.column, self.row + high - 1, self.column + wide - 1))
        self.column += times

    def keep(self, mark: Mark, shown: str, rows: range, columns: range) -> None:
        """Keep a mark for every cell that one written cell stands for, as long as there are not too many."""
        self.left -= len(rows) * len(columns)
        if self.left < 0:
            self.sheet.crowded = True
            return
        self.sheet.cells |= {(row, column): (mark, shown) for row in rows for column in columns}

    def mark(self, shown: str) -> Mark | None:
        """Return what a cell is besides its value."""
        kind = self.cell.get("office:value-type", "")
        if self.cell.get("calcext:value-type") == "error" or ERROR.fullmatch(shown):
            return Mark.ERROR
        if "table:formula" in self.cell and not kind:
            return Mark.NOT_COMPUTED
        return Mark.PERCENT if kind == "percentage" else None


def _count(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    known = text.isascii() and text.isdecimal() and len(text) <= 7
    return min(max(1, int(text)), MOST_REPEATED) if known else 1


def marks(parts: Parts) -> dict[str, Marks] | Phrase:
    """Return what the reader does not tell of the cells of every sheet, by the name of the sheet."""
    content = Content()
    return walk(parts.content.get(CONTENT, b""), content) or content.sheets
