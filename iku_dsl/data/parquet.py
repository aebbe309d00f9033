"""A Parquet file goes in; its table comes out, decimals and integers exact, doubles as a spreadsheet shows them."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from iku_dsl.data.extras import without
from iku_dsl.data.grid import MOST_CELLS, table_of
from iku_dsl.data.relation import Relation, quoted, records
from iku_dsl.data.signature import NOT_A_TABLE, other_format
from iku_dsl.data.table import MOST_COLUMNS, Table
from iku_dsl.data.typed import Cell
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report

if TYPE_CHECKING:
    import duckdb

BEGINS = b"PAR1"
ALONE: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "memory_limit": "2GB",
    "temp_directory": "",
}
PATTERN = re.compile(r"[*?\[]")  # what the reader would take for a pattern of several files
AS_IT_IS = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL.*|DOUBLE|BOOLEAN|DATE|TIMESTAMP")
LONGEST = 100_000  # characters of a value
WHOLE = "SELECT * FROM read_parquet(?) LIMIT 0"


def read_parquet(path: Path, report: Report) -> Table | None:
    """Return the table; what keeps it from being read is reported."""
    try:
        import duckdb  # noqa: PLC0415 - only who has such files needs it
    except ImportError:
        report.add(without(path, "batch"))
        return None
    try:
        found = _records(path, duckdb.connect(":memory:", config=ALONE))
    except (duckdb.Error, OSError, ValueError, RuntimeError, MemoryError):
        found = say("it is no Parquet file, or a damaged one")
    if isinstance(found, Phrase):
        report.add(NOT_A_TABLE.at(None, path=path, reason=found))
        return None
    return table_of(Relation.of(str(path), str(path), found), found, report)


def _records(path: Path, connection: "duckdb.DuckDBPyConnection") -> list[list[Cell]] | Phrase:
    with path.open("rb") as file:
        other = other_format(file.read(32), BEGINS)
    if other is not None:
        return other.reason
    named = PATTERN.sub(r"[\g<0>]", str(path.resolve()))
    with connection:
        columns = {name: str(kind) for name, kind, *_ in connection.execute(WHOLE, [named]).description or ()}
        if len(columns) > MOST_COLUMNS:
            return say("it has more than {most} columns", most=MOST_COLUMNS)
        wanted = ", ".join(_wanted(name, kind) for name, kind in columns.items())
        most = MOST_CELLS // max(1, len(columns)) + 1
        query = f"SELECT {wanted} FROM read_parquet(?) LIMIT {most}"  # noqa: S608 - names from the file itself, quoted
        return records(list(columns), connection.execute(query, [named]))


def _wanted(name: str, kind: str) -> str:
    """Return a column in a type that has a value of its own here; a short float has the digits that it prints."""
    if AS_IT_IS.fullmatch(kind):
        return quoted(name)
    if kind == "FLOAT":
        return f"CAST(CAST({quoted(name)} AS VARCHAR) AS DOUBLE)"
    return f"left(CAST({quoted(name)} AS VARCHAR), {LONGEST})"
