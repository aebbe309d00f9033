"""A sentence with named places and what stands in them go in; words come out, in whatever language they are printed in.

A phrase is a value: it is written where a thing is found, and becomes words only where it is printed, through a
translator. Templates are literals, so that a catalogue can hold them all. What stands in backquotes in a template is
code of the language, in English; it is shown in the vocabulary of the text that the phrase is about, whatever language
the sentence is in. What fills a place is shown as it is, unless it is `Code`.
"""

import re
from collections.abc import Callable, Iterable
from functools import reduce

import attrs

Translate = Callable[[str], str]
Spell = Callable[[str], str]
PLACE = re.compile(r"\{(\w+)\}")
PIECE = re.compile(rf"`(?P<code>[^`]*)`|{PLACE.pattern}")


def english(text: str) -> str:
    """Return the template as it is: the program is written in English."""
    return text


def in_english(code: str) -> str:
    """Return the code as it is: the program writes code of the language in English."""
    return code


@attrs.frozen
class Code:
    """Code of the language in English, for a place; whoever reads it is shown the words of his own text."""

    text: str


@attrs.frozen
class Phrase:
    """A sentence, or a piece of one, with named places; in a place stands a text, code, or another phrase.

    `spell` puts code into a vocabulary; a phrase without one follows the phrase in whose place it stands.
    """

    template: str
    data: tuple[tuple[str, "str | Code | Phrase"], ...] = ()
    spell: Spell | None = attrs.field(default=None, eq=False, repr=False)

    def spelled(self, spell: Spell) -> "Phrase":
        """Return the phrase about a text of this vocabulary, unless it is about another one already."""
        return self if self.spell else attrs.evolve(self, spell=spell)

    def words(self, translate: Translate = english, spell: Spell = in_english) -> str:
        """Return the words. Places are filled once: what a user wrote is never read as a template."""
        filled, own = dict(self.data), self.spell or spell

        def fill(place: re.Match[str]) -> str:
            name = place[0][1:-1]
            return worded(filled[name], translate, own) if name in filled else place[0]

        def piece(found: re.Match[str]) -> str:
            return fill(found) if found["code"] is None else f"`{_spelled(found['code'], own, fill)}`"

        return PIECE.sub(piece, translate(self.template))


def _spelled(code: str, spell: Spell, fill: Callable[[re.Match[str]], str]) -> str:
    """Return code in a vocabulary, with its places filled; what fills them is not the program's to change."""
    end, parts = 0, list[str]()
    for place in PLACE.finditer(code):
        parts += [spell(code[end : place.start()]), fill(place)]
        end = place.end()
    return "".join((*parts, spell(code[end:])))


def say(template: str, **data: object) -> Phrase:
    """Return a phrase; its template is a literal."""
    return Phrase(template, particulars(data))


def particulars(data: dict[str, object]) -> tuple[tuple[str, str | Code | Phrase], ...]:
    """Return what stands in the places: phrases and code as they are, everything else as text."""
    return tuple((key, value if isinstance(value, Code | Phrase) else str(value)) for key, value in data.items())


def worded(value: str | Code | Phrase, translate: Translate = english, spell: Spell = in_english) -> str:
    """Return the words of a phrase, code in a vocabulary, or a text as it is."""
    if isinstance(value, Code):
        return spell(value.text)
    return value.words(translate, spell) if isinstance(value, Phrase) else value


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
