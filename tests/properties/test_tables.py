"""A table gives the same records in every form: CSV with three delimiters, workbooks, Parquet, SQLite."""

import csv
import io
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import attrs
import duckdb
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from iku_dsl.data.facts import Record, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.records import read_records
from iku_dsl.data.units import Owners
from iku_dsl.data.years import Years
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.documents import Manual
from iku_dsl.model.read import read
from iku_dsl.syntax.parse import parse
from iku_dsl.values.outcomes import Fault, Missing
from iku_dsl.values.periods import quarter
from tests import workbooks

TEXT = """manual m "M"
unit zone
table zones with name text, stage choice, planned number optional, reached percent, running flag
points stage: under_way 0.5, completed 1
component A: count(zones)
"""
Files = dict[str, bytes]
Number = Callable[[Decimal | None], str]
HEADER = ("period", "name", "stage", "planned", "reached", "running")


@attrs.frozen
class Zone:
    """One row of the table, as a person would state it."""

    quarter: int
    name: str
    stage: str
    planned: Decimal | None
    reached: Decimal
    running: bool


def decimals(places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(-(10**12), 10**12).map(lambda each: Decimal(each).scaleb(-places))


NAMES = st.text(st.sampled_from('ab ,;\t"\n\u00e9\u20ac'), min_size=1, max_size=6).map(str.strip).filter(len)
zones = st.builds(
    Zone,
    st.integers(1, 4),
    NAMES.filter(lambda each: each not in ("-", "N/A")),
    st.sampled_from(["under_way", "completed"]),
    st.none() | decimals(2),
    decimals(1),
    st.booleans(),
)


def international(number: Decimal | None) -> str:
    return "" if number is None else f"{number:,}"


def indonesian(number: Decimal | None) -> str:
    return international(number).translate(str.maketrans(",.", ".,"))


def as_csv(rows: list[Zone], delimiter: str, number: Callable[[Decimal | None], str], encoding: str) -> Files:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=delimiter)
    writer.writerow(HEADER)
    for row in rows:
        figures = number(row.planned), f"{number(row.reached)}%"
        writer.writerow([f"Q{row.quarter}", row.name, row.stage, *figures, "ya" if row.running else "tidak"])
    return {"m.zones.csv": file.getvalue().encode(encoding)}


def as_workbook(rows: list[Zone], ending: str) -> Files:
    cells: list[list[object]] = [list(HEADER)]
    for row in rows:
        planned = None if row.planned is None else float(row.planned)
        reached = workbooks.percentage(float(row.reached / 100), ending)
        cells.append([f"Q{row.quarter}", row.name, row.stage, planned, reached, "yes" if row.running else "no"])
    write = {"xlsx": workbooks.xlsx, "ods": workbooks.ods}[ending]
    return {f"data.{ending}": write({"other": [["x"]], "m.zones": cells})}


def as_parquet(rows: list[Zone]) -> Files:
    with TemporaryDirectory() as folder, duckdb.connect(":memory:") as connection:
        path = Path(folder) / "t.parquet"
        kinds = ("VARCHAR", "VARCHAR", "VARCHAR", "DECIMAL(18, 2)", "DOUBLE", "BOOLEAN")
        connection.execute(f"CREATE TABLE t ({', '.join(map(' '.join, zip(HEADER, kinds, strict=True)))})")
        for row in rows:
            values = [f"Q{row.quarter}", row.name, row.stage, row.planned, float(row.reached), row.running]
            connection.execute("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", values)
        connection.execute(f"COPY t TO '{path}' (FORMAT parquet)")
        return {"m.zones.parquet": path.read_bytes()}


def as_sqlite(rows: list[Zone]) -> Files:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute('CREATE TABLE "m.zones" (period, name, stage, planned REAL, reached REAL, running INTEGER)')
        for row in rows:
            planned = None if row.planned is None else float(row.planned)
            values = [f"Q{row.quarter}", row.name, row.stage, planned, float(row.reached), row.running]
            connection.execute('INSERT INTO "m.zones" VALUES (?, ?, ?, ?, ?, ?)', values)
        connection.commit()
        return {"data.sqlite": connection.serialize()}


FORMS: dict[str, Callable[[list[Zone]], Files]] = {
    f"{delimiter!r} {number.__name__} {encoding}": partial(
        as_csv, delimiter=delimiter, number=number, encoding=encoding
    )
    for delimiter, number, encoding in product(",;\t", (international, indonesian), ("utf-8", "utf-16", "cp1252"))
}
FORMS |= {ending: partial(as_workbook, ending=ending) for ending in ("xlsx", "ods")}
FORMS |= {"parquet": as_parquet, "sqlite": as_sqlite}


def manual() -> Manual:
    report = Report()
    found = read(parse(Source("m.iku", TEXT), report), report)
    assert isinstance(found, Manual)
    assert not report.failed
    return found


MANUAL = manual()


def records(files: Files) -> tuple[tuple[Record, ...] | Missing | Fault, list[str]]:
    """Return the records of a folder with these files, and the errors that were reported."""
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).parent.mkdir(exist_ok=True)
            (Path(folder) / name).write_bytes(content)
        store, report = Store(), Report()
        read_records(
            Folder(Path(folder)),
            Owners.whole(MANUAL),
            lambda: Years(2024, looks_back=True, report=report),
            store,
            report,
        )
        errors = [each.message.words() for each in report if each.severity.value == "error"]
        return store.records("m", "zones"), errors


def stated(row: Zone) -> dict[str, object]:
    """Return what the cells of a row are."""
    planned = {} if row.planned is None else {"planned": Fraction(row.planned)}
    return {
        "name": row.name,
        "stage": row.stage,
        "reached": Fraction(row.reached) / 100,
        "running": row.running,
        **planned,
    }


DECIDED = Zone(1, "a", "completed", Decimal("-1234567.89"), Decimal("-0.5"), True)


@pytest.mark.parametrize("form", FORMS)
@given(rows=st.lists(zones, max_size=5))
@example(rows=[])
@settings(max_examples=15, deadline=None)
def test_a_table_is_the_same_in_every_form(form: str, rows: list[Zone]) -> None:
    every = [DECIDED, *rows]  # without a cell that decides it, 1.250 in words is asked about
    found, errors = records(FORMS[form](every))
    assert errors == []
    assert isinstance(found, tuple)
    assert [each.period for each in found] == [quarter(2024, row.quarter) for row in every]
    cells = [{name: each.cells[name] for name in stated(row)} for each, row in zip(found, every, strict=True)]
    assert cells == [stated(row) for row in every]


@pytest.mark.parametrize("form", [*FORMS][-4:])
def test_every_cell_has_a_place_of_its_own(form: str) -> None:
    files = FORMS[form]([DECIDED, DECIDED])
    with TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        (table,) = Folder(Path(folder)).parts("m.zones", Report()) or ()
    places = {row.at(column).address for row in table.rows for column in table.columns}
    assert len(places) == 2 * len(HEADER)


def parts_of(files: Files, name: str) -> Files:
    """Return the files of a table as a part of it, in the folder of the table."""
    return {f"m.zones/{name}{Path(each).suffix}": content for each, content in files.items()}


@pytest.mark.parametrize("form", ["',' indonesian utf-8", "';' international utf-8", *[*FORMS][-4:]])
@given(rows=st.lists(zones, min_size=1, max_size=5), data=st.data())
@settings(max_examples=8, deadline=None)
def test_a_table_split_in_two_and_shuffled_is_the_same(form: str, rows: list[Zone], data: st.DataObject) -> None:
    every = [DECIDED, *rows]
    whole, errors = records(FORMS[form](every))
    shuffled = data.draw(st.permutations(every))
    at = data.draw(st.integers(0, len(every)))
    first, second = (FORMS[form](each) for each in (shuffled[:at], shuffled[at:]))
    split, others = records(parts_of(first, "a") | parts_of(second, "b"))
    assert errors == others == []
    assert isinstance(whole, tuple)
    assert isinstance(split, tuple)
    assert sorted(map(without_place, whole)) == sorted(map(without_place, split))


def without_place(record: Record) -> str:
    """Return a row as it reads wherever it stands: what is missing in it names its place."""
    cells = {name: "missing" if isinstance(cell, Missing) else repr(cell) for name, cell in record.cells.items()}
    return f"{record.period} {cells}"
