"""A refuted claim and what it should be go in; what that does to the index, the score and the statuses comes out."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.bench import Run
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.judge import Judge
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

    The whole has no code: its subject is empty.
    """

    subject: str
    period: Period
    before: Number
    after: Number
    statuses: tuple[str, str] | None

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
    """The graph from which effects are read, and the period of the score that the contract is about."""

    judge: Judge
    lowered: LoweredScorecard
    computed: LoweredScorecard
    whole: Period

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
        apart = {each: value for each, value in right.items() if each in self.judge.aside}
        rest = {each: value for each, value in right.items() if each not in apart}
        alone = [self._change(each.key.subject, each.period, each.centre, value) for each, value in apart.items()]
        before, after = self._printed(rest, {}), self._right(rest, stated)
        periods = sorted({self.whole, *(each.period for each in rest)}, key=lambda each: (-each.months, each))
        found = [
            self._change(subject, period, *(run.exact.value(node, period) for run in (before, after)))
            for period in (periods if rest else ())
            for subject, node in self._values()
        ]
        return Effect(tuple(each for each in (*found, *alone) if each is not None))

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

    def _values(self) -> list[tuple[str, Step]]:
        entries = [(each.code, each.value) for _, several in self.lowered.levels for each in several]
        return [*((each.value.subject, each.value) for each in self.lowered.lines), *entries]

    def _printed(self, wrong: Iterable[Claim], right: Mapping[Claim, Value]) -> Run:
        """Return the scorecard from what it is computed from, and the claims as printed or as they should be."""
        concerned = set(wrong)
        values: dict[Claim, Value] = {
            each: right.get(each, each.centre)
            for each in self.judge.bench.claims.values()
            if each in concerned or each.key.name in SETTLED
        }
        for each in list(values):
            if each not in concerned and self._rests_on(each, concerned):
                del values[each]
        run = self.judge.bench.run(values)
        return run.again(self._measured(run, concerned))

    def _right(self, rest: Mapping[Claim, Value], stated: Mapping[Claim, Value]) -> Run:
        run = self._printed(rest, rest)
        return run.without(each for each in rest if each not in stated)

    def _rests_on(self, claim: Claim, wrong: set[Claim]) -> bool:
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
        every = self.judge.bench.claims.values()
        found = [e for e in every if e.key.subject == key and e.key.name == "realisation" and e.period == self.whole]
        return found[0] if found else None


def _follows(claim: Claim) -> bool:
    """Return whether a claim is about what a framework computes: an index, or the value of a member."""
    return claim.quantity is not None and claim.quantity.points
