"""What is tested: cells of workbooks are read as a spreadsheet shows them; a hostile one ends in a diagnostic."""

import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iku_dsl.data import archive, marks, ods
from iku_dsl.data.table import Table
from iku_dsl.data.workbook import workbook
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.report import Report
from tests import workbooks

ENDINGS = ("xlsx", "ods")
HUGE = "9" * 7


def read(path: Path, sheet: str = "t") -> tuple[Table | None, list[str]]:
    """Return the table on a sheet and the codes of what was reported; a reason alone where there is no workbook."""
    found, report = workbook(path), Report()
    if isinstance(found, Phrase):
        return None, [found.words()]
    return found.table(sheet, report), [each.rule.code for each in report]


def written(folder: Path, content: bytes, ending: str = "xlsx") -> Path:
    path = folder / f"t.{ending}"
    path.write_bytes(content)
    return path


def of(folder: Path, rows: Sequence[Sequence[object]], ending: str = "xlsx") -> Table:
    """Return the table of a sheet in which nothing is wrong."""
    content = {"xlsx": workbooks.xlsx, "ods": workbooks.ods}[ending]({"t": rows})
    found, codes = read(written(folder, content, ending))
    assert codes == []
    assert found is not None
    return found


@pytest.mark.parametrize("ending", ENDINGS)
def test_words_numbers_and_percentages_are_read_with_their_places(tmp_path: Path, ending: str) -> None:
    found = of(tmp_path, [["name", "n", "p"], ["KEK; Palu & co", 0.1 + 0.2, "0.825%"], [None, 7, None]], ending)
    first, second = found.rows
    assert first.cells == {"name": "KEK; Palu & co", "n": "0.3", "p": "82.5%"}
    assert [first.figures[each].value for each in ("n", "p")] == [Fraction(3, 10), Fraction(33, 40)]
    assert [first.figures[each].percent for each in ("n", "p")] == [False, True]
    assert (second.cells, second.at("n").address) == ({"name": "", "n": "7", "p": ""}, f"{tmp_path}/t.{ending}[t]!B3")


def test_what_a_writer_of_workbooks_puts_down_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("t")
        shapes = ("0.00%", '0.0"%"', "#,##0", '0" % of all"', "0.0 %")
        formats = [book.add_format({"num_format": each}) for each in shapes]
        sheet.write_row(0, 0, ["words", "flag", "day", "moment", *"abcde", "url"])
        sheet.write_row(1, 0, ["a\nb", True])
        sheet.write_datetime(1, 2, date(2024, 1, 31), book.add_format({"num_format": "dd/mm/yyyy"}))
        sheet.write_datetime(1, 3, datetime(2024, 1, 31, 10, 5), book.add_format({"num_format": "dd/mm/yyyy hh:mm"}))
        for at, each in enumerate(formats, 4):
            sheet.write_number(1, at, 0.5, each)
        sheet.write_url(1, 9, "https://example.org", string="link")
    found, codes = read(path)
    assert codes == []
    assert found is not None
    assert list(found.rows[0].cells.values()) == [
        *("a\nb", "TRUE", "2024-01-31", "2024-01-31 10:05:00"),
        *("50%", "0.5", "0.5", "0.5", "50%", "link"),
    ]


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_error_of_the_spreadsheet_is_no_value(tmp_path: Path, ending: str) -> None:
    errors = {
        "xlsx": ['<c t="e"><v>#DIV/0!</v></c>', '<c t="e"><f>A1</f><v>#N/A</v></c>'],
        "ods": [
            workbooks.spread("string", "", "#DIV/0!", 'calcext:value-type="error" table:formula="of:=1/0"'),
            workbooks.spread("float", 0, "Err:502", 'table:formula="of:=1"'),
        ],
    }
    found = of(tmp_path, [["a", "b"], errors[ending]], ending)
    assert {each.code for each in found.rows[0].broken.values()} == {"IKU627"}
    assert found.rows[0].figures == {}


@pytest.mark.parametrize(
    ("ending", "formula"),
    [
        ("xlsx", "<c><f>A1</f></c>"),
        ("xlsx", "<c><f>A1</f><v></v></c>"),
        ("ods", '<table:table-cell table:formula="A"/>'),
    ],
)
def test_a_formula_without_a_result_is_no_value_and_not_blank(tmp_path: Path, ending: str, formula: str) -> None:
    found = of(tmp_path, [["a", "b"], ["x", formula]], ending)
    assert {name: each.code for name, each in found.rows[0].broken.items()} == {"b": "IKU628"}


@pytest.mark.parametrize("formula", ['<c t="str"><f>""</f><v></v></c>', '<c t="str"><f>T(1)</f></c>'])
def test_a_formula_whose_result_is_no_word_is_blank(tmp_path: Path, formula: str) -> None:
    found = of(tmp_path, [["a", "b"], ["x", formula]])
    assert (found.rows[0].cells["b"], found.rows[0].broken) == ("", {})


def test_a_formula_counts_by_its_result_unless_the_workbook_waits_to_be_computed(tmp_path: Path) -> None:
    rows = [["a"], ["<c><f>1+1</f><v>2</v></c>"]]
    assert of(tmp_path, rows).rows[0].figures["a"].value == 2
    parts = workbooks.parts({"t": workbooks.sheet(rows)}, book='<calcPr fullCalcOnLoad="1"/>')
    found, _ = read(written(tmp_path, workbooks.archive(parts)))
    assert found is not None
    assert [each.code for each in found.rows[0].broken.values()] == ["IKU628"]


@pytest.mark.parametrize("reference", ["A1:B1", "B1:B2"])
def test_a_header_in_a_merged_cell_is_reported(tmp_path: Path, reference: str) -> None:
    sheet = workbooks.sheet([["a", "b"], [1, 2]], f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>')
    assert read(written(tmp_path, workbooks.archive(workbooks.parts({"t": sheet})))) == (None, ["IKU626"])


def test_a_merged_header_of_open_document_is_reported(tmp_path: Path) -> None:
    wide = workbooks.spread("string", "a", "a", 'table:number-columns-spanned="2"')
    content = workbooks.ods({"t": [[wide, "<table:covered-table-cell/>"], [1, 2]]})
    assert read(written(tmp_path, content, "ods"), "t") == (None, ["IKU626"])


def test_a_cell_of_open_document_may_stand_for_several(tmp_path: Path) -> None:
    three = workbooks.spread("percentage", 0.5, "50%", 'table:number-columns-repeated="3"')
    found = of(tmp_path, [["a", "b", "c", "d"], [three, 7]], "ods")
    assert list(found.rows[0].cells.values()) == ["50%", "50%", "50%", "7"]


def test_the_note_beside_a_cell_is_no_part_of_it(tmp_path: Path) -> None:
    noted = (
        '<table:table-cell office:value-type="float" office:value="5"><office:annotation><text:p>#REF!</text:p>'
        "</office:annotation><text:p>5</text:p></table:table-cell>"
    )
    assert of(tmp_path, [["a"], [noted]], "ods").rows[0].figures["a"].value == 5


GOOD = workbooks.parts({"t": workbooks.sheet([["a"], [1]])})
SHEET = "xl/worksheets/s1.xml"
BAD = {
    "nothing": b"",
    "no archive": b"not a workbook",
    "half an archive": workbooks.archive(GOOD)[:200],
    "another format": b"SQLite format 3\0",
    "a password": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600,
    "no sheets": workbooks.archive({"a.xml": "<a/>"}),
    "a sheet that is not there": workbooks.archive({name: each for name, each in GOOD.items() if name != SHEET}),
    "a sheet that is no XML": workbooks.archive(GOOD | {SHEET: b"<worksheet><sheetData>\0"}),
    "entities": workbooks.archive(GOOD | {SHEET: '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'}),
    "entities in UTF-16": workbooks.archive(
        GOOD | {SHEET: '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}
    ),
    **{
        f"a cell at {place}": workbooks.archive(GOOD | {SHEET: f'<a><row><c r="{place}"><v>1</v></c></row></a>'})
        for place in ("AAAA1", "ZZZ9999999", "A99999999", "1A", "XFE1")
    },
    "a row beyond all sheets": workbooks.archive(GOOD | {SHEET: '<a><row r="99999999"><c><v>1</v></c></row></a>'}),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD.keys())
def test_what_is_no_workbook_is_reported_in_words(tmp_path: Path, content: bytes) -> None:
    found, codes = read(written(tmp_path, content))
    assert found is None
    assert len(codes) == 1
    assert codes[0] == "IKU620" or codes[0].startswith("it ") or codes[0].startswith("a part of it ")


def test_a_million_columns_are_reported(tmp_path: Path) -> None:
    header = "".join("<c><v>1</v></c>" for _ in range(1_000_000))
    sheet = f'<worksheet xmlns="{workbooks.MAIN}"><sheetData><row r="1">{header}</row></sheetData></worksheet>'
    found, codes = read(written(tmp_path, workbooks.archive(workbooks.parts({"t": sheet}))))
    assert found is None
    assert codes == ["IKU620"]


def test_a_small_archive_of_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    path = written(tmp_path, workbooks.archive(GOOD | {SHEET: b" " * 1_000_001}))
    assert path.stat().st_size < 10_000
    assert read(path) == (None, ["IKU620"])


def test_an_archive_that_understates_its_parts_is_not_unpacked_further(tmp_path: Path) -> None:
    content = workbooks.archive(GOOD | {SHEET: b" " * 100_000})
    short = content.replace((100_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert short != content
    assert read(written(tmp_path, short)) == (None, ["IKU620"])


@pytest.mark.parametrize("kind", ["float", "percentage"])
def test_cells_of_open_document_that_stand_for_millions_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    for module in (marks, ods):
        monkeypatch.setattr(module, "MOST_CELLS", 1_000_000)
    cell = workbooks.spread(kind, 1, "1", f'table:number-columns-repeated="{HUGE}"')
    assert read(written(tmp_path, workbooks.ods({"t": [["a"], [cell]]}), "ods")) == (None, ["IKU620"])


@given(st.binary(max_size=60), st.integers(0, 1_000), st.sampled_from(ENDINGS))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_damaged_workbook_gives_a_table_or_is_reported(tmp_path: Path, noise: bytes, at: int, ending: str) -> None:
    content = {"xlsx": workbooks.xlsx, "ods": workbooks.ods}[ending]({"t": [["a", "b"], [1, "x"]]})
    found, codes = read(written(tmp_path, content[:at] + noise + content[at + len(noise) :], ending))
    assert found is not None or codes


@given(st.text(st.sampled_from('<>/="rtsc v0159A%&;'), max_size=40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_sheet_of_damaged_markup_gives_a_table_or_is_reported(tmp_path: Path, noise: str) -> None:
    sheet = workbooks.sheet([["a"], [1]])
    broken = sheet.replace("</sheetData>", f"{noise}</sheetData>")
    found, codes = read(written(tmp_path, workbooks.archive(workbooks.parts({"t": broken}))))
    assert found is not None or codes


def test_pictures_and_macros_are_never_unpacked(tmp_path: Path) -> None:
    content = workbooks.archive(GOOD | {"xl/media/image1.png": b"x", "xl/vbaProject.bin": b"x"})
    found = archive.parts(written(tmp_path, content))
    assert isinstance(found, archive.Parts)
    assert set(zipfile.ZipFile(found.packed()).namelist()) == set(GOOD)
