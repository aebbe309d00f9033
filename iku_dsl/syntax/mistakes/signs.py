"""A statement that could not be read goes in; signs of Word, Excel and other languages come out as mistakes."""

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.numerals import plain
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.vocabulary import vocabulary
from iku_dsl.values.numbers import digits, read

SPELLINGS = {  # the longest first; Lark has taken the first character of some of them before it stopped
    "\u2264=": "<=",
    "!=": "<>",
    "==": "=",
    "=<": "<=",
    "=>": ">=",
    "><": "<>",
    "&&": "and",
    "||": "or",
    "**": "^",
    "&": "and",
    "|": "or",
}
BRACKETS = str.maketrans("[]{}", "()()")
NUMBER = r"[0-9](?:_?[0-9])*(?:\.[0-9]+)?"
VULGAR = re.compile(r"(?:([0-9]+)[^\S\n]?)?([\u00bc-\u00be\u2150-\u215e])")
RAISED = re.compile(r"[\u00b2\u00b3\u00b9\u2070\u2074-\u2079]+")
PER_MILLE = re.compile(rf"({NUMBER})[^\S\n]?\u2030")
PLUS_MINUS = re.compile(rf"({NUMBER})(%?)[^\S\n]*\u00b1[^\S\n]*({NUMBER})(%?)")
DASHED = re.compile(r"[A-Za-z0-9_/.]+(?:[\u2012-\u2015\u2212][A-Za-z0-9_/.]+)+")
SUM = re.compile(r"[\u03a3\u2211](?=[^\S\n]*\()")
ROOT = re.compile(r"\u221a[^\S\n]*(?:\(([^()]*)\)|([\w.]+))")
LONGEST = 30  # digits of a number that is worked out in a hint


def signs(refused: Refused) -> Iterator[Repair]:
    """Go through what is a sign of another language, at the place where reading stopped or right before it."""
    text, at = refused.plain, refused.offset
    for sign, spelling in SPELLINGS.items():
        for start in (at, at - 1):
            if start >= 0 and text.startswith(sign, start):
                yield _spelt(refused, start, start + len(sign), _apart(text, start, start + len(sign), spelling))
    if text[at : at + 1] in ("[", "{"):
        edits = tuple((each.start(), each.end(), each[0].translate(BRACKETS)) for each in re.finditer(r"[][{}]", text))
        hint = say("write `{open}` and `{close}`", open="(", close=")")
        yield Repair(SPELLING.at(refused.there(at, at + 1), hint, found=text[at]), edits, sure=True)
    yield from _of_word(refused)
    yield from _not_computed(refused)


def _of_word(refused: Refused) -> Iterator[Repair]:
    """Go through the signs that Word makes of what was typed: fractions, raised figures, per mille."""
    for pattern, spelling in ((VULGAR, _fraction), (PER_MILLE, _per_mille), (PLUS_MINUS, _bounds)):
        for found in refused.places(pattern):
            if len(found[0]) <= LONGEST:
                yield _spelt(refused, found.start(), found.end(), spelling(found))
    for found in refused.places(RAISED):
        power = "".join(str(unicodedata.digit(mark)) for mark in found[0])
        yield _spelt(refused, found.start(), found.end(), f"^ {power}")
    for found in refused.places(DASHED):
        if found.start() < refused.offset < found.end() and not refused.takes("MINUS"):
            yield _spelt(refused, found.start(), found.end(), re.sub(r"[^\w/.]", "-", found[0]))
    for found in refused.places(ROOT):
        yield _spelt(
            refused, found.start(), found.end(), f"{vocabulary(refused.language).known('root')}({found[1] or found[2]})"
        )
    for found in refused.places(SUM):
        yield _spelt(refused, found.start(), found.end(), "sum" if refused.language == "english" else "jumlah")


def _not_computed(refused: Refused) -> Iterator[Repair]:
    """Tell what cannot be written in another way: dots that stand for something, sums of what is not said."""
    rest = refused.rest
    length = 3 if rest.startswith("...") else 1
    place = refused.there(refused.offset, refused.offset + length)
    if rest.startswith(("\u2026", "...")):
        yield _told(place, rest[:length], say("write out what the dots stand for"))
    if rest.startswith(("\u03a3", "\u2211")):
        yield _told(place, rest[0], say("name what is added: `sum(a, b)`"))
    if rest.startswith("\u00b1"):
        yield _told(place, rest[0], say("write both ends: `98 to 102`"))


def _told(place: Span, found: str, hint: Phrase) -> Repair:
    return Repair(SPELLING.at(place, hint, found=found), sure=True)


def _spelt(refused: Refused, start: int, end: int, spelling: str) -> Repair:
    found = refused.plain[start:end]
    hint = write(spelling)
    return Repair(SPELLING.at(refused.there(start, end), hint, found=found), ((start, end, spelling),), sure=True)


def _apart(text: str, start: int, end: int, spelling: str) -> str:
    """Return the spelling with blanks where a word would grow together with its neighbours."""
    if not spelling.isalpha():
        return spelling
    before, after = text[start - 1 : start], text[end : end + 1]
    return (" " if before.strip() else "") + spelling + (" " if after.strip() else "")


def _fraction(found: re.Match[str]) -> str:
    value = Fraction(int(found[1] or 0)) + Fraction(unicodedata.numeric(found[2])).limit_denominator(100)
    return plain(value) or f"({value.numerator} / {value.denominator})"


def _per_mille(found: re.Match[str]) -> str:
    return f"{_short(read(found[1]) / 10)}%"


def _bounds(found: re.Match[str]) -> str:
    """Return both ends of a range that a sheet writes around its middle; one that says percent once means both."""
    percent = "%" if found[2] or found[4] else ""
    middle, by = read(found[1]), read(found[3])
    return f"{_short(middle - by)}{percent} to {_short(middle + by)}{percent}"


def _short(value: Fraction) -> str:
    assert digits(str(value)) <= 2 * LONGEST
    return plain(value) or str(value)
