"""Diagnostics go in; the text that a person reads comes out: code, place, excerpt with a caret, hints."""

from collections.abc import Iterable

from iku_dsl.diagnostics.alike import Group, groups, others
from iku_dsl.diagnostics.phrase import Translate, english, say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span

WIDEST = 120


def full(diagnostics: Iterable[Diagnostic], translate: Translate = english) -> str:
    """Return every diagnostic with its excerpt, an empty line between two; rows of a table that are alike as one."""
    return "\n".join(_one(group, translate) for group in groups(diagnostics))


def _one(group: Group, translate: Translate) -> str:
    diagnostic = group[0]
    severity, message = diagnostic.severity.spoken.words(translate), diagnostic.message.words(translate)
    lines = [f"{severity}[{diagnostic.rule.code}]: {message}"]
    if diagnostic.span:
        lines += _excerpt(diagnostic.span)
    lines += [f"  = {each.words(translate)}" for each in others(group)]
    lines += [f"  = {say('hint: {hint}', hint=hint).words(translate)}" for hint in diagnostic.hints]
    return "\n".join(visible(each) for each in lines) + "\n"


def visible(text: str) -> str:
    """Return the text with control characters shown as dots: a stranger's text must not steer a terminal."""
    return "".join(mark if mark.isprintable() else "\u00b7" for mark in text)


def _excerpt(span: Span) -> list[str]:
    line, number = span.source.line(span.line), str(span.source.region(span)[0])
    margin = " " * len(number)
    first = span.column - 1
    last = span.end_column - 1 if span.end_line == span.line else len(line)
    shift = max(0, first - WIDEST // 2)
    shown = line[shift : shift + WIDEST].replace("\t", " ")
    caret = " " * (first - shift) + "^" * max(1, min(last, shift + WIDEST) - first)
    place = f"{margin}--> {span.address}"
    return [place, f"{margin} |", f"{number} | {shown}", f"{margin} | {caret}"]
