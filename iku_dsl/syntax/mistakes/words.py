"""A statement that could not be read goes in; words of the other vocabulary and of speech come out as mistakes."""

import re
from collections.abc import Iterator
from functools import cache

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.suggest import closest
from iku_dsl.syntax.mistakes.refused import Refused, Repair, own_words, write
from iku_dsl.syntax.rules import OTHER_WORDS, SPELLING, UNEXPECTED
from iku_dsl.syntax.vocabulary import OTHER, SPOKEN, vocabulary

SPEECH = {
    "FACTOR": {
        **dict.fromkeys(("x", "X", "times", "kali", "dikali"), "*"),
        **dict.fromkeys(("dibagi", "divided by", "per"), "/"),
    },
    "PLUS": {"plus": "+", "ditambah": "+"},
    "MINUS": {"minus": "-", "dikurangi": "-", "kurang": "-"},
    "COMPARATOR": {"equals": "=", "sama dengan": "="},
    "_ELSE": {"elseif": "else if", "elif": "else if", "elsif": "else if"},
}
JOINED = {"english": "else if", "indonesian": "selain jika"}
PHRASE = re.compile(r"(?<![\w.\-])[A-Za-z][A-Za-z\-]*(?:[^\S\n]+[A-Za-z\-]+)*")


def words(refused: Refused) -> Iterator[Repair]:
    """Go through the words that stand for a sign or a word of this vocabulary."""
    yield from _speech(refused)
    yield from _other_vocabulary(refused)
    yield from _misspelt(refused)


def _speech(refused: Refused) -> Iterator[Repair]:
    at = refused.offset
    for terminal, spoken in SPEECH.items():
        for word, sign in spoken.items():
            if re.match(rf"{word}\b", refused.plain[at:]):
                written = JOINED[refused.language] if terminal == "_ELSE" else sign
                hint = write(written)
                place = refused.there(at, at + len(word))
                yield Repair(SPELLING.at(place, hint, found=word), ((at, at + len(word), written),))


def _other_vocabulary(refused: Refused) -> Iterator[Repair]:
    """Tell the first word that is of the other vocabulary, where the statement can be read without such words."""
    for last in (True, False):
        edits = tuple(_translated(refused, last))
        if edits:
            yield from _of_the_other(refused, edits)


def _of_the_other(refused: Refused, edits: tuple[tuple[int, int, str], ...]) -> Iterator[Repair]:
    start, end, word = edits[0]
    hint = write(word)
    place, language = refused.there(start, end), refused.language
    names = {"language": SPOKEN[language], "other": SPOKEN[OTHER[language]]}
    found = OTHER_WORDS.at(place, hint, word=place.text, **names)
    yield Repair(found, edits)
    for each in edits:
        yield Repair(found, (each,))


def _translated(refused: Refused, last: bool) -> Iterator[tuple[int, int, str]]:
    table, own = _table(refused.language, last), own_words(refused.language)
    pattern = re.compile(rf"(?<![\w.\-])(?:{'|'.join(map(_spaced, table))})(?![\w\-])", re.IGNORECASE)
    for found in refused.places(pattern):
        word = " ".join(found[0].lower().split())
        if not set(word.split()) <= own:
            yield found.start(), found.end(), table[word]


def _spaced(phrase: str) -> str:
    return r"\s+".join(map(re.escape, phrase.split()))


@cache
def _table(language: str, last: bool) -> dict[str, str]:
    """Return the phrases of the other vocabulary with those of this one, the longest first.

    Of two meanings the last in the list is a formula's (`then` of `if`), the first a statement's.
    """
    own, other = vocabulary(language).words, vocabulary(OTHER[language]).words
    pairs = [(there.lower(), here) for name in own for here, there in zip(own[name], other[name], strict=True)]
    return dict(sorted(pairs if last else reversed(pairs), key=lambda pair: -len(pair[0])))


def _misspelt(refused: Refused) -> Iterator[Repair]:
    """Tell a word that is close to one that could stand here."""
    known = vocabulary(refused.language).words
    accepted = [each for name in refused.accepted if name in known for each in known[name]]
    word = refused.word
    close = closest(word, accepted) if word.lower() not in accepted else None
    if close:
        at = refused.offset
        place, hint = refused.there(at, at + len(word)), say("did you mean `{word}`?", word=close)
        yield Repair(UNEXPECTED.at(place, hint, found=word, expected=""), ((at, at + len(word), close),), sure=True)
