"""Names in the rows and figures of an example are declared, as everywhere."""

from pathlib import Path

from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.session import Session

TEXT = """manual m "M"
table letters with sent date, pages number
input asked
component A: count(letters) / asked
example "one": given asked = {figure}, rows of letters: (2024-06-24, {cell}) expect A = 1
"""


def found(folder: Path, cell: str, figure: str = "1") -> list[Diagnostic]:
    (folder / "m.iku").write_text(TEXT.format(cell=cell, figure=figure), encoding="utf-8")
    session = Session()
    session.check([folder / "m.iku"])
    return [each for each in session.report if each.rule.code != "IKU408"]


def test_the_mark_of_a_spreadsheet_is_no_division(tmp_path: Path) -> None:
    for each in (found(tmp_path, "N/A"), found(tmp_path, "4", figure="n/a")):
        assert [(one.rule.code, one.hints[0].words()) for one in each] == [("IKU201", "write `not applicable`")]


def test_names_that_nothing_declares_are_reported(tmp_path: Path) -> None:
    assert [each.message.words() for each in found(tmp_path, "N/B")] == [
        "nothing here is called `N`",
        "nothing here is called `B`",
    ]
    assert [each.message.words() for each in found(tmp_path, "X/A")] == ["nothing here is called `X`"]
    assert found(tmp_path, "4 / 2") == []
    assert found(tmp_path, "not applicable") == []
