"""A text goes in; its statements come out as places, cut in column one and at `;`."""

import re

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source, Span

DEEPEST = 100  # of parentheses, and of a formula as a whole

MARKS = re.compile(
    r'(?P<prose>["\u201c\u201d\u201e][^"\u201c\u201d\u201e\n]*["\u201c\u201d])'
    r'|(?P<unclosed>["\u201c\u201d\u201e][^\n]*)'
    r"|(?P<comment>#[^\n]*)"
    r"|(?P<line>\n(?=[^\s#]))"
    r"|(?P<mark>;)"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?P<comma>(?<![\w.,])[0-9][0-9_.]*(?:,[0-9][0-9_.]*)+%?)"
)

DECIMAL_COMMA = Rule(
    "IKU112",
    "decimal-comma",
    Severity.ERROR,
    "`{written}` has a comma between digits",
    why="`min(1,75, x)` would have three arguments. A comma only separates; the decimal mark is a point.",
    example="component A weight 2,5%: x",
    instead="Write 2.5%, or put a blank behind a comma that separates.",
)
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
    "this nests deeper than {deepest}",
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
        if found.lastgroup in ("line", "mark"):
            _close(source, cut, found.start(), chunks)
            cut = _Cut(found.end(), found.lastgroup == "mark")
        else:
            _inspect(source, found, cut, report)
    _close(source, cut, len(source.text), chunks)
    return chunks


def _close(source: Source, cut: _Cut, end: int, chunks: list[Chunk]) -> None:
    chunks.append(Chunk(source.span(cut.start, end), cut.joined, cut.sound))


def _inspect(source: Source, found: re.Match[str], cut: _Cut, report: Report) -> None:
    span = source.span(found.start(), found.end())
    if found.lastgroup == "comma":
        cut.sound = False
        report.add(DECIMAL_COMMA.at(span, _spelling(found[0]), written=found[0]))
    elif found.lastgroup == "unclosed":
        cut.sound = False
        report.add(UNCLOSED.at(span, 'put a " where the text ends'))
    elif found.lastgroup in ("open", "close"):
        cut.depth += 1 if found.lastgroup == "open" else -1
        if cut.depth > DEEPEST and cut.sound:
            cut.sound = False
            report.add(TOO_DEEP.at(span, "name steps with `value` and use the names", deepest=DEEPEST))


def _spelling(written: str) -> Phrase:
    if written.count(",") > 1:
        return say(
            "write `{number}` for the thousands, or a blank behind each comma that separates",
            number=written.replace(",", "_"),
        )
    point = written.replace(".", "_").replace(",", ".")
    return say("write `{number}` for the number, or `{two}` for two", number=point, two=written.replace(",", ", "))
