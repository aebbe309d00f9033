"""A manual goes in; its realisation comes out as one formula over data, each component by its two numbers."""

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import (
    Choose,
    Constant,
    Fact,
    Gather,
    IsNotApplicable,
    Node,
    Operation,
    Part,
    Step,
)
from iku_dsl.formula.lower import Lowering, fault, rounding, whole
from iku_dsl.formula.lower_definitions import lower_records, lower_step, open_scope
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.formula.scope import Scope
from iku_dsl.model.definitions import Definition
from iku_dsl.model.definitions import Part as Component
from iku_dsl.model.documents import Manual, Unit
from iku_dsl.syntax.formulas import Formula
from iku_dsl.syntax.statements import Attribute
from iku_dsl.values.outcomes import NOT_APPLICABLE

BOUNDS = (("floor", "max", Kind.FLOOR, Kind.FLOOR_CASE), ("cap", "min", Kind.CAP, Kind.CAP_CASE))


@attrs.frozen(eq=False)
class LoweredManual:
    """The realisation of a manual, and every component's contribution and value before its weight."""

    realisation: Node
    scope: Scope


@attrs.define
class _Manual:
    manual: Manual
    scope: Scope
    lowering: Lowering

    def group(self, parent: str | None) -> tuple[Component, ...]:
        return self.manual.children.get(parent, ())


def lower_manual(manual: Manual, year: int, unit: Unit | None = None) -> LoweredManual:
    """Return the formula of a manual that computes. Steps and components are lowered in the order of need."""
    subject = unit.subject if unit else manual.code
    scope, lowering = open_scope(manual, subject, year, unit), Lowering()
    circular = manual.plan.circular
    lowered = _Manual(manual, scope, lowering)
    for name in manual.plan.order:
        if name in manual.parts:
            part = manual.parts[name]
            if name in circular:
                _stop(lowered, part, circular[name])
            else:
                _part(lowered, part)
        elif name == "total":
            scope.given["total"] = Step(
                say("total"),
                _assembled(lowered, None, manual.span),
                subject,
                span=manual.span,
                percent=in_percent(manual),
            )
        elif name in manual.definitions.steps:
            lower_step(name, scope, lowering, circular)
        else:
            lower_records(name, manual, scope, lowering)
    return LoweredManual(_realisation(lowered), scope)


def _realisation(lowered: _Manual) -> Node:
    manual, scope = lowered.manual, lowered.scope
    value = lowered.lowering.cases(manual.result, scope) if manual.result else scope.given["total"]
    how = manual.definitions.rounding.get("realisation")
    if how:
        value = rounding(value, how.decimals, how.mode)
    span = manual.result.span if manual.result else manual.span
    return Step(say("realisation"), value, scope.subject, manual.title, span=span, percent=in_percent(manual))


def in_percent(manual: Manual) -> bool:
    """Return whether the realisation is a percentage, and so read and shown in points."""
    unit = manual.header.get("unit")
    return unit is not None and unit.values[0].text == "percent"


def _stop(lowered: _Manual, part: Component, why: Diagnostic) -> None:
    stopped = fault(part.span, why)
    lowered.scope.contributions[part.code] = lowered.scope.ratios[part.code] = stopped
    lowered.scope.weights[part.code] = stopped


def _part(lowered: _Manual, part: Component) -> None:
    """Lower one component by the one chain: formula, weight, floor and cap; a parent adds its parts before that."""
    scope, code = lowered.scope, part.code
    weight = _stated(lowered, part.said("weight"), part)
    below = [each for each in lowered.group(code) if not each.deducts]
    shares = any(each.share_of for each in below)
    if below and not shares:
        added = _when_applicable(lowered, part, _assembled(lowered, code, part.span))
        ratio = _ratio(lowered, part, Operation("/", (added, weight), span=part.span) if weight else added)
        contribution = _bounded(lowered, part, added)
    elif below:
        bounded = _bounded(lowered, part, _assembled(lowered, code, part.span))
        ratio = _ratio(lowered, part, _when_applicable(lowered, part, bounded))
        contribution = _times(ratio, weight, part.span)
    else:
        ratio = _ratio(lowered, part, _when_applicable(lowered, part, _own(lowered, part)))
        contribution = _bounded(lowered, part, _times(ratio, weight, part.span))
    lowered.scope.weights[code] = weight or whole(1, part.span)
    scope.ratios[code] = ratio
    label = say("component {code}", code=code) if code[0].isdigit() else code  # as formulas have it
    percent = in_percent(lowered.manual)
    scope.contributions[code] = Step(
        code, contribution, scope.subject, part.title, span=part.span, percent=percent, label=label
    )


def _ratio(lowered: _Manual, part: Component, value: Node) -> Step:
    name, percent = say("value of {code}", code=part.code), in_percent(lowered.manual)
    return Step(name, value, lowered.scope.subject, span=part.span, percent=percent)


def _own(lowered: _Manual, part: Component) -> Node:
    if part.cases:
        return lowered.lowering.cases(Definition(part.code, part.title, part.cases, part.span), lowered.scope)
    inside = part.said("inside")
    percent = bool(inside) and inside[0].values[0].text == "percent"
    return Fact(lowered.scope.subject, part.code, percent=percent, stated_by="component", span=part.span)


def _when_applicable(lowered: _Manual, part: Component, value: Node) -> Node:
    conditions = part.said("not_applicable_when")
    if not conditions:
        return value
    not_applicable = Constant(NOT_APPLICABLE, span=part.span)
    cases = tuple((_formula(lowered, each.values[0]), not_applicable) for each in conditions)
    origin = Origin(Kind.DOES_NOT_APPLY, (*(each.span for each in conditions), part.span))
    return Choose(cases, value, span=part.span, origin=origin)


def _stated(lowered: _Manual, attributes: tuple[Attribute, ...], part: Component) -> Node | None:
    """Return the weight, cap or floor that holds: the first case whose condition does, else the one without."""
    cases = [(each.values[-1], _formula(lowered, each.values[0])) for each in attributes]
    conditional = tuple((_formula(lowered, when), value) for when, value in cases if when is not None)
    default = next((value for when, value in cases if when is None), None)
    origin = Origin(Kind.WEIGHT, _places(attributes, part))
    return Choose(conditional, default, span=part.span, origin=origin) if conditional else default


def _places(attributes: tuple[Attribute, ...], part: Component) -> tuple[Span, ...]:
    """Return the place of every case of an attribute, and behind them that of the one without a condition."""
    default = next((each.span for each in attributes if each.values[-1] is None), part.span)
    return (*(each.span for each in attributes if each.values[-1] is not None), default)


def _formula(lowered: _Manual, formula: Formula) -> Node:
    return lowered.lowering.lower(formula, lowered.scope)


def _bounded(lowered: _Manual, part: Component, value: Node) -> Node:
    """Return the value within its floor and its cap; a bound with a condition binds only where that holds."""
    for name, function, binds, chosen in BOUNDS:
        said = part.said(name)
        bounds = [(each.values[-1], _bound(lowered, value, each, function, binds)) for each in said]
        cases = tuple((_formula(lowered, when), node) for when, node in bounds if when is not None)
        default = next((node for when, node in bounds if when is None), value)
        origin = Origin(chosen, _places(said, part))
        value = Choose(cases, default, span=part.span, origin=origin) if cases else default
    return value


def _bound(lowered: _Manual, value: Node, said: Attribute, function: str, kind: Kind) -> Gather:
    bound = _formula(lowered, said.values[0])
    return Gather(function, (Part(value), Part(bound)), span=said.span, origin=Origin(kind, (said.span,)))


def _times(value: Node, weight: Node | None, span: Span) -> Node:
    return Operation("*", (value, weight), span=span) if weight else value


def _assembled(lowered: _Manual, parent: str | None, span: Span) -> Node:
    """Return a parent's sum: its parts, what does not apply shared out, less its deductions."""
    group = lowered.group(parent)
    value = _treated(lowered, [each for each in group if not each.deducts], parent, span)
    taken = tuple(Part(_taken(lowered, each)) for each in group if each.deducts)
    return Operation("-", (value, Gather("sum", taken, span=span)), span=span) if taken else value


def _taken(lowered: _Manual, deduction: Component) -> Node:
    """Return what a deduction takes off: nothing where it does not apply."""
    taken = lowered.scope.contributions[deduction.code]
    absent = IsNotApplicable(taken, span=deduction.span)
    return Choose(((absent, whole(0, deduction.span)),), taken, span=deduction.span, origin=_applying(deduction))


def _applying(part: Component) -> Origin:
    return Origin(Kind.PART, (part.span, part.span))


def _treated(lowered: _Manual, parts: list[Component], parent: str | None, span: Span) -> Node:
    contributions = [lowered.scope.contributions[each.code] for each in parts]
    treatment = lowered.manual.treatment
    if treatment is None:
        return Gather("sum", tuple(Part(each) for each in contributions), span=span)
    none_left = Operation(
        "=", (Gather("count", tuple(map(Part, contributions)), skips=True, span=span), whole(0, span)), span=span
    )
    kind = treatment.treatment.text
    if kind == "COUNT_FULL":
        contributions = [_full(lowered, each) for each in parts]
    value: Node = Gather("sum", tuple(map(Part, contributions)), skips=True, span=span)
    if kind == "SHARE_WEIGHT":
        value = _shared(lowered, parts, parent, value, span)
    origin = Origin(Kind.NO_PART, (span, span))
    return Choose(((none_left, Constant(NOT_APPLICABLE, span=span)),), value, span=span, origin=origin)


def _full(lowered: _Manual, part: Component) -> Node:
    contribution = lowered.scope.contributions[part.code]
    absent = IsNotApplicable(contribution, span=part.span)
    return Choose(((absent, lowered.scope.weights[part.code]),), contribution, span=part.span, origin=_applying(part))


def _shared(lowered: _Manual, parts: list[Component], parent: str | None, value: Node, span: Span) -> Node:
    """Return what applies, scaled up to the weight of all parts: those that do not apply share theirs out."""
    every = Gather("sum", tuple(Part(lowered.scope.weights[each.code]) for each in parts), span=span)
    applied = Gather(
        "sum", tuple(Part(lowered.scope.weights[each.code], keep=_applies(lowered, each)) for each in parts), span=span
    )
    if parent is None:
        lowered.scope.given["weight_applied"] = Step(say("weight_applied"), applied, lowered.scope.subject, span=span)
    return Operation("*", (value, Operation("/", (every, applied), span=span)), span=span)


def _applies(lowered: _Manual, part: Component) -> Node:
    absent = IsNotApplicable(lowered.scope.contributions[part.code], span=part.span)
    return Operation("not", (absent,), span=part.span)
