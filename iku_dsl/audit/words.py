"""Claims in words go in: names, codes, units, statuses; those that texts and figures say otherwise come out."""

import re
from collections.abc import Iterable, Iterator, Mapping

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.formula.algebra import Node
from iku_dsl.model.documents import Framework
from iku_dsl.model.resolve import Scorecard
from iku_dsl.readings.status import Statuses
from iku_dsl.syntax import statements
from iku_dsl.syntax.formulas import Prose, Word
from iku_dsl.values.enclosed import between
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period

Said = dict[tuple[str, str], tuple[str, ...]]
PERCENT = re.compile(r"%|persen(tase)?|percent(age)?")
WORD = re.compile(r"[^\W_]+")
WORDS = ("name", "code", "unit", "status", "polarity")


@attrs.frozen(eq=False)
class Misnamed:
    """A claim in words, and what the texts have in its place: nothing else than that would be right."""

    claim: Claim
    expected: tuple[str, ...]


def is_word(claim: Claim) -> bool:
    """Return whether a claim is in words."""
    return claim.key.name in WORDS


def written_alike(one: str, other: str, name: str = "name") -> bool:
    """Return whether two names are the same words, in whatever capitals and marks; one may abbreviate the other.

    A code has no blanks, and all of its marks count.
    """
    if name in ("code", "unit"):
        return _plain(one, name) == _plain(other, name)
    ours, theirs = WORD.findall(one), WORD.findall(other)
    return _same_words(ours, theirs) if ours and theirs else one.casefold() == other.casefold()


def _plain(text: str, name: str) -> str:
    words = text.casefold().strip(" .").split()
    if name == "unit":
        words = ["%" if PERCENT.fullmatch(each) else each for each in words]
    return ("" if name == "code" else " ").join(words)


def _same_words(ours: list[str], theirs: list[str]) -> bool:
    """Return whether two names are the same, word by word; a word in capitals stands for those that it abbreviates."""
    while ours and theirs:
        one, other = _spelled_out(ours[0], theirs), _spelled_out(theirs[0], ours)
        if ours[0].casefold() == theirs[0].casefold():
            one, other = 1, 1
        elif not (one or other):
            return False
        ours, theirs = ours[other or 1 :], theirs[one or 1 :]
    return not ours and not theirs


def _spelled_out(short: str, words: list[str]) -> int:
    """Return how many words an abbreviation stands for: those that begin with its letters; 0 if it does not."""
    initials = "".join(each[0] for each in words[: len(short)])
    return len(short) if short.isupper() and len(short) > 1 and initials.casefold() == short.casefold() else 0


def misnamed(claims: Iterable[Claim], known: Said) -> Iterator[Misnamed]:
    """Go through the names and codes that the contract or a manual says otherwise."""
    for each in claims:
        expected = known.get((each.key.subject, each.key.name), ())
        if expected and not any(written_alike(each.row.printed, word, each.key.name) for word in expected):
            yield Misnamed(each, expected)


def said(card: Scorecard) -> Said:
    """Return what the contract and its manuals call every indicator and member, by its code and `name` or `code`."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for each in card.indicators:
        titles = [each.title, each.manual.title if each.manual else ""]
        found[each.key, "name"] = tuple(dict.fromkeys(filter(None, titles)))
        found[each.key, "code"] = (each.key,)
    for member in card.members:
        if member.title:
            found[member.code, "name"] = (member.title,)
    return found


def misjudged(
    claims: Iterable[Claim], figures: Mapping[tuple[str, Period], Claim], framework: Framework, status: Node | None
) -> Iterator[Misnamed]:
    """Go through the statuses that the printed figure beside them does not have, however it was rounded."""
    statuses, names_of = Statuses(status), called(framework)
    for each in claims:
        figure = figures.get((each.key.subject, each.period)) if each.key.name == "status" else None
        if figure is None or not any(
            written_alike(each.row.printed, name) for names in names_of.values() for name in names
        ):
            continue  # what the framework does not call a status is none that could be wrong
        possible = {word for word in map(statuses.of, ends_of(figure)) if isinstance(word, str)}
        expected = tuple(name for word in sorted(possible) for name in names_of.get(word, (word,)))
        if expected and not any(written_alike(each.row.printed, word, each.key.name) for word in expected):
            yield Misnamed(each, expected)


def ends_of(figure: Claim) -> list[Value]:
    """Return the printed figure, and what was perhaps printed so."""
    return [figure.centre, figure.figure.low, between(figure.figure.low, figure.figure.high)]


def called(framework: Framework) -> dict[str, tuple[str, ...]]:
    """Return how each status may be printed: as the framework calls it, or as it explains it."""
    table = framework.definitions.lookups.get("status")
    found: dict[str, tuple[str, ...]] = {}
    for row in table.rows if isinstance(table, statements.Categories) else ():
        if isinstance(row.result, (Word, Prose)):
            names = (row.result.text, *((row.label.text,) if row.label else ()))
            found[row.result.text] = (*found.get(row.result.text, ()), *names)
    return found
