"""The English and the Indonesian form of every shipped text are one algebra: the same graph, node by node."""

from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.origin import Origin
from iku_dsl.model.documents import Contract
from iku_dsl.readings.subjects import settings
from iku_dsl.session import Session
from iku_dsl.syntax.format import format_text

ROOT = Path(__file__).parents[2]
TEXTS = sorted(each for each in (ROOT / "manuals").rglob("*.iku") if each.name != "contract.iku")
PLACES = (Span, Origin)  # where something stands is all that may differ


def flat(root: Node) -> list[Any]:
    """Return a graph as a list: every node once, with the numbers of those that it refers to."""
    numbers: dict[int, int] = {}
    found: list[Any] = []
    kept: list[Any] = []

    def of(value: Any) -> Any:  # noqa: ANN401 - whatever a field of a node holds
        if isinstance(value, PLACES):
            return None
        if isinstance(value, (tuple, list, frozenset)):
            return [of(each) for each in value]
        if isinstance(value, Phrase):
            return value.words()
        if isinstance(value, Enum) or not attrs.has(type(value)):
            return value
        if id(value) in numbers:
            return ("node", numbers[id(value)])
        kept.append(value)
        numbers[id(value)] = len(numbers)
        fields = [(each.name, of(getattr(value, each.name))) for each in attrs.fields(type(value))]
        found.append((type(value).__name__, fields))
        return ("node", numbers[id(value)]) if isinstance(value, Node) else found.pop()

    of(root)
    return found


def graphs(path: Path) -> list[Any]:
    document = Session().document(path)
    assert document is not None
    assert not isinstance(document, Contract)
    return [(each.polarity, [(one.name, flat(one.node)) for one in each.every]) for each in settings(document)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda each: f"{each.parent.name}-{each.stem}")
def test_a_text_and_its_translation_are_one_algebra(path: Path, tmp_path: Path) -> None:
    report = Report()
    text = format_text(Source(str(path), path.read_text(encoding="utf-8")), report, "indonesian")
    assert text is not None
    assert "bahasa indonesia" in text
    folder = path.parent.parent
    for each in folder.rglob("*.iku"):  # what a text follows stands beside it
        target = tmp_path / each.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text if each == path else each.read_text(encoding="utf-8"), encoding="utf-8")
    assert graphs(tmp_path / path.relative_to(folder)) == graphs(path)
