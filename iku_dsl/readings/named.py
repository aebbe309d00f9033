"""A named node goes in; what it is called, in a formula and by itself, comes out, and whether it is a percentage."""

import re

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import ByPeriod, Constant, Earlier, Fact, Node, Operation, Step
from iku_dsl.formula.lower_conversion import PRECEDENCE
from iku_dsl.syntax import vocabulary
from iku_dsl.values.spoken import spoken

NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
COLUMN = "column"
Leaf = Step | Fact | ByPeriod | Earlier


def own_name(leaf: Leaf) -> str | Phrase:
    """Return what a leaf is called: as the author named it, or a phrase where the program or the language did."""
    if isinstance(leaf, Earlier):
        return " ".join(leaf.span.text.split())
    if not isinstance(leaf.name, str) or isinstance(leaf, Step):
        return _as_written(leaf.name, leaf)
    if leaf.name.startswith(PRECEDENCE):
        return say("precedence over {code}", code=leaf.name.removeprefix(PRECEDENCE))
    kind, _, name = leaf.name.partition(" ")
    if kind == COLUMN and name:  # a cell of a printed table
        return say("column {name}", name=name)
    return _as_written(spoken(leaf.name), leaf)


def _as_written(name: str | Phrase, leaf: Leaf) -> str | Phrase:
    """Return a name in the words of its text: `realisasi` where an Indonesian one calls a column so."""
    return vocabulary.own_name(name, leaf.span.source.text) if isinstance(name, str) else name


def name_of(leaf: Leaf, _beside: bool = False) -> str | Phrase:
    """Return what a leaf is called in the formulas above it."""
    if isinstance(leaf, Step):
        name = _as_written(leaf.name, leaf)
        return say("{name}(…)", name=name) if leaf.arguments else _no_number(leaf.label or name)
    return _no_number(own_name(leaf))


def _no_number(name: str | Phrase) -> str | Phrase:
    """Return a name in brackets where it reads as a number: `2.1` is no factor of a product."""
    return f"[{name}]" if isinstance(name, str) and NUMBER.fullmatch(name) else name


def in_percent(node: Node) -> bool:
    """Return whether a figure is a percentage, or is added up from some."""
    match node:
        case Operation(operator="+" | "-"):
            return any(in_percent(each) for each in node.operands)
        case Earlier():
            return isinstance(node.operand, Leaf) and in_percent(node.operand)
        case ByPeriod():
            return node.percent or any(isinstance(entry, Constant) and entry.percent for _, entry in node.entries)
        case Constant() | Step() | Fact():
            return node.percent
    return False
