"""A claim that its inputs miss as printed goes in; unrounded inputs that do give what is printed come out, if any."""

from collections.abc import Callable, Iterator
from fractions import Fraction

from iku_dsl.audit.bench import Run, Spot
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import Formula
from iku_dsl.values.outcomes import Value

PARTS = 64  # of the way from the printed figure to the end of what is printed so
ROUNDS = 3  # times that every input is moved

Figures = dict[Claim, Fraction]


def unrounded(
    printed: Run, claim: Claim, formula: Formula, inputs: tuple[Claim, ...], apart: Spot | None
) -> tuple[tuple[Claim, Fraction], ...] | None:
    """Return figures of the inputs, each printed as it is, with which the formula gives what is claimed.

    One input after another is moved to the end that brings the result nearer: whoever never turns gets there.
    """

    def result(figures: Figures) -> Value:
        run = printed.again(dict(figures), apart)
        return run.exact.value(formula.node, claim.period)

    figures, off = Figures(), _off(result({}), claim)
    for each in [each for each in inputs if not each.exact] * ROUNDS:
        for moved in _moves(each):
            further = {**figures, each: moved}
            value = result(further)
            if isinstance(value, Fraction) and claim.admits(value):
                return tuple(_needed(further, lambda tried: _gives(result(tried), claim)).items())
            if _off(value, claim) < off:
                figures, off = further, _off(value, claim)
    return None


def _gives(value: Value, claim: Claim) -> bool:
    return isinstance(value, Fraction) and claim.admits(value)


def _off(value: Value, claim: Claim) -> Fraction:
    """Return how far a value is from what is claimed; one that is none is farther than any."""
    return abs(value - claim.centre) if isinstance(value, Fraction) else abs(claim.centre) + 10**30


def _moves(claim: Claim) -> Iterator[Fraction]:
    """Go through figures that are printed as the claim is: near its two ends."""
    reach = (claim.figure.high - claim.figure.low) / 2
    for part in (Fraction(1, 2), 1 - Fraction(1, PARTS), 1 - Fraction(1, PARTS**3)):
        yield claim.centre + reach * part
        yield claim.centre - reach * part


def _needed(figures: Figures, gives: Callable[[Figures], bool]) -> Figures:
    """Return the figures without those that need not differ from what is printed."""
    for each in list(figures):
        fewer = {claim: value for claim, value in figures.items() if claim is not each}
        if gives(fewer):
            figures = fewer
    return figures
