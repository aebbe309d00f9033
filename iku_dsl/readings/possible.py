"""The graph and figures known between two bounds go in; between which bounds a node must lie comes out.

It is the exact reading over enclosed figures, which goes on where that one stops: a condition that the bounds leave
open takes both branches. So every value that the figures allow lies between the bounds, and perhaps more does: what is
outside is impossible, what is inside is not shown to be possible.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.library.primitives import PRIMITIVES
from iku_dsl.readings import exact_operation
from iku_dsl.readings.exact import Exact, no_case
from iku_dsl.readings.exact_enclosed import NOT_DECIDED
from iku_dsl.readings.visit import Facts, Visit
from iku_dsl.values.enclosed import Enclosed, Number, between, ends
from iku_dsl.values.outcomes import Absent, Fault, Missing, NotApplicable, Value
from iku_dsl.values.periods import Period

STEPS = frozenset({*(name for name, each in PRIMITIVES.items() if not each.encloses), "round_half_even", "round_down"})


@attrs.define
class Possible(Exact):
    """One evaluation over figures of which some are known between bounds only."""

    def _visit(self, node: Node, period: Period) -> Visit:
        visit = VISITS.get(type(node))
        return visit(node, period, self.facts) if visit is not None else super()._visit(node, period)


def open_truth(value: Value) -> bool:
    """Return whether a value is a truth that the bounds leave open."""
    return isinstance(value, Fault) and value.diagnostic.rule is NOT_DECIDED


def hull(values: Sequence[Value], span: Span) -> Value:
    """Return the bounds of all that may be: of numbers their outermost, of others the one that they all are."""
    there = [each for each in values if not isinstance(each, (Missing, Fault))]
    missing = next((each for each in values if isinstance(each, Missing)), None)
    if missing is not None or not there:
        return missing or values[0]
    numbers = [each for each in there if isinstance(each, Number)]
    if len(numbers) == len(there) == len(values):
        lows, highs = zip(*map(ends, numbers), strict=True)
        return between(min(lows), max(highs))
    return there[0] if len(there) == len(values) and all(each == there[0] for each in there) else left_open(span)


def left_open(span: Span) -> Fault:
    """Return what is not known, for the figures allow several things."""
    text = f"`{span.text[:60]}`"
    return Fault(NOT_DECIDED.at(span, say("round it first: `round(…, 6)`"), formula=text, digits="", left="", right=""))


def _choose(node: algebra.Choose, period: Period, facts: Facts) -> Visit:  # noqa: ARG001 - as all visits
    """Take every case that may be the first to hold."""
    found: list[Value] = []
    for condition, chosen in node.cases:
        value = yield condition, period
        if open_truth(value):
            found.append((yield chosen, period))
        elif isinstance(value, (NotApplicable, Missing, Fault)):
            return hull([*found, value], node.span) if found else value
        elif value is True:
            return hull([*found, (yield chosen, period)], node.span)
    if node.otherwise is not None:
        found.append((yield node.otherwise, period))
    return hull(found, node.span) if found else no_case(node)


def _operation(node: algebra.Operation, period: Period, facts: Facts) -> Visit:
    if node.operator not in ("and", "or"):
        return (yield from exact_operation.operation(node, period, facts))
    decides = node.operator == "or"
    left = yield node.operands[0], period
    if not open_truth(left):
        return (yield from exact_operation.operation(node, period, facts))
    right = yield node.operands[1], period
    return right if right is decides else left


def _apply(node: algebra.Apply, period: Period, facts: Facts) -> Visit:
    """A function that goes up in steps never falls: what it makes of both ends are the ends."""
    first = yield node.operands[0], period
    rest: list[Value] = []
    for operand in node.operands[1:]:
        value = yield operand, period
        rest.append(value)
    steps = node.function in STEPS and isinstance(first, Enclosed) and not any(isinstance(e, Enclosed) for e in rest)
    if not steps or any(isinstance(each, Absent) for each in rest):
        return (yield from exact_operation.apply(node, period, facts))
    function: Callable[..., Any] = exact_operation.EXACT[node.function]
    low, high = (function(each, *rest) for each in ends(first))  # type: ignore[arg-type]
    return between(low, high) if isinstance(low, Fraction) and isinstance(high, Fraction) else left_open(node.span)


VISITS: dict[type[Node], Callable[[Any, Period, Any], Visit]] = {
    algebra.Choose: _choose,
    algebra.Operation: _operation,
    algebra.Apply: _apply,
}
