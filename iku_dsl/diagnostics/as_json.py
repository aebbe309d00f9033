"""Diagnostics go in; one JSON object a line comes out, for scripts.

The message and the hints are for people and are translated; everything else stays the same in every language.
"""

import json
from collections.abc import Iterable
from typing import Any

from iku_dsl.diagnostics.phrase import Translate, english, worded
from iku_dsl.diagnostics.rule import Diagnostic


def as_json(diagnostics: Iterable[Diagnostic], translate: Translate = english) -> str:
    """Return one object a line."""
    return "".join(json.dumps(as_object(each, translate), ensure_ascii=False) + "\n" for each in diagnostics)


def as_object(diagnostic: Diagnostic, translate: Translate = english) -> dict[str, Any]:
    """Return the fields of one diagnostic; the place is null where there is none."""
    span = diagnostic.span
    return {
        "code": diagnostic.rule.code,
        "rule": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.words(translate),
        "file": span.source.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "hints": [hint.words(translate) for hint in diagnostic.hints],
        "data": {key: worded(value) for key, value in diagnostic.data},
    }
