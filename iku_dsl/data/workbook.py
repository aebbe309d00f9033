"""A workbook goes in; the tables on its sheets come out, their numbers as the workbook shows them."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import attrs

from iku_dsl.data import ods, xlsx
from iku_dsl.data.archive import DAMAGED, Parts, parts
from iku_dsl.data.extras import without
from iku_dsl.data.grid import Grid, table_of
from iku_dsl.data.marks import Mark, Marks
from iku_dsl.data.signature import NOT_A_TABLE
from iku_dsl.data.table import Table
from iku_dsl.data.typed import Cell, cell_of
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity

PANIC = "PanicException"  # of a library in Rust; it is no Exception, and has no module to import it from

ERROR_CELL = Rule(
    "IKU627",
    "error-cell",
    Severity.ERROR,
    "the formula in column `{column}` came out as `{cell}`",
    why="What a spreadsheet could not compute is no value, and is not zero.",
    example="=B7/C7 where C7 is blank, which shows #DIV/0!",
    instead="Correct the formula or what it uses; for a figure that does not apply write N/A.",
)
NOT_COMPUTED = Rule(
    "IKU628",
    "formula-not-computed",
    Severity.ERROR,
    "the cell in column `{column}` holds a formula without a result",
    why="A program that writes workbooks leaves formulas to the spreadsheet. Until it has computed, nobody knows.",
    example="a workbook made by a script, never opened in Excel",
    instead="Open the workbook where its formulas are computed, and save it.",
)
BROKEN = {Mark.ERROR: ERROR_CELL, Mark.NOT_COMPUTED: NOT_COMPUTED}


@attrs.frozen
class Workbook:
    """A workbook whose sheets are known by name, and read one by one when they are asked for."""

    path: Path
    sheets: tuple[str, ...]

    @cached_property
    def parts(self) -> Parts | Phrase:
        """Return all that the workbook holds."""
        return parts(self.path)

    def marks(self, sheet: str) -> Marks | Phrase:
        """Return what the reader does not tell of the cells of a sheet; its size is known before it is read."""
        if isinstance(self.parts, Phrase):
            return self.parts
        if self.path.suffix == ".ods":
            every = ods.marks(self.parts)
            sizes = [each.too_many for each in every.values()] if not isinstance(every, Phrase) else []
            return every if isinstance(every, Phrase) else next(filter(None, sizes), None) or every[sheet]
        book = xlsx.sheets(self.parts)
        found = book if isinstance(book, Phrase) else xlsx.marks(self.parts, book, sheet)
        return found if isinstance(found, Phrase) else found.too_many or found

    def table(self, sheet: str, report: Report) -> Table | None:
        """Return the table on a sheet; what keeps it from being read is reported."""
        try:
            import python_calamine  # noqa: PLC0415 - only who has workbooks needs it
        except ImportError:
            report.add(without(self.path, "excel"))
            return None
        del python_calamine
        marks = self.marks(sheet)
        values = marks if isinstance(marks, Phrase) else self.values(sheet)
        if isinstance(marks, Phrase) or isinstance(values, Phrase):
            report.add(NOT_A_TABLE.at(None, path=self.path, reason=marks if isinstance(marks, Phrase) else values))
            return None
        cells = [
            [_cell(value, marks, row, at) for at, value in enumerate(line, 1)] for row, line in enumerate(values, 1)
        ]
        grid = Grid.of(f"{self.path}[{sheet}]", str(self.path), cells)
        return table_of(grid, cells, report, marks.merged_in(grid.header))

    def values(self, sheet: str) -> Sequence[Sequence[object]] | Phrase:
        """Return the values of a sheet from its first cell on."""
        from python_calamine import load_workbook  # noqa: PLC0415 - only who has workbooks needs it

        assert isinstance(self.parts, Parts), "the marks were read before"
        try:
            with load_workbook(self.parts.packed()) as book:
                name = next(each for each in book.sheet_names if each.strip() == sheet)
                return book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except BaseException as error:
            if not isinstance(error, Exception) and type(error).__name__ != PANIC:
                raise
            return DAMAGED


def _cell(value: object, marks: Marks, row: int, column: int) -> Cell:
    mark, shown = marks.cells.get((row, column), (None, ""))
    if mark in BROKEN:
        return Cell(shown or "=", broken=BROKEN[mark])
    return cell_of(value, mark is Mark.PERCENT)


def workbook(path: Path) -> Workbook | Phrase:
    """Return a workbook by its path, or why it is none."""
    found = parts(path, lambda name: name in (xlsx.BOOK, xlsx.LINKS, ods.CONTENT))
    if isinstance(found, Phrase):
        return found
    known = ods.marks(found) if path.suffix == ".ods" else xlsx.sheets(found)
    if isinstance(known, Phrase):
        return known
    return Workbook(path, tuple(known) if isinstance(known, dict) else tuple(known.names))
