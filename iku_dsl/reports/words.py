"""A value, a score or a status goes in; the words for it that every report shares come out."""

from fractions import Fraction

from iku_dsl.diagnostics.phrase import Phrase, Translate, english, say, worded
from iku_dsl.model.documents import Framework
from iku_dsl.readings.scoring import IndicatorScore, Score
from iku_dsl.readings.show import weight_text
from iku_dsl.syntax import statements
from iku_dsl.syntax.formulas import Prose, Word
from iku_dsl.values.outcomes import Fault, Missing, Need, NotApplicable, Value


def absent(value: Value) -> str | Phrase:
    """Return why there is no figure, in few words."""
    if isinstance(value, NotApplicable):
        return say("not applicable")
    if isinstance(value, Missing):
        return say("missing")
    return say("no value") if isinstance(value, Fault) else str(value)


def label_of(framework: Framework, status: str) -> str:
    """Return what the framework's text says a status means."""
    table = framework.definitions.lookups.get("status")
    rows = table.rows if isinstance(table, statements.Categories) else ()
    return next(
        (row.label.text for row in rows if row.label and isinstance(row.result, Word) and row.result.text == status), ""
    )


def statuses_of(framework: Framework) -> tuple[str, ...]:
    """Return the statuses that a framework knows, in the order of its text."""
    table = framework.definitions.lookups.get("status")
    rows = table.rows if isinstance(table, statements.Categories) else ()
    return tuple(dict.fromkeys(row.result.text for row in rows if isinstance(row.result, (Word, Prose))))


def value_text(score: Score, translate: Translate = english) -> str:
    """Return the value as printed, the range that a tie leaves, or why there is none."""
    if score.ends:
        low, high = score.ends
        return say("{low} to {high}", low=low, high=high).words(translate)
    return score.text if score.text is not None else worded(absent(score.value), translate)


def weight_of(score: Score) -> str:
    """Return the weight of a member, or nothing where it has none."""
    return weight_text(score.weight) if isinstance(score.weight, Fraction) else ""


def quantity_text(each: IndicatorScore, value: Value, translate: Translate = english) -> str:
    """Return a target or realisation as a person writes it, or why there is none."""
    return each.written(value) or worded(absent(value), translate)


def needed(need: Need, what: str | Phrase, placed: bool = True) -> str | Phrase:
    """Return what is missing, for when, why that did not do, and where it was looked for if that is to be said."""
    if need.period:
        what = say("{what} for {period}", what=what, period=need.period)
    if need.why:
        what = say("{what} ({why})", what=what, why=need.why)
    return say("{what}, looked for in {place}", what=what, place=need.looked_in) if placed else what
