"""A sentence with named places and what stands in them go in; words come out, in whatever language they are printed in.

A phrase is a value: it is written where a thing is found, and becomes words only where it is printed, through a
translator. Templates are literals, so that a catalogue can hold them all.
"""

import re
from collections.abc import Callable, Iterable
from functools import reduce

import attrs

Translate = Callable[[str], str]
PLACE = re.compile(r"\{(\w+)\}")


def english(text: str) -> str:
    """Return the template as it is: the program is written in English."""
    return text


@attrs.frozen
class Phrase:
    """A sentence, or a piece of one, with named places; in a place stands a text, or another phrase."""

    template: str
    data: tuple[tuple[str, "str | Phrase"], ...] = ()

    def words(self, translate: Translate = english) -> str:
        """Return the words. Places are filled once: what a user wrote is never read as a template."""
        filled = dict(self.data)
        return PLACE.sub(
            lambda place: worded(filled[place[1]], translate) if place[1] in filled else place[0],
            translate(self.template),
        )


def say(template: str, **data: object) -> Phrase:
    """Return a phrase; its template is a literal."""
    return Phrase(template, particulars(data))


def particulars(data: dict[str, object]) -> tuple[tuple[str, str | Phrase], ...]:
    """Return what stands in the places: phrases as they are, everything else as text."""
    return tuple((key, value if isinstance(value, Phrase) else str(value)) for key, value in data.items())


def worded(value: str | Phrase, translate: Translate = english) -> str:
    """Return the words of a phrase, or a text as it is."""
    return value.words(translate) if isinstance(value, Phrase) else value


def listed(items: Iterable[str | Phrase]) -> str | Phrase:
    """Return `a, b, c`; nothing where there are none."""
    return _joined(items, lambda one, other: say("{one}, {other}", one=one, other=other))


def each_of(items: Iterable[str | Phrase]) -> str | Phrase:
    """Return `a and b and c`."""
    return _joined(items, lambda one, other: say("{one} and {other}", one=one, other=other))


def any_of(items: Iterable[str | Phrase]) -> str | Phrase:
    """Return `a or b or c`."""
    return _joined(items, lambda one, other: say("{one} or {other}", one=one, other=other))


def _joined(items: Iterable[str | Phrase], join: Callable[[str | Phrase, str | Phrase], Phrase]) -> str | Phrase:
    found = list(items)
    return reduce(join, found) if found else ""
