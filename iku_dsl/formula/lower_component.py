"""A component goes in; its contribution comes out, and its value before its weight, with its floor and its cap."""

from collections.abc import Sequence
from typing import TypeVar

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Choose, Constant, Fact, Gather, Node, Operation, Part, Step
from iku_dsl.formula.lower import Lowering, fault, whole
from iku_dsl.formula.lower_parts import assembled
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.formula.scope import Scope
from iku_dsl.model.definitions import Definition
from iku_dsl.model.definitions import Part as Component
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.formulas import Formula
from iku_dsl.syntax.statements import Attribute
from iku_dsl.values.outcomes import NOT_APPLICABLE

Cases = tuple[Attribute, ...]  # of one attribute, each with its condition or without one
Otherwise = TypeVar("Otherwise", Node, None)
BOUNDS = (("floor", "max", Kind.FLOOR, Kind.FLOOR_CASE), ("cap", "min", Kind.CAP, Kind.CAP_CASE))


@attrs.frozen(eq=False)
class Components:
    """What the components of one manual are lowered in; `percent` says that they are percentages, and so shown."""

    manual: Manual
    scope: Scope
    lowering: Lowering
    percent: bool


def stop_component(within: Components, part: Component, why: Diagnostic) -> None:
    """Let a component in a circle have no value."""
    scope, stopped = within.scope, fault(part.span, why)
    scope.contributions[part.code] = scope.ratios[part.code] = scope.weights[part.code] = stopped


def lower_component(within: Components, part: Component) -> None:
    """Lower one component by the one chain: formula, weight, floor and cap; a parent adds its parts before that."""
    scope, code = within.scope, part.code
    weight = _weight(within, part)
    below = [each for each in within.manual.children.get(code, ()) if not each.deducts]
    shares = any(each.share_of for each in below)
    if below and not shares:
        added = _when_applicable(within, part, assembled(within.manual, scope, code, part.span))
        ratio = _ratio(within, part, Operation("/", (added, weight), span=part.span) if weight else added)
        contribution = _bounded(within, part, added)
    elif below:
        bounded = _bounded(within, part, assembled(within.manual, scope, code, part.span))
        ratio = _ratio(within, part, _when_applicable(within, part, bounded))
        contribution = _times(ratio, weight, part.span)
    else:
        ratio = _ratio(within, part, _when_applicable(within, part, _own(within, part)))
        contribution = _bounded(within, part, _times(ratio, weight, part.span))
    scope.weights[code] = weight or whole(1, part.span)
    scope.ratios[code] = ratio
    scope.contributions[code] = _contribution(within, part, contribution)


def _contribution(within: Components, part: Component, value: Node) -> Step:
    code, subject = part.code, within.scope.subject
    label = say("component {code}", code=code) if code[0].isdigit() else code  # as formulas have it
    return Step(code, value, subject, part.title, span=part.span, percent=within.percent, label=label)


def _ratio(within: Components, part: Component, value: Node) -> Step:
    name = say("value of {code}", code=part.code)
    return Step(name, value, within.scope.subject, span=part.span, percent=within.percent)


def _own(within: Components, part: Component) -> Node:
    if part.cases:
        return within.lowering.cases(Definition(part.code, part.title, part.cases, part.span), within.scope)
    inside = part.said("inside")
    percent = bool(inside) and inside[0].values[0].text == "percent"
    return Fact(within.scope.subject, part.code, percent=percent, stated_by="component", span=part.span)


def _when_applicable(within: Components, part: Component, value: Node) -> Node:
    conditions = part.said("not_applicable_when")
    if not conditions:
        return value
    not_applicable = Constant(NOT_APPLICABLE, span=part.span)
    cases = tuple((_formula(within, each.values[0]), not_applicable) for each in conditions)
    origin = Origin(Kind.DOES_NOT_APPLY, (*(each.span for each in conditions), part.span))
    return Choose(cases, value, span=part.span, origin=origin)


def _weight(within: Components, part: Component) -> Node | None:
    """Return the weight that holds, where one is stated."""
    said = part.said("weight")
    values = [_formula(within, each.values[0]) for each in said]
    return _that_holds(within, part, Kind.WEIGHT, said, values, None)


def _that_holds(
    within: Components, part: Component, kind: Kind, said: Cases, values: Sequence[Node], otherwise: Otherwise
) -> Node | Otherwise:
    """Return the value of the first case whose condition holds, else of the one without, else what is left over."""
    pairs = [(each.values[-1], value) for each, value in zip(said, values, strict=True)]
    cases = tuple((_formula(within, when), value) for when, value in pairs if when is not None)
    default = next((value for when, value in pairs if when is None), otherwise)
    return Choose(cases, default, span=part.span, origin=Origin(kind, _places(said, part))) if cases else default


def _places(said: Cases, part: Component) -> tuple[Span, ...]:
    """Return the place of every case of an attribute, and behind them that of the one without a condition."""
    default = next((each.span for each in said if each.values[-1] is None), part.span)
    return (*(each.span for each in said if each.values[-1] is not None), default)


def _formula(within: Components, formula: Formula) -> Node:
    return within.lowering.lower(formula, within.scope)


def _bounded(within: Components, part: Component, value: Node) -> Node:
    """Return the value within its floor and its cap; a bound with a condition binds only where that holds."""
    for name, function, binds, chosen in BOUNDS:
        said = part.said(name)
        bounds = [_bound(within, value, each, function, binds) for each in said]
        value = _that_holds(within, part, chosen, said, bounds, value)
    return value


def _bound(within: Components, value: Node, said: Attribute, function: str, kind: Kind) -> Gather:
    bound = _formula(within, said.values[0])
    return Gather(function, (Part(value), Part(bound)), span=said.span, origin=Origin(kind, (said.span,)))


def _times(value: Node, weight: Node | None, span: Span) -> Node:
    return Operation("*", (value, weight), span=span) if weight else value
