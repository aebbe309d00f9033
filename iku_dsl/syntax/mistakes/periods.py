"""A statement that could not be read goes in; periods as reports write them come out as mistakes, spelt as texts do."""

import re
from collections.abc import Iterator

from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.vocabulary import vocabulary
from iku_dsl.values.periods import MONTHS, Period, dated

MOST = 4  # words of a period with its year
RUN = re.compile(r"[\w./-]+(?:[^\S\n]+[\w./-]+)*")
PIECE = re.compile(r"[^\s/]+")
QUARTER = re.compile(r"\b(?:kuartal|quarter|triwulan|tri\s+wulan|tw|q)[\s.\-]*(?=(?:[1-4]|i{1,3}|iv)\b)")
EVERY = re.compile(r"\b(?:kuartal|quarter|triwulan|tri\s+wulan|tw)[\s.\-]*(?:[1-4]|i{1,3}|iv)\b", re.IGNORECASE)
ORDINAL = re.compile(
    r"\b(?:the\s+)?(?:(?P<a>first|second|third|fourth)\s+quarter|triwulan\s+(?P<b>pertama|kedua|ketiga|keempat))\b"
)
ORDER = {
    word: at
    for each in ("first second third fourth", "pertama kedua ketiga keempat")
    for at, word in enumerate(each.split(), 1)
}
HALF = re.compile(r"semester\s*(1|2|ii?)\b")


def periods(refused: Refused) -> Iterator[Repair]:
    """Go through the quarters of a statement together, then the longest words that are a period where it stopped."""
    quarters = [_edit(each, refused.language) for each in refused.places(EVERY)]
    if len(quarters) > 1:
        start, end, spelling = quarters[0]
        place = refused.there(start, end)
        yield Repair(SPELLING.at(place, write(spelling), found=place.text), tuple(quarters))
    for run in refused.places(RUN):
        if not run.start() <= refused.offset <= run.end():
            continue
        pieces = [(run.start() + each.start(), run.start() + each.end()) for each in PIECE.finditer(run[0])]
        for first, (start, _) in enumerate(pieces):
            for _, end in reversed(pieces[first : first + MOST]):
                if start <= refused.offset <= end:
                    yield from _spelt(refused, start, end)


def _edit(found: re.Match[str], language: str) -> tuple[int, int, str]:
    period = dated(_plain(found[0]), 1)
    return found.start(), found.end(), _name(period, language, 0) if period else found[0]


def _spelt(refused: Refused, start: int, end: int) -> Iterator[Repair]:
    written = refused.plain[start:end]
    plain = _plain(written)
    here, there = dated(plain, 1), dated(plain, 2)
    if here is None or there is None:
        return
    half = HALF.search(plain)
    name = _name(here, refused.language, 1 + (half[1] in ("2", "ii")) if half else 0)
    for spelling in (f"{name} {here.year}", name) if here == there else (name,):
        if spelling != written:
            place = refused.there(start, end)
            yield Repair(SPELLING.at(place, write(spelling), found=written), ((start, end, spelling),))


def _plain(written: str) -> str:
    """Return a period as tables write it, whatever stands between its parts."""
    words = " ".join(written.lower().replace("/", " ").split())
    words = ORDINAL.sub(lambda found: f"tw {ORDER[found['a'] or found['b']]}", words)
    return QUARTER.sub("tw ", words)


def _name(period: Period, language: str, half: int) -> str:
    """Return how a text in this language writes a period; `half` is its number, where a semester was written."""
    words = vocabulary(language).words
    if half:
        return f"{words['_SEMESTER'][0]} {half}"
    if period.months == MONTHS:
        return words["YEAR"][0]
    if period.months == 1:
        return words["MONTH"][period.first - 1]
    last = words["QUARTER"][period.last // 3 - 1] if period.last % 3 == 0 else words["MONTH"][period.last - 1]
    return last if period.months == 3 and period.last % 3 == 0 else f"{words['_TO_DATE'][0]} {last}"
