"""Examined texts go in; the objects that a script reads come out, one a line, every number a string."""

import json
from collections.abc import Iterable
from typing import Any

from iku_dsl.diagnostics.phrase import Translate, worded
from iku_dsl.readings.branches import Branch
from iku_dsl.readings.examined import Examined, Tried
from iku_dsl.readings.examples import Compared
from iku_dsl.reports.score_json import exactly


def examples_json(texts: Iterable[Examined], translate: Translate) -> str:
    """Return one object a line."""
    return "".join(json.dumps(_object(each, translate), ensure_ascii=False) + "\n" for each in texts)


def _object(each: Examined, translate: Translate) -> dict[str, Any]:
    """Return a text with its examples. `document` is null where the text has errors.

    What is exact is n/d, of a percentage in percentage points.
    """
    return {
        "file": each.path,
        "document": each.document.code if each.document else None,
        "kind": type(each.document).__name__.lower() if each.document else None,
        "held": each.held,
        "examples": [_example(tried) for tried in each.tried],
        "unreached": [_branch(branch, translate) for branch in each.unreached],
        "added": list(each.added.titles) if each.added else [],
        "cut_short": each.added is not None and each.added.bounded,
    }


def _branch(branch: Branch, translate: Translate) -> dict[str, Any]:
    place = branch.place
    return {"branch": branch.missed.words(translate), "file": place.source.path, "line": place.line}


def _example(tried: Tried) -> dict[str, Any]:
    span = tried.example.span
    return {
        "title": tried.example.title.text,
        "file": span.source.path,
        "line": span.line,
        "holds": tried.holds,
        "figures": [_figure(each) for each in tried.figures],
    }


def _figure(each: Compared) -> dict[str, Any]:
    return {
        "name": each.name,
        "holds": each.holds,
        "expected": worded(each.expected),
        **exactly("expected_", each.wanted, each.percent),
        "came": worded(each.came),
        **exactly("came_", each.value, each.percent),
    }
