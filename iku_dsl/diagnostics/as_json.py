"""Diagnostics go in; one JSON object a line comes out, for scripts."""

import json
from collections.abc import Iterable
from typing import Any

from iku_dsl.diagnostics.rule import Diagnostic


def as_json(diagnostics: Iterable[Diagnostic]) -> str:
    """Return one object a line."""
    return "".join(json.dumps(as_object(each), ensure_ascii=False) + "\n" for each in diagnostics)


def as_object(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the fields of one diagnostic; the place is null where there is none."""
    span = diagnostic.span
    return {
        "code": diagnostic.rule.code,
        "rule": diagnostic.rule.name,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": span.source.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "hints": list(diagnostic.hints),
        "data": dict(diagnostic.data),
    }
