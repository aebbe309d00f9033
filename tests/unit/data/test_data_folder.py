"""What is tested: a table is found wherever it may stand, in one place only; a bad file stops only what is in it."""

import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest

from iku_dsl.data.folder import Folder
from iku_dsl.data.table import Table, together
from iku_dsl.diagnostics.report import Report
from tests import workbooks

ROWS = [["a"], ["x"]]
CSV = b"a\nx\n"
Written = Mapping[str, bytes]


def book(*names: str) -> bytes:
    return workbooks.xlsx(dict.fromkeys(names, ROWS))


def parquet() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.parquet"
        duckdb.connect(":memory:").execute(f"COPY (SELECT 'x' AS a) TO '{path}' (FORMAT parquet)")
        return path.read_bytes()


def sqlite(*names: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        for name in names:
            connection.execute(f'CREATE TABLE "{name}" (a)')
            connection.execute(f"INSERT INTO \"{name}\" VALUES ('x')")  # noqa: S608 - names of this test
        connection.commit()
        return connection.serialize()


def read(root: Path, files: Written, name: str = "1a") -> tuple[Table | None, list[str]]:
    """Return a table of the folder `data`, and the codes of what was reported."""
    (root / "data").mkdir(exist_ok=True)
    for path, content in files.items():
        (root / path).write_bytes(content)
    report = Report()
    parts = Folder(root / "data").parts(name, report)
    return together(parts) if parts else None, [each.rule.code for each in report]


@pytest.mark.parametrize(
    ("path", "content", "where"),
    [
        ("data/1a.csv", CSV, "data/1a.csv"),
        ("data/1a.xlsx", book("Sheet1"), "data/1a.xlsx[Sheet1]"),
        ("data/1a.xlsx", book("notes", "1A"), "data/1a.xlsx[1A]"),
        ("data/any.xlsx", book("notes", "1a", "1a.zones"), "data/any.xlsx[1a]"),
        ("data/data.xlsx", book(" 1a "), "data/data.xlsx[1a]"),
        ("data.xlsx", book("1a"), "data.xlsx[1a]"),
        ("data/1a.ods", workbooks.ods({"Sheet1": ROWS}), "data/1a.ods[Sheet1]"),
        ("data.ods", workbooks.ods({"1a": ROWS}), "data.ods[1a]"),
        ("data/1a.parquet", parquet(), "data/1a.parquet"),
        ("data/data.sqlite", sqlite("1a", "2a"), "data/data.sqlite[1a]"),
        ("data/1a.sqlite", sqlite("1A"), "data/1a.sqlite[1A]"),
        ("data.sqlite", sqlite("1a"), "data.sqlite[1a]"),
    ],
)
def test_a_table_is_found(tmp_path: Path, path: str, content: bytes, where: str) -> None:
    found, codes = read(tmp_path, {path: content})
    assert codes == []
    assert found is not None
    assert [row.cells for row in found.rows] == [{"a": "x"}]
    assert found.source.path == str(tmp_path / where)
    assert Folder(tmp_path / "data").place("1a", Report()) == str(tmp_path / where)


def test_a_table_that_is_nowhere_is_looked_for_as_csv(tmp_path: Path) -> None:
    found, codes = read(tmp_path, {"data/other.xlsx": book("other", "2a"), "data/1a.zones.csv": CSV})
    assert (found, codes) == (None, [])
    assert not Folder(tmp_path / "data").holds("1a", Report())
    assert Folder(tmp_path / "data").place("1a", Report()) == str(tmp_path / "data" / "1a.csv")
    assert Folder(tmp_path / "nowhere").parts("1a", Report()) is None


@pytest.mark.parametrize(
    "files",
    [
        {"data/1a.csv": CSV, "data/1a.xlsx": book("Sheet1")},
        {"data/1a.csv": CSV, "data.xlsx": book("1a")},
        {"data/1a.csv": CSV, "data/1a.parquet": parquet()},
        {"data/data.sqlite": sqlite("1a"), "data/data.xlsx": book("1a")},
        {"data/1a.ods": workbooks.ods({"1a": ROWS}), "data/2a.xlsx": book("1a")},
    ],
)
def test_a_table_in_two_places_is_read_from_neither(tmp_path: Path, files: Written) -> None:
    assert read(tmp_path, files) == (None, ["IKU623"])


def test_a_workbook_with_several_sheets_is_not_the_table_it_is_named_after(tmp_path: Path) -> None:
    assert read(tmp_path, {"data/1a.xlsx": book("Sheet1", "Sheet2")}) == (None, ["IKU624"])


def test_a_database_with_one_table_is_not_the_table_it_is_named_after(tmp_path: Path) -> None:
    assert read(tmp_path, {"data/1a.sqlite": sqlite("other")}) == (None, [])


def test_a_workbook_named_after_a_manual_may_hold_its_tables_only(tmp_path: Path) -> None:
    assert read(tmp_path, {"data/1a.xlsx": book("1a.zones")}) == (None, [])
    assert read(tmp_path, {}, "1a.zones")[0] is not None


def test_a_broken_workbook_is_reported_and_the_others_are_read(tmp_path: Path) -> None:
    found, codes = read(tmp_path, {"data/broken.xlsx": b"x", "data/good.xlsx": book("1a")})
    assert codes == ["IKU620"]
    assert found is not None


def test_what_excel_leaves_while_a_workbook_is_open_is_no_workbook(tmp_path: Path) -> None:
    assert read(tmp_path, {"data/~$1a.xlsx": b"x", "data/.1a.xlsx": b"x"}) == (None, [])


def test_without_the_extra_only_the_tables_in_workbooks_are_lacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    assert read(tmp_path, {"data/1a.xlsx": book("1a", "2a"), "data/3a.csv": CSV}) == (None, ["IKU622"])
    found, codes = read(tmp_path, {}, "3a")
    assert found is not None
    assert codes == []


def test_a_workbook_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read(tmp_path, {"data/data.xlsx": book("1a", "2a")})
    folder = Folder(tmp_path / "data")
    assert folder.parts("1a", Report()) is not None
    monkeypatch.delattr(Path, "open")
    assert folder.parts("2a", Report()) is not None


PARTS: list[dict[str, bytes]] = [
    {"a.csv": CSV, "b.csv": CSV},
    {"a.csv": CSV, "b.xlsx": book("Sheet1")},
    {"a.ods": workbooks.ods({"Sheet1": ROWS}), "b.xlsx": book("notes", "1a")},
    {"a.parquet": parquet(), "b.sqlite": sqlite("any")},
    {"a.sqlite": sqlite("any", "1a"), "b.csv": CSV, "~$b.xlsx": b"x", ".c.csv": CSV},
]


@pytest.mark.parametrize("files", PARTS, ids=" ".join)
def test_every_table_in_the_folder_of_a_table_is_a_part_of_it(tmp_path: Path, files: Written) -> None:
    (tmp_path / "data" / "1a").mkdir(parents=True)
    found, codes = read(tmp_path, {f"data/1a/{name}": each for name, each in files.items()})
    assert codes == []
    assert found is not None
    assert [row.cells for row in found.rows] == [{"a": "x"}] * 2
    assert [Path(row.span.source.file).stem for row in found.rows] == ["a", "b"]
    assert Folder(tmp_path / "data").place("1a", Report()) == str(tmp_path / "data" / "1a")


@pytest.mark.parametrize(
    ("files", "wanted"),
    [
        ({"1a/a.csv": CSV, "1a.csv": CSV}, ["IKU623"]),
        ({"1a/a.csv": CSV, "1a/b.xlsx": b"x"}, ["IKU620"]),
        ({"1a/a.csv": CSV, "1a/b.xlsx": book("Sheet1", "Sheet2")}, ["IKU624"]),
        ({"1a/a.csv": CSV, "1a/b.sqlite": sqlite("c", "d")}, ["IKU624"]),
    ],
)
def test_a_table_with_a_part_that_cannot_be_read_is_not_read(tmp_path: Path, files: Written, wanted: list[str]) -> None:
    (tmp_path / "data" / "1a").mkdir(parents=True)
    assert read(tmp_path, {f"data/{name}": each for name, each in files.items()}) == (None, wanted)


def test_what_is_no_table_in_the_folder_of_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "data" / "1a" / "deeper").mkdir(parents=True)
    found, codes = read(tmp_path, {"data/1a/a.csv": CSV, "data/1a/b.xls": b"x"})
    assert (found is not None, codes) == (True, ["IKU695", "IKU695"])


def test_an_empty_folder_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "data" / "1a").mkdir(parents=True)
    assert read(tmp_path, {"data/1a.csv": CSV})[1] == []
