"""A text goes in; its statements come out as places, cut in column one and at `;`.

A bullet or an automatic number before a statement is left out of its place, and a `;` inside parentheses, which is how
Excel separates arguments, cuts nothing.
"""

import re
from collections.abc import Callable

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.choice import first_words
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.separators import decimal_comma, fraction_of_percent

DEEPEST = 100  # of parentheses, and of a formula as a whole

MARKS = re.compile(
    r'(?P<prose>["\u201c\u201d\u201e][^"\u201c\u201d\u201e\n]*["\u201c\u201d])'
    r'|(?P<broken>["\u201c\u201d\u201e][^"\u201c\u201d\u201e\n]*\n[^"\u201c\u201d\u201e\n]*(?<=[^\s(,:])["\u201c\u201d]'
    r'(?=(?:[\s,:;]|\Z)(?:[^"\u201c\u201d\u201e\n]*["\u201c\u201e][^"\u201c\u201d\u201e\n]*["\u201c\u201d])*[^"\u201c\u201d\u201e\n]*$))'
    r'|(?P<unclosed>["\u201c\u201d\u201e][^\n]*)'
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<note>(?<!:)//[^\n]*|/\*(?:[^*]|\*(?!/))*\*/|/\*[^\n]*)"
    r"|(?P<line>\n(?=[^\s#]))"
    r"|(?P<mark>;)"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<fraction>(?<![\w.,/])[0-9][0-9_]*(?:\.[0-9]+)?/[0-9][0-9_]*(?:\.[0-9]+)?[^\S\n]?%)"
    r"|(?P<comma>(?<![\w.,])(?:Rp\.?[^\S\n]*)?[0-9][0-9_.]*(?:,[0-9][0-9_.]*)+%?)",
    re.MULTILINE,
)
BULLET = re.compile(
    r"[^\S\n]*(?:[\u2022\u25e6\u25aa\u25ab\u25cf\u25cb\u25a0\u25a1\u25ba\u27a2\u2713\u2023\u2043\uf0b7\uf0a7\uf0d8]"
    r"|(?:[0-9]{1,3}|[a-z])[.)](?=\s))[^\S\n]*(?=[^\W\d_])"
)
STATEMENT = re.compile(r"\s*[a-z]+[^\S\n]+[\w\"]")  # what may stand behind a `;` where a bracket was not closed
POINTS = re.compile(r"\s*(?:points|poin)\s[^:;\n]*:", re.IGNORECASE)
NEXT_POINT = re.compile(
    r"[^\S\n]*([^\W\d_]\w*|[\"\u201c])[^;\n:,#]*?[=:]?[^\S\n]*[0-9][0-9_.]*[^\S\n]?%?[^\S\n]*(?=[;\n,]|\Z)"
)
FARTHEST = 300  # characters in which a bracket that holds a `;` is closed

UNCLOSED = Rule(
    "IKU114",
    "quote-not-closed",
    Severity.ERROR,
    "the quoted text is not closed on its line",
    why="A quoted text stands on one line, so that a forgotten quote cannot swallow the statements behind it.",
    example='manual 1a "Effectiveness',
    instead='Close it on the same line: "Effectiveness".',
)
TOO_DEEP = Rule(
    "IKU115",
    "nested-too-deep",
    Severity.ERROR,
    "brackets and cases stand more than {deepest} deep inside one another",
    why="The depth of a formula is bounded, so that nobody can stop the program with one.",
    example="10,000 parentheses",
    instead="Name steps with `value` and use the names.",
)


@attrs.frozen
class Chunk:
    """One statement: its place, and whether it began behind a `;` on a line that another statement opened."""

    span: Span
    joined: bool
    sound: bool


@attrs.define
class _Cut:
    start: int = 0
    joined: bool = False
    sound: bool = True
    depth: int = 0


def split(source: Source, report: Report) -> list[Chunk]:
    """Return the statements in order. A chunk that is not sound has been reported and is not worth parsing."""
    chunks: list[Chunk] = []
    cut = _Cut()
    for found in MARKS.finditer(source.text):
        if found.lastgroup == "line" or (found.lastgroup == "mark" and not _separates(source.text, found, cut)):
            _close(source, cut, found.start(), chunks)
            cut = _Cut(found.end(), found.lastgroup == "mark")
        else:
            _inspect(source, found, cut, report)
    _close(source, cut, len(source.text), chunks)
    return chunks


def _close(source: Source, cut: _Cut, end: int, chunks: list[Chunk]) -> None:
    bullet = BULLET.match(source.text, cut.start, end)
    chunks.append(Chunk(source.span(bullet.end() if bullet else cut.start, end), cut.joined, cut.sound))


def _separates(text: str, found: re.Match[str], cut: _Cut) -> bool:
    """Return whether a `;` stands between the arguments of a function, as in Excel, or between points."""
    if cut.depth <= 0:
        return _between_points(text, found, cut)
    depth = cut.depth
    for mark in re.findall(r"[()]|\n(?=[^\s#])", text[found.end() : found.end() + FARTHEST]):
        depth += {"(": 1, ")": -1}.get(mark, 0)
        if depth == 0 or mark == "\n":
            break
    return depth == 0 or STATEMENT.match(text, found.end()) is None


def _between_points(text: str, found: re.Match[str], cut: _Cut) -> bool:
    following = NEXT_POINT.match(text, found.end()) if POINTS.match(text, cut.start, found.start()) else None
    return following is not None and following[1].lower() not in first_words("english") | first_words("indonesian")


def _inspect(source: Source, found: re.Match[str], cut: _Cut, report: Report) -> None:
    span, group = source.span(found.start(), found.end()), found.lastgroup
    wrong = WRONG[group](span) if group in WRONG else None
    if wrong:
        cut.sound = False
        report.add(wrong)
    elif group in ("open", "close"):
        cut.depth += 1 if group == "open" else -1
        if cut.depth > DEEPEST and cut.sound:
            cut.sound = False
            report.add(TOO_DEEP.at(span, "name steps with `value` and use the names", deepest=DEEPEST))


def _unclosed(span: Span) -> Diagnostic:
    from iku_dsl.syntax.mistakes.quotes import closings  # noqa: PLC0415 - only where there is a mistake

    return UNCLOSED.at(span, closings(span))


def _on_two_lines(span: Span) -> Diagnostic:
    return UNCLOSED.at(span, say("write it on one line: `{text}`", text=span.text))


def _note(span: Span) -> Diagnostic:
    """Return the diagnostic of a comment in the manner of programming languages."""
    words = " ".join(re.sub(r"^//+|^/\*+|\*+/$", "", span.text).split())
    return SPELLING.at(span, say("write `# {comment}`", comment=words), found=span.text[:2])


WRONG: dict[str | None, Callable[[Span], Diagnostic]] = {
    "comma": lambda span: decimal_comma(span, span.text),
    "fraction": lambda span: fraction_of_percent(span, span.text),
    "unclosed": _unclosed,
    "broken": _on_two_lines,
    "note": _note,
}
