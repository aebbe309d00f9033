"""A document goes in; the examples that it lacks come out as text, and the branches for which none was found.

Goals are sought from plain facts and from the examples there are, those just found among them, until a round finds
nothing more. What is sought again from the same attempts is found as little: so a second run adds nothing.
"""

from collections.abc import Iterator

import attrs

from iku_dsl.diagnostics.phrase import Translate, english
from iku_dsl.model.documents import AnyDocument, Contract
from iku_dsl.readings.attempts import Attempt, Made, make
from iku_dsl.readings.branches import Branch, Key, branches
from iku_dsl.readings.examples import run_of, sound
from iku_dsl.readings.goals import Goals, goals
from iku_dsl.readings.workbench import Workbench, workbench
from iku_dsl.readings.written_example import titled
from iku_dsl.syntax.statements import Example

# Each goal has its share of the work, and how large that is depends on the text alone: so none depends on what else is
# sought, and a second run comes as far as the first.
MOST, LEAST = 4_000, 60  # attempts at all goals, and at one
STEPS, TIMES = 3_000_000, 10  # steps of formulas that are evaluated for all goals, and for one: times those there are
GOALS, FEWEST, SIZE = 1_000, 20, 600_000  # goals that are sought, fewer in a large graph: goals times steps


@attrs.frozen
class Generated:
    """The examples that were made, the branches none was found for, and whether the bound on the work was reached."""

    made: tuple[Made, ...]
    unfound: tuple[Branch, ...]
    bounded: bool


def generate(document: AnyDocument, translate: Translate = english) -> Generated:
    """Return the examples that a document lacks, their titles in its language."""
    if isinstance(document, Contract):
        return Generated((), (), bounded=False)
    sought = goals(branches(document))
    every = list(sought.every().items())
    benches = [workbench(setting, sought) for setting in sought.branches.settings]
    size = 1 + sum(each.size for each in benches)
    most = max(FEWEST, min(GOALS, SIZE // size))
    share = _Share(max(LEAST, MOST // (1 + len(every))), max(TIMES * size, STEPS // (1 + len(every))))
    titles = {each.title.text for each in document.examples}
    seeking = _Seeking(sought, benches, dict(every[:most]), share, titles, translate)
    for each in document.examples:
        if sound(document, each):
            seeking.learn(each)
    found = seeking.run()
    left = [each for key, each in every[most:] if key in sought.branches.known and key not in seeking.shown]
    return attrs.evolve(found, unfound=(*found.unfound, *left), bounded=found.bounded or bool(left))


@attrs.frozen
class _Share:
    """How much work one goal is worth in one graph: attempts, and steps of formulas evaluated for them."""

    attempts: int
    steps: int


@attrs.define
class _Seeking:
    """What is still sought, what was made, and from where each goal was sought in vain."""

    goals: Goals
    benches: list[Workbench]
    open: dict[Key, Branch]
    share: _Share
    titles: set[str]
    translate: Translate
    made: list[Made] = attrs.field(factory=list)
    vain: dict[tuple[int, Key], list[Attempt]] = attrs.field(factory=dict)
    bounded: set[Key] = attrs.field(factory=set)
    shown: set[Key] = attrs.field(factory=set)

    def run(self) -> Generated:
        """Seek until a round finds nothing."""
        while [key for key in list(self.open) if self._seek(key)]:
            pass
        unfound = tuple(each for key, each in self.open.items() if key in self.goals.branches.known)
        return Generated(tuple(self.made), unfound, bool(self.bounded & self.open.keys()))

    def learn(self, example: Example) -> None:
        """Take an example: what it shows need not be sought, and other goals are sought from it too."""
        run = run_of(self.goals.branches.document, example)
        for each in example.expect:
            run.value(each)
        self.shown |= self.goals.reached(run.exact, run.trial.scope.contributions, run.period)
        self.open = {key: goal for key, goal in self.open.items() if key not in self.shown}
        for bench in self.benches:
            bench.add(example, run)

    def _seek(self, key: Key) -> bool:
        """Seek one goal; return whether an example was made."""
        made = self._found(key) if key in self.open else None
        if made is None:
            return False
        self.made.append(made)
        self.titles.add(made.title)
        self.learn(made.example)
        return True

    def _found(self, key: Key) -> Made | None:
        """Return an example of a goal, a strange one only where no plain one is found."""
        best, goal = None, self.open[key]
        title = titled(goal.title.words(self.translate), self.titles)
        for bench in self.benches:
            for attempt in self._attempts(bench, key):
                if not bench.shows(attempt, key):
                    continue
                made = make(attempt, goal, self.goals, bench.known, title, bench.about(key))
                bench.meter.left -= bench.size if made is None else 0
                if made is not None and not made.strange:
                    return made
                best = made if made and (best is None or made.strange < best.strange) else best
        return best

    def _attempts(self, bench: Workbench, key: Key) -> Iterator[Attempt]:
        """Go through the attempts at a goal in one graph; those that were made before are not made again."""
        seeds = bench.from_where(key)
        if seeds and self.vain.get((id(bench), key)) != seeds:
            self.vain[id(bench), key] = seeds
            bench.meter.left = self.share.steps
            for count, attempt in enumerate(bench.attempts(key, seeds)):
                if count == self.share.attempts or bench.meter.left <= 0:
                    self.bounded.add(key)
                    break
                yield attempt
        if key in bench.first:
            yield bench.first[key]
