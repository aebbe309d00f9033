"""The folder of data beside a contract goes in; the table of a name comes out, from whatever files it stands in."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attrs

from iku_dsl.data.forms import ALONE, DATABASES, HOLDERS, Holder, Read, inside, opened
from iku_dsl.data.signature import NOT_A_TABLE
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.syntax.files import is_folder, is_there

SEVERAL = "data"  # a file beside the folder that may hold every table

TWO_PLACES = Rule(
    "IKU623",
    "table-in-two-places",
    Severity.ERROR,
    "the table `{table}` stands in `{first}` and in `{second}`",
    why="Of two tables of one name nobody may choose in silence; neither is read.",
    example="data/reported.csv beside data/data.xlsx with a sheet `reported`",
    instead="Keep the one that holds.",
)
NO_SHEET = Rule(
    "IKU624",
    "no-such-sheet",
    Severity.ERROR,
    "`{path}` has no sheet `{sheet}`",
    why="A workbook with one sheet is the table it is named after; in one with several the sheets are named.",
    example="data/reported.xlsx with the sheets `Sheet1` and `Sheet2`",
    instead="Call the sheet `reported`, or leave only one in the workbook.",
)


NOT_A_PART = Rule(
    "IKU695",
    "not-a-part",
    Severity.WARNING,
    "`{path}` is no table and is not read with the others of its folder",
    why="Every table in the folder of a table is a part of it. A file of another form would go unseen.",
    example="data/1a.zones/west.xls beside data/1a.zones/east.csv",
    instead="Save it as .csv, .xlsx, .ods, .parquet or .sqlite, or move it elsewhere.",
)


@attrs.frozen
class Place:
    """Where a table stands, and what reads each of its parts from there."""

    where: str
    reads: tuple[Read, ...]


@attrs.define
class Folder:
    """The files of data beside a contract; each is opened once."""

    path: Path
    opened: dict[Path, Holder | None] = attrs.field(factory=dict)

    def place(self, name: str, report: Report) -> str:
        """Return where a table is looked for, for the message that something is missing in it."""
        return next((each.where for each in self.places(name, report)), str(self.path / f"{name}.csv"))

    def holds(self, name: str, report: Report) -> bool:
        """Return whether a table stands there, readable or not."""
        return bool(self.places(name, report))

    def parts(self, name: str, report: Report) -> tuple[Table, ...] | None:
        """Return a table in its parts; None where it is nowhere, and where one cannot be read, which is reported."""
        found = self.places(name, report)
        if len(found) > 1:
            first, second = (each.where for each in found[:2])
            report.add(TWO_PLACES.at(None, "keep the one that holds", table=name, first=first, second=second))
            return None
        parts = [read(report=report) for read in found[0].reads] if found else []
        tables = tuple(each for each in parts if each is not None)
        return tables if tables and len(tables) == len(parts) else None

    def places(self, name: str, report: Report) -> list[Place]:
        """Return every place in which a table stands."""
        found = [place for folder in self.folders for place in self.files(folder, name, report)]
        for path in self.holders(name):
            holder = self.holder(path, report)
            sheet = _sheet(path, holder, name, _named_after(path, holder, name), report) if holder is not None else None
            if holder is not None and sheet is not None:
                found.append(Place(f"{path}[{sheet}]", (partial(holder.table, sheet),)))
        return found

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return where a table may stand in a file of its own."""
        return (self.path,)

    def files(self, folder: Path, name: str, report: Report) -> Iterator[Place]:
        """Go through the files, and the folder of files, that are a table of their own."""
        for ending, read in ALONE.items():
            path = folder / f"{name}{ending}"
            if is_there(path):
                yield Place(str(path), (partial(read, path),))
        parts = tuple(self.parts_in(folder / name, name, report)) if is_folder(folder / name) else ()
        if parts:
            yield Place(str(folder / name), parts)

    def parts_in(self, folder: Path, name: str, report: Report) -> Iterator[Read]:
        """Go through the parts of a table that has a folder of its own: every file in it is one."""
        for path in inside(folder):
            if path.suffix in ALONE:
                yield partial(ALONE[path.suffix], path)
            elif path.suffix in HOLDERS:
                holder = self.holder(path, report)
                sheet = _sheet(path, holder, name, True, report) if holder is not None else None
                yield partial(holder.table, sheet) if holder is not None and sheet is not None else _unread
            else:
                report.add(NOT_A_PART.at(None, path=path))

    def holders(self, name: str) -> Iterator[Path]:
        """Go through workbooks and databases in the folder, and those beside it that may hold a table."""
        beside = (self.path.parent / f"{each}{ending}" for each in self.named_beside(name) for ending in HOLDERS)
        yield from (each for each in (*beside, *inside(self.path)) if each.suffix in HOLDERS and is_there(each))

    def named_beside(self, name: str) -> tuple[str, ...]:
        """Return what workbooks beside the folder are called that may hold a table."""
        del name
        return (SEVERAL,)

    def holder(self, path: Path, report: Report) -> Holder | None:
        """Return what a workbook or database holds; why it cannot be opened is reported."""
        if path not in self.opened:
            found = opened(path)
            self.opened[path] = None if isinstance(found, Phrase) else found
            if isinstance(found, Phrase):
                report.add(NOT_A_TABLE.at(None, path=path, reason=found))
        return self.opened[path]


@attrs.define
class Beside(Folder):
    """The same for a table that may also stand in a file of its own beside the contract itself."""

    @property
    def folders(self) -> tuple[Path, ...]:
        """Return where a table may stand in a file of its own."""
        return self.path.parent, self.path

    def named_beside(self, name: str) -> tuple[str, ...]:
        """Return what workbooks beside the contract are called that may hold a table."""
        return SEVERAL, name


def _unread(*, report: Report) -> None:
    """Stand for a part that cannot be read, which has been reported."""
    del report


def _named_after(path: Path, holder: Holder, name: str) -> bool:
    """Return whether a workbook is the table it is called after, and not one that holds the tables of a manual."""
    others = any(each.startswith(f"{name}.") for each in holder.sheets)
    return path.stem == name and path.suffix not in DATABASES and not others


def _sheet(path: Path, holder: Holder, name: str, alone: bool, report: Report) -> str | None:
    """Return the sheet that is the table of a name; in a file that is `alone` this table a single sheet is it."""
    found = next((each for each in holder.sheets if each.casefold() == name.casefold()), None)
    if found is not None or not alone:
        return found
    if len(holder.sheets) == 1:
        return holder.sheets[0]
    hint = say("it has {sheets}", sheets=", ".join(f"`{each}`" for each in holder.sheets))
    report.add(NO_SHEET.at(None, hint, path=path, sheet=name))
    return None
