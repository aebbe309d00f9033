"""A statement that could not be read goes in; names with capitals, blanks, hyphens or accents come out as mistakes."""

import re
import unicodedata
from collections.abc import Iterator

from iku_dsl.syntax.mistakes.refused import Refused, Repair, own_words, write
from iku_dsl.syntax.rules import NOT_A_NAME
from iku_dsl.syntax.vocabulary import vocabulary

NAMED = ("_INPUT", "_TABLE", "_VALUE", "_POINTS", "_CATEGORIES", "_SCALE", "_PARAMETER", "_DEFINE", "_LEVELS")
PART = r"(?:[\w\u2019'.\u2010-\u2013\-&/]*\w)?"
RUN = re.compile(rf"[^\W\d]{PART}(?:[^\S\n]+(?:&[^\S\n]+)?[^\W_]{PART})*")
WORD = re.compile(r"\S+")
MOST = 6  # words of a name


def names(refused: Refused) -> Iterator[Repair]:
    """Go through the stretches of words that may be meant as one name: a declared one, or the one read last."""
    head = _declared(refused)
    starts = [head] if head is not None else []
    for run in refused.places(RUN):
        if run.start() <= refused.offset <= run.end() or run.start() in starts:
            yield from _named(refused, run, head)


def new_names(refused: Refused) -> Iterator[Repair]:
    """Go through two or more words in a formula that may be a name, though the text declares none like it."""
    own = own_words(refused.language)
    if not refused.takes("FACTOR"):
        return
    for run in refused.places(RUN):
        pieces = run[0].split()
        known = not own.isdisjoint(each.lower() for each in pieces)
        if run.start() <= refused.offset < run.end() and 1 < len(pieces) <= MOST and not known:
            name = plain_name(run[0])
            place = refused.there(run.start(), run.end())
            yield Repair(NOT_A_NAME.at(place, write(name), written=run[0]), ((run.start(), run.end(), name),))


def plain_name(written: str) -> str:
    """Return the name that a few words make: small letters, no accents, `_` for everything between."""
    letters = unicodedata.normalize("NFKD", written.lower())
    return re.sub(r"[^a-z0-9]+", "_", "".join(each for each in letters if not unicodedata.combining(each))).strip("_")


def _declared(refused: Refused) -> int | None:
    """Return where a statement that declares a name writes it."""
    known = vocabulary(refused.language).words
    heads = "|".join(re.escape(each) for name in NAMED for each in known[name])
    found = re.match(rf"\s*(?:{heads})\s+(?=\S)", refused.plain, re.IGNORECASE)
    return found.end() if found else None


def _named(refused: Refused, run: re.Match[str], head: int | None) -> Iterator[Repair]:
    """Go through the names that begin with a word of the run: in a formula only those that stand elsewhere too."""
    words = [(run.start() + each.start(), run.start() + each.end()) for each in WORD.finditer(run[0])]
    own = own_words(refused.language)
    for first, (start, _) in enumerate(words):
        begin = first + (start == head)  # a name that is declared may begin with a word of the language
        most = min(len(words), first + MOST)
        stop = next((at for at in range(begin, most) if _is(refused, words[at], own)), most)
        for _, end in reversed(words[first:stop]):
            written = refused.plain[start:end]
            name = plain_name(written)
            if end < refused.offset or name == written or not name or name[0].isdigit() or name in own:
                continue
            if start == head or _accented(written) or _stands(refused, written, name):
                hint = write(name)
                yield Repair(NOT_A_NAME.at(refused.there(start, end), hint, written=written), ((start, end, name),))


def _is(refused: Refused, place: tuple[int, int], words: frozenset[str]) -> bool:
    return refused.plain[place[0] : place[1]] in words


def _accented(written: str) -> bool:
    return any(each.isalpha() and not each.isascii() for each in written)


def _stands(refused: Refused, written: str, name: str) -> bool:
    """Return whether the text writes this name in another place, plainly or in the same words."""
    text = refused.source.text
    return text.casefold().count(written.casefold()) > 1 or re.search(rf"(?<!\w){name}(?!\w)", text) is not None
