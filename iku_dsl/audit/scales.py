"""Claims and a contract go in; figures that their own scale, unit or definition has no room for come out."""

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import AS_IN_MANUAL, Key
from iku_dsl.audit.wording import written
from iku_dsl.data.kinds import kind_of, kind_reported
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.resolve import Indicator, Scorecard

SCALE = re.compile(r"(?:skala|scale)(?: of)?\s+(\d{1,6})", re.IGNORECASE)
PRINTED = say("by the scale that is printed with it")
MEASURED = ("realisation", "target")
BEYOND_ITS_RANGE = Rule(
    "IKU707",
    "beyond-its-range",
    Severity.ERROR,
    "the {claim} is printed as {printed}, and can be {range}",
    why="A figure that its own scale has no room for is wrong, or it is of another scale.",
    example="T20-1b-CP,table 20,2295,1b-CP,realisation,Q4,4.12   # on a scale of 4",
    instead="The figure on its scale, or the scale on which it was measured.",
)


@attrs.frozen
class Scale:
    """Between which ends a quantity lies, as far as they are stated, and who says so."""

    low: Fraction | None
    high: Fraction | None
    by: Phrase

    def excludes(self, claim: Claim) -> bool:
        """Return whether nothing that is printed like a claim lies on it."""
        figure = claim.figure
        over = self.high is not None and claim.excludes(min(figure.low, self.high), self.high)
        return over or (self.low is not None and claim.excludes(self.low, max(figure.high, self.low)))

    def says(self, claim: Claim) -> Phrase:
        """Return its ends in words, in the unit of a claim."""
        low, high = (written(each, claim) if each is not None else "" for each in (self.low, self.high))
        if not low:
            return say("at most {high}, {by}", high=high, by=self.by)
        if not high:
            return say("at least {low}, {by}", low=low, by=self.by)
        return say("{low} to {high}, {by}", low=low, high=high, by=self.by)


def off_scale(claims: Iterable[Claim], card: Scorecard) -> Iterator[tuple[Claim, Scale]]:
    """Go through the claims of the year of the contract that no scale of theirs has room for."""
    every = tuple(claims)
    scales = {**_stated(card), **dict(_printed(every))}
    for each in every:
        scale = scales.get(each.key) if each.figures and each.period.year == each.year else None
        if scale is not None and scale.excludes(each):
            yield each, scale


def _stated(card: Scorecard) -> dict[Key, Scale]:
    every = (said for each in card.indicators for said in _of(each))
    return {key: scale for key, scale in every if scale.low is not None or scale.high is not None}


def _of(indicator: Indicator) -> Iterator[tuple[Key, Scale]]:
    """Go through what the manual of an indicator says of its unit and of its inputs."""
    whole = kind_reported(indicator)
    yield from ((Key(indicator.key, name), Scale(whole.low, whole.high, AS_IN_MANUAL)) for name in MEASURED)
    inputs = indicator.manual.definitions.inputs if indicator.manual else {}
    for name, each in inputs.items():
        said = {attribute.name: attribute for attribute in each.attributes}
        kind = kind_of(said.get("inside"), said.get("domain"), frozenset())
        yield Key(indicator.key, f"input {name}"), Scale(kind.low, kind.high, AS_IN_MANUAL)


def _printed(claims: Iterable[Claim]) -> Iterator[tuple[Key, Scale]]:
    """Go through the scales that are printed as units: `skala 4`."""
    for each in claims:
        found = SCALE.search(each.row.printed) if each.key.name == "unit" else None
        if found is not None:
            scale = Scale(None, Fraction(found[1]), PRINTED)
            yield from ((Key(each.key.subject, name), scale) for name in MEASURED)
