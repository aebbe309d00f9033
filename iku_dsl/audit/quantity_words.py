"""The name of a quantity, as a row has it, goes in; what a person calls it comes out."""

from iku_dsl.diagnostics.phrase import Phrase, say

PLAIN = {
    each.template: each
    for each in (
        say("target"),
        say("realisation"),
        say("index"),
        say("weight"),
        say("cap"),
        say("floor"),
        say("contribution"),
        say("value"),
        say("count"),
        say("points"),
        say("status"),
        say("name"),
        say("code"),
        say("unit"),
        say("polarity"),
        say("score"),
    )
}


def called(quantity: str) -> str | Phrase:
    """Return the phrase for a quantity of the language; one that names an input or a column is said by that name."""
    kind, _, name = quantity.partition(" ")
    return f"`{name}`" if name else PLAIN.get(kind, quantity)
