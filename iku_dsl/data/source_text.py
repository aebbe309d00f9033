"""The text of a report and the published figures go in; which of them stand where they are cited comes out."""

import hashlib
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path

import attrs

from iku_dsl.data.published import Published
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.files import NOT_TEXT, bounded, read_bytes

LARGEST = 20_000_000  # characters of a report; the longest we know has 213,000
MOST_LOOKED_FOR = 1_000  # rows that do not stand where they are cited, of which it is said where else they do
MOST_SHOWN = 8  # places
LETTER = r"[^\W\d_]"
WORD_BEGINS, WORD_ENDS = r"(?<![^\W_])", r"(?![^\W_])"
# The text of a PDF may run a word and the figure of the next column together; a unit or a code is shorter.
FIGURE_BEGINS = rf"(?<![0-9])(?<![0-9][.,])(?:(?<!{LETTER})|(?<={LETTER}{LETTER}{LETTER}{LETTER}))"
FIGURE_ENDS = rf"(?![0-9])(?![.,][0-9])(?! ?\\?%)(?!{LETTER}{{1,3}}(?!{LETTER}))"

NOT_THERE = Rule(
    "IKU640",
    "not-where-cited",
    Severity.ERROR,
    "`{printed}` does not stand in line {lines} of `{file}`",
    why="Nobody is to be told that a figure is wrong that was not printed. What is copied is compared with the report.",
    example='T17-1a,table 17,1814,1a-CP,realisation,year,"101,27%"   # the line has 101,72%',
    instead="Copy what stands there to the letter, or correct the line.",
)
NOT_CITED = Rule(
    "IKU641",
    "no-line-cited",
    Severity.WARNING,
    "the row names no line of `{file}` in which `{printed}` stands",
    why="A figure without a line is not proved to have been printed.",
    example='T17-1a,table 17,,1a-CP,realisation,year,"101,72%"',
    instead='T17-1a,table 17,1814,1a-CP,realisation,year,"101,72%"',
)


@attrs.frozen
class ReportText:
    """The text of a report: the name of its file, the SHA-256 of its bytes, and its lines, blanks run together."""

    name: str
    sha256: str
    lines: tuple[str, ...] = attrs.field(repr=False)

    def between(self, first: int, last: int) -> str:
        """Return what stands in the lines from one to another, as one line."""
        return " ".join(filter(None, self.lines[first - 1 : last]))


@attrs.frozen
class Proof:
    """Which rows stand where they are cited, by their ids, in which text."""

    text: ReportText
    standing: frozenset[str]


def read_report_text(path: Path, report: Report) -> ReportText | None:
    """Return the text of a report, or None, and why it cannot be read is reported."""
    content = read_bytes(path, report, 4 * (LARGEST + 1))
    if content is None:
        return None
    try:
        source = bounded(Source(str(path), content.decode("utf-8-sig")), report, LARGEST)
    except UnicodeDecodeError as error:
        reason = say("the byte at position {position} belongs to no character", position=error.start)
        report.add(NOT_TEXT.at(None, path=path, reason=reason))
        return None
    if source is None:
        return None
    lines = (" ".join(line.split()) for line in re.split("\r\n|\r|\n", source.text))
    return ReportText(path.name, hashlib.sha256(content).hexdigest(), tuple(lines))


def prove(rows: Iterable[Published], texts: Sequence[ReportText], report: Report) -> tuple[Proof, ...]:
    """Return which rows stand where they are cited, text by text; those that do in none are reported.

    It is also said where else they stand.
    """
    known = tuple(rows)
    proofs = tuple(Proof(text, frozenset(each.id for each in known if _cited(each, text))) for text in texts)
    standing = frozenset[str]().union(*(each.standing for each in proofs))
    for text in texts:
        elsewhere = Elsewhere(text)
        report.extend(_doubt(each, elsewhere) for each in known if each.id not in standing)
    return proofs


def _cited(row: Published, text: ReportText) -> bool:
    return row.lines is not None and _stands(row.printed, text.between(*row.lines))


def _doubt(row: Published, elsewhere: "Elsewhere") -> Diagnostic:
    """Return what is to be said of a row that does not stand where it is cited."""
    file, hints = elsewhere.text.name, elsewhere.hints(row.printed)
    if row.lines is None:
        return NOT_CITED.at(row.span, *hints, file=file, printed=row.printed)
    return NOT_THERE.at(row.span, *hints, printed=row.printed, lines=span_of(row.lines), file=file)


def span_of(lines: tuple[int, int]) -> str:
    """Return a span of lines as it is cited: `1834`, or `1834-1836`."""
    first, last = lines
    return str(first) if first == last else f"{first}-{last}"


def _stands(printed: str, words: str) -> bool:
    return next(_places(printed, words), None) is not None


def _places(printed: str, words: str) -> Iterator[tuple[int, int]]:
    """Go through where a printed text stands among the words, not as a piece of a longer word or figure."""
    wanted = " ".join(printed.split())
    before = FIGURE_BEGINS if wanted[:1].isdigit() else WORD_BEGINS if wanted[:1].isalpha() else ""
    behind = FIGURE_ENDS if wanted[-1:].isdigit() else WORD_ENDS if wanted[-1:].isalpha() else ""
    whole, start = re.compile(before + re.escape(wanted) + behind), words.find(wanted) if wanted else -1
    while start >= 0:  # a search for plain words first: a pattern that looks back at every place is slow
        found = whole.match(words, start)
        if found is not None:
            yield found.span()
        start = words.find(wanted, found.end() if found else start + 1)


@attrs.define(slots=False)
class Elsewhere:
    """Where else in a text something stands; it is looked for a number of times, and no more."""

    text: ReportText
    asked: int = 0

    @cached_property
    def filled(self) -> tuple[tuple[int, str], ...]:
        """Return the lines that hold anything, each with its number."""
        return tuple((number, line) for number, line in enumerate(self.text.lines, 1) if line)

    @cached_property
    def whole(self) -> str:
        """Return the text on one line."""
        return " ".join(line for _, line in self.filled)

    @cached_property
    def starts(self) -> list[int]:
        """Return where in the one line each of the lines begins."""
        return [0, *accumulate(len(line) + 1 for _, line in self.filled)]

    def hints(self, printed: str) -> tuple[Phrase, ...]:
        """Return in which lines a printed text stands, or that it stands nowhere."""
        self.asked += 1
        if self.asked > MOST_LOOKED_FOR:
            return ()
        found = list(islice(_places(printed, self.whole), MOST_SHOWN + 1))
        if not found:
            return (say("it stands nowhere in the text"),)
        places = [span_of((self._line(first), self._line(last - 1))) for first, last in found[:MOST_SHOWN]]
        more = ["…"] if len(found) > MOST_SHOWN else []
        return (say("it stands in line {lines}", lines=", ".join([*dict.fromkeys(places), *more])),)

    def _line(self, offset: int) -> int:
        return self.filled[bisect_right(self.starts, offset) - 1][0]
