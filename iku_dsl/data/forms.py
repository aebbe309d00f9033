"""A file goes in; what reads the tables in it comes out, by what the file is called. No reader is imported unused."""

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.report import Report

WORKBOOKS = (".xlsx", ".ods")
DATABASES = (".sqlite",)
HOLDERS = WORKBOOKS + DATABASES
MOST_FILES = 10_000  # of a folder


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


def opened(path: Path) -> Holder | Phrase:
    """Return what a workbook or a database holds, or why it cannot be opened."""
    if path.suffix in DATABASES:
        from iku_dsl.data.database import database  # noqa: PLC0415 - a score from CSV is not to wait for it

        return database(path)
    from iku_dsl.data.workbook import workbook  # noqa: PLC0415 - a score from CSV is not to wait for it

    return workbook(path)


def _read_parquet(path: Path, report: Report) -> Table | None:
    from iku_dsl.data.parquet import read_parquet  # noqa: PLC0415 - a score from CSV is not to wait for it

    return read_parquet(path, report)


ALONE = {".csv": read_delimited, ".parquet": _read_parquet}  # forms of a file that is one table


def inside(folder: Path) -> Iterator[Path]:
    """Go through what stands in a folder; what is hidden, and what Excel leaves of an open workbook, is not there."""
    try:
        found = sorted(folder.iterdir())[:MOST_FILES]
    except (OSError, ValueError):
        return
    yield from (each for each in found if not each.name.startswith(("~$", ".")))
