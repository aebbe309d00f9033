"""The parts of a workbook of Excel go in; the names of its sheets and the marks of a sheet's cells come out.

Values are read by calamine, which tells neither the format of a cell nor a formula without a result, takes an error
cell for a blank one, and makes rows without end of a row with a large number. Openpyxl tells formats, in four times
the time. But it refuses a workbook for a fill or a validation that it does not know, leaves out rows that are not in
their order, takes a formula without a result for a blank cell unless the workbook is read twice, and gives no merged
cells where it streams. So what stands beside the values is read here.
"""

import posixpath
import re

import attrs

from iku_dsl.data.archive import Parts
from iku_dsl.data.marks import Mark, Marks
from iku_dsl.data.markup import Handler, walk
from iku_dsl.diagnostics.phrase import Phrase, say

BOOK, LINKS, STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
PERCENT_FORMATS = {"9", "10"}  # 0% and 0.00%, which no workbook writes out
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')  # what stands in a format and formats nothing
PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
WORDS = {"str", "inlineStr", "s"}


@attrs.define
class Book(Handler):
    """The sheets of a workbook, each with the part that holds it, and whether its formulas wait to be computed."""

    names: dict[str, str] = attrs.field(factory=dict)
    waiting: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a sheet, or how formulas are computed."""
        if name == "sheet":
            link = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            self.names[attributes.get("name", "")] = link
        self.waiting |= name == "calcPr" and attributes.get("fullCalcOnLoad", "0") in ("1", "true")


@attrs.define
class Links(Handler):
    """The parts that a workbook links to."""

    targets: dict[str, str] = attrs.field(factory=dict)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a link."""
        if name == "Relationship":
            target = attributes.get("Target", "")
            inside = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join("xl", target))
            self.targets[attributes.get("Id", "")] = inside


@attrs.define
class Styles(Handler):
    """Which of the styles of cells are percentages."""

    percent_formats: set[str] = attrs.field(factory=lambda: set(PERCENT_FORMATS))
    percent: set[str] = attrs.field(factory=set)
    count: int = -1  # outside of the list of cells' styles

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a format, or a style that has one."""
        if name == "numFmt" and "%" in LITERAL.sub("", attributes.get("formatCode", "")):
            self.percent_formats.add(attributes.get("numFmtId", ""))
        elif name == "cellXfs":
            self.count = 0
        elif name == "xf" and self.count >= 0:
            self.percent |= {str(self.count)} if attributes.get("numFmtId") in self.percent_formats else set()
            self.count += 1

    def end(self, name: str) -> None:
        """Leave the list of cells' styles."""
        self.count = -1 if name == "cellXfs" else self.count


@attrs.define
class Cells(Handler):
    """The cells of a sheet as they are told of, one at a time; a place that is not written is the next one."""

    percent: set[str]
    waiting: bool
    marks: Marks = attrs.field(factory=Marks)
    row: int = 0
    column: int = 0
    kind: str = ""
    style: str = ""
    formula: bool = False
    inside: str = ""
    value: list[str] = attrs.field(factory=list)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Take a row, a cell, what it holds, or which cells are merged."""
        match name:
            case "row":
                self.row, self.column = self.at(attributes.get("r", ""), "A", (self.row + 1, 0))[0], 0
            case "c":
                self.row, self.column = self.at(attributes.get("r", ""), "", (self.row, self.column + 1))
                self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
                self.formula, self.value = False, []
            case "f":
                self.formula = True
            case "v" | "is":
                self.inside = name
            case "mergeCell":
                ends = [place(each) for each in attributes.get("ref", "").split(":")]
                if len(ends) == 2 and ends[0] and ends[1]:
                    self.marks.merged.append((*ends[0], *ends[1]))

    def at(self, written: str, before: str, following: tuple[int, int]) -> tuple[int, int]:
        """Return the place that is written, or the following one; no room is made for what is no place of a sheet."""
        found = place(before + written) if written else following
        self.marks.crowded |= found is None
        return found or following

    def text(self, text: str) -> None:
        """Take a piece of a value."""
        if self.inside:
            self.value.append(text)

    def end(self, name: str) -> None:
        """Leave a value, or a cell."""
        if name == self.inside:
            self.inside = ""
        if name == "c" and (self.formula or self.value):
            self.marks.reach(self.row, self.column)
            self.mark("".join(self.value))

    def mark(self, value: str) -> None:
        """Keep what the cell is besides its value."""
        at = self.row, self.column
        if self.formula and (self.waiting or (not value and self.kind not in WORDS)):
            self.marks.cells[at] = Mark.NOT_COMPUTED, value
        elif self.kind == "e":
            self.marks.cells[at] = Mark.ERROR, value
        elif self.style in self.percent and self.kind == "n":
            self.marks.cells[at] = Mark.PERCENT, ""


def place(text: str) -> tuple[int, int] | None:
    """Return the row and column of `C7`."""
    found = PLACE.fullmatch(text)
    if not found:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def sheets(parts: Parts) -> Book | Phrase:
    """Return the sheets of a workbook by name, each with the name of its part."""
    book, links = Book(), Links()
    wrong = walk(parts.content.get(BOOK, b""), book) or walk(parts.content.get(LINKS, b""), links)
    found = {name.strip(): links.targets.get(link, "") for name, link in book.names.items()}
    return wrong or Book(found, book.waiting)


def marks(parts: Parts, book: Book, sheet: str) -> Marks | Phrase:
    """Return what the reader does not tell of the cells of a sheet."""
    part = parts.content.get(book.names[sheet])
    if part is None:
        return say("it does not hold the sheet `{sheet}` that it names", sheet=sheet)
    styles = Styles()
    wrong = walk(parts.content[STYLES], styles) if STYLES in parts.content else None
    cells = Cells(styles.percent, book.waiting)
    return wrong or walk(part, cells) or cells.marks
