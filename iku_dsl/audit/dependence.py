"""Checked claims go in; what each is computed from comes out, and how many printed figures rest on each in the end."""

from collections import Counter
from collections.abc import Iterable, Mapping

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.order import from_below
from iku_dsl.audit.verdict import Checked

Rests = Mapping[Claim, tuple[Claim, ...]]


def rests_on(checked: Iterable[Checked], evaluations: Evaluations) -> Rests:
    """Return for each claim the printed figures that it is computed from, whichever of its formulas."""
    found: dict[Claim, dict[Claim, None]] = {}
    for each in checked:
        inputs = each.inputs or evaluations.inputs(each.claim, each.formula)
        found.setdefault(each.claim, {}).update(dict.fromkeys(one for one in inputs if one is not each.claim))
    return {claim: tuple(below) for claim, below in found.items()}


def dependents(rests: Rests) -> Counter[Claim]:
    """Return how many printed figures rest on each claim, at once or through others."""
    below: dict[Claim, set[Claim]] = {}
    for claim in from_below(rests):
        reached = below.setdefault(claim, set())
        for each in rests[claim]:
            reached |= {each} | below.get(each, set())
    counted = Counter[Claim]()
    for reached in below.values():
        counted.update(reached)
    return counted
