"""The targets of an indicator go in; what is wrong with their units, and the sign of one that is a bound, come out."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.model.constants import span_of
from iku_dsl.model.documents import Target
from iku_dsl.model.resolve import Indicator
from iku_dsl.syntax import statements
from iku_dsl.syntax.formulas import Number, Prefix
from iku_dsl.values import periods

PERCENT_TARGET = Rule(
    "IKU301",
    "percent-left-out",
    Severity.ERROR,
    "the target of {code} is {target}, and its unit is percent",
    why="A percentage is written with its sign: 82 would be 8200%.",
    example="indicator 2a-CP in SS-2, unit percent, target year 82",
    instead="indicator 2a-CP in SS-2, unit percent, target year 82%",
)
NOT_PERCENT_TARGET = Rule(
    "IKU302",
    "percent-too-many",
    Severity.ERROR,
    "the target of {code} is {target}, and its unit is {unit}",
    why="82% is 41/50: under another unit that is a hundredth of what is meant.",
    example="indicator 8a-N in SS-8, unit index, target year 81%",
    instead="indicator 8a-N in SS-8, unit index, target year 81",
)


def wrong_units(indicator: Indicator, target: Target) -> Iterator[Diagnostic]:
    """Go through the figures of a target that do not fit the unit of the indicator; such a target has no value."""
    unit = indicator.said("unit")
    for number in _numbers(target):
        text = number.span.text
        if unit == "percent" and not number.percent and number.value != 0:
            yield PERCENT_TARGET.at(number.span, say("write {number}%", number=text), code=indicator.key, target=text)
        elif unit not in (None, "percent") and number.percent:
            hint = say("leave out the sign, or write `unit percent`")
            yield NOT_PERCENT_TARGET.at(number.span, hint, code=indicator.key, target=text, unit=unit)


def _numbers(target: Target) -> Iterator[Number]:
    aim = target.aim
    figures = (
        (aim.low, aim.high)
        if isinstance(aim, statements.Range)
        else ((aim.value,) if isinstance(aim, statements.Bound) else (aim,))
    )
    for each in figures:
        while isinstance(each, Prefix):
            each = each.operand  # noqa: PLW2901 - the number behind its signs
        if isinstance(each, Number):
            yield each


def in_percent(indicator: Indicator) -> bool:
    """Return whether target and realisation are percentages; without a unit the targets say it by their signs."""
    unit = indicator.said("unit")
    if unit is not None:
        return unit == "percent"
    return any(number.percent for target in indicator.line.targets for number in _numbers(target))


def sign_of(indicator: Indicator, period: periods.Period) -> str:
    """Return `>` for a target of more than a figure; nothing for a period whose target is the figure itself.

    A period that has no target of its own has the sign that all of them have.
    """
    signs = {}
    for each in indicator.line.targets:
        own = span_of(each.period, period.year) if each.period else periods.year(period.year)
        signs[own] = each.aim.comparator.text if isinstance(each.aim, statements.Bound) else ""
    every = set(signs.values())
    return signs.get(period, every.pop() if len(every) == 1 else "")
