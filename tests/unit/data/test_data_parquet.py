"""What is tested: decimals, integers and dates of a Parquet file are exact; what is no such file is reported."""

import sys
from fractions import Fraction
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_dsl.data import parquet, relation
from iku_dsl.data.parquet import read_parquet
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.report import Report


def written(folder: Path, query: str, name: str = "t.parquet") -> Path:
    """Return a Parquet file that holds the result of a query."""
    path = folder / name
    duckdb.connect(":memory:").execute(
        f"COPY ({query}) TO '{str(path).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)"
    )
    return path


def read(path: Path) -> tuple[Table | None, list[str]]:
    report = Report()
    return read_parquet(path, report), [each.rule.code for each in report]


def cell(folder: Path, value: str) -> tuple[str, Fraction | None]:
    """Return how a value is printed and what number it is."""
    found, codes = read(written(folder, f"SELECT {value} AS x, 1 AS y"))
    assert codes == []
    assert found is not None
    (row,) = found.rows
    return row.cells["x"], row.figures["x"].value if "x" in row.figures else None


@pytest.mark.parametrize(
    ("value", "text", "number"),
    [
        ("12.340::DECIMAL(18, 3)", "12.340", Fraction(617, 50)),
        ("9223372036854775807::BIGINT", "9223372036854775807", Fraction(9223372036854775807)),
        ("255::UTINYINT", "255", Fraction(255)),
        ("0.1::DOUBLE + 0.2::DOUBLE", "0.3", Fraction(3, 10)),
        ("0.1::FLOAT", "0.1", Fraction(1, 10)),
        ("TRUE", "TRUE", None),
        ("DATE '2024-01-31'", "2024-01-31", None),
        ("TIMESTAMP '2024-01-31 10:05:00'", "2024-01-31 10:05:00", None),
        ("TIMESTAMPTZ '2024-01-31 10:05:00+07'", "2024-01-31 03:05:00+00", None),
        ("'1.250'", "1.250", None),
        ("NULL::DOUBLE", "", None),
        ("'nan'::DOUBLE", "nan", None),
        ("[1, 2]", "[1, 2]", None),
    ],
)
def test_a_value_is_exact_or_words(tmp_path: Path, value: str, text: str, number: Fraction | None) -> None:
    assert cell(tmp_path, value) == (text, number)


@pytest.mark.parametrize("name", ["a*[1]?.parquet", "it's.parquet", "caf\u00e9 100%.parquet"])
def test_a_name_is_never_taken_for_a_pattern(tmp_path: Path, name: str) -> None:
    written(tmp_path, "SELECT 2 AS x", "ab1c.parquet")
    found, codes = read(written(tmp_path, "SELECT 1 AS x", name))
    assert codes == []
    assert found is not None
    assert [row.cells["x"] for row in found.rows] == ["1"]


def test_a_cell_is_named_by_its_column_and_record(tmp_path: Path) -> None:
    path = written(tmp_path, 'SELECT \'KEK\' AS name, unnest([1, 2]) AS "the ""planned"""')
    found, _ = read(path)
    assert found is not None
    second = found.rows[1]
    assert second.at('the "planned"').address == f'{path}!the "planned":2'
    assert (second.span.address, found.source.whole().address) == (f"{path}!2", str(path))
    assert found.source.region(second.at("name")) == (2, 1, 2, 2)


def test_what_is_no_parquet_file_is_reported(tmp_path: Path) -> None:
    whole = written(tmp_path, "SELECT 1 AS x").read_bytes()
    for content in (b"", b"PAR1", b"PK\x03\x04", whole[:-20], b"PAR1" + b"\xff" * 60 + b"PAR1"):
        path = tmp_path / "bad.parquet"
        path.write_bytes(content)
        assert read(path) == (None, ["IKU620"])
    assert read(tmp_path / "nowhere.parquet") == (None, ["IKU620"])


def test_a_small_file_of_a_billion_records_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, "SELECT 7 AS x FROM range(2_000_000)")
    for module in (parquet, relation):
        monkeypatch.setattr(module, "MOST_CELLS", 10_000)
    assert path.stat().st_size < 100_000
    assert read(path) == (None, ["IKU620"])


def test_values_without_end_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(relation, "LARGEST", 1_000_000)
    assert read(written(tmp_path, "SELECT repeat('x', 90_000) AS x FROM range(100)")) == (None, ["IKU620"])


def test_without_the_extra_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, report = written(tmp_path, "SELECT 1 AS x"), Report()
    monkeypatch.setitem(sys.modules, "duckdb", None)
    assert read_parquet(path, report) is None
    (found,) = report
    assert (found.rule.code, dict(found.data)["extra"]) == ("IKU622", "batch")


@given(st.binary(max_size=20), st.integers(0, 400))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_damaged_file_gives_a_table_or_is_reported(tmp_path: Path, noise: bytes, at: int) -> None:
    path = tmp_path / "whole.parquet"
    content = (path if path.exists() else written(tmp_path, "SELECT 1 AS x, 'a' AS y", path.name)).read_bytes()
    damaged = tmp_path / "t.parquet"
    damaged.write_bytes(content[:at] + noise + content[at + len(noise) :])
    found, codes = read(damaged)
    assert found is not None or codes


def test_a_column_whose_name_is_no_text_is_reported(tmp_path: Path) -> None:
    path = written(tmp_path, "SELECT 1 AS planned")
    content = path.read_bytes()
    path.write_bytes(content.replace(b"planned", b"pl\xff\xfened"))
    assert path.read_bytes() != content
    assert read(path) == (None, ["IKU620"])
