"""A SQLite database goes in; its tables come out. It is opened for reading only, and nothing that it stores is run."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

import attrs

from iku_dsl.data.grid import table_of
from iku_dsl.data.relation import Relation, quoted, records
from iku_dsl.data.signature import NOT_A_TABLE, other_format
from iku_dsl.data.table import Table
from iku_dsl.data.typed import Cell
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report

DAMAGED = say("it is no SQLite database, a damaged one, or in use")
BEGINS = b"SQLite format 3\0"
LONGEST = 1_000_000  # bytes of a value
PATIENCE = 2.0  # seconds for another program to finish writing
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
Found = TypeVar("Found")


@attrs.frozen
class Database:
    """A database whose tables are known by name; views and virtual tables, which would compute, are none of them."""

    path: Path
    sheets: tuple[str, ...]

    def table(self, sheet: str, report: Report) -> Table | None:
        """Return a table; what keeps it from being read is reported."""
        found = _asked(self.path, lambda connection: _records(connection, sheet))
        if isinstance(found, Phrase):
            report.add(NOT_A_TABLE.at(None, path=self.path, reason=found))
            return None
        return table_of(Relation.of(f"{self.path}[{sheet}]", str(self.path), found), found, report)


def database(path: Path) -> Database | Phrase:
    """Return a database by its path, or why it is none. A damaged one would be read as if some rows were not there."""
    found = _asked(path, lambda connection: _tables(connection) if _sound(connection) else DAMAGED)
    return found if isinstance(found, Phrase) else Database(path, found)


def _asked(path: Path, ask: Callable[[sqlite3.Connection], Found | Phrase]) -> Found | Phrase:
    """Return what a database answers, or why it does not."""
    try:
        with path.open("rb") as file:
            start = file.read(32)
        if not start.startswith(BEGINS):
            other = other_format(start)
            return other.reason if other is not None else DAMAGED
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
            connection.execute("PRAGMA trusted_schema = OFF")
            return ask(connection)
    except (sqlite3.Error, OSError, ValueError, OverflowError):
        return DAMAGED


def _sound(connection: sqlite3.Connection) -> bool:
    return list(connection.execute("PRAGMA quick_check(1)")) == [("ok",)]


def _tables(connection: sqlite3.Connection) -> tuple[str, ...]:
    return tuple(str(name) for (name,) in connection.execute(TABLES))


def _records(connection: sqlite3.Connection, table: str) -> list[list[Cell]] | Phrase:
    cursor = connection.execute(f"SELECT * FROM {quoted(table)}")  # noqa: S608 - a name from its own list, quoted
    return records([column[0] for column in cursor.description], cursor)
