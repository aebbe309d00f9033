"""A text goes in; its statements come out as nodes, and a diagnostic for each that could not be read."""

import re

import lark
from lark import Token, Tree

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.build import build
from iku_dsl.syntax.grammar import parser
from iku_dsl.syntax.mistakes import explain
from iku_dsl.syntax.numerals import inspect_numbers
from iku_dsl.syntax.splitter import DEEPEST, TOO_DEEP, Chunk, split
from iku_dsl.syntax.statements import ParsedText, Statement
from iku_dsl.syntax.vocabulary import language_of, vocabulary

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
WORDS = re.compile(r"[A-Za-z0-9_][\w.\-]*")


def parse(source: Source, report: Report) -> ParsedText:
    """Return what could be read. After an error the next statement is read as if nothing had happened."""
    language = language_of(source.text)
    chunks = [chunk for chunk in split(source, report) if _has_words(chunk)]
    if not chunks:
        report.add(EMPTY.at(source.whole(), 'begin with `manual CODE "title"`, `framework …` or `contract …`'))
    found = _statements(chunks, language, report)
    statements = tuple(statement for statement in found if statement is not None)
    unread = [chunk.span for chunk, statement in zip(chunks, found, strict=True) if statement is None]
    lost = frozenset(word for span in unread for word in WORDS.findall(source.text, span.start, span.end))
    headless = bool(found) and found[0] is None
    return ParsedText(language, statements, source.whole(), not unread, lost, headless)


def _statements(chunks: list[Chunk], language: str, report: Report) -> list[Statement | None]:
    """Return what was read; behind too many that could not be read the rest is left, and that is said."""
    found: list[Statement | None] = []
    unread = 0
    for chunk in chunks:
        statement = _statement(chunk, language, report) if unread < MOST_UNREAD else None
        unread += statement is None
        if unread == MOST_UNREAD and statement is None:
            report.add(TOO_MANY.at(chunk.span, "correct the first ones and run it again", most=MOST_UNREAD))
        found.append(statement)
    return found


def _has_words(chunk: Chunk) -> bool:
    lines = chunk.span.source.text[chunk.span.start : chunk.span.end].splitlines()
    return any(line.strip() and not line.lstrip().startswith("#") for line in lines)


def _statement(chunk: Chunk, language: str, report: Report) -> Statement | None:
    if not chunk.sound:
        return None
    source, span = chunk.span.source, chunk.span
    try:
        tree = parser(language).parse(lark.TextSlice(source.text, span.start, span.end))
    except lark.UnexpectedInput as error:
        report.add(explain(error, chunk.span, language))
        return None
    if _depth(tree) > DEEPEST:
        report.add(TOO_DEEP.at(span, "name steps with `value` and use the names", deepest=DEEPEST))
        return None
    return build(tree, source, vocabulary(language)) if inspect_numbers(tree, source, report) else None


def _depth(tree: Tree[Token]) -> int:
    """Return the depth of a tree, row by row: recursion would fail on the very texts this guards against."""
    depth, row = 0, [tree]
    while row and depth <= DEEPEST:
        row = [child for node in row for child in node.children if isinstance(child, Tree)]
        depth += 1
    return depth
