"""A text and two offsets go in; the line, the column and the excerpt of that place come out."""

from bisect import bisect_right
from functools import cached_property

import attrs

from iku_dsl.diagnostics.phrase import Spell, in_english


@attrs.frozen(eq=False)
class Source:
    """One text and the path by which messages name it. Lines and columns count from 1, in characters.

    `spell` puts code of the language into the vocabulary in which the text is written.
    """

    path: str
    text: str = attrs.field(repr=False)
    spell: Spell = attrs.field(default=in_english, kw_only=True, repr=False)

    @property
    def file(self) -> str:
        """Return the path of the file that holds the text; it may hold more than this one."""
        return self.path

    @cached_property
    def starts(self) -> list[int]:
        """Return the offset at which each line begins."""
        return [0, *(i + 1 for i, mark in enumerate(self.text) if mark == "\n")]

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds the offset."""
        return bisect_right(self.starts, offset)

    def line(self, number: int) -> str:
        """Return one line without its end, empty past the last."""
        if number > len(self.starts):
            return ""
        first = self.starts[number - 1]
        last = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[first:last].rstrip("\r\n")

    def span(self, start: int, end: int) -> "Span":
        """Return the place between two offsets."""
        return Span(self, start, end)

    def whole(self) -> "Span":
        """Return the place of the first line, for what concerns the text as a whole."""
        return Span(self, 0, len(self.line(1)))

    def row(self, number: int) -> "Span":
        """Return the place of one line, for a row of a table; the last one when the text is shorter."""
        at = self.starts[min(number, len(self.starts)) - 1]
        return Span(self, at, at + len(self.line(min(number, len(self.starts)))))

    def where(self, span: "Span") -> str:
        """Return `path:line`, as messages and explanations name a place."""
        return f"{self.path}:{span.line}"

    def address(self, span: "Span") -> str:
        """Return `path:line:column`, as diagnostics and editors name a place."""
        return f"{self.path}:{span.line}:{span.column}"

    def region(self, span: "Span") -> tuple[int, int, int, int]:
        """Return the line and column where a place begins and those behind its end."""
        return span.line, span.column, span.end_line, span.end_column


@attrs.frozen
class Span:
    """A place: a source and two offsets, the second behind the last character."""

    source: Source = attrs.field(repr=False)
    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Return whether another place begins inside this one."""
        return self.source is other.source and self.start <= other.start < self.end

    @property
    def line(self) -> int:
        """Return the line on which the place begins."""
        return self.source.line_of(self.start)

    @property
    def column(self) -> int:
        """Return the column in which the place begins."""
        return self.start - self.source.starts[self.line - 1] + 1

    @property
    def end_line(self) -> int:
        """Return the line on which the place ends."""
        return self.source.line_of(max(self.start, self.end - 1))

    @property
    def end_column(self) -> int:
        """Return the column behind the last character."""
        return max(self.start, self.end) - self.source.starts[self.end_line - 1] + 1

    @property
    def text(self) -> str:
        """Return what stands there, on one line."""
        return " ".join(self.source.text[self.start : self.end].split())

    @property
    def where(self) -> str:
        """Return the place in the words of its source: `path:line` for a text."""
        return self.source.where(self)

    @property
    def address(self) -> str:
        """Return the place to the letter: `path:line:column` for a text."""
        return self.source.address(self)

    def before(self, other: "Span") -> "Span":
        """Return the place from here to the end of another one of the same source."""
        return Span(self.source, self.start, max(self.end, other.end))
