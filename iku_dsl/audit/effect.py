"""A refuted claim and what it should be go in; what that does to the index, the score and the statuses comes out."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.bench import Run, spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.upwards import Upwards
from iku_dsl.formula.algebra import Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.readings.status import Statuses
from iku_dsl.values.enclosed import Number
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period

SETTLED = ("realisation", "target", "weight")  # what a score is computed from


@attrs.frozen(eq=False)
class Change:
    """A value that changes: whose and when, before and after, and the statuses where they change.

    The whole has no code: its subject is empty. `itself` says that it is no index and no value, but the wrong figure.
    """

    subject: str
    period: Period
    before: Number
    after: Number
    statuses: tuple[str, str] | None
    itself: bool = False

    @property
    def by(self) -> Fraction:
        """Return by how much, as far as that is known exactly."""
        exact = isinstance(self.before, Fraction) and isinstance(self.after, Fraction)
        return abs(self.after - self.before) if exact else Fraction(0)  # type: ignore[operator]


@attrs.frozen(eq=False)
class Effect:
    """What changes when figures are put right: indices and members of the levels, the highest level last."""

    changes: tuple[Change, ...] = ()

    @property
    def score(self) -> Change | None:
        """Return the change of the whole, if there is one; of several periods the longest."""
        whole = [each for each in self.changes if each.subject == ""]
        return max(whole, key=lambda each: each.period.months, default=None)

    @property
    def gravity(self) -> tuple[Fraction, Fraction]:
        """Return by how much the whole changes, and then the most that anything does."""
        whole = self.score.by if self.score else Fraction(0)
        return whole, max((each.by for each in self.changes), default=Fraction(0))


@attrs.frozen(eq=False)
class Effects:
    """The graph from which effects are read, and the period of the score that the contract is about.

    `aside` are refuted claims on which no printed figure above them rests.
    """

    evaluations: Evaluations
    lowered: LoweredScorecard
    computed: LoweredScorecard
    whole: Period
    aside: Collection[Claim]
    base: Run = attrs.field(init=False)
    upwards: Upwards = attrs.field(init=False)

    @base.default
    def _base(self) -> Run:
        """Return the scorecard as printed, from which every other one differs a little."""
        settled = (each for each in self.evaluations.bench.claims.values() if each.key.name in SETTLED)
        return self.evaluations.bench.run({each: each.centre for each in settled})

    @upwards.default
    def _upwards(self) -> Upwards:
        measured = (each.index.measured.realisation for each in self.computed.lines)
        return Upwards.of((*(node for _, node in self._values()), *measured))

    def of(self, right: Mapping[Claim, Value]) -> Effect:
        """Return what changes when claims are what they should be; `right` has that of each.

        A figure on which nothing printed rests, for those above it follow from the right one, changes nothing else.
        """
        return self._of(right, right)

    def together(self, right: Mapping[Claim, Value]) -> Effect:
        """Return what changes when all of them are: what the framework computes follows from the right figures."""
        return self._of(right, {each: value for each, value in right.items() if not _follows(each)})

    def _of(self, right: Mapping[Claim, Value], stated: Mapping[Claim, Value]) -> Effect:
        """Return the same; what is not among the stated ones is computed."""
        apart = {each: value for each, value in right.items() if each in self.aside}
        rest = {each: value for each, value in right.items() if each not in apart}
        alone = [self._alone(each, value) for each, value in apart.items()]
        periods = sorted({self.whole, *(each.period for each in rest)}, key=lambda each: (-each.months, each))
        found = list(self._changes(rest, stated, periods)) if rest else []
        return Effect(tuple(each for each in (*found, *alone) if each is not None))

    def _changes(
        self, right: Mapping[Claim, Value], stated: Mapping[Claim, Value], periods: Sequence[Period]
    ) -> Iterator[Change | None]:
        """Go through what changes in some periods; what no figure that changes lies below is not looked at."""
        for period in periods:
            for _, node in self._values():
                self.base.exact.value(node, period)
        before, after, above = self._beside(right, stated)
        for period in periods:
            for subject, node in self._values():
                if id(node) in above:
                    yield self._change(subject, period, *(run.exact.value(node, period) for run in (before, after)))

    def of_another(self, claims: Sequence[Claim]) -> Effect:
        """Return the gravest change that one of several claims about a quantity makes in the place of the first."""
        first = claims[0]
        if first.key.name not in SETTLED or not first.figures:
            return Effect()
        others = dict.fromkeys(each.centre for each in claims if each.centre != first.centre)
        return max((self.of({first: value}) for value in others), key=lambda each: each.gravity, default=Effect())

    def _change(self, subject: str, period: Period, old: Value, new: Value) -> Change | None:
        if not isinstance(old, Number) or not isinstance(new, Number) or old == new:
            return None
        statuses = Statuses(self.lowered.status)
        was, is_now = (statuses.text(value) or "" for value in (old, new))
        return Change(subject, period, old, new, (was, is_now) if was != is_now else None)

    def _alone(self, claim: Claim, value: Value) -> Change | None:
        """Return how a figure changes on which nothing else rests; only an index or a value has a status."""
        change = self._change(claim.key.subject, claim.period, claim.centre, value)
        return change if change is None or _follows(claim) else attrs.evolve(change, statuses=None, itself=True)

    def _values(self) -> list[tuple[str, Step]]:
        entries = [(each.code, each.value) for _, several in self.lowered.levels for each in several]
        return [*((each.value.subject, each.value) for each in self.lowered.lines), *entries]

    def _beside(self, right: Mapping[Claim, Value], stated: Mapping[Claim, Value]) -> tuple[Run, Run, set[int]]:
        """Return the scorecard with claims as printed, with them as they should be, and what may differ between both.

        It is made of what a scorecard is computed from. What nothing that differs lies below is known from the base.
        """
        every = self.evaluations.bench.claims.values()
        wrong = {each: right[each] for each in every if each in right}
        gone = {each for each in every if each not in right and self._rests_on(each, right)}
        settled = {each: each.centre for each in every if each.key.name in SETTLED and each not in gone}
        changed = {*wrong, *gone}
        before, after = settled | {each: each.centre for each in wrong}, settled | wrong
        measured = [self._measured(self._seeded(values, changed), set(right)) for values in (before, after)]
        changed |= {each for several in measured for each in several}
        computed = {each: value for each, value in (after | measured[1]).items() if each in stated or each not in right}
        runs = self._seeded(before | measured[0], changed), self._seeded(computed, changed)
        return *runs, self.upwards.above(map(spot_of, changed))

    def _seeded(self, values: Mapping[Claim, Value], changed: Iterable[Claim]) -> Run:
        run, above = self.evaluations.bench.run(values), self.upwards.above(map(spot_of, changed))
        run.exact.known.update({key: value for key, value in self.base.exact.known.items() if key[0] not in above})
        return run

    def _rests_on(self, claim: Claim, wrong: Iterable[Claim]) -> bool:
        """Return whether a realisation is made up of periods of which one is wrong."""
        return any(
            each.key == claim.key and each.period != claim.period and each.period.within(claim.period) for each in wrong
        )

    def _measured(self, run: Run, wrong: set[Claim]) -> dict[Claim, Value]:
        """Return the realisations that manuals compute from figures that are wrong."""
        found: dict[Claim, Value] = {}
        subjects = {each.key.subject.partition(":")[0] for each in wrong if not self._settled(each)}
        for line in self.computed.lines:
            measured = line.index.measured
            claim = self._claim(measured.indicator.key)
            if measured.indicator.key in subjects and claim is not None:
                value = run.exact.value(measured.realisation, claim.period)
                found |= {claim: value} if isinstance(value, Number) else {}
        return found

    def _settled(self, claim: Claim) -> bool:
        return claim.key.name in SETTLED or (claim.quantity is not None and claim.quantity.points)

    def _claim(self, key: str) -> Claim | None:
        every = self.evaluations.bench.claims.values()
        found = [e for e in every if e.key.subject == key and e.key.name == "realisation" and e.period == self.whole]
        return found[0] if found else None


def _follows(claim: Claim) -> bool:
    """Return whether a claim is about what a framework computes: an index, or the value of a member."""
    return claim.quantity is not None and claim.quantity.points
