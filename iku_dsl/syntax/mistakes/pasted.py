"""A statement that could not be read goes in; bullets, rows of tables and lines run together come out as mistakes."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax.choice import first_words
from iku_dsl.syntax.mistakes.refused import Refused, Repair, reads, write
from iku_dsl.syntax.rules import PASTED_TABLE, SEVERAL, SPELLING, UNEXPECTED
from iku_dsl.syntax.vocabulary import OTHER, vocabulary

DASH = re.compile(r"[^\S\n]*([-*+o>\u2013\u2014])[^\S\n]+(?=([^\W\d_]+))")
BEHIND_BLANKS = re.compile(r"\n[^\S\n]+([^\W\d_]+)")
LABEL = re.compile(r"(?:[A-Z][A-Za-z0-9_]*|[0-9][A-Za-z0-9_]*)(?:[.\-][A-Za-z0-9_]+)*")
WEIGHT = re.compile(r"[0-9]+(?:[.,][0-9]+)?[^\S\n]?%?")
MOST = 20  # statements behind blanks that are told
NEAREST = 3  # lines above the place where reading stopped
CELLS = 3  # of a line that is taken for a row of a table
LONGEST = 4_000  # characters of a paragraph whose first statement is read by itself


def row(span: Span, language: str) -> Diagnostic | None:
    """Return the diagnostic of a line that is a row of a table: cells between tabs, and no statement."""
    line = span.source.text[span.start : span.end].strip("\n").split("\n")[0]
    cells = [" ".join(each.split()) for each in line.split("\t")]
    first = cells[0].split()[:1]
    statements = first_words(language) | first_words(OTHER[language])
    if len([each for each in cells if each]) < CELLS or (first and first[0] in statements):
        return None
    return PASTED_TABLE.at(span.source.span(span.start, span.start + len(line)), _as_component(cells, language))


def _as_component(cells: list[str], language: str) -> Phrase:
    """Return the statement that a row with a label, a title and a weight makes, or the advice for any other."""
    words = vocabulary(language).words
    component, weight = words["_COMPONENT"][0], words["_WEIGHT"][0]
    if len(cells) == CELLS and LABEL.fullmatch(cells[0]) and WEIGHT.fullmatch(cells[2]) and '"' not in cells[1]:
        share = cells[2].replace(",", ".").rstrip("% ") + "%"
        statement = f'{component} {cells[0]} "{cells[1]}" {weight} {share}'
        return write(statement)
    return say('write each row as a statement, such as `component A "…" weight 5%`')


def bullets(refused: Refused) -> Iterator[Repair]:
    """Tell the dash of a list before a statement."""
    dash = DASH.match(refused.plain)
    if dash and dash[2].lower() in first_words(refused.language):
        hint = say("take the `{mark}` away: a statement begins with its word", mark=dash[1])
        place = refused.there(dash.start(1), dash.end(1))
        yield Repair(SPELLING.at(place, hint, found=dash[1]), ((0, dash.end(), ""),), sure=True)


def pasted(refused: Refused) -> Iterator[Repair]:
    """Go through the ways in which a statement that lost its line or its first word can be read."""
    yield from _headless(refused)
    yield from _run_together(refused)


def _headless(refused: Refused) -> Iterator[Repair]:
    """Tell a label without the word before it: in a contract it is an indicator's, elsewhere a component's."""
    found = LABEL.match(refused.plain)
    if not found:
        return
    words, contract = vocabulary(refused.language).words, _in_contract(refused)
    word = words["_INDICATOR" if contract else "_COMPONENT"][0]
    hint = write(f"{word} {found[0]}")
    diagnostic = UNEXPECTED.at(refused.there(0, found.end()), hint, found=found[0], expected="")
    yield Repair(diagnostic, ((0, 0, f"{word} "),))


def _in_contract(refused: Refused) -> bool:
    words = {each for language in OTHER for each in vocabulary(language).words["_CONTRACT"]}
    return any(re.search(rf"^{word}\b", refused.source.text, re.MULTILINE) for word in words)


def indented(refused: Refused) -> tuple[Diagnostic, ...]:
    """Return a diagnostic of each statement that begins behind blanks, where it and what is above it can be read."""
    text, heads = refused.source.text[refused.span.start : refused.span.end], first_words(refused.language)
    if len(text) > LONGEST:
        return ()
    lines = [each for each in refused.places(BEHIND_BLANKS) if each[1].lower() in heads]
    for found in [each for each in lines if each.start(1) <= refused.offset][-NEAREST:]:
        below = [each for each in lines if each.start() >= found.start()][:MOST]
        ends = [*(each.start() for each in below[1:]), len(text)]
        sound = [reads(text[each.start(1) : end], refused.language) for each, end in zip(below, ends, strict=True)]
        if sound[0] and reads(text[: found.start()], refused.language):
            return tuple(_behind_blanks(refused, each) for each, read in zip(below, sound, strict=True) if read)
    return ()


def _behind_blanks(refused: Refused, found: re.Match[str]) -> Diagnostic:
    hint = say("a statement begins in column one: take the blanks before it away")
    return UNEXPECTED.at(refused.there(found.start(1), found.end(1)), hint, found=found[1], expected="")


def _run_together(refused: Refused) -> Iterator[Repair]:
    """Tell a second statement behind a first one that can be read."""
    at, word = refused.offset, refused.word
    before = refused.source.text[refused.span.start : refused.at]
    if word.lower() not in first_words(refused.language) or not before.strip() or len(before) > LONGEST:
        return
    if reads(before, refused.language):
        place = refused.there(at, at + len(word))
        hint = say("begin a new line before `{word}`, or put `;` before it", word=word)
        yield Repair(SEVERAL.at(place, hint, word=word), sure=True)
