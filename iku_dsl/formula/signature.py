"""A function that is called goes in, of whichever kind; how many arguments it takes comes out, and how it is called."""

from iku_dsl.diagnostics.phrase import Phrase, any_of, say
from iku_dsl.formula.lower_dates import CALENDAR
from iku_dsl.library.primitives import PRIMITIVES
from iku_dsl.model.definitions import Definitions
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Points


def takes(name: str, definitions: Definitions) -> tuple[int, int] | None:
    """Return how many arguments a function takes, at the least and at the most; None for one that there is not."""
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


def signature(call: written.Call, definitions: Definitions) -> str | Phrase:
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


def counted(least: int, most: int) -> Phrase:
    """Return a number of arguments in words."""
    if least != most:
        return say("{least} to {most} arguments", least=least, most=most)
    return say("1 argument") if least == 1 else say("{count} arguments", count=least)
