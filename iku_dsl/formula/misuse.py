"""A call, a name or a definition as written goes in; what is wrong with it as a function comes out, if anything is."""

from iku_dsl.diagnostics.phrase import Code, Phrase, say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.formula.aggregated import over_members, table_of
from iku_dsl.formula.lower_dates import CALENDAR
from iku_dsl.formula.signature import counted, signature, takes
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.definitions import Definitions
from iku_dsl.model.rules import ARGUMENTS, UNKNOWN_NAME, WRONG_USE
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Define
from iku_dsl.syntax.vocabulary import language_of, own_names, vocabulary


def misuse(call: written.Call, definitions: Definitions, within: bool = False) -> Diagnostic | None:
    """Return what is wrong with a call: an unknown function, too few or too many arguments, a weight it cannot take.

    `within` says that the call stands in a formula of a grouping, whose aggregates go over the rows behind its row.
    """
    name, given, own = call.function.text, len(call.arguments), call.function.span.text
    if name in AGGREGATES:
        return _misused_aggregate(call, definitions, within)
    beside = call.window or call.by or call.filter
    if beside is not None:
        return WRONG_USE.at(beside.span, name=_beside(call), reason=say("`{function}` is no aggregate", function=own))
    taken = takes(name, definitions)
    if taken is None:
        return UNKNOWN_NAME.at(call.function.span, *_hints(call.function, definitions), name=own)
    if name in definitions.functions and name not in PRIMITIVES:
        wrong = wrong_parameter(definitions.functions[name])
        if wrong is not None:
            return wrong
    least, most = taken
    if least <= given <= most:
        return None
    hint = say("write {signature}", signature=signature(call, definitions))
    return ARGUMENTS.at(call.span, hint, function=own, takes=counted(least, most), given=given)


def _misused_aggregate(call: written.Call, definitions: Definitions, within: bool) -> Diagnostic | None:
    given, own = len(call.arguments), call.function.span.text
    if call.by is not None and not AGGREGATES[call.function.text].weighs:
        reason = say("`{function}` has no weights", function=own)
        return WRONG_USE.at(call.by.span, "only `mean` weighs", name=Code("by"), reason=reason)
    if table_of(call, definitions) is not None or (within and given == 1):
        one = say("one argument over the rows of a table")
        return ARGUMENTS.at(call.span, *_condition(call), function=own, takes=one, given=given) if given > 1 else None
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


def misnamed(word: written.Word, definitions: Definitions) -> Diagnostic | None:
    """Return what is wrong with a function or a table that stands where a value belongs."""
    name = word.text
    if name not in definitions.callable | PRIMITIVES.keys() | AGGREGATES.keys() | CALENDAR.keys():
        return None
    reason = say("it is a function and needs arguments")
    return WRONG_USE.at(word.span, say("write `{name}(…)`", name=word.span.text), name=word.span.text, reason=reason)


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
