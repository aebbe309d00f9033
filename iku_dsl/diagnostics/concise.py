"""Diagnostics go in; one line each comes out, as editors and build logs read it."""

from collections.abc import Iterable

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Translate, english
from iku_dsl.diagnostics.rule import Diagnostic


def concise(diagnostics: Iterable[Diagnostic], translate: Translate = english) -> str:
    """Return `path:line:column: severity[code] message` for each."""
    return "".join(visible(_place(diagnostic) + _words(diagnostic, translate)) + "\n" for diagnostic in diagnostics)


def _place(diagnostic: Diagnostic) -> str:
    return f"{diagnostic.span.address}: " if diagnostic.span else ""


def _words(diagnostic: Diagnostic, translate: Translate) -> str:
    severity, message = diagnostic.severity.spoken.words(translate), diagnostic.message.words(translate)
    return f"{severity}[{diagnostic.rule.code}] {message}"
