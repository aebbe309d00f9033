"""An indicator and its framework go in; its target, realisation and ordinary index come out as formulas."""

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.algebra import Constant, Gather, Node, Part, Step
from iku_dsl.formula.lower import Lowering, fault
from iku_dsl.formula.lower_definitions import open_scope
from iku_dsl.formula.lower_lookup import number
from iku_dsl.formula.lower_polarity import lower_polarity
from iku_dsl.formula.lower_target import lower_realisation, lower_target
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.formula.rules import incomplete
from iku_dsl.formula.scope import Scope
from iku_dsl.model.documents import Framework
from iku_dsl.model.resolve import Indicator
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Missing, Need
from iku_dsl.values.spoken import spoken


@attrs.frozen(eq=False)
class Measured:
    """What the index of an indicator is made of, and the index before any conversion.

    `within` is what the names of its manual stand for, where that computes the realisation.
    """

    indicator: Indicator
    target: Node
    realisation: Node
    raw: Node
    ordinary: Node
    scope: Scope
    components: dict[str, Step]
    within: Scope | None = None


def lower_index(indicator: Indicator, framework: Framework, year: int, basis: str, report: Report) -> Measured:
    """Return the index of one indicator; `basis` is `reported` or `manuals`."""
    realisation, within = lower_realisation(indicator, year, basis)
    target = lower_target(indicator, realisation, year)
    scope = _scope(indicator, framework, year, target, realisation)
    raw = _unread(indicator, framework) or lower_polarity(indicator, framework, scope, report)
    named = Step(say("index before its bounds"), raw, indicator.key, span=raw.span)
    ordinary = Step(say("ordinary index"), clamped(named, framework), indicator.key, span=raw.span)
    parts = within.contributions.items() if within else ()
    components = {code: node for code, node in parts if isinstance(node, Step)}
    return Measured(indicator, target, realisation, raw, ordinary, scope, components, within)


def _scope(indicator: Indicator, framework: Framework, year: int, target: Node, realisation: Node) -> Scope:
    scope = open_scope(framework, indicator.key, year)
    if indicator.manual:  # a manual's own scale of the same name comes before the framework's
        lookups = {**framework.definitions.lookups, **indicator.manual.definitions.lookups}
        scope = attrs.evolve(scope, definitions=attrs.evolve(framework.definitions, lookups=lookups))
    scope.given |= {"target": target, "realisation": realisation}
    for name in ("attainable", "worst"):
        scope.given[name] = _attribute(indicator, name, scope)
    for name in ("kind", "validity", "control"):
        word = indicator.said(name)
        scope.given[name] = Constant(_unsaid(indicator, name) if word is None else word, span=indicator.line.span)
    return scope


def _unsaid(indicator: Indicator, name: str) -> Missing | Fault:
    """Return why an attribute has no value: the manual that may state it cannot be used, or nobody states it."""
    if indicator.unread:
        return Fault(incomplete(indicator.unread))
    return Missing((Need(indicator.key, spoken(name), "", indicator.line.span.where),))


def _attribute(indicator: Indicator, name: str, scope: Scope) -> Node:
    if name not in indicator.header:
        return Constant(NOT_APPLICABLE, span=indicator.line.span)
    return Lowering().lower(indicator.header[name].values[0], scope)


def _unread(indicator: Indicator, framework: Framework) -> Node | None:
    """Return a fault where the framework or the manual holds statements that do not count, or cannot be used."""
    if indicator.unread:
        return fault(indicator.unread, incomplete(indicator.unread))
    for document in (framework, indicator.manual):
        if document is not None and not document.complete:
            return fault(document.span, incomplete(document.span))
    return None


def clamped(value: Node, framework: Framework) -> Node:
    """Return an index within the bounds of the framework."""
    bounds = framework.bounds
    if bounds is None:
        return value
    low, high = number(bounds.low, bounds.low.span), number(bounds.high, bounds.high.span)
    lowest, highest = (Origin(kind, (bounds.span,)) for kind in (Kind.LOWEST, Kind.HIGHEST))
    at_least = Gather("max", (Part(value), Part(low)), span=bounds.span, origin=lowest)
    return Gather("min", (Part(at_least), Part(high)), span=bounds.span, origin=highest)
