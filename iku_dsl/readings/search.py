"""A goal and attempts to begin with go in; attempts that may show it come out, the plainest facts first.

Nothing is proved: one fact is changed at a time, then two, to the values worth trying and to those that bring the two
sides of a comparison, or a value and its bound, to the same figure.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations, islice, product

import attrs

from iku_dsl.formula.algebra import Choose, Gather, Node, Operation
from iku_dsl.readings.attempts import Attempt
from iku_dsl.readings.candidates import Fancied, Variable, facts_behind, near, niceness
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.goals import comparisons
from iku_dsl.readings.solving import zero
from iku_dsl.values.outcomes import NotApplicable, Value
from iku_dsl.values.periods import Period

Change = tuple[str, Value]
Gap = tuple[Node, Node]
PAIRED = 16  # values of each of two facts that are tried together
AWAY = 2  # ways in which a part may not apply
SEEDS = 3  # attempts from which a goal is sought


@attrs.define
class Meter:
    """How many steps of formulas may still be evaluated in search of one goal."""

    left: int

    def spend(self, run: Exact) -> None:
        """Take off what a run has evaluated."""
        self.left -= 1 + len(run.kept)


@attrs.frozen
class Search:
    """How a goal is sought: from which attempts, by changing which facts, to bring which figures together."""

    nodes: tuple[Node, ...]
    known: dict[str, Variable]
    periods: tuple[Period, ...]
    meter: Meter

    def attempts(self, seeds: list[Attempt]) -> Iterator[Attempt]:
        """Go through the attempts: the seeds for every period, one fact changed, two facts changed."""
        for seed in seeds:
            yield from (attrs.evolve(seed, period=period) for period in self.periods)
        moves = [(seed, self.changes(seed)) for seed in seeds]
        single = [(niceness(change[1]), at, seed, change) for at, (seed, each) in enumerate(moves) for change in each]
        for _, _, seed, change in sorted(single, key=lambda each: (*each[0][:2], each[1], *each[0])):
            yield changed(seed, change)
        for seed, changes in moves:
            yield from (changed(seed, *pair) for pair in _pairs(changes))
            for period in self.periods[1:]:
                yield from (changed(attrs.evolve(seed, period=period), change) for change in changes)

    def changes(self, seed: Attempt) -> list[Change]:
        """Return the changes of one fact that are worth trying."""
        gaps = [(gap, facts_behind(gap)) for node in self.nodes for gap in gaps_of(node)]
        found: list[Change] = []
        decisive = [each for node in self.nodes for each in deciding(node)]
        for name in sorted(facts_behind(decisive) & self.known.keys()):
            variable = self.known[name]
            about = [gap for gap, facts in gaps if name in facts]
            solved = {value for gap in about for value in self._solved(seed, variable, gap)}
            every = dict.fromkeys((*sorted(solved, key=niceness), *variable.values))
            found.extend((name, value) for value in every if value != seed.facts.get(name))
        return found

    def _solved(self, seed: Attempt, variable: Variable, gap: Gap) -> Iterator[Fraction]:
        """Go through the values of one fact at and around which both sides of a gap are the same."""
        root = zero(list(islice(self._points(seed, variable, gap), 3)))
        if root is not None:
            whole = variable.unit * (root // variable.unit)
            around = {*near(root, variable.unit), whole, whole + variable.unit}
            yield from (value for value in around if variable.admits(value))

    def _points(self, seed: Attempt, variable: Variable, gap: Gap) -> Iterator[tuple[Fraction, Fraction]]:
        own = seed.facts.get(variable.name)
        samples = [own] if isinstance(own, Fraction) else []
        samples += [value for value in variable.values if isinstance(value, Fraction)]
        for sample in dict.fromkeys(samples):
            if self.meter.left <= 0:
                return
            run = Exact(Fancied({**seed.facts, variable.name: sample}))
            left, right = (run.value(node, seed.period) for node in gap)
            self.meter.spend(run)
            if isinstance(left, Fraction) and isinstance(right, Fraction):
                yield sample, left - right

    def away(self, seed: Attempt, part: Node) -> Iterator[Change]:
        """Go through the changes with which a part does not apply, the plainest first."""
        for change in sorted(self.changes(seed), key=lambda each: niceness(each[1])):
            if self.meter.left <= 0:
                return
            run = Exact(Fancied({**seed.facts, **dict([change])}))
            if isinstance(run.value(part, seed.period), NotApplicable):
                yield change
            self.meter.spend(run)


def deciding(node: Node) -> list[Node]:
    """Return what decides at a node: of a choice its conditions, and not what is chosen."""
    return [condition for condition, _ in node.cases] if isinstance(node, Choose) else [node]


def gaps_of(node: Node) -> list[Gap]:
    """Return the pairs of figures whose order decides which branch of a node is taken."""
    if isinstance(node, Gather) and len(node.parts) == 2:
        return [(node.parts[0].value, node.parts[1].value)]
    if isinstance(node, Choose):
        return [gap for condition, _ in node.cases for each in comparisons(condition) for gap in gaps_of(each)]
    return [(node.operands[0], node.operands[1])] if isinstance(node, Operation) and len(node.operands) == 2 else []


def _pairs(changes: list[Change]) -> Iterator[tuple[Change, Change]]:
    by_name: dict[str, list[Change]] = {}
    for change in changes:
        by_name.setdefault(change[0], []).append(change)
    for one, other in combinations(by_name.values(), 2):
        yield from product(one[:PAIRED], other[:PAIRED])


def changed(seed: Attempt, *changes: Change) -> Attempt:
    """Return an attempt with some facts changed."""
    return attrs.evolve(seed, facts={**seed.facts, **dict(changes)})


def visiting(seeds: Iterable[tuple[Attempt, set[int]]], nodes: Iterable[Node]) -> list[Attempt]:
    """Return the attempts from which to seek: those in whose evaluation one of the nodes was visited."""
    wanted, every = {id(node) for node in nodes}, list(seeds)
    found = [attempt for attempt, visited in every if wanted & visited]
    return (found or [attempt for attempt, _ in every])[:SEEDS]


def mixes(seeds: Iterable[Attempt], parts: list[tuple[Node, Search]]) -> Iterator[Attempt]:
    """Go through the attempts in which none of some parts applies: for each part what alone brings that about."""
    for seed in seeds:
        ways = [list(islice(search.away(seed, part), AWAY)) for part, search in parts]
        for together in product(*ways):
            yield changed(seed, *together)
