"""The folder of data beside a contract goes in; the table of a name comes out, from whatever file it stands in."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Protocol

import attrs

from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.signature import NOT_A_TABLE
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.syntax.files import is_there

WORKBOOKS = (".xlsx", ".ods")
DATABASES = (".sqlite",)
HOLDERS = WORKBOOKS + DATABASES
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


class Holder(Protocol):
    """A file that holds tables by name."""

    @property
    def sheets(self) -> tuple[str, ...]:
        """Return their names."""

    def table(self, sheet: str, report: Report) -> Table | None:
        """Return one of them."""


class Read(Protocol):
    """What reads one table."""

    def __call__(self, *, report: Report) -> Table | None:
        """Return the table, or report why it cannot be read."""


@attrs.frozen
class Place:
    """Where a table stands, and what reads it from there."""

    where: str
    read: Read


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

    def table(self, name: str, report: Report) -> Table | None:
        """Return a table; None where it is nowhere, and where it cannot be read, which is then reported."""
        found = self.places(name, report)
        if len(found) > 1:
            first, second = (each.where for each in found[:2])
            report.add(TWO_PLACES.at(None, "keep the one that holds", table=name, first=first, second=second))
            return None
        return found[0].read(report=report) if found else None

    def places(self, name: str, report: Report) -> list[Place]:
        """Return every place in which a table stands."""
        alone = {self.path / f"{name}{ending}": read for ending, read in ALONE.items()}
        found = [Place(str(path), partial(read, path)) for path, read in alone.items() if is_there(path)]
        for path in self.holders():
            holder = self.holder(path, report)
            sheet = _sheet(path, holder, name, report) if holder is not None else None
            if holder is not None and sheet is not None:
                found.append(Place(f"{path}[{sheet}]", partial(holder.table, sheet)))
        return found

    def holders(self) -> Iterator[Path]:
        """Go through workbooks and databases in the folder and beside it; what Excel leaves of an open one is none."""
        beside = (self.path.parent / f"{SEVERAL}{ending}" for ending in HOLDERS)
        try:
            inside = sorted(self.path.iterdir())
        except (OSError, ValueError):
            inside = []
        for path in (*beside, *inside):
            if path.suffix in HOLDERS and not path.name.startswith(("~$", ".")) and is_there(path):
                yield path

    def holder(self, path: Path, report: Report) -> Holder | None:
        """Return what a workbook or database holds; why it cannot be opened is reported."""
        if path not in self.opened:
            found = _opened(path)
            self.opened[path] = None if isinstance(found, Phrase) else found
            if isinstance(found, Phrase):
                report.add(NOT_A_TABLE.at(None, path=path, reason=found))
        return self.opened[path]


def _opened(path: Path) -> Holder | Phrase:
    if path.suffix in DATABASES:
        from iku_dsl.data.database import database  # noqa: PLC0415 - a score from CSV is not to wait for it

        return database(path)
    from iku_dsl.data.workbook import workbook  # noqa: PLC0415 - a score from CSV is not to wait for it

    return workbook(path)


def _read_parquet(path: Path, report: Report) -> Table | None:
    from iku_dsl.data.parquet import read_parquet  # noqa: PLC0415 - a score from CSV is not to wait for it

    return read_parquet(path, report)


ALONE = {".csv": read_delimited, ".parquet": _read_parquet}


def _sheet(path: Path, holder: Holder, name: str, report: Report) -> str | None:
    """Return the sheet that is the table of a name; a workbook of that name with a single sheet is that table."""
    found = next((each for each in holder.sheets if each.casefold() == name.casefold()), None)
    others = any(each.startswith(f"{name}.") for each in holder.sheets)
    if found is not None or others or path.stem != name or path.suffix in DATABASES:
        return found
    if len(holder.sheets) == 1:
        return holder.sheets[0]
    hint = say("it has {sheets}", sheets=", ".join(f"`{each}`" for each in holder.sheets))
    report.add(NO_SHEET.at(None, hint, path=path, sheet=name))
    return None
