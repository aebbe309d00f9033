"""Claims go in; what they may stand for, alone and added up, comes out: between two ends, reached or not."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.values.enclosed import Number


@attrs.frozen
class Reach:
    """What a sum may come to: between two ends, and whether it reaches them."""

    low: Fraction
    high: Fraction
    holds_low: bool
    holds_high: bool

    def over(self, count: Fraction) -> "Reach":
        """Return what the average may come to."""
        return attrs.evolve(self, low=self.low / count, high=self.high / count)

    def misses(self, claim: Claim, printed: "Reach | None" = None) -> bool:
        """Return whether nothing that it may come to is printed so; `printed` is what is, where that is not sure."""
        told = printed or _own(claim)
        below = self.high < told.low or (self.high == told.low and not (self.holds_high and told.holds_low))
        return below or self.low > told.high or (self.low == told.high and not (self.holds_low and told.holds_high))


def _own(claim: Claim, fixed: Mapping[Claim, Fraction] | None = None) -> Reach:
    figure = claim.figure
    if fixed and claim in fixed:
        ends = (fixed[claim], claim.centre if claim.exact else fixed[claim])  # what looks counted may have been rounded
        return Reach(min(ends), max(ends), holds_low=True, holds_high=True)
    if len(claim.figures) > 1:  # nobody knows which of its readings is meant
        low, high = min(each.low for each in claim.figures), max(each.high for each in claim.figures)
        return Reach(low, high, holds_low=True, holds_high=True)
    if claim.exact:
        return Reach(claim.centre, claim.centre, holds_low=True, holds_high=True)
    return Reach(figure.low, figure.high, figure.holds_low, figure.holds_high)


def sum_of(claims: Iterable[Claim], fixed: Mapping[Claim, Fraction] | None = None) -> Reach:
    """Return what some figures may add up to; an end is reached only where each of them reaches its own."""
    each = [_own(claim, fixed) for claim in claims]
    low, high = sum((e.low for e in each), Fraction(0)), sum((e.high for e in each), Fraction(0))
    return Reach(low, high, all(e.holds_low for e in each), all(e.holds_high for e in each))


def coarse(claims: Iterable[Claim]) -> Reach:
    """Return what figures may add up to that were perhaps rounded before they were printed without decimals."""
    return sum_of(as_amount(each) for each in claims)


def of_money(claims: Iterable[Claim]) -> bool:
    """Return whether claims are of amounts of money: these are rounded as a report likes, what is counted never is."""
    return any(each.money for each in claims)


def as_amount(claim: Claim) -> Claim:
    """Return a claim as an amount that was perhaps rounded before it was printed without decimals."""
    return attrs.evolve(claim, exact=False, figures=tuple(each.coarse for each in claim.figures))


def bounds_of(claim: Claim, *, money: bool) -> Number:
    """Return between which figures a claim lies; amounts of money were perhaps rounded."""
    if money:
        return bounds_of(as_amount(claim), money=False)
    return claim.range  # type: ignore[return-value]
