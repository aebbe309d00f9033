"""Claims go in; those of one quantity that cannot both hold come out together."""

from collections.abc import Hashable, Iterable, Iterator
from itertools import combinations

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.words import is_word, written_alike
from iku_dsl.values.enclosed import ends


@attrs.frozen(eq=False)
class Apart:
    """The claims of one quantity, in the order of the report, of which at least two cannot both hold."""

    claims: tuple[Claim, ...]


def contradictions(claims: Iterable[Claim]) -> Iterator[Apart]:
    """Go through the quantities that are printed in several ways."""
    groups: dict[Hashable, list[Claim]] = {}
    for each in claims:
        groups.setdefault(_what(each), []).append(each)
    for group in groups.values():
        if any(not _agree(one, other) for one, other in combinations(_distinct(group), 2)):
            yield Apart(tuple(group))


def _what(claim: Claim) -> Hashable:
    """Return what tells one quantity from another; a word is another quantity than a figure."""
    node = claim.quantity.node if claim.quantity else None
    return id(node) if node is not None else claim.key, claim.period, is_word(claim)


def _distinct(group: list[Claim]) -> list[Claim]:
    return list({each.row.printed: each for each in group}.values())


def _agree(one: Claim, other: Claim) -> bool:
    """Return whether two claims may both hold: some figure is printed as both, in one of their readings."""
    if is_word(one) or is_word(other):
        return written_alike(one.row.printed, other.row.printed, one.key.name)
    return any(
        _meet(attrs.evolve(one, figures=(ours,)), attrs.evolve(other, figures=(theirs,)))
        for ours in one.figures
        for theirs in other.figures
    )


def _meet(one: Claim, other: Claim) -> bool:
    low, high = ends(other.range) if not other.exact else (other.centre, other.centre)  # type: ignore[arg-type]
    if one.exact or other.exact:
        fixed, wide = (one, other) if one.exact else (other, one)
        return wide.admits(fixed.centre)
    return not one.excludes(low, high) and not other.excludes(*ends(one.range))  # type: ignore[arg-type]
