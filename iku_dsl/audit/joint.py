"""Checked claims go in; they come out with unrounded figures that give all that rests on them, or undecided without.

A figure that rounding explains is no explanation where the unrounded figure would print another one otherwise.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.bench import spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.dependence import Rests
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.follows import gives
from iku_dsl.audit.rounding import Figures, plainest
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.diagnostics.phrase import each_of, say

STEPS = 50  # in which the way from one end of a figure to the other is tried
HOLDS = (Verdict.RECONCILED, Verdict.ROUNDING)


@attrs.frozen(eq=False)
class Joint:
    """What a figure must not be moved past: the evaluations, and for each claim the checks of what rests on it."""

    evaluations: Evaluations
    above: Mapping[Claim, Sequence[Checked]]

    @classmethod
    def of(cls, evaluations: Evaluations, checked: Sequence[Checked], rests: Rests) -> "Joint":
        """Return the checks that hold by what each claim rests on."""
        above: dict[Claim, list[Checked]] = {}
        for each in checked:
            for one in rests.get(each.claim, ()) if each.verdict in HOLDS else ():
                above.setdefault(one, []).append(each)
        return cls(evaluations, above)

    def settled(self, checked: Iterable[Checked]) -> Iterator[Checked]:
        """Go through the checks; what is explained by rounding is so only with all that rests on the same figures."""
        return (self._settled(each) if each.verdict is Verdict.ROUNDING else each for each in checked)

    def _settled(self, checked: Checked) -> Checked:
        figures = dict(checked.witness)
        lost = self._lost(checked, figures)
        if not lost:
            return checked
        found = next((each for each in self._tried(checked) if not self._lost(checked, each)), None)
        if found is not None:
            plain = plainest(found, lambda each: self._gives(checked, each) and not self._lost(checked, each))
            return attrs.evolve(checked, witness=tuple(plain.items()))
        why = say("unrounded figures give it, and none were found that give {others} too",
                  others=each_of(each.claim.row.id for each in lost))  # fmt: skip
        return attrs.evolve(checked, verdict=Verdict.UNDECIDED, witness=(), why=why)

    def _lost(self, checked: Checked, figures: Figures) -> list[Checked]:
        """Return what holds with the printed figures, or by rounding, and does not with these."""
        resting = {id(each): each for claim in figures for each in self.above.get(claim, ()) if each is not checked}
        others = [each for each in resting.values() if spot_of(each.claim) != spot_of(checked.claim)]
        return [each for each in others if self._holds(each) and not self._gives(each, figures)]

    def _holds(self, checked: Checked) -> bool:
        return checked.verdict is Verdict.ROUNDING or self._gives(checked, {})

    def _gives(self, checked: Checked, figures: Figures) -> bool:
        """Return whether a formula gives its claim with some figures in the place of the printed ones."""
        return gives(self.evaluations.printed, checked.claim, checked.formula, dict(figures))

    def _tried(self, checked: Checked) -> Iterator[Figures]:
        """Go through figures that give the claim, one input moved at a time."""
        for each in checked.inputs:
            low, high = each.figure.low, each.figure.high
            values = (low + (high - low) * Fraction(step, STEPS) for step in range(STEPS + 1)) if not each.exact else ()
            yield from ({each: v} for v in values if each.admits(v) and self._gives(checked, {each: v}))
