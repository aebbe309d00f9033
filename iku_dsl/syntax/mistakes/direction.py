"""A text goes in; the invisible marks that turn the direction of writing around come out as mistakes."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.rules import HIDDEN

if TYPE_CHECKING:  # every text that is not plain is looked through; what only a mistake needs is not imported for that
    from iku_dsl.syntax.mistakes.refused import Refused

TURNING = re.compile("[\u200f\u202a-\u202e\u2066-\u2069]")


def directions(source: Source) -> Iterator[Diagnostic]:
    """Go through the marks of a text, in quotes and comments too: those are what hides them best."""
    return (_hidden(source.span(found.start(), found.end())) for found in TURNING.finditer(source.text))


def turned(refused: "Refused") -> Diagnostic | None:
    """Return the mark at which reading stopped, if it is one."""
    return _hidden(refused.source.span(refused.at, refused.at + 1)) if TURNING.match(refused.rest) else None


def _hidden(place: Span) -> Diagnostic:
    code = f"{ord(place.source.text[place.start]):04X}"
    return HIDDEN.at(place, "delete the word that holds it and type it again", code=code)
