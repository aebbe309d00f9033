"""The reading of a solver agrees with the exact one: on the same data, the same value, absence, fault."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import z3

from iku_dsl.formula.algebra import Differs
from iku_dsl.model.documents import Contract
from iku_dsl.readings.candidates import periods_of
from iku_dsl.readings.domain import Kind
from iku_dsl.readings.domains import domains
from iku_dsl.readings.samples import ROWS, samples
from iku_dsl.readings.subjects import settings
from iku_dsl.readings.terms.encode import Encoder
from iku_dsl.readings.terms.term import Term
from iku_dsl.readings.terms.world import World
from iku_dsl.readings.witness import Witness
from iku_dsl.session import Session
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value

ROOT = Path(__file__).parents[2]
TEXTS = sorted(each for each in (ROOT / "manuals").rglob("*.iku") if each.name != "contract.iku")
DATA, FEW = 12, 4  # for each text


def pairs(term: Term, value: Value, world: World) -> list[tuple[Any, Any]]:
    """Return what stands for the unknown of a datum."""
    absent = isinstance(value, NotApplicable)
    found = [] if z3.is_false(term.absent) else [(term.absent, z3.BoolVal(absent))]
    if isinstance(value, bool):
        return [*found, (term.value, z3.BoolVal(value))]
    if isinstance(value, str):
        return [*found, (term.value, z3.IntVal(world.word(value)))]
    if isinstance(value, date):
        return [*found, (term.value, z3.IntVal(value.toordinal()))]
    return [*found, (term.value, z3.Q(value.numerator, value.denominator))] if isinstance(value, Fraction) else found


def put(world: World, witness: Witness) -> list[tuple[Any, Any]]:
    """Return what stands for every unknown of a world on some data."""
    found = []
    for datum, term in world.facts.items():
        found += pairs(term, witness.facts[datum], world)
    for (table, row), there in world.there.items():
        found.append((there, z3.BoolVal(row < len(witness.rows[table]))))
    for cell, term in world.cells.items():
        rows = witness.rows.get(cell.table, ())
        if cell.row < len(rows) and z3.is_const(term.value) and term.value.decl().kind() == z3.Z3_OP_UNINTERPRETED:
            found += pairs(term, rows[cell.row][cell.column], world)
    return found


def came(term: Term, known: list[tuple[Any, Any]]) -> Value | str:
    def of(each: Any) -> Any:  # noqa: ANN401 - a term of the solver
        return z3.simplify(z3.substitute(each, *known))

    if z3.is_true(of(term.broken)):
        return "broken"
    if z3.is_true(of(term.absent)):
        return "absent"
    value = of(term.value) if term.kind is not Kind.KNOWN else term.value
    if term.kind is Kind.TRUTH:
        return bool(z3.is_true(value))
    if term.kind is Kind.DATE:
        return date.fromordinal(value.as_long())
    return Fraction(str(value.as_fraction())) if term.kind is Kind.NUMBER else str(value)


def plain(value: Value, world: World) -> Value | str:
    if isinstance(value, (Fault, Missing)):
        return "broken"
    if isinstance(value, NotApplicable):
        return "absent"
    return str(world.word(value)) if isinstance(value, str) else value


def rows_for(witness: Witness) -> int:
    """Return how many rows a world has that holds the data."""
    return max(ROWS, *map(len, witness.rows.values())) if witness.rows else ROWS


@pytest.mark.parametrize("path", TEXTS, ids=lambda each: each.stem)
def test_a_term_comes_to_what_the_exact_reading_comes_to(path: Path) -> None:
    document = Session().document(path)
    assert document is not None
    assert not isinstance(document, Contract)
    for setting in settings(document):
        known = domains(setting)
        for witness in samples(known, periods_of(setting), DATA):
            world = World(witness.period, known.facts, known.columns, rows=rows_for(witness))
            encoder, run = Encoder(world), witness.run(document.span)
            for subject in setting.every:
                term = encoder.term(subject.node)
                if not world.loose:
                    exact = run.value(subject.node, witness.period)
                    assert came(term, put(world, witness)) == plain(exact, world), (subject.name, witness)


@pytest.mark.parametrize("path", TEXTS, ids=lambda each: each.stem)
def test_two_outcomes_differ_for_a_solver_where_they_differ_exactly(path: Path) -> None:
    document = Session().document(path)
    assert document is not None
    assert not isinstance(document, Contract)
    for setting in settings(document):
        known = domains(setting)
        every = [Differs((one.node, other.node), span=document.span) for one, other in pairwise(setting.every)]
        for witness in samples(known, periods_of(setting), FEW):
            world = World(witness.period, known.facts, known.columns, rows=rows_for(witness))
            encoder, run = Encoder(world), witness.run(document.span)
            for each in every:
                term = encoder.term(each)
                if not world.loose:
                    exact = run.value(each, witness.period)
                    assert isinstance(exact, bool)
                    assert came(term, put(world, witness)) == exact, witness
