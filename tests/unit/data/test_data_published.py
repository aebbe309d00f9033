"""What is tested: published figures are read as printed; a row that cannot be read is reported, the rest is kept."""

from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.data.folder import Beside
from iku_dsl.data.published import Published, read_published
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.report import Report
from iku_dsl.values.periods import month, quarter, semester, to_date, year
from tests import workbooks

HEADER = ["id", "source", "line", "subject", "quantity", "period", "printed", "numbers"]
GOOD: list[object] = ["T17", "table 17", "1814", "1a-CP", "index", "year", "118,34%", ""]


def published(folder: Path, rows: str) -> tuple[tuple[Published, ...], Report]:
    """Return what a table beside a contract of 2024 gives."""
    report = Report()
    (folder / "published.csv").write_text(";".join(HEADER) + "\n" + rows, encoding="utf-8")
    return read_published(Beside(folder / "data"), 2024, report), report


def row(**changed: str) -> str:
    """Return a row that is sound, but for what is changed."""
    return ";".join(str(changed.get(column, cell)) for column, cell in zip(HEADER, GOOD, strict=True)) + "\n"


def test_a_row_says_what_was_printed_of_what_for_when_and_where(tmp_path: Path) -> None:
    (found,), report = published(tmp_path, row(printed="101,72%", line="1814 - 1816", numbers="ID"))
    assert len(report) == 0
    assert (found.id, found.source, found.lines, found.form) == ("T17", "table 17", (1814, 1816), "id")
    assert (found.subject, found.quantity, found.period, found.printed) == ("1a-CP", "index", year(2024), "101,72%")
    assert (found.span.line, found.row.line, found.cell, found.named) == (2, 2, None, "")
    assert [each.value for each in found.readings] == [Fraction(10172, 10000)]


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("", year(2024)),
        ("Q2", quarter(2024, 2)),
        ("s.d. TW II", to_date(quarter(2024, 2))),
        ("2023", year(2023)),
        ("Q4 2023", quarter(2023, 4)),
        ("semester 1", semester(2024, 1)),
        ("Maret", month(2024, 3)),
        ("2025", year(2025)),
    ],
)
def test_a_figure_is_of_any_year(tmp_path: Path, written: str, period: object) -> None:
    (found,), report = published(tmp_path, row(period=written))
    assert (found.period, len(report)) == (period, 0)


def test_a_table_without_the_columns_that_may_be_left_out_is_read(tmp_path: Path) -> None:
    text = "id,source,subject,quantity,printed\na,t,1a-CP,target,80%\n"
    (tmp_path / "published.csv").write_text(text, encoding="utf-8")
    report = Report()
    (found,) = read_published(Beside(tmp_path / "data"), 2024, report)
    assert (found.lines, found.period, found.form, len(report)) == (None, year(2024), "", 0)


def test_the_words_may_be_indonesian(tmp_path: Path) -> None:
    text = "id;sumber;baris;subjek;besaran;periode;tercetak;angka\n"
    text += "a;tabel 1;3;1a-CP;realisasi;TW 1;80%;id\nb;tabel 1;3;1.zona[KEK Palu];Kolom target;tahun;8;\n"
    (tmp_path / "published.csv").write_text(text, encoding="utf-8")
    report = Report()
    found = read_published(Beside(tmp_path / "data"), 2024, report)
    assert [each.quantity for each in found] == ["realisation", "column target"]
    assert [each.cell for each in found] == [None, ("1.zona", "KEK Palu")]
    assert len(report) == 0


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"id": ""}, "IKU616"),
        ({"id": "first"}, "IKU630"),
        ({"subject": ""}, "IKU616"),
        ({"subject": "zones[KEK Palu"}, "IKU632"),
        ({"subject": "zones[]"}, "IKU632"),
        ({"subject": "1a-CP:"}, "IKU632"),
        ({"subject": "a:b:c"}, "IKU632"),
        ({"quantity": ""}, "IKU616"),
        ({"quantity": "realization"}, "IKU631"),
        ({"quantity": "input"}, "IKU631"),
        ({"quantity": "target year"}, "IKU631"),
        ({"period": "Q5"}, "IKU609"),
        ({"printed": ""}, "IKU616"),
        ({"numbers": "us"}, "IKU612"),
        ({"line": "0"}, "IKU633"),
        ({"line": "12-11"}, "IKU633"),
        ({"line": "p. 12"}, "IKU633"),
    ],
)
def test_a_row_that_cannot_be_read_is_reported_and_the_rest_is_kept(
    tmp_path: Path, changed: dict[str, str], code: str
) -> None:
    found, report = published(tmp_path, row(id="first") + row(**{"id": "second", **changed}) + row(id="third"))
    assert [each.id for each in found] == ["first", "third"]
    assert [(each.rule.code, each.span and each.span.line) for each in report] == [(code, 3)]


def test_everything_that_is_wrong_with_a_row_is_said_at_once(tmp_path: Path) -> None:
    found, report = published(tmp_path, row(quantity="indx", period="Q7", line="x", subject="a[", numbers="us"))
    assert found == ()
    assert sorted(each.rule.code for each in report) == ["IKU609", "IKU612", "IKU631", "IKU632", "IKU633"]
    assert "did you mean `index`?" in full(report)


def test_a_table_without_a_column_that_it_needs_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "published.csv").write_text("id,source,subject,printed\na,t,1a-CP,80%\n", encoding="utf-8")
    report = Report()
    assert read_published(Beside(tmp_path / "data"), 2024, report) == ()
    assert [each.rule.code for each in report] == ["IKU602"]


def test_there_need_be_none(tmp_path: Path) -> None:
    report = Report()
    assert (read_published(Beside(tmp_path / "data"), 2024, report), len(report)) == ((), 0)


@pytest.mark.parametrize("place", ["published.xlsx", "data.xlsx", "data/published.xlsx", "data/figures.ods"])
def test_it_may_be_a_sheet_of_a_workbook(tmp_path: Path, place: str) -> None:
    file = tmp_path / place
    file.parent.mkdir(exist_ok=True)
    sheets: dict[str, workbooks.Rows] = {"published": [list(HEADER), GOOD], "other": [["a"], ["b"]]}
    file.write_bytes(workbooks.xlsx(sheets) if file.suffix == ".xlsx" else workbooks.ods(sheets))
    report = Report()
    (found,) = read_published(Beside(tmp_path / "data"), 2024, report)
    assert (found.printed, found.span.address.rpartition("!")[2]) == ("118,34%", "G2")
    assert len(report) == 0


def test_a_cell_that_holds_a_number_no_longer_says_how_it_was_printed(tmp_path: Path) -> None:
    rows: workbooks.Rows = [list(HEADER), [*GOOD[:6], 101.72, ""], ["T18", *GOOD[1:]]]
    (tmp_path / "published.xlsx").write_bytes(workbooks.xlsx({"published": rows}))
    report = Report()
    (found,) = read_published(Beside(tmp_path / "data"), 2024, report)
    assert found.id == "T18"
    assert [each.rule.code for each in report] == ["IKU634"]


def test_two_tables_of_published_figures_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    text = ";".join(HEADER) + "\n" + row()
    for place in ("published.csv", "data/published.csv"):
        (tmp_path / place).write_text(text, encoding="utf-8")
    report = Report()
    assert read_published(Beside(tmp_path / "data"), 2024, report) == ()
    assert [each.rule.code for each in report] == ["IKU623"]


@pytest.mark.parametrize(
    ("written", "stands_for"),
    [("jumlah", "total"), ("Total", "total"), ("JUMLAH", "total"), ("rata-rata", "average"), ("rata_rata", "average")],
)
def test_a_row_about_all_rows_is_known_in_either_language(tmp_path: Path, written: str, stands_for: str) -> None:
    (found,), report = published(tmp_path, row(subject=f"1.1.zones[{written}]", quantity="kolom luas"))
    assert (found.subject, found.cell, found.of_all_rows) == (
        f"1.1.zones[{stands_for}]",
        ("1.1.zones", stands_for),
        True,
    )
    assert len(report) == 0


def test_a_row_with_a_name_is_no_total(tmp_path: Path) -> None:
    (found,), _ = published(tmp_path, row(subject="1.1.zones[Jumlah Tani]", quantity="kolom luas"))
    assert (found.cell, found.of_all_rows) == (("1.1.zones", "Jumlah Tani"), False)
