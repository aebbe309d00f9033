"""A claim's question and the data that decide it go in; what its author can write against them comes out."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Phrase, each_of, say
from iku_dsl.formula.algebra import Node
from iku_dsl.readings.witness import Witness, truth_of

DIVISOR = "divisor"


def advice(name: str, condition: Node, witness: Witness) -> tuple[Phrase, ...]:
    """Return what to write against data that refute a claim of this name."""
    negative = tuple(against_negative(witness))
    return negative or tuple(against_zero(condition, witness) if name == DIVISOR else ())


def against_zero(condition: Node, witness: Witness) -> Iterator[Phrase]:
    """Go through what to write where a divisor is zero: a range where none is declared and one helps, or a case."""
    zero = {name for name, value in witness.undeclared if value == 0}
    if zero and not truth_of(condition, witness.at_one(), condition.span):
        yield from _above_zero(zero, {name for _, name in witness.percent})
    yield say("hint: say what holds where it is zero: `not applicable when …`, or `if … then … else …`")


def _above_zero(names: set[str], percent: set[str]) -> Iterator[Phrase]:
    if counts := names - percent:
        yield say("hint: where {names} cannot be zero, say so where it is declared: `from 1`", names=_named(counts))
    if parts := names & percent:
        yield say("hint: where {names} cannot be zero, say so where it is declared: `from 1%`", names=_named(parts))


def against_negative(*witnesses: Witness) -> Iterator[Phrase]:
    """Go through what to write where figures that are negative in the data cannot be."""
    names = {name for each in witnesses for name, value in each.undeclared if value < 0}
    if names:
        yield say("hint: where {names} cannot be negative, say so where it is declared: `from 0`", names=_named(names))


def _named(names: set[str]) -> str | Phrase:
    return each_of(f"`{name}`" for name in sorted(names))
