"""What is tested: the delimiter and the character set of a table are found from all of it, and said where guessed."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_dsl.data import characters
from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.report import Report

TEXT = "code;note\n1;caf\u00e9, \u2013 \u20ac\n2;x\n"


def read(folder: Path, content: bytes) -> tuple[Table | None, list[str]]:
    """Return the table that a file of these bytes holds, and the codes of what was reported."""
    file, report = folder / "t.csv", Report()
    file.write_bytes(content)
    return read_delimited(file, report), [each.rule.code for each in report]


def cells(table: Table | None) -> list[list[str]]:
    assert table is not None
    return [list(row.cells.values()) for row in table.rows]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("a;b;c, d, e, f\n1;2;3\n", ("a", "b", "c, d, e, f")),  # more commas than semicolons in the header
        ("period;target, %;done\nQ1;80,5;71,5\nQ2;8;7\n", ("period", "target, %", "done")),
        ("a;b\n1,5;2,5\n", ("a", "b")),
        ("a,b;c,d\n1,2,3\n4,5,6\n", ("a", "b;c", "d")),
        ("a\tb;c,d\n1\t2\n", ("a", "b;c,d")),
        ('"a;b",c\n1,2\n', ("a;b", "c")),
        ("x, y;z\n1,5;2\n", ("x, y", "z")),  # both fit: a comma may be one of decimals
        ("a,b,c;d\n" + "1,2,3\n" * 9 + "1,2;3\n", ("a", "b", "c;d")),
        ("a;b;c, d\n" + "1;2;3,5\n" * 9 + "1;2,5\n", ("a", "b", "c, d")),
        ("alone\n12,5\n", ("alone",)),
    ],
)
def test_the_delimiter_is_the_one_that_makes_the_rows_fit_the_header(
    tmp_path: Path, text: str, columns: tuple[str, ...]
) -> None:
    found, _ = read(tmp_path, text.encode())
    assert found is not None
    assert found.columns == columns


def test_a_decimal_comma_stands_in_a_semicolon_file_as_it_is(tmp_path: Path) -> None:
    found, codes = read(tmp_path, b"a;b\n1,5;2,5\n3;4,5\n")
    assert (cells(found), codes) == ([["1,5", "2,5"], ["3", "4,5"]], [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unicode_is_read_with_and_without_a_mark(tmp_path: Path, encoding: str, end: str) -> None:
    found, codes = read(tmp_path, TEXT.replace("\n", end).encode(encoding))
    assert (cells(found), codes) == ([["1", "caf\u00e9, \u2013 \u20ac"], ["2", "x"]], [])
    assert found is not None
    assert [row.span.line for row in found.rows] == [2, 3]


def test_a_mark_of_the_other_end_is_read_too(tmp_path: Path) -> None:
    assert cells(read(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))[0])[1] == ["2", "x"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_excel_saves_is_read_with_a_warning_at_the_first_character_that_differs(tmp_path: Path, end: str) -> None:
    file, report = tmp_path / "t.csv", Report()
    file.write_bytes(TEXT.replace("\n", end).encode("cp1252"))
    assert cells(read_delimited(file, report)) == [["1", "caf\u00e9, \u2013 \u20ac"], ["2", "x"]]
    (found,) = report
    assert (found.rule.code, found.severity.value) == ("IKU619", "warning")
    assert found.span is not None
    assert (found.span.line, found.span.text) == (2, "\u00e9")


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + b"x" * 40,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 40,
        b"PAR1" + b"x" * 40,
        b"SQLite format 3\0" + b"x" * 40,
        b"\x89PNG\r\n\x1a\n\0\0",
        b"a,b\n\x81,\xff\n",  # 81 is no character of Windows-1252
        b"a,b\n\x01\xe9,2\n",
        b"\xff\xfea",  # half a character
        b"a,b\n1,\xe9\0\n",
    ],
)
def test_what_is_no_table_is_reported_once(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == (None, ["IKU620"])


def test_a_zero_byte_is_reported(tmp_path: Path) -> None:
    assert read(tmp_path, b"a,b\n1,\0\n") == (None, ["IKU102"])


def test_the_size_of_a_table_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(characters, "LARGEST", 10)
    assert read(tmp_path, b"a,b\n1,2\n3,\n")[1] == ["IKU103"]
    assert read(tmp_path, b"a,b\n1,2\n3,\xe9\n")[1] == ["IKU103"]
    assert cells(read(tmp_path, b"a,b\n1,2\n3")[0]) == [["1", "2"]]


def test_a_million_columns_are_reported(tmp_path: Path) -> None:
    assert read(tmp_path, b"a," * 1_000_000 + b"\n1,2\n") == (None, ["IKU601"])


@given(st.binary(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_end_in_a_traceback_or_in_silence(tmp_path: Path, content: bytes) -> None:
    found, codes = read(tmp_path, content)
    assert found is not None or codes


@given(st.characters(codec="cp1252", min_codepoint=128))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_letter_of_windows_1252_among_others_is_the_one_that_was_written(tmp_path: Path, letter: str) -> None:
    found, codes = read(tmp_path, f"code\na{letter}b\n".encode("cp1252"))
    assert (cells(found), codes) == ([[f"a{letter}b"]], ["IKU619"])
