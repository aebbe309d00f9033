"""A text goes in; the same text in canonical form comes out, in its own vocabulary or translated into the other.

Canonical: one blank between words, no comma before the first attribute, straight quotes, plain signs, four blanks
before a line that continues. Where the author broke a line, what stands behind one `;`, and comments stay.
"""

import re

import attrs
import lark
from lark import Token

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.build import MARKS as SIGNS
from iku_dsl.syntax.build import PLAIN
from iku_dsl.syntax.choice import is_choice
from iku_dsl.syntax.dates import DASHES
from iku_dsl.syntax.grammar import parser
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.splitter import MARKS, Chunk, split
from iku_dsl.syntax.vocabulary import SPOKEN, Vocabulary, language_of, unit, vocabulary
from iku_dsl.values.numbers import read

INDENT = "    "
INDONESIAN = "bahasa indonesia"  # the line that chooses the vocabulary; no blank line follows it
HEADS = ("_MANUAL", "_FRAMEWORK", "_INPUT", "_COMPONENT", "_DEDUCTION", "_INDICATOR", "_CONTRACT", "NAME")
FIXED = {"_COMMA": ",", "_COLON": ":"}
COUNTED = ("DAYS", "WORKING_DAYS", "MONTHS", "YEARS")
OPERANDS = (
    "NUMBER",
    "NAME",
    "DOTTED",
    "LABEL",
    "CODE",
    "STRING",
    "_CLOSE",
    "QUARTER",
    "MONTH",
    "YEAR",
    "_NOT_APPLICABLE",
    "PREVIOUS_YEAR",
    "PREVIOUS_QUARTER",
    "PREVIOUS_MONTH",
    "DATE",
    *COUNTED,
)

UNTRANSLATABLE = Rule(
    "IKU120",
    "cannot-be-translated",
    Severity.ERROR,
    "the text would mean something else in {language}, for a name in it is a word of that vocabulary",
    why="A translation must say the same; a name that is a statement word in the other vocabulary would not.",
    example='levels indicator, satuan\nvalue of satuan: mean(members.index)\nsatuan pertama "First"',
    instead="Choose a name that is a word of neither vocabulary.",
)


@attrs.frozen
class _Piece:
    """A token or a comment, as it will be written."""

    start: int
    end: int
    text: str
    type: str


@attrs.define
class _Page:
    """The canonical text as it grows: whole lines, the open line, and whether it must end here."""

    lines: list[str] = attrs.field(factory=list)
    open: str = ""
    ended: bool = False

    def flush(self, blank: bool) -> None:
        if self.open:
            self.lines.append(self.open)
        if blank and self.lines and self.lines[-1] and self.lines != [INDONESIAN]:
            self.lines.append("")
        self.open, self.ended = "", False

    def text(self) -> str:
        self.flush(blank=False)
        return "\n".join(self.lines).strip("\n") + "\n" if self.lines else ""


def format_text(source: Source, report: Report, to: str | None = None) -> str | None:
    """Return the canonical text, or None where the text cannot be read: then it is left alone and reported."""
    language = language_of(source.text)
    wanted, original = to or language, parse(source, report)
    if not original.complete or report.failed:
        return None
    page = _Page([INDONESIAN] if wanted == "indonesian" else [])
    _write(source, vocabulary(language), vocabulary(wanted), page)
    text = page.text()
    if parse(Source(source.path, text), Report()).meaning() != original.meaning():
        report.add(
            UNTRANSLATABLE.at(source.whole(), "choose a name that is a word of neither", language=SPOKEN[wanted])
        )
        return None
    return text


def _write(source: Source, own: Vocabulary, other: Vocabulary, page: _Page) -> None:
    end = 0
    for chunk in split(source, Report()):
        pieces = _pieces(chunk, own, other)
        left, before = sum(piece.type != "COMMENT" for piece in pieces), tuple[_Piece, ...]()
        for piece in pieces:
            left -= piece.type != "COMMENT"
            _put(piece, before, left > 0, source.text[end : piece.start], chunk.joined, page)
            before = before if piece.type == "COMMENT" else (*before[-1:], piece)
            end = piece.end


def _put(piece: _Piece, before: tuple[_Piece, ...], more: bool, gap: str, joined: bool, page: _Page) -> None:
    """Write one piece; `before` are the last two tokens of its statement, `more` says that tokens follow."""
    broken, blank = "\n" in gap or page.ended, gap.count("\n") > 1
    if piece.type == "COMMENT":
        if broken or not page.open:
            page.flush(blank)
            page.open = INDENT if before and more else ""
        page.open = f"{page.open}  {piece.text}" if page.open.strip() else page.open + piece.text
        page.ended = True
    elif not before:
        if joined and page.open and not page.ended:
            page.open += "; " + piece.text
        else:
            page.flush(blank)
            page.open = piece.text
    elif broken:
        page.flush(blank=False)
        page.open = INDENT + piece.text
    else:
        page.open += _blank(before, piece) + piece.text


def _pieces(chunk: Chunk, own: Vocabulary, other: Vocabulary) -> list[_Piece]:
    text, span = chunk.span.source.text, chunk.span
    comments = [
        _Piece(found.start(), found.end(), found[0].rstrip(), "COMMENT")
        for found in MARKS.finditer(text, span.start, span.end)
        if found.lastgroup == "comment"
    ]
    if is_choice(text[span.start : span.end]):
        return comments
    tokens = _tokens(chunk, own)
    before = [None, *tokens]
    written = [
        _Piece(token.start_pos or 0, token.end_pos or 0, _written(token, last, own, other), token.type)
        for token, last in zip(tokens, before, strict=False)
    ]
    return sorted([*written, *comments], key=lambda piece: piece.start)


def _tokens(chunk: Chunk, own: Vocabulary) -> list[Token]:
    """Return the tokens of a statement without the commas that canonical form leaves out."""
    span = chunk.span
    if not re.sub(r"#[^\n]*", "", span.source.text[span.start : span.end]).strip():
        return []
    lexed = parser(own.language).parse_interactive(lark.TextSlice(span.source.text, span.start, span.end))
    tokens = list(lexed.iter_parse())
    title = 3 if len(tokens) > 2 and tokens[2].type == "STRING" else 2
    idle = {title} if tokens[0].type in HEADS and len(tokens) > title and tokens[title].type == "_COMMA" else set()
    idle |= {at for at, token in enumerate(tokens[1:]) if token.type == "_EXPECT" and tokens[at].type == "_COMMA"}
    return [token for at, token in enumerate(tokens) if at not in idle]


def _written(token: Token, last: Token | None, own: Vocabulary, other: Vocabulary) -> str:
    """Return a token as canonical form has it; `last` is the one before it."""
    text = str(token)
    if token.type == "STRING":
        return f'"{text[1:-1]}"'
    if token.type == "NUMBER":
        return re.sub(r"\s+%", "%", text)
    if token.type == "DATE":
        return text.translate(DASHES)
    return FIXED.get(token.type) or SIGNS.get(text) or translated(token, last, own, other)


def translated(token: Token, last: Token | None, own: Vocabulary, other: Vocabulary) -> str:
    """Return a word as the other vocabulary has it, and anything else as it is; `last` is the token before it."""
    text = str(token)
    if token.type in ("NAME", "DOTTED"):
        return other.known(own.known(text))
    if token.type in COUNTED and last is not None:
        return other.counted(token.type, one=last.type == "NUMBER" and read(last) == 1)
    if token.type in own.words:
        return other.words[token.type][own.spelling(token.type, text)]
    if token.type == "CODE":
        plain = text.translate(PLAIN)
        return unit(unit(plain, own), other) if last is not None and last.type == "_IN" else plain
    return text


def _blank(before: tuple[_Piece, ...], piece: _Piece) -> str:
    """Return the blank between a piece and the one before it, or none."""
    last = before[-1]
    if piece.type in ("_COMMA", "_COLON", "_CLOSE") or last.type == "_OPEN":
        return ""
    if piece.type == "_OPEN" and last.type == "NAME":
        return ""
    signs = len(before) > 1 and before[-2].type in OPERANDS
    return "" if last.type == "MINUS" and not signs else " "
