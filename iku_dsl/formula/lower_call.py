"""A call as written goes in; the node of its function, aggregate, lookup or defined formula comes out."""

from typing import TYPE_CHECKING

from iku_dsl.formula import lower_lookup
from iku_dsl.formula.algebra import Apply, Constant, Gather, Node, Part, Step
from iku_dsl.formula.scope import Row, Scope
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.rules import UNKNOWN_NAME
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Define
from iku_dsl.values.outcomes import Fault

if TYPE_CHECKING:
    from iku_dsl.formula.lower import Lowering


def lower_call(call: written.Call, scope: Scope, lowering: "Lowering") -> Node:
    """Return the node of a call, whichever kind of function it names."""
    name = call.function.text
    if name in AGGREGATES:
        return _aggregate(call, scope, lowering)
    operands = tuple(lowering.lower(argument, scope) for argument in call.arguments)
    if name in PRIMITIVES:
        return Apply(name, operands, span=call.span)
    key = (name, *map(id, operands))
    if key not in scope.calls:
        scope.calls[key] = _defined(call, operands, scope, lowering)
    return scope.calls[key]


def _defined(call: written.Call, operands: tuple[Node, ...], scope: Scope, lowering: "Lowering") -> Node:
    name = call.function.text
    if name in scope.definitions.lookups:
        value = lower_lookup.lower_lookup(scope.definitions.lookups[name], operands, call)
    elif name in scope.definitions.functions:
        function = scope.definitions.functions[name]
        value = lowering.lower(function.formula, scope.inside(_parameters(function, operands)))
    else:
        return Constant(Fault(UNKNOWN_NAME.at(call.function.span, name=name)), span=call.span)
    return Step(name, value, scope.subject, arguments=operands, span=call.span)


def _parameters(function: Define, operands: tuple[Node, ...]) -> Row:
    names = [each.word.text for each in function.parameters if isinstance(each, written.Name)]
    return dict(zip(names, operands, strict=False))


def _aggregate(call: written.Call, scope: Scope, lowering: "Lowering") -> Node:
    skips = isinstance(call.filter, written.WhereApplicable)
    if over_members(call):
        parts = tuple(_row(call, scope.at(row), lowering) for row in scope.rows)
    else:
        parts = tuple(Part(lowering.lower(argument, scope)) for argument in call.arguments)
    return Gather(call.function.text, parts, skips, span=call.span)


def over_members(call: written.Call) -> bool:
    """Return whether an aggregate goes over the members one level down."""
    inside = list(nodes(call.arguments))
    return any(isinstance(each, written.Column) for each in inside) or any(
        isinstance(each, written.Name) and each.word.text == "members" for each in inside
    )


def _row(call: written.Call, scope: Scope, lowering: "Lowering") -> Part:
    weight = lowering.lower(call.by, scope) if call.by is not None else None
    keep = lowering.lower(call.filter.condition, scope) if isinstance(call.filter, written.Where) else None
    return Part(lowering.lower(call.arguments[0], scope), weight, keep)
