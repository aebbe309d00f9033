"""What is tested: every row of a CSV file is read under its columns and knows its line, or is reported and left out."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.table import Row, Table
from iku_dsl.diagnostics.report import Report

CELLS = st.text(st.sampled_from('ab1,;\t"\n\u2028\x0b\u00e9 '), max_size=6).map(str.strip)


def table(folder: Path, text: str) -> tuple[Table | None, list[str]]:
    """Return the table that a file of this text holds, and the codes of what was reported."""
    file, report = folder / "t.csv", Report()
    file.write_bytes(text.encode())
    return read_delimited(file, report), [each.rule.code for each in report]


def rows(folder: Path, text: str) -> tuple[Row, ...]:
    """Return the rows of a text in which nothing is wrong."""
    found, codes = table(folder, text)
    assert found is not None
    assert codes == []
    return found.rows


@given(st.lists(st.tuples(CELLS, CELLS).filter(any), max_size=5), st.sampled_from(",;\t"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_a_writer_of_csv_puts_down_is_read_back(
    tmp_path: Path, written: list[tuple[str, str]], delimiter: str
) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("one", "two"), *written])
    found = rows(tmp_path, file.getvalue())
    assert [(row.cells["one"], row.cells["two"]) for row in found] == written


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_of_the_first_line(tmp_path: Path, delimiter: str) -> None:
    text = f"one{delimiter}two\n1.5{delimiter}x y\n"
    assert [row.cells for row in rows(tmp_path, text)] == [{"one": "1.5", "two": "x y"}]


def test_line_ends_a_byte_order_mark_and_blanks_around_cells_change_nothing(tmp_path: Path) -> None:
    plain = [row.cells for row in rows(tmp_path, "one,two\n1,2\n")]
    assert [row.cells for row in rows(tmp_path, "\ufeffone , two\r\n 1, 2 \r\n")] == plain


def test_a_row_knows_its_line_and_empty_rows_are_passed_over(tmp_path: Path) -> None:
    assert [row.span.line for row in rows(tmp_path, "one,two\n1,2\n\n , \n3,4")] == [2, 5]


def test_a_row_behind_a_cell_of_two_lines_knows_its_line(tmp_path: Path) -> None:
    assert [row.span.text for row in rows(tmp_path, 'one,two\n"1\n1",2\n3,4\n')][1] == "3,4"


@pytest.mark.parametrize("mark", ["\u2028", "\x0b", "\x0c", "\x85"])
def test_a_separator_that_ends_no_line_of_the_file_moves_no_row(tmp_path: Path, mark: str) -> None:
    found = rows(tmp_path, f'one,two\n"x{mark}y",2\n3,4\n')
    assert [(row.span.line, row.span.text) for row in found][1] == (3, "3,4")


@pytest.mark.parametrize("mark", ["\u2028", "\x0b", "\x0c", "\x85"])
def test_a_separator_that_ends_no_line_of_the_file_cuts_no_row(tmp_path: Path, mark: str) -> None:
    assert [row.cells["two"] for row in rows(tmp_path, f"one,two\n1,x{mark}y\n")] == [f"x{mark}y"]


@pytest.mark.parametrize("row", ["1", "1,2,3", "84,5%,7"])
def test_a_row_with_too_few_or_too_many_cells_is_reported_and_the_others_are_read(tmp_path: Path, row: str) -> None:
    found, codes = table(tmp_path, f"one,two\na,b\n{row}\nc,d\n")
    assert codes == ["IKU601"]
    assert found is not None
    assert [each.cells["one"] for each in found.rows] == ["a", "c"]


@pytest.mark.parametrize("text", ['one,two\n"1,2\n', 'one,two\n"1"x,2\n', '"one,two\n1,2\n'])
def test_a_quote_out_of_place_is_reported_and_no_figure_is_shifted(tmp_path: Path, text: str) -> None:
    found, codes = table(tmp_path, text)
    assert found is None
    assert codes == ["IKU601"]


def test_a_column_named_twice_is_reported_for_nobody_may_choose_between_its_cells(tmp_path: Path) -> None:
    _, codes = table(tmp_path, "period,realisation,realisation\nQ1,1,2\n")
    assert codes != []


@given(st.binary(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_file_that_gives_no_table_is_reported_whatever_it_holds(tmp_path: Path, content: bytes) -> None:
    file, report = tmp_path / "t.csv", Report()
    file.write_bytes(content)
    assert read_delimited(file, report) is not None or report.failed


def _written(folder: Path, text: str) -> Path:
    file = folder / "t.csv"
    file.write_text(text, encoding="utf-8")
    return file
