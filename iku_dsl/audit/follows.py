"""An evaluation, a claim and one of its formulas go in; what follows from the formula comes out."""

from collections.abc import Mapping
from fractions import Fraction

from iku_dsl.audit.bench import Run, Spot, spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import Formula
from iku_dsl.values.enclosed import Number, between, ends
from iku_dsl.values.outcomes import Value

Changed = Mapping[Claim, Value]


def apart(claim: Claim, formula: Formula) -> Spot | None:
    """Return the figure itself where a formula would only repeat it: it is to be made up of its parts, or as stated."""
    return spot_of(claim) if claim.quantity is not None and formula.node is claim.quantity.node else None


def set_aside(run: Run, claim: Claim, formula: Formula, changed: Changed | None = None) -> Run:
    """Return an evaluation from the start, some figures changed, in which the formula does not repeat its claim."""
    return run.again(changed, apart(claim, formula))


def follows(run: Run, claim: Claim, formula: Formula, changed: Changed | None = None) -> Value:
    """Return what a formula comes to, evaluated from the start, some figures changed."""
    return set_aside(run, claim, formula, changed).exact.value(formula.node, claim.period)


def gives(run: Run, claim: Claim, formula: Formula, changed: Changed | None = None) -> bool:
    """Return whether what a formula comes to is printed as its claim is."""
    value = follows(run, claim, formula, changed)
    return isinstance(value, Fraction) and claim.admits(value)


def narrow(run: Run, claim: Claim, found: Value, own: Value | None) -> None:
    """Let a claim stand for what is left of its own bounds within those of a formula, if anything is."""
    if isinstance(found, Number) and isinstance(own, Number):
        (low, high), (least, most) = ends(found), ends(own)
        if max(low, least) <= min(high, most):
            run.put(claim, between(max(low, least), min(high, most)))
