"""What is tested: the order of day and month is that of the whole table, and what nobody knows is told once."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.data.date_form import read_date, with_dates
from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import DATE, Kind
from iku_dsl.data.own_holidays import read_holidays
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.table import Table
from iku_dsl.data.working_calendar import Holiday, Unknown
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic

CELLS = st.lists(
    st.dates(date(2023, 1, 1), date(2025, 12, 31)).flatmap(
        lambda day: st.sampled_from([f"{day:%d/%m/%Y}", f"{day:%m/%d/%Y}", f"{day:%d-%m-%Y}", f"{day}", "none"])
    ),
    min_size=1,
    max_size=8,
)


def read(cells: list[str], folder: Path) -> tuple[Table, Report]:
    """Return a table of one column of dates, read, and what was reported of it."""
    file, report = folder / "t.csv", Report()
    file.write_text("sent\n" + "\n".join(cells) + "\n", encoding="utf-8")
    table = read_delimited(file, report=report)
    assert table is not None
    return with_dates(table, ["sent"], report), report


def meanings(cells: list[str], folder: Path) -> list[tuple[str, str]]:
    """Return of every cell what it says and what it was read as: a day, or the code of the rule that it breaks."""
    table, _ = read(cells, folder)
    found = [(row.cells["sent"], read_date(row, "sent", Kind(type=DATE))) for row in table.rows]
    return [(cell, day.rule.code if isinstance(day, Diagnostic) else str(day)) for cell, day in found]


@given(cells=CELLS, chance=st.randoms())
def test_the_order_of_the_rows_changes_no_reading(
    cells: list[str], chance: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder, turned = tmp_path_factory.mktemp("dates"), [*cells]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    assert sorted(meanings(cells, folder)) == sorted(meanings(turned, folder))


@pytest.mark.parametrize(
    ("cells", "read_as"),
    [
        (["31/01/2024", "02/03/2024"], ["2024-01-31", "2024-03-02"]),
        (["02/03/2024", "31-01-2024"], ["2024-03-02", "2024-01-31"]),
        (["01/31/2024", "02/03/2024"], ["2024-01-31", "2024-02-03"]),
        (["2024-01-31", "05/05/2024", "1 Mei 2024"], ["2024-01-31", "2024-05-05", "2024-05-01"]),
        (["2024-01-31", "02/03/2024"], ["2024-01-31", "IKU652"]),
        (["31.01.2024", "02/03/2024"], ["2024-01-31", "IKU652"]),
        (["31/01/2024", "01/31/2024", "02/03/2024"], ["2024-01-31", "2024-01-31", "IKU651"]),
        (["soon", "31/01/2024"], ["IKU650", "2024-01-31"]),
    ],
)
def test_the_first_date_that_fits_one_order_only_decides(cells: list[str], read_as: list[str], tmp_path: Path) -> None:
    assert [meaning for _, meaning in meanings(cells, tmp_path)] == read_as


def test_dates_that_nothing_decides_are_told_once_with_both_readings(tmp_path: Path) -> None:
    _, report = read(["05/05/2024", "02/03/2024", "04/06/2024"], tmp_path)
    (told,) = report
    assert told.span is not None
    assert (told.rule.code, told.span.line) == ("IKU652", 3)
    assert "2024-03-02" in told.message.words()
    assert "2024-02-03" in told.message.words()


def test_a_mixture_is_told_with_the_place_of_the_other_cell(tmp_path: Path) -> None:
    _, report = read(["31/01/2024", "01/31/2024"], tmp_path)
    (told,) = report
    assert told.span is not None
    assert (told.rule.code, told.span.line) == ("IKU651", 3)
    assert "t.csv:2" in told.hints[0].words()


def from_folder(folder: Path, name: str) -> list[date | Diagnostic]:
    """Return the dates of a table in a folder of data."""
    table = read_table(Folder(folder), name, Columns({"sent"}, set(), set(), dates={"sent"}), Report())
    return [read_date(row, "sent", Kind(type=DATE)) for row in table.rows] if table else []


def test_real_dates_of_a_workbook_and_a_database_have_one_reading(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "t.xlsx") as book:
        sheet = book.add_worksheet("t")
        sheet.write_row(0, 0, ["sent"])
        sheet.write_datetime(1, 0, date(2024, 3, 2), book.add_format({"num_format": "mm/dd/yyyy"}))
        sheet.write(2, 0, 45353)
    with closing(sqlite3.connect(tmp_path / "d.sqlite")) as base:
        base.execute("CREATE TABLE d (sent)")
        base.executemany("INSERT INTO d VALUES (?)", [("2024-03-02",), ("2024-03-02 10:05:00",)])
        base.commit()
    assert from_folder(tmp_path, "d") == [date(2024, 3, 2)] * 2
    first, second = from_folder(tmp_path, "t")
    assert first == date(2024, 3, 2)
    assert isinstance(second, Diagnostic)
    assert "format the cell as a date" in second.hints[0].words()


def holidays(tmp_path: Path, text: str) -> tuple[Holiday | Unknown | None, Report]:
    """Return what a contract's own list says of the 12th of February 2024, and what was reported of it."""
    report = Report()
    (tmp_path / "holidays.csv").write_text(text, encoding="utf-8")
    return read_holidays(Folder(tmp_path), report).holiday(date(2024, 2, 12)), report


def test_an_own_list_of_holidays_is_read_under_either_heading(tmp_path: Path) -> None:
    found, report = holidays(tmp_path, "tanggal;nama\n12 Februari 2024;Hari jadi\n")
    assert isinstance(found, Holiday)
    assert (found.name, found.source) == ("Hari jadi", f"{tmp_path}/holidays.csv:2")
    assert len(report) == 0


@pytest.mark.parametrize("text", ["date,name\nsoon,Ours\n", "day,name\n2024-02-12,Ours\n", "date,name\n2024-02-12\n"])
def test_an_own_list_that_cannot_be_read_in_full_is_none(text: str, tmp_path: Path) -> None:
    found, report = holidays(tmp_path, text)
    assert isinstance(found, Unknown)
    assert report.failed


def test_without_a_list_the_library_is_asked(tmp_path: Path) -> None:
    assert isinstance(read_holidays(Folder(tmp_path), Report()).holiday(date(2024, 4, 10)), Holiday)
