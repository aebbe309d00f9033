"""A deadline that could not be read goes in; it comes out as a mistake, with the deadline that was likely meant."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.vocabulary import vocabulary

BODY = re.compile(
    r"\s*(?P<word>deadline|tenggat)\s+(?P<name>[a-z_][a-z0-9_]*)\s*[:=]?\s*(?P<said>[^\n]*\S)", re.IGNORECASE
)
DAY = re.compile(r"(?<![\w.])([0-9]{1,2})(?:st|nd|rd|th)?(?![\w.])")
SAME = re.compile(r"\b(?:same|this|itself|ini|sama|berjalan)\b", re.IGNORECASE)
WORKING = re.compile(r"\b(?:working|work|kerja)\b", re.IGNORECASE)
LAST = re.compile(r"\b(?:last|end|akhir|terakhir)\b", re.IGNORECASE)
DURATION = re.compile(r"\b[0-9]+\s+(?:working\s+)?(?:days|hari)\b", re.IGNORECASE)


def deadlines(refused: Refused) -> Iterator[Repair]:
    """Tell the day of a month as it is said in a sentence. So many days after a day are no deadline, but a sum."""
    found = BODY.match(refused.plain)
    if found is None:
        return
    days = DURATION.search(found["said"])
    if days is not None:
        hint = say("days after a date need no deadline: write `received + {days}` in the formula", days=days[0])
        place = refused.there(found.start("said"), found.end("said"))
        yield Repair(SPELLING.at(place, hint, found=place.text), sure=True)
        return
    day = DAY.search(found["said"])
    number = day[1] if day else "31" if LAST.search(found["said"]) else None
    if number is None:
        return
    words, said = vocabulary(refused.language).words, found["said"]
    month = words["SAME_MONTH" if SAME.search(said) or not day else "NEXT_MONTH"][0]
    moved = f", {words['OR_NEXT_WORKING_DAY'][0]}" if WORKING.search(said) else ""
    written = f"{words['_DEADLINE'][0]} {found['name']}: {words['_ON_DAY'][0]} {number} {month}{moved}"
    place = refused.there(found.start("word"), found.end())
    diagnostic = SPELLING.at(place, write(written), found=said)
    yield Repair(diagnostic, ((found.start("word"), found.end(), written),))
