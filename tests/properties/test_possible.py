"""Whatever figures within their bounds give by the exact reading lies between the bounds of the possible one."""

import random
from fractions import Fraction
from pathlib import Path

import attrs
import pytest

from iku_dsl.model.documents import Contract
from iku_dsl.readings.candidates import periods_of
from iku_dsl.readings.domains import domains
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.possible import Possible, open_truth
from iku_dsl.readings.samples import samples
from iku_dsl.readings.subjects import settings
from iku_dsl.readings.witness import Supposed, Witness
from iku_dsl.session import Session
from iku_dsl.values.enclosed import Number, between, ends
from iku_dsl.values.outcomes import Fault, Missing, Value

ROOT = Path(__file__).parents[2]
TEXTS = sorted(each for each in (ROOT / "manuals").rglob("*.iku") if each.name != "contract.iku")
DATA, INSIDE = 8, 3  # data for each text, and figures within their bounds for each of them
STEPS = tuple(Fraction(1, 10**each) for each in range(4))


def widened(witness: Witness, chance: random.Random) -> dict[object, tuple[Fraction, Fraction]]:
    """Return the bounds of every figure that is a number: as if it were printed with some decimals."""
    found: dict[object, tuple[Fraction, Fraction]] = {}
    for datum, value in witness.facts.items():
        if isinstance(value, Fraction):
            half = chance.choice(STEPS) * max(abs(value), Fraction(1)) / 2
            found[datum] = value - half, value + half
    return found


def inside(value: Value, low: Fraction, high: Fraction, chance: random.Random) -> Value:
    return low + (high - low) * Fraction(chance.randint(0, 16), 16) if isinstance(value, Fraction) else value


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_bounds_hold_whatever_the_figures_give(path: Path) -> None:
    document = Session().document(path)
    assert document is not None
    assert not isinstance(document, Contract)
    chance, compared, numbers = random.Random(7), 0, 0
    for setting in settings(document):
        known = domains(setting)
        for witness in samples(known, periods_of(setting), DATA):
            bounds = widened(witness, chance)
            facts = {each: between(*bounds[each]) if each in bounds else v for each, v in witness.facts.items()}
            possible = Possible(Supposed(attrs.evolve(witness, facts=facts), document.span))
            for _ in range(INSIDE):
                exactly = {
                    each: inside(value, *bounds[each], chance) if each in bounds else value
                    for each, value in witness.facts.items()
                }
                exact = Exact(Supposed(attrs.evolve(witness, facts=exactly), document.span))
                for result in setting.results:
                    value = exact.value(result.node, witness.period)
                    held = possible.value(result.node, witness.period)
                    numbers += isinstance(value, Number)
                    compared += holds(value, held)
    assert bool(compared) is bool(numbers)


def holds(value: Value, bounds: Value) -> bool:
    """Check one value against its bounds, and return whether these say anything of it."""
    if isinstance(bounds, (Fault, Missing)):
        assert open_truth(bounds) or isinstance(value, (Fault, Missing)), bounds
        return False
    if isinstance(value, Number) and isinstance(bounds, Number):
        low, high = ends(bounds)
        assert low <= ends(value)[0]
        assert ends(value)[1] <= high
        return True
    assert value == bounds or isinstance(value, (Fault, Missing))
    return False
