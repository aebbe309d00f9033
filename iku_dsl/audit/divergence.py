"""An audit goes in; for each claim the lowest wrong one that it rests on comes out: there figures begin to diverge."""

from collections.abc import Mapping

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.order import from_below
from iku_dsl.audit.verdict import Verdict

WRONG = (Verdict.REFUTED, Verdict.CONTRADICTED)


def first_divergences(found: Audited) -> Mapping[Claim, Claim]:
    """Return for each claim the first wrong figure below it; one that rests on none has no entry.

    Claims are gone through from below, so that what a claim rests on is known before it.
    """
    ordered = from_below(found.claims)
    ranks = {claim: rank for rank, claim in enumerate(ordered)}
    first: dict[Claim, Claim] = {}
    for claim in ordered:
        below = [each for each in found.rests.get(claim, ()) if ranks[each] < ranks[claim]]
        wrong = [first.get(each, each) for each in below if each in first or found.verdicts[each] in WRONG]
        if wrong:
            first[claim] = min(wrong, key=ranks.__getitem__)
    return first
