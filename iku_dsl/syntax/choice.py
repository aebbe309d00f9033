"""A text goes in; the vocabulary that it is written in comes out, with what is wrong in the way it says so."""

import re
from functools import cache

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.vocabulary import CHOSEN, NAMES, language_of, vocabulary

LATER = re.compile(r"^(?:bahasa|language)[^\S\n]*+[:=]?[^\S\n]*+([a-z]++)[^\S\n]*+(?=[#;\n]|\Z)", re.I | re.M)
CHOICE = re.compile(r"\s*(?:bahasa|language)\s*+[:=]?\s*+[a-z]++\s*", re.IGNORECASE)
HEAD = re.compile(r"^[A-Za-z]+", re.MULTILINE)
LINES = {"english": "language english", "indonesian": "bahasa indonesia"}
FEWEST = 2  # statements whose first word belongs to one vocabulary only, before a text is taken to be written in it
STARTS = (
    "_LANGUAGE _MANUAL _FRAMEWORK _LIBRARY _CONTRACT _AUTHORITY _UNIT _POLARITY _CONSOLIDATE _KIND _MEASURES "
    "_ATTAINABLE _VALIDITY _CONTROL _WORST _CONVERTIBLE_TO _INPUT _TABLE _COLUMN _POINTS _CATEGORIES _SCALE "
    "_PARAMETER _DEADLINE _DEFINE _VALUE _FOR_EACH "
    "_COMPONENT _DEDUCTION _PARTS _WEIGHTS_TOTAL _REALISATION _ROUND _SHOW _EXAMPLE _INDEX_FROM _INDEX_OF _LEVELS "
    "_VALUE_OF _WEIGHT_OF_INDICATOR _CONVERT_FIRST _INDICATOR _REQUIRE_OF _WITHOUT"
).split()

VOCABULARY = Rule(
    "IKU119",
    "vocabulary-not-chosen",
    Severity.ERROR,
    "{reason}",
    why="A text is written in one of two vocabularies; its first statement says which, and English needs no saying.",
    example='manual m "M"\nbahasa indonesia',
    instead='bahasa indonesia\nmanual m "M"',
)


@cache
def first_words(language: str) -> frozenset[str]:
    """Return the words with which statements begin."""
    words = vocabulary(language).words
    return frozenset(each.split()[0] for name in STARTS for each in words[name])


def is_choice(text: str) -> bool:
    """Return whether a statement, comments aside, chooses the vocabulary."""
    return CHOICE.fullmatch(re.sub(r"#[^\n]*", "", text)) is not None


def choose(source: Source, report: Report) -> str:
    """Return the vocabulary by which the text is best read; a choice that is missing or misplaced is reported."""
    first = CHOSEN.match(source.text)
    later = next((each for each in LATER.finditer(source.text) if not first or each.start() > first.end()), None)
    if first and first[1].lower() not in NAMES:
        return _unknown(source, first, report)
    if later and later[1].lower() in NAMES:
        return _too_late(source, first is not None, later, report)
    return _as_its_words(source, first, report)


def _too_late(source: Source, chosen: bool, later: re.Match[str], report: Report) -> str:
    named = NAMES[later[1].lower()]
    language = language_of(source.text) if chosen else _counted(source.text) or named
    idle = chosen or language != named
    hint = say("take this line away") if idle else say("make `{line}` the first line", line=LINES[named])
    reason = say("the vocabulary is chosen once, in the first statement")
    report.add(VOCABULARY.at(source.span(later.start(), later.end()), hint, reason=reason))
    return language


def _unknown(source: Source, found: re.Match[str], report: Report) -> str:
    language = _counted(source.text) or "english"
    reason = say("`{word}` is neither of the two vocabularies", word=found[1])
    hint = say("write `{line}`", line=LINES[language])
    start = found.end() - len(found[0].splitlines()[-1].lstrip())
    report.add(VOCABULARY.at(source.span(start, found.end()), hint, reason=reason))
    return language


def _as_its_words(source: Source, first: re.Match[str] | None, report: Report) -> str:
    """Return the language of most statements, where none begins with a word of the language that the text names."""
    said, found = language_of(source.text), _counted(source.text)
    if found is None or found == said or (first and said == "english"):
        return said
    if first:
        reason = say("the statements of this text are English, and this line says Indonesian")
        start = first.end() - len(first[0].splitlines()[-1].lstrip())
        hint = say("write `{line}`", line=LINES["english"])
        report.add(VOCABULARY.at(source.span(start, first.end()), hint, reason=reason))
    else:
        reason = say("the statements of this text are Indonesian, and its first line does not say so")
        hint = say("write `{line}` on a line of its own before them", line=LINES["indonesian"])
        report.add(VOCABULARY.at(source.whole(), hint, reason=reason))
    return found


def _counted(text: str) -> str | None:
    """Return the language that alone accounts for several first words, if one does."""
    english, indonesian = (first_words(each) - {"language", "bahasa"} for each in ("english", "indonesian"))
    heads = {each.lower() for each in HEAD.findall(text)}
    ours, theirs = heads & (english - indonesian), heads & (indonesian - english)
    if len(theirs) >= FEWEST and len(theirs) > 2 * len(ours):
        return "indonesian"
    return "english" if len(ours) >= FEWEST and len(ours) > 2 * len(theirs) else None
