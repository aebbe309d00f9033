"""The name of a quantity, as a row has it, goes in; what a person calls it comes out."""

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say

NAMED = {"column": say("column {name}"), "input": say("input {name}"), "figure": say("figure {name}")}

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


def in_formula(quantity: str) -> str | Phrase:
    """Return the phrase for a quantity among others in a formula; a column is said to be one, for all bear names."""
    kind, _, name = quantity.partition(" ")
    return attrs.evolve(NAMED[kind], data=(("name", name),)) if kind in NAMED and name else called(quantity)


def called(quantity: str) -> str | Phrase:
    """Return the phrase for a quantity of the language; one that names an input or a column is said by that name."""
    kind, _, name = quantity.partition(" ")
    return f"`{name}`" if name else PLAIN.get(kind, quantity)
