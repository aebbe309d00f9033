"""A line of a contract that could not be read goes in; targets told otherwise come out as mistakes, written right."""

import re
from collections.abc import Iterator

from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING

FIGURE = r"[<>=]*\s*-?[0-9][0-9_.]*[^\S\n]*%?"
MARKED = re.compile(rf"\btarget\s*[:=]\s*(?P<rest>(?:(?i:q[1-4]|year|tahun)\s+)?{FIGURE})")
BEHIND = re.compile(
    rf"\btarget\s+(?P<figure>{FIGURE})\s*\(?\s*(?:for|in|at|by|untuk|pada|di)?\s+(?P<period>(?i:q[1-4]|year|tahun))\b\s*\)?"
)


def targets(refused: Refused) -> Iterator[Repair]:
    """Go through targets with a mark before the figure, and with the period behind it."""
    for found in refused.places(MARKED):
        yield _spelt(refused, found, f"target {found['rest'].strip()}")
    for found in refused.places(BEHIND):
        yield _spelt(refused, found, f"target {found['period']} {found['figure'].strip()}")


def _spelt(refused: Refused, found: re.Match[str], written: str) -> Repair:
    place = refused.there(found.start(), found.end())
    return Repair(SPELLING.at(place, write(written), found=place.text), ((found.start(), found.end(), written),))
