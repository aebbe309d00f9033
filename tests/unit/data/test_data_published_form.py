"""What is tested: published figures are read in the one form of numbers that the table is in, and never by a guess."""

from pathlib import Path

import pytest

from iku_dsl.data.folder import Beside
from iku_dsl.data.published import Published, read_published
from iku_dsl.data.published_form import in_one_form
from iku_dsl.diagnostics.report import Report

HEAD = "id;source;subject;quantity;printed;numbers\n"


def read(folder: Path, *printed: str, quantity: str = "input done") -> tuple[tuple[Published, ...], Report]:
    """Return rows of these printed figures; behind a bar stands the form that a row names."""
    rows = (f"r{at};t;1.1;{quantity};{each.replace('|', ';')}\n" for at, each in enumerate(printed))
    (folder / "published.csv").write_text(HEAD + "".join(rows), encoding="utf-8")
    report = Report()
    return in_one_form(read_published(Beside(folder / "data"), 2024, report), report), report


def values(rows: tuple[Published, ...]) -> list[list[str]]:
    return [[str(each.value) for each in row.readings] for row in rows]


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        (("4.830|", "92,53%|"), ["4830"]),
        (("4,830|", "92.53%|"), ["4830"]),
        (("4.830|", "92.53%|"), ["483/100"]),
        (("4.830|", "1.234.567|"), ["4830"]),
        (("4.830|id", "92.53%|"), ["4830"]),
    ],
)
def test_the_other_figures_decide_how_one_is_read(tmp_path: Path, printed: tuple[str, ...], found: list[str]) -> None:
    rows, report = read(tmp_path, *printed)
    assert (values(rows)[0], len(report)) == (found, 0)


@pytest.mark.parametrize("others", [(), ("12|",), ("92,53%|", "92.53%|"), ("92,53%|id",), ("5.1 juta|en",)])
def test_what_nothing_decides_is_told_and_stays_open(tmp_path: Path, others: tuple[str, ...]) -> None:
    rows, report = read(tmp_path, "4.830|", *others)
    assert values(rows)[0] == ["4830", "483/100"]
    (told,) = report
    assert told.message.words() == "`4.830` can be read as 4830 and as 4.83"
    assert told.hints[-1].words() == "write `id` (1.234,56) or `en` (1,234.56) in a column `numbers`"


def test_where_both_forms_stand_one_of_each_is_shown(tmp_path: Path) -> None:
    _, report = read(tmp_path, "92,53%|", "4.830%|", "92.53%|")
    (told,) = report
    assert told.message.words() == "`4.830%` can be read as 4830% and as 4.83%"
    assert [each.words().partition(" in ")[0] for each in told.hints[:2]] == ["`92,53%`", "`92.53%`"]


def test_a_code_decides_nothing(tmp_path: Path) -> None:
    assert [each.form for each in read(tmp_path, "1.1|", quantity="code")[0]] == [""]


def test_a_negative_figure_in_brackets_is_not_open_by_its_form(tmp_path: Path) -> None:
    assert len(read(tmp_path, "(12)|")[1]) == 0
