"""The table of words goes in; a vocabulary of the language comes out: terminals, names, reserved words."""

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.syntax.resources import grammar_folder

LANGUAGES = ("english", "indonesian")
SPOKEN = {"english": say("english"), "indonesian": say("indonesian")}
OTHER = {"english": "indonesian", "indonesian": "english"}
UNITS = frozenset(("percent", "date"))  # that say how a figure is read
NAMES = {"english": "english", "inggris": "english", "indonesian": "indonesian", "indonesia": "indonesian"}
CHOSEN = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?:bahasa|language)[^\S\n]*+[:=]?\s*+([a-z]++)[^\S\n]*+(?=[#;\n]|\Z)", re.I)


@attrs.frozen(eq=False)
class Vocabulary:
    """The words of one language: for every terminal its spellings, for every known name its written form.

    A word that counts has a form of its own beside the number 1, where the language has one: `1 month`, `2 months`.
    """

    language: str
    words: dict[str, tuple[str, ...]]
    names: dict[str, str]
    reserved: frozenset[str]
    singular: dict[str, str]

    def terminals(self) -> str:
        """Return the words as terminals of the grammar; a longer phrase outranks a shorter one."""
        return "\n".join(_terminal(name, self._forms(name)) for name in self.words if name)

    def _forms(self, terminal: str) -> tuple[str, ...]:
        one = self.singular.get(terminal)
        return self.words[terminal] if one is None else (*self.words[terminal], one)

    def spelling(self, terminal: str, text: str) -> int:
        """Return which of the spellings of a terminal a text is, whatever its blanks and capitals."""
        plain = " ".join(text.lower().split())
        return (
            0 if plain == self.singular.get(terminal) else [each.lower() for each in self.words[terminal]].index(plain)
        )

    def counted(self, terminal: str, one: bool) -> str:
        """Return the word for what is counted, beside the number 1 or another one."""
        return self.singular.get(terminal, self.words[terminal][0]) if one else self.words[terminal][0]

    def known(self, written: str) -> str:
        """Return the name that a written one stands for: `rata_rata` is `mean` in an Indonesian text."""
        return ".".join(self.names.get(part, part) for part in written.split("."))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Return the vocabulary of one of the two languages."""
    rows = _rows("vocabulary.csv")
    words: dict[str, tuple[str, ...]] = {}
    for row in rows:
        words[row["terminal"]] = (*words.get(row["terminal"], ()), row[language])
    reserved = frozenset(row[each] for row in rows if row["reserved"] for each in LANGUAGES)
    singular = {row["terminal"]: row["singular"] for row in rows if row["singular"] and language == "english"}
    return Vocabulary(language, words, _swapped(language), reserved, singular)


def language_of(text: str) -> str:
    """Return the language that the first statement of a text chooses; English without one."""
    chosen = CHOSEN.match(text)
    return NAMES.get(chosen[1].lower(), "english") if chosen else "english"


def unit(word: str, own: Vocabulary) -> str:
    """Return the unit that a word stands for, `percent` for `persen`; any other word is its author's own."""
    meant = own.known(word)
    return meant if UNITS & {word, meant} else word


def own_names(names: Iterable[str], text: str) -> list[str]:
    """Return names as the author of a text writes them: `rata_rata` for `mean` in an Indonesian one."""
    return [own_name(each, text) for each in names]


def own_name(name: str, text: str) -> str:
    """Return a name, or a name of a column with its table, as the author of a text writes it."""
    return vocabulary(language_of(text)).known(name)


def spelled_alike(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that is a name as it stands, or by the other vocabulary: `realisasi` for `realisation`."""
    there, other = tuple(known), vocabulary("indonesian").known(name)
    return next((each for each in (name, other) if each in there), None)


@cache
def headings() -> dict[str, str]:
    """Return for the Indonesian heading of a column of data the name by which it is read."""
    return {row["indonesian"]: row["english"] for row in _rows("headings.csv")}


@cache
def quantities() -> dict[str, tuple[str, str]]:
    """Return what the words for a published quantity stand for in either language, and whether a name follows them.

    That is `yes`, `perhaps` or nothing.
    """
    rows = _rows("quantities.csv")
    return {row[language]: (row["english"], row["named"]) for language in reversed(LANGUAGES) for row in rows}


@cache
def whole_rows() -> dict[str, str]:
    """Return what the words for a row about all rows stand for, in either language: `total` or `average`."""
    return {row[language]: row["english"] for language in LANGUAGES for row in _rows("whole_rows.csv")}


@cache
def measures() -> dict[str, str]:
    """Return the words of units in which nothing is counted one by one: of a `rate`, a `measure` or `money`."""
    return {row["word"]: row["kind"] for row in _rows("measures.csv")}


@cache
def totals() -> frozenset[str]:
    """Return the words with which sheets begin a row of totals, in small letters."""
    return frozenset(row["word"] for row in _rows("totals.csv"))


@cache
def spans() -> tuple[tuple[str, str], ...]:
    """Return the names of two columns of which the first says when something begins, and the second when it ends."""
    return tuple((row["start"], row["end"]) for row in _rows("spans.csv"))


def polarity_like(word: str) -> str | None:
    """Return the polarity that people mean by another word: `maximize` for `higher`; None for a word not listed."""
    return {row["word"]: row["meant"] for row in _rows("polarities.csv")}.get(word.lower())


def direction_of(polarity: str) -> tuple[str, str] | None:
    """Return which way an index goes when the realisation rises below the target, and above it: `rises` or `falls`.

    None for a polarity that only its own text knows.
    """
    row = next((each for each in _rows("directions.csv") if each["polarity"] == polarity), None)
    return (row["below"], row["above"]) if row else None


def _swapped(language: str) -> dict[str, str]:
    """Return written names to known ones. A permutation: what one language coins, the other may still use freely."""
    if language == "english":
        return {}
    pairs = [(row["english"], row["indonesian"]) for row in _rows("names.csv")]
    return {word: other for english, own in pairs for word, other in ((own, english), (english, own))}


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    return tuple(csv.DictReader(Path(grammar_folder() / name).read_text(encoding="utf-8").splitlines()))


def _terminal(name: str, spellings: tuple[str, ...]) -> str:
    rank = 1 + max(len(each.split()) for each in spellings)
    either = "|".join(r"\s+".join(_word(word) for word in each.split()) for each in spellings)
    return f"{name}.{rank}: /(?:{either})\\b/" if "|" in either else f"{name}.{rank}: /{either}\\b/"


def _word(word: str) -> str:
    """Return the pattern of a word, small or in capitals: Word begins a line with one. Q1 is no name, and stays so."""
    return f"(?ai:{re.escape(word)})" if word.islower() else re.escape(word)
