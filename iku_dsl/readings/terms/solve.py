"""A condition and a world go in; data for which it holds come out, or that there are none, or neither in time."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import attrs
import z3

from iku_dsl.formula.algebra import Node
from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.readings.domain import Domain, Kind
from iku_dsl.readings.terms.encode import Encoder
from iku_dsl.readings.terms.process import Solving
from iku_dsl.readings.terms.term import NO, Term, both
from iku_dsl.readings.terms.world import World
from iku_dsl.readings.witness import Witness
from iku_dsl.values.outcomes import NOT_APPLICABLE, Value

NEW_YEAR = date(ANY_YEAR, 1, 1).toordinal()
LONGEST = 400_000  # characters of a question, beyond which the solver would spend its time reading


@attrs.frozen
class Answer:
    """What the solver says: data that do it, or that none do; neither where it did not end."""

    witness: Witness | None = None
    impossible: bool = False


def ask(condition: Node, world: World, solving: Solving) -> Answer:
    """Return whether a condition can hold in a world."""
    found = Encoder(world).term(condition)
    if found.kind is Kind.ANY:
        return Answer()
    if found.kind is not Kind.TRUTH:
        return Answer(impossible=found.kind is Kind.NOTHING)
    whole = both(found.value, found.there, *world.holds)
    if whole is NO:
        return Answer(impossible=True)
    solver = z3.Solver()
    solver.add(whole)
    text = solver.to_smt2()
    said = solving.ask(text) if len(text) <= LONGEST else None
    if said is None or said["said"] != "sat":
        return Answer(impossible=said is not None and said["said"] == "unsat")
    return Answer(_witness(said["values"], world))


def _witness(values: Mapping[str, str | bool], world: World) -> Witness:
    """Return the data that the values of the unknowns stand for; an unknown that does not matter has none."""
    words = {number: text for text, number in world.words.items()}

    def value(term: Term) -> Value:
        absent = term.absent is not NO and values.get(str(term.absent), False) is True
        return NOT_APPLICABLE if absent else _value(term, values, words)

    facts = {datum: value(term) for datum, term in world.facts.items()}
    rows: dict[str, dict[int, dict[str, Value]]] = {}
    for (table, row), there in world.there.items():
        rows.setdefault(table, {})
        if values.get(str(there), False) is True:
            rows[table][row] = _plain_row(table, world)
    for cell, term in world.cells.items():
        if cell.row in rows.get(cell.table, {}):
            rows[cell.table][cell.row][cell.column] = value(term)
    return Witness(world.period, facts, {table: tuple(found.values()) for table, found in rows.items()})


def _plain_row(table: str, world: World) -> dict[str, Value]:
    """Return a row of which nothing matters yet."""
    return {column: _plain(domain) for (name, column), domain in world.columns.items() if name == table}


def _plain(domain: Domain) -> Value:
    if domain.kind is Kind.DATE:
        return date.fromordinal(NEW_YEAR)
    if domain.kind is Kind.WORD:
        return domain.words[0] if domain.words else "a"
    return False if domain.kind is Kind.TRUTH else domain.low or Fraction(0)


def _value(term: Term, values: Mapping[str, str | bool], words: Mapping[int, str]) -> Value:
    said = values.get(str(term.value))
    if term.kind is Kind.TRUTH:
        return said is True
    figure = Fraction(said) if isinstance(said, str) else Fraction(0)
    if term.kind is Kind.DATE:
        return date.fromordinal(int(figure) or NEW_YEAR)
    if term.kind is Kind.WORD:
        number = int(figure)
        return words.get(number, f"other_{abs(number)}")
    return figure
