"""A claim that its inputs miss as printed goes in; unrounded inputs that do give what is printed come out, if any."""

from collections.abc import Callable
from fractions import Fraction
from math import trunc

import attrs

from iku_dsl.audit.bench import Run
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.follows import follows, gives
from iku_dsl.audit.quantities import Formula
from iku_dsl.values.outcomes import Value

NEAR = 1 - Fraction(1, 2**12)  # of the way from the printed figure to an end of what is printed so
HALVINGS = 40  # of a way on which the result passes what is claimed
MORE_DECIMALS = 12  # than are printed, among which the plainest figures are sought
ROUNDS = 3  # times that every input is moved

Figures = dict[Claim, Fraction]


@attrs.frozen
class Search:
    """A claim and its formula over figures that differ from the printed ones by less than their last digit."""

    printed: Run
    claim: Claim
    formula: Formula

    def result(self, figures: Figures) -> Value:
        """Return what the formula gives with some figures in the place of the printed ones."""
        return follows(self.printed, self.claim, self.formula, dict(figures))

    def gives(self, figures: Figures) -> bool:
        """Return whether that is printed as the claim is."""
        return gives(self.printed, self.claim, self.formula, dict(figures))

    def off(self, figures: Figures) -> Fraction | None:
        """Return how far the result lies above what is claimed; nothing where it has no value."""
        value = self.result(figures)
        return value - self.claim.centre if isinstance(value, Fraction) else None

    def moved(self, figures: Figures, each: Claim) -> Figures:
        """Return the figures with one moved to where the result is nearest to what is claimed."""
        now = self.off(figures)
        for end in _ends(each):
            further = {**figures, each: end}
            there = self.off(further)
            if now is None or there is None or self.gives(further):
                return further if there is not None else figures
            if (there > 0) is not (now > 0):
                return self._between(figures, further, each)
            if abs(there) < abs(now):
                return further
        return figures

    def _between(self, near: Figures, far: Figures, each: Claim) -> Figures:
        """Halve the way between two figures of one input, of which one gives too much and the other too little."""
        start, end = near.get(each, each.centre), far[each]
        above = (self.off(near) or 0) > 0
        for _ in range(HALVINGS):
            middle = (start + end) / 2
            tried = {**near, each: middle}
            off = self.off(tried)
            if off is None or self.gives(tried):
                return tried
            start, end = (middle, end) if (off > 0) is above else (start, middle)
        return {**near, each: start}


def unrounded(
    printed: Run, claim: Claim, formula: Formula, inputs: tuple[Claim, ...]
) -> tuple[tuple[Claim, Fraction], ...] | None:
    """Return figures of the inputs, each printed as it is, with which the formula gives what is claimed, if any.

    One input after another is moved towards the claim: whoever never turns gets there.
    """
    search, figures = Search(printed, claim, formula), Figures()
    for each in [each for each in inputs if not each.exact] * ROUNDS:
        figures = search.moved(figures, each)
        if search.gives(figures):
            return tuple(plainest(_needed(figures, search.gives), search.gives).items())
    return None


def _ends(claim: Claim) -> tuple[Fraction, Fraction]:
    reach = (claim.figure.high - claim.figure.low) / 2 * NEAR
    return claim.centre - reach, claim.centre + reach


def _needed(figures: Figures, gives: Callable[[Figures], bool]) -> Figures:
    """Return the figures without those that need not differ from what is printed."""
    for each in list(figures):
        fewer = {claim: value for claim, value in figures.items() if claim is not each}
        if gives(fewer):
            figures = fewer
    return figures


def plainest(figures: Figures, gives: Callable[[Figures], bool]) -> Figures:
    """Return the figures each with as few decimals as will do, cut off towards what is printed, one after another."""
    for each, value in list(figures.items()):
        for decimals in range(1, MORE_DECIMALS):
            unit = each.figure.step / 10**decimals
            plainer = {**figures, each: each.centre + trunc((value - each.centre) / unit) * unit}
            if each.admits(plainer[each]) and gives(plainer):
                figures = plainer
                break
    return figures
