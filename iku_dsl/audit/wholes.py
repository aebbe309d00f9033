"""Claims and a contract go in; weights of the parts of one whole that are more than a whole come out."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import Key
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_index import Measured
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.model.definitions import Part
from iku_dsl.readings.exact import Exact

if TYPE_CHECKING:
    from iku_dsl.values.periods import Period

WHOLE = Fraction(1)
MORE_THAN_A_WHOLE = Rule(
    "IKU711",
    "more-than-a-whole",
    Severity.WARNING,
    "the {claim} is printed as {printed}; with those of the other parts in {source} it adds up to {total}, and as the "
    "manual states them to {stated}",
    why="Parts share out one whole. Where their weights are more, something counts twice or was not used so.",
    example="T59-II.4,table 59,6555,11b-N:II.4,weight,,40%   # beside 10%, 10%, 20%, 15% and 15%",
    instead="Weights that add up to the whole, or a text that says why they do not.",
)


@attrs.frozen(eq=False)
class Overfull:
    """The weights that one source prints for all parts of a whole, what they add up to, and what the texts say."""

    claims: tuple[Claim, ...]
    total: Fraction
    stated: Fraction


def overfull(claims: Iterable[Claim], computed: LoweredScorecard, exact: Exact) -> Iterator[Overfull]:
    """Go through the wholes whose printed weights add up to more than one whole, and than the texts say."""
    printed: dict[tuple[str, Period], dict[Key, Claim]] = {}
    for each in claims:
        if each.key.name == "weight" and each.figures and each.period.year == each.year:
            printed.setdefault((each.row.source, each.period), {}).setdefault(each.key, each)
    for line in computed.lines:
        for parts in _wholes(line.index.measured):
            keys = [Key(f"{line.index.measured.indicator.key}:{part.code}", "weight") for part in parts]
            for own in printed.values():
                yield from _of([own[key] for key in keys if key in own], len(keys), line.index.measured, parts, exact)


def _wholes(measured: Measured) -> Iterator[list[Part]]:
    """Go through the parts of each whole that have weights, where there are several."""
    for parts in measured.indicator.manual.children.values() if measured.indicator.manual else ():
        weighed = [part for part in parts if part.said("weight") and not part.deducts]
        if len(weighed) > 1:
            yield weighed


def _of(
    claims: Sequence[Claim], count: int, measured: Measured, parts: Iterable[Part], exact: Exact
) -> Iterator[Overfull]:
    if len(claims) < count or measured.within is None:
        return
    total = sum((each.centre for each in claims), Fraction(0))
    values = [exact.value(measured.within.weights[part.code], claims[0].period) for part in parts]
    stated = sum((each for each in values if isinstance(each, Fraction)), Fraction(0))
    if total > max(WHOLE, stated):
        yield Overfull(tuple(claims), total, stated)
