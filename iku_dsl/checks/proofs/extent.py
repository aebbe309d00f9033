"""A graph and what can be decided of it go in; between which figures its realisation lies comes out."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from iku_dsl.checks.proofs.claim import Claim, Verdict
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Constant, Node, Step
from iku_dsl.formula.conditions import compared
from iku_dsl.readings.decide import Can, Deciding, Decision
from iku_dsl.readings.samples import samples
from iku_dsl.readings.show import quantity

LADDER = tuple(Fraction(each, 100) for each in (100, 105, 110, 120, 125, 150, 200, 300, 1000, 10000))
FAR = 12  # figures that are tried as a bound


@attrs.frozen(eq=False)
class Side:
    """One end of the realisation: the sign beyond it, and how figures are ordered towards it."""

    sign: str
    towards: int
    says: Phrase
    open: Phrase


HIGHEST = Side(">", 1, say("the realisation is never above {bound}"), say("data take the realisation past {bound}"))
LOWEST = Side("<", -1, say("the realisation is never below {bound}"), say("data take the realisation below {bound}"))


def extent(graph: Graph, deciding: Deciding) -> Iterator[Claim]:
    """Go through both ends of the realisation."""
    node = graph.result("realisation")
    if node is None or not isinstance(node, Step):
        return
    values = _tried(node, deciding)
    deciding = attrs.evolve(deciding, tried=0 if deciding.solving else deciding.tried, plainly=False)
    if values:
        yield _end(node, HIGHEST, max(values), deciding)
        yield _end(node, LOWEST, min(values), deciding)


def _tried(node: Node, deciding: Deciding) -> list[Fraction]:
    found = []
    for each in samples(deciding.domains, deciding.periods, deciding.tried):
        value = each.run(deciding.span).value(node, each.period)
        found += [value] if isinstance(value, Fraction) else []
    return found


def _end(node: Step, side: Side, reached: Fraction, deciding: Deciding) -> Claim:
    """Return the first figure beyond which no data take the realisation, from what was reached outwards."""
    seconds, last = 0.0, Decision(Can.UNDECIDED)
    bound = reached
    for bound in _steps(node, side, reached):
        condition = compared(side.sign, node, Constant(bound, span=node.span), node.span)
        last = deciding.decide({"beyond": condition})["beyond"]
        seconds += last.seconds
        if last.can is not Can.HOLD:
            break
    verdict = {Can.NEVER: Verdict.PROVED, Can.NOT_FOUND: Verdict.SAMPLED, Can.HOLD: Verdict.PROVED}
    said = side.open if last.can is Can.HOLD else side.says
    says = attrs.evolve(said, data=say("{bound}", bound=quantity(bound, node.percent)).data)
    return Claim(
        "range", "realisation", says, node.span, verdict.get(last.can, Verdict.UNDECIDED), seconds=seconds, why=last.why
    )


def _steps(node: Step, side: Side, reached: Fraction) -> list[Fraction]:
    """Return the figures that may be the bound, from the nearest outwards: what was reached, and round ones."""
    unit = Fraction(1) if node.percent else Fraction(100)
    round_ones = {Fraction(0), *(each * unit for each in LADDER), *(-each * unit for each in LADDER)}
    further = [each for each in round_ones if (each - reached) * side.towards > 0]
    return [reached, *sorted(further, key=lambda each: each * side.towards)][:FAR]
