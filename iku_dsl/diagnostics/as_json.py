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
    """Return the fields of one diagnostic; the place is null where there is none.

    In a workbook or a database the line and column are those of the cell, and `place` names it as people do.
    """
    span = diagnostic.span
    line, column, end_line, end_column = span.source.region(span) if span else (None, None, None, None)
    inside = {"place": span.address} if span and span.source.file != span.source.path else {}
    return {
        "code": diagnostic.rule.code,
        "rule": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message.words(translate),
        "file": span.source.file if span else None,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "hints": [hint.words(translate) for hint in diagnostic.hints],
        "data": {key: worded(value) for key, value in diagnostic.data},
        **inside,
    }
