"""The levels of a framework and what it says of them go in; values without a level, and gaps between them, come out."""

from collections.abc import Collection, Iterable, Sequence

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.rules import SAID_TWICE
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.vocabulary import own_names

UNKNOWN_LEVEL = Rule(
    "IKU523",
    "unknown-level",
    Severity.ERROR,
    "`{level}` is no level above the first; the levels are {levels}",
    why="A value belongs to a level that the framework names.",
    example="value of objectives: mean(members.index)",
    instead="value of objective: mean(members.index)",
)
GAP = Rule(
    "IKU530",
    "gap-between-levels",
    Severity.ERROR,
    "{level} has no value, and a level above it has one",
    why="A value is made of the values one level down; over a level without values there is nothing to make it of.",
    example="levels indicator, objective, organisation\nvalue of organisation: mean(members.value)",
    instead="value of objective: mean(members.index)",
)
BESIDE = ("INDICATOR", "CONTRACT")  # what a requirement may be of besides the members of a level


def check_levels(
    statement: written.Levels | None,
    values: dict[str, written.LevelValue],
    requirements: Iterable[written.Requirement],
    report: Report,
) -> None:
    """Report what stands under the name of no level; a gap that a misspelt name leaves is not reported besides."""
    if statement is None:
        return
    words = statement.names
    _twice(words, report)
    names = [word.text for word in words]
    strangers = [each.level for each in values.values() if each.level.text not in names[1:]]
    for word in strangers:
        _unknown(word, names, names[1:], report)
    for each in requirements:
        if each.of.text not in (*BESIDE, *names):
            _unknown(each.of, names, names, report)
    if not strangers:
        _gaps(words, values, report)


def _unknown(word: Word, names: Sequence[str], fitting: Collection[str], report: Report) -> None:
    levels = ", ".join(f"`{name}`" for name in own_names(names, word.span.source.text))
    report.add(
        UNKNOWN_LEVEL.at(
            word.span,
            *meant(word.span.text, own_names(fitting, word.span.source.text)),
            level=word.span.text,
            levels=levels,
        )
    )


def _twice(words: Sequence[Word], report: Report) -> None:
    """Report a level named twice, or in the plural besides: results stand under both."""
    for at, word in enumerate(words):
        before = [other.text for other in words[:at]]
        plurals = [f"{other}s" for other in before]
        if word.text in (*before, *plurals) or f"{word.text}s" in before:
            report.add(
                SAID_TWICE.at(word.span, "give each level its own name", what=word.span.text, line=word.span.line)
            )


def _gaps(words: Sequence[Word], values: Collection[str], report: Report) -> None:
    """Report a level without a value below one that has one: nothing could be rolled up."""
    for at, word in enumerate(words):
        above = any(other.text in values for other in words[at + 1 :])
        if at and above and word.text not in values:
            report.add(GAP.at(word.span, say("add `value of {level}: …`", level=word.text), level=word.text))
