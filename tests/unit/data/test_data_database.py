"""What is tested: a SQLite table is read as it is, without writing or running anything; a bad file is reported."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_dsl.data.database import Database, database
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.report import Report

ENDLESS = "CREATE VIEW endless AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x FROM r"


def written(folder: Path, *statements: str, rows: Sequence[Sequence[object]] = (), name: str = "t.sqlite") -> Path:
    """Return a database made by these statements, with rows in its table `t`."""
    path = folder / name
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)
        for row in rows:
            connection.execute(f"INSERT INTO t VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - a test
    return path


def opened(path: Path) -> Database:
    found = database(path)
    assert isinstance(found, Database)
    return found


def read(path: Path, name: str = "t") -> tuple[Table | None, list[str]]:
    report = Report()
    return opened(path).table(name, report), [each.rule.code for each in report]


def test_values_are_read_as_they_are(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "CREATE TABLE t (name TEXT, whole INTEGER, part REAL, written TEXT, blob BLOB)",
        rows=[("KEK", 2**62, 0.1 + 0.2, "1.250", b"\1"), (None, None, None, None, None), ("x\0y", 1, 1e300, "", b"")],
    )
    found, codes = read(path)
    assert codes == []
    assert found is not None
    first, last = found.rows
    assert first.cells == {"name": "KEK", "whole": str(2**62), "part": "0.3", "written": "1.250", "blob": "x'01'"}
    assert {name: each.value for name, each in first.figures.items()} == {"whole": 2**62, "part": Fraction(3, 10)}
    assert (last.cells["name"], set(last.figures)) == ("x\0y", {"whole"})
    assert last.at("part").address == f"{path}[t]!part:3"


@pytest.mark.parametrize("name", ['a"b', "a'b; DROP TABLE t", "select", "tabel \u00e9", "1a.zones"])
def test_a_name_is_quoted_whatever_it_holds(tmp_path: Path, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'
    path = written(tmp_path, f"CREATE TABLE {quoted} ({quoted} INTEGER)", f"INSERT INTO {quoted} VALUES (7)")  # noqa: S608
    found, codes = read(path, name)
    assert codes == []
    assert found is not None
    assert [row.cells for row in found.rows] == [{name: "7"}]


def test_views_and_virtual_tables_are_no_tables(tmp_path: Path) -> None:
    path = written(tmp_path, "CREATE TABLE t (x)", ENDLESS, "CREATE VIRTUAL TABLE v USING fts5(x)")
    assert {"t"} <= set(opened(path).sheets)
    assert {"endless", "v"} & set(opened(path).sheets) == set()


@pytest.mark.parametrize("name", ["a?mode=rwc.sqlite", "a#b.sqlite", "a%20b.sqlite"])
def test_nothing_is_written(tmp_path: Path, name: str) -> None:
    path = written(tmp_path, "CREATE TABLE t (x)", rows=[[1]], name=name)
    before = path.read_bytes()
    assert read(path)[1] == []
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (before, [path])


@pytest.mark.parametrize(
    "content", [b"", b"SQLite format 3\0", b"SQLite format 3\0" + b"\xff" * 200, b"PK\x03\x04", b"PAR1", b"x"]
)
def test_what_is_no_database_is_not_opened(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.sqlite"
    path.write_bytes(content)
    assert isinstance(database(path), Phrase)


def test_a_database_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    assert isinstance(database(tmp_path / "t.sqlite"), Phrase)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE t (x)", "INSERT INTO t VALUES (CAST(x'ff' AS TEXT))"),
        ("CREATE TABLE t (x)", "INSERT INTO t VALUES (zeroblob(2000000))"),
        ("CREATE TABLE t (x, y AS (zeroblob(900000000)))", "INSERT INTO t VALUES (1)"),
    ],
)
def test_a_value_that_no_table_holds_is_reported(tmp_path: Path, statements: tuple[str, ...]) -> None:
    assert read(written(tmp_path, *statements)) == (None, ["IKU620"])


@given(st.binary(max_size=40), st.integers(0, 8_000))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_damaged_database_gives_a_table_or_is_reported(tmp_path: Path, noise: bytes, at: int) -> None:
    whole = tmp_path / "whole.sqlite"
    if not whole.exists():
        written(tmp_path, "CREATE TABLE t (x, y)", rows=[(1, "a"), (2, "b")], name=whole.name)
    content = whole.read_bytes()
    path = tmp_path / "t.sqlite"
    path.write_bytes(content[:at] + noise + content[at + len(noise) :])
    found = database(path)
    if isinstance(found, Database) and "t" in found.sheets:
        table, codes = read(path)
        assert table is not None or codes


def test_a_table_that_lost_its_rows_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    path = written(tmp_path, "PRAGMA page_size = 512", "CREATE TABLE t (a)", rows=[("x",), ("y",)])
    content = bytearray(path.read_bytes())
    content[512 + 3 : 512 + 5] = b"\0\0"  # how many rows the page of the table holds
    path.write_bytes(content)
    assert isinstance(database(path), Phrase)
