"""A manual goes in; its realisation comes out as one formula over data, each component by its two numbers."""

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Node, Step
from iku_dsl.formula.lower import Lowering, rounding
from iku_dsl.formula.lower_component import Components, lower_component, stop_component
from iku_dsl.formula.lower_definitions import lower_records, lower_step, open_scope
from iku_dsl.formula.lower_parts import assembled
from iku_dsl.formula.scope import Scope
from iku_dsl.model.documents import Manual, Unit


@attrs.frozen(eq=False)
class LoweredManual:
    """The realisation of a manual, and every component's contribution and value before its weight."""

    realisation: Node
    scope: Scope


def lower_manual(manual: Manual, year: int, unit: Unit | None = None) -> LoweredManual:
    """Return the formula of a manual that computes. Steps and components are lowered in the order of need."""
    subject = unit.subject if unit else manual.code
    scope, lowering = open_scope(manual, subject, year, unit), Lowering()
    circular, percent = manual.plan.circular, in_percent(manual)
    within = Components(manual, scope, lowering, percent)
    for name in manual.plan.order:
        if name in manual.parts:
            part = manual.parts[name]
            if name in circular:
                stop_component(within, part, circular[name])
            else:
                lower_component(within, part)
        elif name == "total":
            total = assembled(manual, scope, None, manual.span)
            scope.given["total"] = Step(say("total"), total, subject, span=manual.span, percent=percent)
        elif name in manual.definitions.steps:
            lower_step(name, scope, lowering, circular)
        else:
            lower_records(name, manual, scope, lowering)
    return LoweredManual(_realisation(within), scope)


def _realisation(within: Components) -> Node:
    manual, scope = within.manual, within.scope
    value = within.lowering.cases(manual.result, scope) if manual.result else scope.given["total"]
    how = manual.definitions.rounding.get("realisation")
    if how:
        value = rounding(value, how.decimals, how.mode)
    span = manual.result.span if manual.result else manual.span
    return Step(say("realisation"), value, scope.subject, manual.title, span=span, percent=within.percent)


def in_percent(manual: Manual) -> bool:
    """Return whether the realisation is a percentage, and so read and shown in points."""
    unit = manual.header.get("unit")
    return unit is not None and unit.values[0].text == "percent"
