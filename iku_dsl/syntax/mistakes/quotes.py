"""A statement that could not be read goes in; quotes that are missing, single or nested come out as mistakes."""

import re
from collections.abc import Iterator
from itertools import islice

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax.mistakes.refused import Refused, Repair, own_words, reads, write
from iku_dsl.syntax.rules import QUOTES_INSIDE, SPELLING, UNEXPECTED
from iku_dsl.syntax.vocabulary import language_of

DOUBLE = '"\u201c\u201d\u201e'
SINGLE = re.compile(r"['\u2018\u201a`]([^'\u2018\u2019\u201a`\"\n]*)['\u2018\u2019`\u00b4]")
NESTED = re.compile(rf"[{DOUBLE}](?:[^{DOUBLE}\n]*[{DOUBLE}]){{2,}}[^{DOUBLE}\n]*[{DOUBLE}]")
WORDS = re.compile(r"[^\s,:;#\"]+")
AFTER = re.compile(r"[,:]?\s+[^\W\d]+|\s*:")
MOST = 12  # words after which a title is taken to end


def quotes(refused: Refused) -> Iterator[Repair]:
    """Go through the stretches that may be a quoted text: between single quotes, around quotes, without any."""
    for found in refused.places(SINGLE):
        yield _quoted(refused, found.start(), found.end(), found[1])
    if refused.rest[:1] in ("'", "\u2018", "\u2019", "`", "\u201a", "\u00b4"):
        at = refused.offset
        yield Repair(SPELLING.at(refused.there(at, at + 1), 'write " for quotes', found=refused.rest[0]), sure=True)
    yield from _nested(refused)


def _quoted(refused: Refused, start: int, end: int, words: str) -> Repair:
    written = f'"{words}"'
    place = refused.there(start, end)
    hint = write(written)
    return Repair(SPELLING.at(place, hint, found=place.text), ((start, end, written),))


def _nested(refused: Refused) -> Iterator[Repair]:
    text = refused.source.text[refused.span.start : refused.span.end]
    for found in NESTED.finditer(text):
        inner = re.sub(rf"[{DOUBLE}]", "'", found[0][1:-1])
        hint = write(f'"{inner}"')
        place = refused.there(found.start(), found.end())
        yield Repair(QUOTES_INSIDE.at(place, hint), ((found.start(), found.end(), f'"{inner}"'),))


def titles(refused: Refused) -> Iterator[Repair]:
    """Go through the ways in which words without quotes may be a title, the shortest first."""
    start, own = refused.offset, own_words(refused.language)
    if not refused.takes("STRING") or refused.takes("_OPEN") or not refused.plain[start : start + 1].isalpha():
        return
    end = start
    for found in WORDS.finditer(refused.plain, start):
        if refused.plain[end : found.start()].strip():
            break
        if end > start and found[0] in own:
            yield _titled(refused, start, end)
        end = found.end()
    if end > start:
        yield _titled(refused, start, end)


def _titled(refused: Refused, start: int, end: int) -> Repair:
    place = refused.there(start, end)
    hint = say("put the words in quotes: write `{text}`", text=f'"{place.text}"')
    diagnostic = UNEXPECTED.at(place, hint, found=place.text, expected="")
    return Repair(diagnostic, ((start, start, '"'), (end, end, '"')))


def closings(span: Span) -> Phrase:
    """Return where a quoted text that is open to the end of its line may end: where the statement can be read so."""
    said = span.source.text[span.start + 1 : span.end].rstrip()
    whole, end = f'"{said}"', _ends(span, said)
    if end is None:
        return say("close it where the text ends: write `{text}`", text=whole)
    short = f'"{said[:end]}"'
    if re.search(r"[0-9:]", said[end:]):
        return say("close it where the text ends: write `{text}`", text=short)
    return say("close it where the text ends: write `{text}`, or `{short}`", text=whole, short=short)


def _ends(span: Span, said: str) -> int | None:
    """Return where an open text may end before the end of its line, so that words of the language follow it."""
    text, language = span.source.text, language_of(span.source.text)
    head, own = text[text.rfind("\n", 0, span.start) + 1 : span.start], own_words(language) | {""}
    for found in islice(AFTER.finditer(said), MOST):
        short = f'{head}"{said[: found.start()]}"{said[found.start() :]}'
        if found[0].strip(" ,:\t") in own and reads(short, language):
            return found.start()
    return None
