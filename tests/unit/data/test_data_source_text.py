"""What is tested: a published figure stands in its line as a whole, or it is said where else it does."""

import hashlib
from pathlib import Path

import pytest

from iku_dsl.data.folder import Beside
from iku_dsl.data.published import read_published
from iku_dsl.data.source_text import MOST_LOOKED_FOR, MOST_SHOWN, Proof, prove, read_report_text
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.report import Report

TEXT = (
    "Tabel 1\nTarget\t 101,72%\n\n  Realisasi\u00a0Rp4.913 juta\n81 (skala\n97,34 120%\n100)\n"
    "Bea Cukai100.000 12.968JUMLAH 2540m2\n"
)


def proof(folder: Path, rows: list[tuple[str, str]], text: str = TEXT) -> tuple[Proof, Report]:
    """Return the proof of rows, each a line and what is printed there, against a text. Their ids are their numbers."""
    report = Report()
    table = "".join(f"{at};t;{line};a;index;{printed}\n" for at, (line, printed) in enumerate(rows))
    (folder / "published.csv").write_text("id;source;line;subject;quantity;printed\n" + table, encoding="utf-8")
    (folder / "report.txt").write_bytes(text.encode())
    found = read_report_text(folder / "report.txt", report)
    assert found is not None
    return prove(read_published(Beside(folder / "data"), 2024, report), [found], report)[0], report


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("2", "101,72%"),
        ("1-7", "101,72%"),
        ("2", "Target 101,72%"),
        ("4", "Realisasi Rp4.913 juta"),
        ("4", "Rp4.913  juta"),
        ("1-2", "Tabel 1 Target"),
        ("2-4", "101,72% Realisasi"),
        ("5", "81 (skala"),
        ("7", "100"),
        ("6-7", "120% 100)"),
        ("8", "100.000"),
        ("8", "12.968"),
        ("8", "2540m2"),
    ],
)
def test_what_stands_in_its_line_is_proved(tmp_path: Path, line: str, printed: str) -> None:
    found, report = proof(tmp_path, [(line, printed)])
    assert (found.standing, len(report)) == (frozenset({"0"}), 0)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("1", "101,72%"),
        ("2", "101.72%"),
        ("2", "01,72%"),
        ("2", "72%"),
        ("2", "101"),
        ("2", "101,72"),
        ("2", "101,7"),
        ("2", "101,72 %"),
        ("2", "target 101,72%"),
        ("2", "Targ"),
        ("4", "4.913"),
        ("6", "120"),
        ("3", "Realisasi"),
        ("8", "2540"),
        ("8", "Cukai"),
        ("8", "UMLAH"),
        ("9", "100)"),
        ("900000000", "100)"),
    ],
)
def test_a_piece_of_a_figure_or_of_a_word_is_not_it_and_nor_is_another_line(
    tmp_path: Path, line: str, printed: str
) -> None:
    found, report = proof(tmp_path, [(line, printed)])
    assert (found.standing, [each.rule.code for each in report]) == (frozenset(), ["IKU640"])


def test_every_row_is_looked_up_and_the_file_is_named_with_its_hash(tmp_path: Path) -> None:
    found, report = proof(tmp_path, [("2", "101,72%"), ("5", "81"), ("5", "82"), ("", "97,34"), ("", "97,35")])
    assert found.standing == {"0", "1"}
    assert (found.text.name, found.text.sha256) == ("report.txt", hashlib.sha256(TEXT.encode()).hexdigest())
    assert [(each.rule.code, each.span and each.span.line) for each in report] == [
        ("IKU640", 4),
        ("IKU641", 5),
        ("IKU641", 6),
    ]
    assert [str(hint.words()) for each in report for hint in each.hints] == [
        "it stands nowhere in the text",
        "it stands in line 6",
        "it stands nowhere in the text",
    ]


def test_where_else_it_stands_is_said_with_the_lines_that_it_goes_over(tmp_path: Path) -> None:
    _, report = proof(tmp_path, [("1", "skala 97,34"), ("1", "97,34 120%")])
    assert "it stands in line 5-6" in full(report)
    assert "it stands in line 6" in full(report)


def test_not_every_place_of_what_stands_everywhere_is_listed(tmp_path: Path) -> None:
    _, report = proof(tmp_path, [("1", "7")], "1\n" + "7\n" * (MOST_SHOWN + 1))
    assert f"it stands in line {', '.join(map(str, range(2, MOST_SHOWN + 2)))}, …" in full(report)


def test_a_table_full_of_what_stands_nowhere_does_not_stop_the_program(tmp_path: Path) -> None:
    _, report = proof(tmp_path, [("1", f"x{at}") for at in range(MOST_LOOKED_FOR + 1)])
    assert [len(each.hints) for each in report] == [1] * MOST_LOOKED_FOR + [0]


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_lines_end_as_the_system_ends_them(tmp_path: Path, ends: str) -> None:
    found, _ = proof(tmp_path, [("2", "101,72%"), ("6", "120%")], TEXT.replace("\n", ends))
    assert found.standing == {"0", "1"}


def test_what_is_no_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "report.pdf").write_bytes(b"%PDF\xff\xfe")
    report = Report()
    assert read_report_text(tmp_path / "report.pdf", report) is None
    assert read_report_text(tmp_path / "gone.txt", report) is None
    assert sorted(each.rule.code for each in report) == ["IKU101", "IKU102"]
