"""A graph and what can be decided of it go in; between which figures its realisation lies comes out."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.checks.proofs.claim import Claim, Verdict
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Constant, Node, Step
from iku_dsl.formula.conditions import compared
from iku_dsl.readings.decide import Can, Deciding, Decision
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.show import quantity
from iku_dsl.readings.witness import Witness
from iku_dsl.values.enclosed import Number, ends

LADDER = tuple(Fraction(each, 100) for each in (100, 105, 110, 120, 125, 150, 200, 300, 1000, 10000))
BOUND = {Can.NEVER: Verdict.PROVED, Can.NOT_FOUND: Verdict.SAMPLED}

OVER_AND_OVER = 200  # times that a row is repeated
LARGE = 100_000  # times that a figure is taken
Reached = tuple[Fraction, Witness]


@attrs.frozen(eq=False)
class Side:
    """One end of a formula: the sign beyond it, how figures are ordered towards it, and what is said of it.

    What was only tried is no bound: it is said how far it went.
    """

    sign: str
    towards: int
    says: Phrase
    open: Phrase
    tried: Phrase
    subject: str = "realisation"


@attrs.frozen(eq=False)
class End:
    """What is claimed of one end, and the figure beyond which no data lead; None where that is not known."""

    claim: Claim
    bound: Fraction | None


HIGHEST = Side(
    ">",
    1,
    say("the realisation is never above {bound}"),
    say("data take the realisation past {bound}"),
    say("on the data that were tried the highest realisation is {bound}; others may take it further"),
)
LOWEST = Side(
    "<",
    -1,
    say("the realisation is never below {bound}"),
    say("data take the realisation below {bound}"),
    say("on the data that were tried the lowest realisation is {bound}; others may take it further"),
)


def extent(graph: Graph, deciding: Deciding) -> Iterator[Claim]:
    """Go through both ends of the realisation."""
    node = graph.result("realisation")
    if node is None or not isinstance(node, Step):
        return
    for side in (HIGHEST, LOWEST):
        reached = farthest(node, side, deciding)
        if reached is not None:
            yield end(node, side, reached, deciding).claim


def farthest(node: Node, side: Side, deciding: Deciding) -> Reached | None:
    """Return the figure that lies farthest to one side on the data that are tried, with these data."""
    values = ((run.value(node, witness.period), witness) for witness, run in deciding.tried)
    found = [(value, witness) for value, witness in values if isinstance(value, Fraction)]
    return max(found, key=lambda each: each[0] * side.towards, default=None)


def end(node: Step, side: Side, reached: Reached, deciding: Deciding) -> End:
    """Return the nearest figure beyond which no data take a formula; the farthest one where none holds it."""
    deciding = attrs.evolve(deciding, count=0 if deciding.solving else deciding.count, plainly=False)
    far = (_most(node, side, each) for each in _stretched(reached[1], deciding.domains))
    most = max((reached[0], *(each for each in far if each is not None)), key=lambda each: each * side.towards)
    steps = _steps(node, side, most)
    if not steps:
        return _told(node, side, _round_ones(node, side)[-1], Decision(Can.HOLD))
    every = [*dict.fromkeys((most, *steps))]
    bound, decision = _nearest(every, lambda each: deciding.decide({"": _beyond(node, side, each)})[""])
    return _told(node, side, bound, decision)


def _most(node: Node, side: Side, witness: Witness) -> Fraction | None:
    """Return how far some data take a formula; None where they give it no number."""
    value = witness.run(node.span).value(node, witness.period)
    return min(ends(value), key=lambda each: each * side.towards) if isinstance(value, Number) else None


def _stretched(witness: Witness, domains: Domains) -> Iterator[Witness]:
    """Go through data far beyond those that reached farthest: every row over and over, figures many times as large."""
    yield attrs.evolve(witness, rows={table: rows * OVER_AND_OVER for table, rows in witness.rows.items()})
    large = {datum: value * LARGE for datum, value in witness.facts.items() if isinstance(value, Fraction)}
    large = {datum: value for datum, value in large.items() if domains.admits(datum, value)}
    yield attrs.evolve(witness, facts={**witness.facts, **large})
    for datum, value in large.items():
        yield attrs.evolve(witness, facts={**witness.facts, datum: value})


def _nearest(steps: list[Fraction], decided: Callable[[Fraction], Decision]) -> tuple[Fraction, Decision]:
    """Return the nearest step that holds like the farthest, and what was decided of it.

    What holds the realisation at a figure holds it at one further out, so the farthest is asked first and the rest
    halved.
    """
    known = {steps[-1]: decided(steps[-1])}
    farthest = known[steps[-1]].can

    def holds(step: Fraction) -> bool:
        known[step] = known.get(step) or decided(step)
        return known[step].can is farthest

    bound = steps[bisect_left(steps, True, key=holds)] if farthest in BOUND else steps[-1]
    return bound, attrs.evolve(known[bound], seconds=sum(each.seconds for each in known.values()))


def _beyond(node: Step, side: Side, bound: Fraction) -> Node:
    return compared(side.sign, node, Constant(bound, span=node.span), node.span)


def _told(node: Step, side: Side, bound: Fraction, decision: Decision) -> End:
    said = {Can.HOLD: side.open, Can.NOT_FOUND: side.tried}.get(decision.can, side.says)
    figure = quantity(bound, node.percent)
    says = attrs.evolve(said, data=say("{subject}{bound}", subject=side.subject, bound=figure).data)
    verdict = BOUND.get(decision.can, Verdict.PROVED if decision.can is Can.HOLD else Verdict.UNDECIDED)
    claim = Claim("range", side.subject, says, node.span, verdict, seconds=decision.seconds, why=decision.why)
    return End(claim, bound if decision.can is Can.NEVER else None)


def _steps(node: Step, side: Side, reached: Fraction) -> list[Fraction]:
    """Return the round figures from what was reached on, from the nearest outwards."""
    return [each for each in _round_ones(node, side) if (each - reached) * side.towards >= 0]


def _round_ones(node: Step, side: Side) -> list[Fraction]:
    unit = Fraction(1) if node.percent else Fraction(100)
    every = {Fraction(0), *(each * unit for each in LADDER), *(-each * unit for each in LADDER)}
    return sorted(every, key=lambda each: each * side.towards)
