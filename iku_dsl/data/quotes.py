"""The text of a table goes in; the cell whose quotes are not closed where it ends comes out."""

import re

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Source, Span

QUOTED = re.compile(r'"(?:[^"]|"")*+"')  # inside the quotes a quote is written twice


@attrs.frozen
class Unclosed:
    """A cell that begins with a quote: where it opens, what is wrong with it, and what would put it right."""

    span: Span
    reason: Phrase
    hint: Phrase


def unclosed(source: Source, delimiter: str) -> Unclosed | None:
    """Return the first cell whose closing quote does not end it; from there on every figure is in another column."""
    text, at = source.text, 0
    ends = re.compile(rf"[{delimiter}\n]|\Z")
    while at < len(text):
        quoted = QUOTED.match(text, at) if text[at] == '"' else None
        end = ends.search(text, quoted.end() if quoted else at)
        assert end is not None, "the end of the text ends a cell"
        if text[at] == '"' and (quoted is None or quoted.end() < end.start()):
            return _wrong(source, at, text[quoted.end() : end.start()] if quoted else "", quoted)
        at = end.end()
    return None


def _wrong(source: Source, at: int, rest: str, quoted: re.Match[str] | None) -> Unclosed:
    line = source.line(source.line_of(at))
    begins = at - source.starts[source.line_of(at) - 1]
    place = source.span(at, at - begins + len(line))
    if quoted is None or "\n" in quoted[0]:
        return Unclosed(place, say("a quote opens here and is not closed"), say("close it behind the cell"))
    reason = say("behind the quotes that open here stands `{rest}`", rest=rest)
    return Unclosed(place, reason, say("close them behind the cell; write a quote inside a cell twice"))
