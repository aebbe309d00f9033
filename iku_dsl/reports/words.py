"""A value, a score or a status goes in; the words for it that every report shares come out."""

from fractions import Fraction

from iku_dsl.model.documents import Framework
from iku_dsl.readings.scoring import IndicatorScore, Score
from iku_dsl.readings.show import weight_text
from iku_dsl.syntax import statements
from iku_dsl.syntax.formulas import Word
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value
from iku_dsl.values.rounding import plain_text


def absent(value: Value) -> str:
    """Return why there is no figure, in few words."""
    if isinstance(value, NotApplicable):
        return "not applicable"
    if isinstance(value, Missing):
        return "missing"
    return "no value" if isinstance(value, Fault) else str(value)


def label_of(framework: Framework, status: str) -> str:
    """Return what the framework's text says a status means."""
    table = framework.definitions.lookups.get("status")
    rows = table.rows if isinstance(table, statements.Categories) else ()
    return next(
        (row.label.text for row in rows if row.label and isinstance(row.result, Word) and row.result.text == status), ""
    )


def value_text(score: Score) -> str:
    """Return the value as printed, the range that a tie leaves, or why there is none."""
    if score.range:
        return f"{plain_text(score.range.low, 2)} to {plain_text(score.range.high, 2)}"
    return score.text if score.text is not None else absent(score.value)


def weight_of(score: Score) -> str:
    """Return the weight of a member, or nothing where it has none."""
    return weight_text(score.weight) if isinstance(score.weight, Fraction) else ""


def target_text(each: IndicatorScore) -> str:
    """Return the target of an indicator as the contract wrote it."""
    return each.written(each.target) or absent(each.target)
