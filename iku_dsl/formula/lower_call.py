"""A call as written goes in; the node of its function, aggregate, lookup or defined formula comes out."""

from typing import TYPE_CHECKING

from iku_dsl.formula import lower_lookup
from iku_dsl.formula.aggregated import over_members, table_of
from iku_dsl.formula.algebra import Apply, Constant, Dated, Gather, Node, Part, Step
from iku_dsl.formula.lower_dates import CALENDAR, lower_deadline
from iku_dsl.formula.lower_table import lower_over
from iku_dsl.formula.misuse import misuse
from iku_dsl.formula.scope import Row, Scope
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.rules import UNKNOWN_NAME
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Define, Scale
from iku_dsl.values.outcomes import Fault

if TYPE_CHECKING:
    from iku_dsl.formula.lower import Lowering


def lower_call(call: written.Call, scope: Scope, lowering: "Lowering") -> Node:
    """Return the node of a call, whichever kind of function it names."""
    name = call.function.text
    wrong = misuse(call, scope.definitions, scope.within is not None)
    if name in scope.lost and (wrong is not None or name in scope.definitions.functions):
        return Constant(Fault(scope.lost[name]), span=call.span)
    if wrong is not None:
        return Constant(Fault(wrong), span=call.span)
    if name in AGGREGATES:
        return _aggregate(call, scope, lowering)
    operands = tuple(lowering.lower(argument, scope) for argument in call.arguments)
    if name in PRIMITIVES:
        return Apply(name, operands, span=call.span)
    if name in CALENDAR:
        return Dated(name, operands, span=call.span)
    key = (name, *map(id, operands))
    if key not in scope.calls:
        scope.calls[key] = _defined(call, operands, scope, lowering)
    return scope.calls[key]


def _defined(call: written.Call, operands: tuple[Node, ...], scope: Scope, lowering: "Lowering") -> Node:
    name = call.function.text
    if name in scope.definitions.lookups:
        lookup = scope.definitions.lookups[name]
        lowering.expansion.made += len(lookup.points if isinstance(lookup, Scale) else lookup.rows)
        value = lower_lookup.lower_lookup(lookup, operands, call)
    elif name in scope.definitions.deadlines:
        value = lower_deadline(scope.definitions.deadlines[name], operands)
    else:
        function = scope.definitions.functions[name]
        value = lowering.lower(function.formula, scope.inside(_parameters(function, operands)))
    return Step(name, value, scope.subject, arguments=operands, span=call.span)


def _parameters(function: Define, operands: tuple[Node, ...]) -> Row:
    names = [each.word.text for each in function.parameters if isinstance(each, written.Name)]
    return dict(zip(names, operands, strict=True))


def _aggregate(call: written.Call, scope: Scope, lowering: "Lowering") -> Node:
    skips = isinstance(call.filter, written.WhereApplicable)
    alone = scope.within.name if scope.within and len(call.arguments) == 1 else None
    table = table_of(call, scope.definitions) or alone
    if table is not None:
        return lower_over(call, table, scope, lowering) if table in scope.tables else _no_table(call, table)
    if over_members(call):
        parts = tuple(_row(call, scope.at(row), lowering) for row in scope.rows)
    else:
        parts = tuple(Part(lowering.lower(argument, scope)) for argument in call.arguments)
    return Gather(call.function.text, parts, skips, span=call.span)


def _no_table(call: written.Call, table: str) -> Node:
    """Return the node of an aggregate over a table that could not be made; the check of tables has reported why."""
    return Constant(Fault(UNKNOWN_NAME.at(call.span, name=table)), span=call.span)


def _row(call: written.Call, scope: Scope, lowering: "Lowering") -> Part:
    weight = lowering.lower(call.by, scope) if call.by is not None else None
    keep = lowering.lower(call.filter.condition, scope) if isinstance(call.filter, written.Where) else None
    return Part(lowering.lower(call.arguments[0], scope), weight, keep)
