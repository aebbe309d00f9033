"""A text goes in; its statements come out as nodes, and a diagnostic for each that could not be read."""

import re

import lark
from lark import Token, Tree

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.build import build
from iku_dsl.syntax.choice import choose, is_choice
from iku_dsl.syntax.dates import inspect_dates
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.grammar import parser
from iku_dsl.syntax.numerals import inspect_numbers
from iku_dsl.syntax.splitter import DEEPEST, TOO_DEEP, Chunk, split
from iku_dsl.syntax.statements import Language, ParsedText, Statement
from iku_dsl.syntax.vocabulary import vocabulary
from iku_dsl.syntax.wrapped import Joiner, Reading, is_row

EMPTY = Rule(
    "IKU104",
    "empty-text",
    Severity.ERROR,
    "the text holds no statement",
    why="A document begins with `manual`, `framework` or `contract`; an empty file is more likely a lost one.",
    example="a file of length zero",
    instead='Begin with `manual CODE "title"`.',
)

TOO_MANY = Rule(
    "IKU105",
    "too-many-errors",
    Severity.ERROR,
    "{most} statements could not be read; the rest of the text is not read",
    why="A text in which so much cannot be read is more likely another kind of file.",
    example="a table of three hundred rows pasted into a text",
    instead="Correct the first statements and run it again.",
)
MOST_UNREAD = 200
MOST_PONDERED = 50  # statements whose likely mistake is sought
WORDS = re.compile(r"[A-Za-z0-9_][\w.\-]*")


def parse(source: Source, report: Report) -> ParsedText:
    """Return what could be read. After an error the next statement is read as if nothing had happened."""
    language = choose(source, report)
    if not source.text.isascii():
        _look_for_turns(source, report)
    chunks = [chunk for chunk in split(source, report) if _has_words(chunk)]
    if not chunks:
        report.add(EMPTY.at(source.whole(), 'begin with `manual CODE "title"`, `framework …` or `contract …`'))
    found = _statements(chunks, language, report)
    statements = tuple(statement for statement in found if statement is not None)
    unread = [chunk.span for chunk, statement in zip(chunks, found, strict=True) if statement is None]
    words = {word for span in unread for word in WORDS.findall(source.text, span.start, span.end)}
    lost = frozenset(words | {piece for word in words for piece in word.split("-")})
    headless = bool(found) and found[0] is None
    return ParsedText(language, statements, source.whole(), not unread, lost, headless)


def _statements(chunks: list[Chunk], language: str, report: Report) -> list[Statement | None]:
    """Return what was read; behind too many that could not be read the rest is left, and that is said."""
    joiner = Joiner(lambda span: _read(span, language, patient=False), report)
    unread, row = 0, False
    for chunk in chunks:
        patient = unread < MOST_PONDERED
        reading = _read(chunk.span, language, patient) if chunk.sound and unread < MOST_UNREAD else Reading(None)
        unread += not reading.readable
        again, row = row and is_row(reading), is_row(reading)
        joiner.take(chunk, Reading(None) if again else reading)
        if unread == MOST_UNREAD and not reading.readable:
            report.add(TOO_MANY.at(chunk.span, "correct the first ones and run it again", most=MOST_UNREAD))
    return joiner.finish()


def _has_words(chunk: Chunk) -> bool:
    lines = chunk.span.source.text[chunk.span.start : chunk.span.end].splitlines()
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _read(span: Span, language: str, patient: bool) -> Reading:
    """Return what one statement says, or what is wrong with it."""
    source, report = span.source, Report()
    if is_choice(source.text[span.start : span.end]):
        return Reading(Language(Word(language, span=span), span=span))
    try:
        tree = parser(language).parse(lark.TextSlice(source.text, span.start, span.end))
    except lark.UnexpectedInput as error:
        from iku_dsl.syntax.mistakes.explain import explain  # noqa: PLC0415 - a text without a mistake needs it not

        return Reading(None, explain(error, span, language, patient))
    if _depth(tree) > DEEPEST:
        return Reading(None, (TOO_DEEP.at(span, "name steps with `value` and use the names", deepest=DEEPEST),))
    readable = inspect_numbers(tree, source, report) and inspect_dates(tree, source, report)
    return Reading(build(tree, source, vocabulary(language)) if readable else None, tuple(report))


def _look_for_turns(source: Source, report: Report) -> None:
    from iku_dsl.syntax.mistakes.direction import directions  # noqa: PLC0415 - only where a text is not plain

    report.extend(directions(source))


def _depth(tree: Tree[Token]) -> int:
    """Return the depth of a tree, row by row: recursion would fail on the very texts this guards against."""
    depth, row = 0, [tree]
    while row and depth <= DEEPEST:
        row = [child for node in row for child in node.children if isinstance(child, Tree)]
        depth += 1
    return depth
