"""A contract with its manuals goes in; the questions come out whether data can meet each target, and can miss it."""

from collections.abc import Iterator

import attrs

from iku_dsl.checks.proofs.claim import Question
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.conditions import compared
from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.formula.lower_lookup import number
from iku_dsl.model.constants import constant, span_of
from iku_dsl.model.documents import Manual, Target
from iku_dsl.model.resolve import Indicator, Scorecard
from iku_dsl.readings.subjects import Setting, settings
from iku_dsl.syntax.vocabulary import direction_of
from iku_dsl.values.periods import Period, year

MET = {("rises", "rises"): ">=", ("falls", "falls"): "<="}  # how a realisation that meets its target stands to it
MISSED = {">=": "<", "<=": ">", "=": "<>"}


@attrs.frozen(eq=False)
class Reach:
    """The questions about one target: the graph that they are put to, and the period."""

    setting: Setting
    period: Period
    met: Question
    missed: Question


def targets(card: Scorecard) -> Iterator[Reach]:
    """Go through the targets that are figures, of the indicators whose manual computes their realisation."""
    for indicator in card.indicators:
        if indicator.manual is not None and indicator.manual.computes:
            (setting,) = settings(indicator.manual)
            node = _realisation(indicator, indicator.manual, setting)
            if node is not None:
                yield from (_reach(indicator, each, setting, node) for each in indicator.line.targets if _figure(each))


def _figure(target: Target) -> bool:
    return constant(target.aim) is not None


def _realisation(indicator: Indicator, manual: Manual, setting: Setting) -> Node | None:
    """Return what an indicator measures: the realisation of its manual, or the part of it that the line names."""
    part = indicator.line.part
    if part is not None:
        return setting.trial.scope.ratios.get(part.text)
    return setting.trial.scope.given.get("realisation") if manual.computes else None


def _reach(indicator: Indicator, target: Target, setting: Setting, node: Node) -> Reach:
    period = span_of(target.period, ANY_YEAR) if target.period else year(ANY_YEAR)
    sign = MET.get(direction_of(indicator.said("polarity") or "") or ("", ""), "=")
    aim, span = number(target.aim, target.span), target.span
    code, spoken = indicator.key, period.spoken
    met = say("data can meet the target of {code} for {period}", code=code, period=spoken)
    missed = say("data can miss the target of {code} for {period}", code=code, period=spoken)

    def asked(says: Phrase, how: str) -> Question:
        condition, shown = compared(how, node, aim, span), ((say("realisation"), node),)
        return Question("target", indicator.key, says, span, condition, happens=True, shown=shown)

    return Reach(setting, period, asked(met, sign), asked(missed, MISSED[sign]))
