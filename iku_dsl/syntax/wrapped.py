"""The statements of a text, one by one, go in; what could be read comes out, with lines that lost their blanks joined.

A line that a paste has put into column one looks like a statement of its own. Where it can be read together with the
statement above it, and not without it, that is said once, in place of what is wrong with either half.
"""

from collections.abc import Callable

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax.rules import CUT_SHORT, PASTED_TABLE, SPELLING, WRAPPED
from iku_dsl.syntax.splitter import Chunk
from iku_dsl.syntax.statements import Member, Statement

DASHES = tuple("-*+o>\u2013\u2014")  # of lists, before a word that begins a statement
MOST_LINES = 8  # of one statement that was wrapped
LONGEST = 4_000  # characters of it


@attrs.frozen(eq=False)
class Reading:
    """What became of one chunk: a statement, or what is wrong with it."""

    statement: Statement | None
    found: tuple[Diagnostic, ...] = ()

    @property
    def short(self) -> bool:
        """Return whether something had to follow."""
        return any(each.rule is CUT_SHORT for each in self.found)

    @property
    def readable(self) -> bool:
        """Return whether nothing in it is an error."""
        return self.statement is not None


@attrs.define(eq=False)
class Above:
    """The statement above: where it stands with all its lines, what it says so far, and what is held back about it."""

    place: int
    span: Span
    reading: Reading
    lines: int = 1


Read = Callable[[Span], Reading]


@attrs.define(eq=False)
class Joiner:
    """Takes readings in order and joins those that belong together; `statements` holds one place a chunk."""

    read: Read
    report: Report
    statements: list[Statement | None] = attrs.field(factory=list)
    above: Above | None = None

    def take(self, chunk: Chunk, reading: Reading) -> None:
        """Take the reading of the next chunk."""
        if self._continues(chunk, reading):
            self.statements.append(None)
            return
        self._tell()
        self.statements.append(reading.statement)
        self.above = Above(len(self.statements) - 1, chunk.span, reading)

    def finish(self) -> list[Statement | None]:
        """Report what was held back, and return the statements."""
        self._tell()
        self.above = None
        return self.statements

    def _continues(self, chunk: Chunk, reading: Reading) -> bool:
        """Join a chunk to the statement above it, where that is what its author meant."""
        above = self.above
        if above is None or chunk.joined or not chunk.sound or not _wanting(above.reading, reading):
            return False
        span = chunk.span.source.span(above.span.start, chunk.span.end)
        if above.lines >= MOST_LINES or span.end - span.start > LONGEST:
            return False
        whole = self.read(span)
        if not whole.readable and not whole.short:
            return False
        self.report.add(WRAPPED.at(_line(chunk.span), "put a blank before it"))
        self.statements[above.place] = whole.statement
        self.above = Above(above.place, span, whole, above.lines + 1)
        return True

    def _tell(self) -> None:
        if self.above is not None:
            self.report.extend(self.above.reading.found)


def _wanting(above: Reading, reading: Reading) -> bool:
    """Return whether a chunk may belong to what is above it: it cannot be read alone, or that is not done."""
    if reading.readable:
        return above.short and isinstance(reading.statement, Member)
    listed = any(each.rule is SPELLING and each.span and each.span.text in DASHES for each in reading.found)
    return (above.readable or above.short) and not listed


def _line(span: Span) -> Span:
    """Return the place of the first line of a chunk."""
    text = span.source.text[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    return span.source.span(start, start + len(text.strip().split("\n")[0].rstrip()))


def is_row(reading: Reading) -> bool:
    """Return whether a chunk is a row of a table; of several in a row one is enough."""
    return any(each.rule is PASTED_TABLE for each in reading.found)
