"""A statement that could not be read goes in; numbers written as on a sheet come out as mistakes, spelt as here."""

import re
from collections.abc import Iterator
from fractions import Fraction

from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.numerals import plain
from iku_dsl.syntax.rules import SPELLING

BLANK = r"[ \t\u00a0\u2007\u2009\u202f]"
MONEY = re.compile(rf"(?:Rp|IDR|USD|US\$|\$){BLANK}*\.?{BLANK}*([0-9][0-9.,_]*[0-9]|[0-9])(?:,-)?", re.IGNORECASE)
POINTS = re.compile(r"(?<![\w.])[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])(?:,([0-9]+))?")
BLANKS = re.compile(rf"(?<![\w.])[0-9]{{1,3}}(?:{BLANK}[0-9]{{3}})+(?![0-9])")
PERCENT = re.compile(rf"([0-9][0-9_.]*){BLANK}*(?:percent|per cent|persen|prosen|pct|\uff05)(?!\w)", re.IGNORECASE)
SCIENTIFIC = re.compile(r"(?<![\w.])([0-9]+(?:\.[0-9]+)?)[eE]([+-]?[0-9]{1,2})(?!\w)")
BARE = re.compile(r"(?<![\w.)])\.[0-9]+%?")
THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
EXPONENT = 30


def figures(refused: Refused) -> Iterator[Repair]:
    """Go through the numbers that a sheet or a spreadsheet writes in another way."""
    for found in refused.places(MONEY):
        yield _spelt(refused, found, _amount(found[1]))
    for found in refused.places(POINTS):
        yield _spelt(refused, found, _amount(found[0]))
    for found in refused.places(BLANKS):
        yield _spelt(refused, found, re.sub(BLANK, "_", found[0]))
    for found in refused.places(PERCENT):
        yield _spelt(refused, found, f"{found[1]}%")
    for found in refused.places(SCIENTIFIC):
        if abs(int(found[2])) <= EXPONENT and len(found[1]) <= EXPONENT:
            yield _spelt(refused, found, plain(Fraction(found[1]) * Fraction(10) ** int(found[2])) or found[0])
    for found in refused.places(BARE):
        yield _spelt(refused, found, f"0{found[0]}")


def _spelt(refused: Refused, found: re.Match[str], number: str) -> Repair:
    place, hint = refused.there(found.start(), found.end()), write(number)
    here = found.start() <= refused.offset <= found.end()
    return Repair(SPELLING.at(place, hint, found=found[0]), ((found.start(), found.end(), number),), sure=here)


def _amount(written: str) -> str:
    """Return an amount of money: points between thousands, as Indonesia writes them, or commas, as others do."""
    whole, comma, part = written.rpartition(",")
    if comma and len(part) != 3 and "," not in whole:
        return f"{whole.replace('.', '_')}.{part}"
    grouped = written.replace(",", "_")
    return grouped.replace(".", "_") if THOUSANDS.fullmatch(written) else grouped
