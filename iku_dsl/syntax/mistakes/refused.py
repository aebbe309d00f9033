"""A statement that Lark refused and ways to write it otherwise go in; the first way that can be read comes out."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import islice

import attrs
import lark

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.grammar import parser
from iku_dsl.syntax.vocabulary import vocabulary

LONGEST = 1_000  # characters of a statement that is tried in other spellings
LONGEST_EXPLAINED = 8_000  # characters of a statement whose mistake is sought
RUN = 200  # blanks, or characters of a word, that patterns see: they may try each with each other one
TRIES = 24
ASIDE = re.compile(r'["\u201c\u201d\u201e][^"\u201c\u201d\u201e\n]*["\u201c\u201d]|#[^\n]*')
MASK = "\ufffc"
ENDLESS = re.compile(rf"(\s{{{RUN}}}|[^\s{MASK}]{{{RUN}}})((?<=\s)\s+|(?<=\S)[^\s{MASK}]+)")
WORD = re.compile(r"[^\W_][\w.%]*|\w+|.", re.DOTALL)


@attrs.frozen(eq=False)
class Refused:
    """A statement that could not be read: how far reading came, and what could have stood there."""

    span: Span
    at: int
    accepted: frozenset[str]
    language: str

    @property
    def source(self) -> Source:
        """Return the text that the statement stands in."""
        return self.span.source

    @property
    def rest(self) -> str:
        """Return what was not read."""
        return self.source.text[self.at : self.span.end]

    @cached_property
    def bare(self) -> str:
        """Return the statement with quoted texts and comments made unreadable, every character in its place."""
        text = self.source.text[self.span.start : self.span.end]
        return ASIDE.sub(lambda found: _masked(found[0]), text)

    @cached_property
    def plain(self) -> str:
        """Return the bare statement as patterns see it: of an endless run the rest is unreadable."""
        return ENDLESS.sub(lambda found: found[1] + MASK * len(found[2]), self.bare)

    @property
    def is_long(self) -> bool:
        """Return whether the statement is too long to seek its mistake."""
        return self.span.end - self.span.start > LONGEST_EXPLAINED

    @property
    def ended(self) -> bool:
        """Return whether the statement ended where something had to follow."""
        return not self.bare[self.at - self.span.start :].strip()

    @property
    def word(self) -> str:
        """Return the word or sign that cannot stand where it stands."""
        found = WORD.match(self.rest)
        return found[0] if found else ""

    def takes(self, terminal: str) -> bool:
        """Return whether a terminal of the grammar could stand where reading stopped."""
        return terminal in self.accepted

    def places(self, pattern: re.Pattern[str]) -> Iterable[re.Match[str]]:
        """Go through the matches outside quoted texts and comments; their offsets count in the statement."""
        return pattern.finditer(self.plain)

    def there(self, start: int, end: int) -> Span:
        """Return the place between two offsets in the statement."""
        return self.source.span(self.span.start + start, self.span.start + end)

    @property
    def offset(self) -> int:
        """Return where reading stopped, counted in the statement."""
        return self.at - self.span.start


@attrs.frozen
class Repair:
    """What may be wrong, and the statement written otherwise: offsets in it, and what takes their place.

    One that is `sure` is told even where something else is wrong with the statement too.
    """

    diagnostic: Diagnostic
    edits: tuple[tuple[int, int, str], ...] = ()
    sure: bool = False


def refusal(error: lark.UnexpectedInput, span: Span, language: str) -> Refused:
    """Return what Lark's error says about a statement."""
    return Refused(span, _position(error, span), _accepted(error), language)


def best(refused: Refused, repairs: Iterable[Repair]) -> Diagnostic | None:
    """Return the mistake whose repair makes the statement readable; else one that is sure."""
    first = None
    short = refused.span.end - refused.span.start <= LONGEST
    for repair in islice(repairs, TRIES):
        if short and repair.edits and reads(_edited(refused, repair), refused.language):
            return repair.diagnostic
        if repair.sure and first is None:
            first = repair.diagnostic
    return first


def reads(text: str, language: str) -> bool:
    """Return whether a text is one statement."""
    try:
        parser(language).parse(text)
    except lark.UnexpectedInput:
        return False
    return True


def write(text: str) -> Phrase:
    """Return the hint that gives the text to write in place of what is marked."""
    return say("write `{text}`", text=text)


@cache
def own_words(language: str) -> frozenset[str]:
    """Return every single word that the phrases of a vocabulary are made of."""
    return frozenset(word for words in vocabulary(language).words.values() for each in words for word in each.split())


def _edited(refused: Refused, repair: Repair) -> str:
    text = refused.source.text[refused.span.start : refused.span.end]
    for start, end, written in sorted(repair.edits, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _masked(text: str) -> str:
    return " " * len(text) if text[0] == "#" else f'"{MASK * (len(text) - 2)}"'


def _position(error: lark.UnexpectedInput, span: Span) -> int:
    if isinstance(error, lark.UnexpectedToken) and error.token.type == "$END":
        return span.end
    start = error.pos_in_stream
    return span.start if start is None or start < span.start else start


def _accepted(error: lark.UnexpectedInput) -> frozenset[str]:
    if isinstance(error, lark.UnexpectedCharacters):
        found = error.allowed
    elif isinstance(error, lark.UnexpectedToken):
        found = error.accepts or error.expected
    else:
        found = None
    return frozenset(found or ()) - {"BLANK", "COMMENT"}
