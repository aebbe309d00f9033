"""A contract with its manuals goes in; the questions come out whether data can meet each target, and can miss it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

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
from iku_dsl.readings.decide import tells_periods_apart
from iku_dsl.readings.subjects import Setting, settings
from iku_dsl.syntax.vocabulary import direction_of
from iku_dsl.values.periods import Period, year

MET, MISSED = "met", "missed"
MEETS = {("rises", "rises"): ">=", ("falls", "falls"): "<="}  # how a realisation that meets its target stands to it
MISSES = {">=": "<", "<=": ">", "=": "<>"}


@attrs.frozen(eq=False)
class Reach:
    """The questions about one target, whether data can meet it and whether they can miss it; its figure and period."""

    aim: Fraction
    period: Period
    questions: Mapping[str, Question]


@attrs.frozen(eq=False)
class Measured:
    """One indicator that its manual computes: its targets, and whether their periods make a difference to it."""

    setting: Setting
    targets: tuple[Reach, ...]
    apart: bool

    @property
    def together(self) -> Iterator[tuple[Period, tuple[Reach, ...]]]:
        """Go through the targets that the same data may answer, with the period of these data."""
        if self.apart:
            yield from ((each.period, (each,)) for each in self.targets)
        elif self.targets:
            yield self.targets[0].period, self.targets


def targets(card: Scorecard) -> Iterator[Measured]:
    """Go through the indicators whose manual computes their realisation, with the targets that are figures."""
    for indicator in card.indicators:
        if indicator.manual is not None and indicator.manual.computes:
            (setting,) = settings(indicator.manual)
            node = realisation_of(indicator, indicator.manual, setting)
            if node is not None:
                aims = ((each, constant(each.aim)) for each in indicator.line.targets)
                reaches = tuple(_reach(indicator, each, aim, node) for each, aim in aims if aim is not None)
                yield Measured(setting, reaches, tells_periods_apart(node))


def realisation_of(indicator: Indicator, manual: Manual, setting: Setting) -> Node | None:
    """Return what an indicator measures: the realisation of its manual, or the part of it that the line names."""
    part = indicator.line.part
    if part is not None:
        return setting.trial.scope.ratios.get(part.text)
    return setting.trial.scope.given.get("realisation") if manual.computes else None


def _reach(indicator: Indicator, target: Target, figure: Fraction, node: Node) -> Reach:
    period = span_of(target.period, ANY_YEAR) if target.period else year(ANY_YEAR)
    sign = MEETS.get(direction_of(indicator.said("polarity") or "") or ("", ""), "=")
    aim, span = number(target.aim, target.span), target.span
    code, spoken = indicator.key, period.spoken
    met = say("data can meet the target of {code} for {period}", code=code, period=spoken)
    missed = say("data can miss the target of {code} for {period}", code=code, period=spoken)

    def asked(says: Phrase, how: str) -> Question:
        condition, shown = compared(how, node, aim, span), ((say("realisation"), node),)
        return Question("target", indicator.key, says, span, condition, happens=True, shown=shown)

    return Reach(figure, period, {MET: asked(met, sign), MISSED: asked(missed, MISSES[sign])})
