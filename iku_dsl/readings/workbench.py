"""One graph of a document goes in; where each goal stands in it comes out, and attempts that may show it."""

from collections.abc import Iterator
from functools import cached_property

import attrs

from iku_dsl.data.facts import Store
from iku_dsl.formula.algebra import Choose, Gather, Node
from iku_dsl.formula.walk import above, reachable, rows_of
from iku_dsl.readings.attempts import Attempt
from iku_dsl.readings.branches import Key, key_of, taken
from iku_dsl.readings.candidates import BASES, Variable, periods_of, variables
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.examples import Run
from iku_dsl.readings.given_figures import now
from iku_dsl.readings.goals import MIX, Goals, at_bound, comparisons
from iku_dsl.readings.search import Meter, Search, deciding, mixes, visiting
from iku_dsl.readings.subjects import Setting, Subject
from iku_dsl.syntax.formulas import Name
from iku_dsl.syntax.statements import Example
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period


@attrs.define(eq=False)
class Workbench:
    """One graph: its facts, where each goal stands in it, and the attempts from which to begin."""

    setting: Setting
    goals: Goals
    known: dict[str, Variable]
    periods: tuple[Period, ...]
    nodes: dict[Key, list[Node]]
    seeds: list[tuple[Attempt, set[int]]] = attrs.field(factory=list)
    meter: Meter = attrs.field(factory=lambda: Meter(0))
    first: dict[Key, Attempt] = attrs.field(factory=dict)

    def add(self, example: Example, run: Run) -> None:
        """Begin from an example as well, when it is one of this graph and gives something."""
        said = now(example)
        polarity = said.pop("polarity", None)
        word = polarity.word.text if isinstance(polarity, Name) else ""
        if word != self.setting.polarity or not said.keys() & self.known.keys():
            return
        trial, period = run.trial, run.period
        facts = {name: Exact(Store()).value(trial.node(each), period) for name, each in said.items()}
        self.begin(facts, period)

    def begin(self, facts: dict[str, Value], period: Period, base: int = 0) -> None:
        """Begin from these facts; what they do not say is said by one of the bases."""
        filled = {name: each.base(base, at) for at, (name, each) in enumerate(self.known.items())}
        filled |= {name: value for name, value in facts.items() if name in self.known}
        attempt = Attempt(self.setting, filled, period)
        self.seeds.append((attempt, {ident for ident, _ in attempt.run().known}))

    def from_where(self, key: Key) -> list[Attempt]:
        """Return the attempts from which a goal is sought; none where it does not stand in this graph."""
        if key[0] == MIX:
            return [attempt for attempt, _ in self.seeds[:BASES]] if self.goals.branches.settings else []
        return visiting(self.seeds, self.nodes[key]) if key in self.nodes else []

    def attempts(self, key: Key, seeds: list[Attempt]) -> Iterator[Attempt]:
        """Go through attempts that may show a goal."""
        if key[0] == MIX:
            yield from mixes(seeds, [self._part(code) for code in self.goals.members[key]])
        else:
            yield from Search(tuple(self.nodes[key]), self.known, self.periods, self.meter).attempts(seeds)

    def _part(self, code: str) -> tuple[Node, Search]:
        node = self.setting.trial.scope.contributions[code]
        choices = tuple(each for each in reachable((node,)) if isinstance(each, Choose))
        return node, Search((node, *choices), self.known, self.periods, self.meter)

    def shows(self, attempt: Attempt, key: Key) -> bool:
        """Return whether an attempt may show a goal, and keep the first that shows another on the way."""
        nodes = self.nodes.get(key, ())
        run = attempt.run(*(each for node in nodes for each in deciding(node)))
        self.meter.spend(run)
        found = self.goals.reached(run, self.setting.trial.scope.contributions, attempt.period)
        for node in nodes:  # what is chosen need not be evaluated to tell which branch is
            at = taken(node, run, attempt.period) if isinstance(node, Choose) else None
            found |= {key_of(node.origin, at)} if at is not None and isinstance(node, Choose) and node.origin else set()
        for each in found:
            self.first.setdefault(each, attempt)
        return key in found

    def about(self, key: Key) -> list[Subject]:
        """Return what an example of a goal may expect: all behind which it is decided, the smallest first."""
        if key not in self.nodes:
            return list(self.by_size)
        found = above(self.setting.nodes(), {id(node) for node in self.nodes[key]})
        return [each for each in self.by_size if id(each.node) in found]

    @cached_property
    def size(self) -> int:
        """Return how many steps its formulas have."""
        return len(self.setting.nodes())

    @cached_property
    def by_size(self) -> list[Subject]:
        """Return everything that may be expected, what has the smallest formula first."""
        return sorted(self.setting.every, key=lambda each: len(reachable((each.node,))))


def workbench(setting: Setting, goals: Goals) -> Workbench:
    """Return the workbench of a graph, with what to begin from where there is no example."""
    made = Workbench(setting, goals, variables(setting), periods_of(setting), _stands(setting, goals))
    for base in range(BASES):
        made.begin({}, made.periods[0], base)
    return made


def _stands(setting: Setting, goals: Goals) -> dict[Key, list[Node]]:
    """Return the nodes at which each goal is decided; what stands on the row of a table has no value by itself."""
    found: dict[Key, list[Node]] = {}
    depends: dict[int, frozenset[str]] = {}
    for node in (each for each in setting.nodes() if not rows_of(each, depends)):
        for key in dict.fromkeys(_decided(node, goals)):
            found.setdefault(key, []).append(node)
    return found


def _decided(node: Node, goals: Goals) -> Iterator[Key]:
    if isinstance(node, (Choose, Gather)) and node.origin is not None:
        ways = len(node.cases) + 1 if isinstance(node, Choose) else 2
        yield from (key for at in range(ways) if (key := key_of(node.origin, at)) in goals.branches.known)
        if isinstance(node, Gather):
            yield at_bound(node)
    if isinstance(node, Choose):
        yield from (goals.key_of(each) for condition, _ in node.cases for each in comparisons(condition))
