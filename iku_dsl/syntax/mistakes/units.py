"""A statement that could not be read goes in; a unit of more than one word comes out as a mistake."""

import re
from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.syntax.mistakes.refused import Refused, Repair, write
from iku_dsl.syntax.rules import SPELLING
from iku_dsl.syntax.vocabulary import vocabulary

DIVIDED = r"\s+(?P<unit>[a-z_]\w*)\s*(?:\bper\b|/)\s*(?P<by>[a-z_]\w*)"


def units(refused: Refused) -> Iterator[Repair]:
    """Tell `unit minute per patient`: a mean is in the unit of what is added up."""
    word = vocabulary(refused.language).words["_UNIT"][0]
    for found in refused.places(re.compile(rf"\b{word}{DIVIDED}")):
        place = refused.there(*found.span())
        leave = say("a mean counts what it adds up: leave `in {unit}` out behind what it divides by", unit=found["by"])
        written = f"{word} {found['unit']}"
        diagnostic = SPELLING.at(place, write(written), leave, found=place.text)
        yield Repair(diagnostic, ((*found.span(), written),))
