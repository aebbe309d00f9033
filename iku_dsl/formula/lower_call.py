"""A call as written goes in; the node of its function, aggregate, lookup or defined formula comes out."""

from typing import TYPE_CHECKING

from iku_dsl.diagnostics.phrase import Code, Phrase, any_of, say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.formula import lower_lookup
from iku_dsl.formula.algebra import Apply, Constant, Dated, Gather, Node, Part, Step
from iku_dsl.formula.lower_dates import CALENDAR, lower_deadline
from iku_dsl.formula.lower_table import lower_over, table_of
from iku_dsl.formula.scope import Row, Scope
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.definitions import Definitions
from iku_dsl.model.rules import ARGUMENTS, UNKNOWN_NAME, WRONG_USE
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Define, Points, Scale
from iku_dsl.syntax.vocabulary import language_of, own_names, vocabulary
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


def misnamed(word: written.Word, definitions: Definitions) -> Diagnostic | None:
    """Return what is wrong with a function or a table that stands where a value belongs."""
    name = word.text
    if name not in definitions.callable | PRIMITIVES.keys() | AGGREGATES.keys() | CALENDAR.keys():
        return None
    reason = say("it is a function and needs arguments")
    return WRONG_USE.at(word.span, say("write `{name}(…)`", name=word.span.text), name=word.span.text, reason=reason)


def misuse(call: written.Call, definitions: Definitions, within: bool = False) -> Diagnostic | None:
    """Return what is wrong with a call: an unknown function, too few or too many arguments, a weight it cannot take.

    `within` says that the call stands in a formula of a grouping, whose aggregates go over the rows behind its row.
    """
    name, given, own = call.function.text, len(call.arguments), call.function.span.text
    if name in AGGREGATES:
        if call.by is not None and not AGGREGATES[name].weighs:
            reason = say("`{function}` has no weights", function=own)
            return WRONG_USE.at(call.by.span, "only `mean` weighs", name=Code("by"), reason=reason)
        if table_of(call, definitions) is not None or (within and given == 1):
            one = say("one argument over the rows of a table")
            hints = _condition(call) if given > 1 else ()
            return ARGUMENTS.at(call.span, *hints, function=own, takes=one, given=given) if given > 1 else None
        if call.window is not None:
            reason = say("it chooses among the rows of a table")
            hint = say("name a column of a table; an input consolidates by itself")
            return WRONG_USE.at(call.window.span, hint, name=call.window.span.text, reason=reason)
        if not over_members(call) and (call.by is not None or isinstance(call.filter, written.Where)):
            reason = say("it is for aggregates over members")
            return WRONG_USE.at(call.span, "weigh or choose inside the formula", name=_beside(call), reason=reason)
        if over_members(call) and given > 1:
            return ARGUMENTS.at(call.span, function=own, takes=say("one argument over members"), given=given)
        return None
    beside = call.window or call.by or call.filter
    if beside is not None:
        return WRONG_USE.at(beside.span, name=_beside(call), reason=say("`{function}` is no aggregate", function=own))
    takes = _takes(name, definitions)
    if takes is None:
        return UNKNOWN_NAME.at(call.function.span, *_hints(call.function, definitions), name=call.function.span.text)
    if name in definitions.functions and name not in PRIMITIVES:
        wrong = wrong_parameter(definitions.functions[name])
        if wrong is not None:
            return wrong
    least, most = takes
    if least <= given <= most:
        return None
    hint = say("write {signature}", signature=_signature(call, definitions))
    return ARGUMENTS.at(call.span, hint, function=own, takes=_counted(least, most), given=given)


def _beside(call: written.Call) -> Code | str:
    """Return the word that chooses or weighs the rows of a call."""
    return call.window.span.text if call.window else Code("by" if call.by else "where")


def _condition(call: written.Call) -> tuple[Phrase, ...]:
    """Return that a second argument which compares is a condition of rows."""
    first, second = call.arguments[0], call.arguments[1]
    if len(call.arguments) != 2 or not isinstance(second, written.Operation) or call.filter is not None:
        return ()
    hint = say(
        "a condition stands behind `where`: write `{function}({rows} where {condition})`",
        function=call.function.span.text,
        rows=first.span.text,
        condition=second.span.text,
    )
    return (hint,)


def _signature(call: written.Call, definitions: Definitions) -> str | Phrase:
    """Return how a function is called: with the names of what it takes, where these are known."""
    name, called = call.function.text, call.function.span.text
    if name in PRIMITIVES:
        return any_of(f"`{each.replace(name, called)}`" for each in PRIMITIVES[name].signature.split(" or "))
    if name in CALENDAR:
        return f"`{called}(received, answered)`"
    if name in definitions.deadlines:
        return say("`{name}(period)`, or the name of a date for `period`", name=called)
    if name in definitions.functions:
        return f"`{name}({', '.join(each.span.text for each in definitions.functions[name].parameters)})`"
    lookup = definitions.lookups.get(name)
    keys = [each.text for each in lookup.keys] if isinstance(lookup, Points) else []
    return f"`{name}({', '.join(keys) or '…'})`"


def _hints(function: written.Word, definitions: Definitions) -> tuple[Phrase, ...]:
    """Return the function that was meant: one of the other vocabulary, or one that is spelt much the same."""
    known = [*PRIMITIVES, *AGGREGATES, *CALENDAR, *definitions.callable]
    other = vocabulary("indonesian").names.get(function.span.text)  # the table goes both ways
    if other is not None and {function.span.text, other} & set(known):
        return (say("did you mean `{word}`?", word=other),)
    from iku_dsl.syntax.mistakes.spreadsheet import counterpart  # noqa: PLC0415 - only where there is a mistake

    same = counterpart(function.span.text, language_of(function.span.source.text))
    if same is not None:
        return (say("did you mean `{word}`?", word=same),)
    close = meant(function.span.text, own_names(known, function.span.source.text))
    return close or (say("define it: `define name(x): …`"),)


def _counted(least: int, most: int) -> Phrase:
    if least != most:
        return say("{least} to {most} arguments", least=least, most=most)
    return say("1 argument") if least == 1 else say("{count} arguments", count=least)


def wrong_parameter(function: Define) -> Diagnostic | None:
    """Return what is wrong with the parameters of a `define`: one that is no plain name, or stands twice."""
    seen: set[str] = set()
    for each in function.parameters:
        if not isinstance(each, written.Name):
            reason = say("a parameter is a name")
            return WRONG_USE.at(each.span, "write a plain name", name=each.span.text, reason=reason)
        if each.word.text in seen:
            reason = say("it stands twice")
            return WRONG_USE.at(each.span, "give each its own name", name=each.word.span.text, reason=reason)
        seen.add(each.word.text)
    return None


def _takes(name: str, definitions: Definitions) -> tuple[int, int] | None:
    if name in PRIMITIVES:
        return PRIMITIVES[name].least, PRIMITIVES[name].most
    if name in CALENDAR or name in definitions.deadlines:
        count = CALENDAR.get(name, 1)
        return count, count
    if name in definitions.functions:
        count = len(definitions.functions[name].parameters)
        return count, count
    if name in definitions.lookups:
        lookup = definitions.lookups[name]
        count = max(1, len(lookup.keys)) if isinstance(lookup, Points) else 1
        return count, count
    return None


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


def over_members(call: written.Call) -> bool:
    """Return whether an aggregate goes over the members one level down."""
    inside = list(nodes(call.arguments, call.by, call.filter))
    return any(isinstance(each, written.Column) for each in inside) or any(
        isinstance(each, written.Name) and each.word.text == "members" for each in inside
    )


def _row(call: written.Call, scope: Scope, lowering: "Lowering") -> Part:
    weight = lowering.lower(call.by, scope) if call.by is not None else None
    keep = lowering.lower(call.filter.condition, scope) if isinstance(call.filter, written.Where) else None
    return Part(lowering.lower(call.arguments[0], scope), weight, keep)
