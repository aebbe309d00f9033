"""No figure and no comparison of a shipped manual can be changed without an example of that manual failing."""

from pathlib import Path

import pytest

from iku_dsl.checks.checks import check_document
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.documents import Manual
from iku_dsl.model.texts import Texts
from iku_dsl.readings.examined import examine
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.parse import parse
from tests.manuals.changes import Change, changes

FOLDER = Path(__file__).parents[2] / "manuals"
WEIGHTS = "IKU510"  # `weights total` computes nothing: the checker holds it to the weights


def document(path: Path, text: str) -> Manual | None:
    texts = Texts(Report())
    texts.parsed[path.resolve()] = parse(Source(str(path), text), texts.report)
    found = texts.document(path)
    return found if isinstance(found, Manual) and found.complete else None


def seen(path: Path, change: Change) -> bool:
    """Return whether a change is noticed: by an example, or by the checker where nothing is computed from it."""
    changed = document(path, change.text)
    assert changed is not None, f"{change} cannot be read"
    if isinstance(change.statement, written.Weights):
        report = Report()
        check_document(changed, report)
        return WEIGHTS in {each.rule.code for each in report}
    return examine(str(path), changed).failed


def unseen(path: Path, text: str) -> list[str]:
    return [str(each) for each in changes(Source(str(path), text)) if not seen(path, each)]


MANUALS = [path for path in sorted(FOLDER.rglob("*.iku")) if document(path, path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_rule_is_held_by_an_example(path: Path) -> None:
    assert unseen(path, path.read_text(encoding="utf-8")) == []


def test_manuals_are_found() -> None:
    assert {"1a-CP", "13a-N"} <= {path.stem for path in MANUALS}


HELD = """manual m "M"
input a
component A weight 60%: if a > 2 then 1 else 0
component B weight 40%: band(a)
categories band over 0 to 3: to 1 is 0, above 1 to 3 is 50%
"""
ONE = 'example "one": given a = 1 expect A = 0, B = 0\n'
REST = """example "two": given a = 2 expect A = 0, B = 20%
example "somewhat more": given a = 2.01 expect A = 60%
example "the ends": given a = 0 expect B = 0
example "beyond": given a = 3 expect B = 20%
example "past an edge": given a = 1.005 expect B = 20%
example "the zero": given a = -0.005 expect B = IKU406
example "the three": given a = 3.02 expect B = IKU406
"""


def test_without_examples_no_change_is_seen(tmp_path: Path) -> None:
    comparisons, figures = 1, 4 + 1 + 4  # of the lines 3, 4 and 5
    assert len(unseen(tmp_path / "m.iku", HELD)) == comparisons + 2 * figures


def test_what_an_example_does_not_touch_stays_unseen(tmp_path: Path) -> None:
    left = unseen(tmp_path / "m.iku", HELD + ONE)
    assert "line 3: 60% -> 60.6%" in left
    assert "line 5: 1 -> 0.99" not in left


def test_examples_on_both_sides_of_each_edge_see_every_change(tmp_path: Path) -> None:
    assert unseen(tmp_path / "m.iku", HELD + ONE + REST) == []
