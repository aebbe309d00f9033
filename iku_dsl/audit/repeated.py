"""Claims go in; figures that are to the last digit those of another year come out: one of two was perhaps copied."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from iku_dsl.audit.claim import Claim
from iku_dsl.diagnostics.rule import Rule, Severity

if TYPE_CHECKING:
    from fractions import Fraction

    from iku_dsl.audit.quantities import Key

DIGITS = 6  # that count in a figure which hardly comes twice by itself
LIKE_ANOTHER_YEAR = Rule(
    "IKU712",
    "like-another-year",
    Severity.WARNING,
    "the {claim} is printed as {printed}, which to the last digit is what is printed for {other} in {source}",
    why="An amount hardly comes twice to the last digit. One of the two was perhaps copied.",
    example="S3a,section 3a,3276,taxes,figure collected,year,1.187.436.535.331   # as for 2023",
    instead="The figure of the year itself.",
)


def repeated(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Go through the figures of one quantity that stand for two years, each with the first that says the same."""
    first: dict[tuple[Key, Fraction], Claim] = {}
    for each in sorted(claims, key=lambda claim: claim.period):
        if each.figures and not (each.quantity and each.quantity.stated) and _digits(each) >= DIGITS:
            other = first.setdefault((each.key, each.centre), each)
            if other.period.year != each.period.year:
                yield each, other


def _digits(claim: Claim) -> int:
    """Return how many digits of a figure say something: neither noughts before it nor behind it."""
    return len(str(abs(claim.centre / claim.figure.step).numerator).strip("0"))
