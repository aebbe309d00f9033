"""An indicator goes in; its realisation, as reported or as its manual computes it, and its target come out as nodes."""

from collections.abc import Callable

from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import ByPeriod, Choose, Constant, Fact, Node, Operation
from iku_dsl.formula.lower import fault
from iku_dsl.formula.lower_lookup import number
from iku_dsl.formula.lower_manual import lower_manual
from iku_dsl.formula.rules import incomplete
from iku_dsl.formula.scope import Scope
from iku_dsl.model.constants import span_of
from iku_dsl.model.documents import Target
from iku_dsl.model.resolve import Indicator
from iku_dsl.model.rules import UNKNOWN_CODE
from iku_dsl.model.targets import in_percent, wrong_units
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import NotApplicableMark
from iku_dsl.values import periods
from iku_dsl.values.outcomes import NOT_APPLICABLE, Missing, Need


def lower_realisation(indicator: Indicator, year: int, basis: str) -> tuple[Node, Scope | None]:
    """Return the realisation as reported, or as the manual computes it, with the names of the manual."""
    span, percent = indicator.line.span, in_percent(indicator)
    if basis == "reported":
        presence = _by_period(indicator, year, _presence)
        return Fact(indicator.key, "realisation", _how(indicator), presence, percent, span=span), None
    manual = indicator.manual
    if indicator.unread:
        return fault(span, incomplete(indicator.unread)), None
    if manual is None or not manual.computes:
        where = manual.span.source.path if manual else say("no manual")
        need = Need(indicator.key, say("a formula for the realisation"), "", where)
        return Constant(Missing((need,)), span=span), None
    if indicator.misfit:
        return fault(span, indicator.misfit), None
    if not manual.complete:  # a part that could not be read may be what is left out
        return fault(span, incomplete(manual.span)), None
    lowered = lower_manual(manual, year, indicator.unit)
    part = indicator.line.part
    if part and part.text not in lowered.scope.ratios:
        return fault(part.span, UNKNOWN_CODE.at(part.span, level=say("component"), code=part.text)), lowered.scope
    return lowered.scope.ratios.get(part.text, lowered.realisation) if part else lowered.realisation, lowered.scope


def _presence(target: Target) -> Node:
    return Constant(NOT_APPLICABLE if isinstance(target.aim, NotApplicableMark) else True, span=target.span)


def lower_target(indicator: Indicator, realisation: Node, year: int) -> Node:
    """Return the target of each period, which may depend on the realisation."""
    return _by_period(indicator, year, lambda target: _aim(indicator, target, realisation))


def _by_period(indicator: Indicator, year: int, node: Callable[[Target], Node]) -> Node:
    entries = tuple(
        (span_of(each.period, year) if each.period else periods.year(year), node(each))
        for each in indicator.line.targets
    )
    percent = in_percent(indicator)
    return ByPeriod(
        "target", entries, _how(indicator), subject=indicator.key, percent=percent, span=indicator.line.span
    )


def _how(indicator: Indicator) -> str | None:
    return indicator.said("consolidate")


def _aim(indicator: Indicator, target: Target, realisation: Node) -> Node:
    """Return the figure to compare with. A range is met anywhere inside, so its nearest point is the target."""
    aim = target.aim
    wrong = next(wrong_units(indicator, target), None)
    if wrong is not None:
        return fault(target.span, wrong)
    if isinstance(aim, written.Bound):
        return number(aim.value, aim.span)
    if not isinstance(aim, written.Range):
        return number(aim, aim.span)
    low, high = number(aim.low, aim.span), number(aim.high, aim.span)
    below = Operation("<", (realisation, low), span=aim.span)
    above = Operation(">", (realisation, high), span=aim.span)
    return Choose(((below, low), (above, high)), realisation, span=aim.span)
