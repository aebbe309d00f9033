"""Claims go in; they come out from below upwards: none before one that its formulas rest on."""

from collections.abc import Iterable

from iku_dsl.audit.claim import Claim
from iku_dsl.formula.algebra import Fact
from iku_dsl.formula.walk import fold

DATA, MEASURED, SCORED = range(
    3
)  # what manuals are made of, realisations and targets, what the framework makes of them


def from_below(claims: Iterable[Claim]) -> list[Claim]:
    """Return the claims so that each comes after those about what it is computed from; else in the given order."""
    depths: dict[int, int] = {}

    def rank(claim: Claim) -> tuple[int, int, int]:
        if claim.quantity is None:
            return DATA, 0, 0
        node = claim.quantity.node
        depth = fold(node, depths, lambda _, below: 1 + max(below, default=0))
        parts = -len(claim.period.parts()) if isinstance(node, Fact) else 0
        return _stage(claim), depth, -parts

    return sorted(claims, key=rank)


def _stage(claim: Claim) -> int:
    if claim.key.name in ("realisation", "target") and isinstance(claim.quantity and claim.quantity.node, Fact):
        return MEASURED
    return SCORED if claim.quantity is not None and claim.quantity.points else DATA
