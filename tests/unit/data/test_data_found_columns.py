"""What a table lacks is an error with what would mend it; what nobody reads is doubted, but for a running number."""

from pathlib import Path

import pytest

from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.found_columns import check_columns
from iku_dsl.diagnostics.report import Report
from iku_dsl.syntax.spelling import spelled


def in_indonesian(code: str) -> str:
    return spelled(code, "indonesian")


def _written(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_missing_column_is_an_error_and_an_unknown_one_a_warning(tmp_path: Path) -> None:
    found, report = read_delimited(_written(tmp_path, "one,odd\n1,2\n"), Report()), Report()
    assert found is not None
    check_columns(found, {"one", "two"}, {"three"}, report)
    assert [(each.severity.value, each.message.words()) for each in report] == [
        ("error", "the table has no column `two`"),
        ("warning", "nothing reads the column `odd`"),
    ]


def test_columns_that_nobody_reads_are_told_once_but_for_those_that_may_be_misspelt(tmp_path: Path) -> None:
    found, report = read_delimited(_written(tmp_path, "one,No,thre,PIC\n1,2,3,4\n"), Report()), Report()
    assert found is not None
    check_columns(found, {"one"}, {"three"}, report)
    assert [(each.message.words(), [hint.words() for hint in each.hints]) for each in report] == [
        ("nothing reads the column `thre`", ["did you mean `three`?"]),
        ("nothing reads the columns `No`, `PIC`", []),
    ]


def test_an_unknown_column_alone_is_no_error(tmp_path: Path) -> None:
    found, report = read_delimited(_written(tmp_path, "one,odd\n1,2\n"), Report()), Report()
    assert found is not None
    check_columns(found, {"one"}, set(), report)
    assert (len(report), report.failed) == (1, False)


def test_an_empty_file_lacks_every_column_that_is_needed(tmp_path: Path) -> None:
    found, report = read_delimited(_written(tmp_path, ""), Report()), Report()
    assert found is not None
    check_columns(found, {"one", "two"}, set(), report)
    assert len(report) == 2


@pytest.mark.parametrize("heading", ["No", "NO.", "no", "Nomor", "No. Urut"])
def test_a_running_number_is_no_column_that_is_lost(tmp_path: Path, heading: str) -> None:
    for cells, codes in (
        (("1", "2", "3"), []),
        (("1.", "2.", "3."), []),
        (("1", "2", "4"), ["IKU603"]),
        (("2", "3", "4"), ["IKU603"]),
        (("1", "2", ""), ["IKU603"]),
    ):
        text = f"{heading},one\n" + "".join(f"{each},x\n" for each in cells)
        found, report = read_delimited(_written(tmp_path, text), Report()), Report()
        assert found is not None
        check_columns(found, {"one"}, set(), report)
        assert [each.rule.code for each in report] == codes


def test_a_number_under_another_heading_is_doubted(tmp_path: Path) -> None:
    found, report = read_delimited(_written(tmp_path, "done_2,one\n1,x\n2,x\n"), Report()), Report()
    assert found is not None
    check_columns(found, {"one"}, set(), report)
    assert [each.rule.code for each in report] == ["IKU603"]


@pytest.mark.parametrize("heading", ["Tahap SIK", "TAHAP", "Tahap  (SIK)", "Tahapp"])
def test_a_heading_like_a_missing_column_is_named_with_how_to_declare_it(tmp_path: Path, heading: str) -> None:
    found, report = read_delimited(_written(tmp_path, f"puskesmas,{heading}\nA,penuh\n"), Report()), Report()
    assert found is not None
    lacks = check_columns(found, {"puskesmas", "tahap"}, set(), report, {"tahap": in_indonesian})
    told = f'where `tahap` is declared, say what this table calls it: `sebagai "{found.columns[1]}"`'
    assert told in [each.words() for each in lacks["tahap"].hints]


@pytest.mark.parametrize("heading", ["Keterangan", "Tahap SIK,Tahap lain"])
def test_a_heading_unlike_it_and_two_that_are_like_it_are_not_named(tmp_path: Path, heading: str) -> None:
    found, report = read_delimited(_written(tmp_path, f"puskesmas,{heading}\nA,penuh\n"), Report()), Report()
    assert found is not None
    lacks = check_columns(found, {"puskesmas", "tahap"}, set(), report, {"tahap": in_indonesian})
    assert len(lacks["tahap"].hints) == 1


def test_a_column_that_no_text_declares_is_not_declared_otherwise(tmp_path: Path) -> None:
    found, report = read_delimited(_written(tmp_path, "periode ini,one\nQ1,x\n"), Report()), Report()
    assert found is not None
    lacks = check_columns(found, {"one", "periode"}, set(), report, {"one": in_indonesian})
    assert len(lacks["periode"].hints) == 1
