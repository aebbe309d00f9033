"""Claims go in; what they contradict in each other comes out as findings: twice printed, in tables, in words."""

from collections.abc import Iterable, Iterator, Sequence

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.finding import Finding, finding
from iku_dsl.audit.hypotheses import Hypothesis, rounded_otherwise
from iku_dsl.audit.repeated import LIKE_ANOTHER_YEAR, repeated
from iku_dsl.audit.same import contradictions
from iku_dsl.audit.scales import BEYOND_ITS_RANGE, off_scale
from iku_dsl.audit.spans import ENDS_BEFORE_IT_BEGINS, backwards
from iku_dsl.audit.wholes import MORE_THAN_A_WHOLE, Overfull
from iku_dsl.audit.wording import written
from iku_dsl.audit.words import Misnamed
from iku_dsl.diagnostics.phrase import any_of, each_of, say
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.resolve import Scorecard

TWO_WAYS = Rule(
    "IKU702",
    "printed-in-two-ways",
    Severity.ERROR,
    "the {claim} is printed as {figures}",
    why="Of two figures for one quantity at most one holds.",
    example="T01-5a,table 1,300,5a-CP,realisation,year,3.84\nT17-5a,table 17,1852,5a-CP,realisation,year,4.84",
    instead="The figure that holds, in every place.",
)
NAMED_IN_TWO_WAYS = Rule(
    "IKU713",
    "named-in-two-ways",
    Severity.WARNING,
    "the {claim} is printed as {figures}",
    why="Two names for one thing let a reader believe in two; no figure follows from them.",
    example="T10-SS9-name,table 10,1120,SS9,name,,Organisasi yang Kolaboratif\n"
    "T17-SS9-name,table 17,1940,SS9,name,,Organisasi Kolaboratif",
    instead="One name, in every place.",
)
IN_TWO_WAYS = (TWO_WAYS, NAMED_IN_TWO_WAYS)
NAMED_OTHERWISE = Rule(
    "IKU705",
    "named-otherwise",
    Severity.WARNING,
    "the {claim} is printed as `{printed}`; the texts say {expected}",
    why="Two names for one indicator let a reader believe in two indicators.",
    example="T05-3-name,table of section 3.1,240,SP3,name,year,Terwujudnya Layanan",
    instead="The name that the contract states.",
)
OTHER_STATUS = Rule(
    "IKU706",
    "status-of-another-figure",
    Severity.ERROR,
    "the {claim} is printed as `{printed}`; the figure beside it is {expected}",
    why="A status follows from its figure. A reader sees the colour first.",
    example="T17-12a-status,table 17,1950,12a-N,status,year,green   # beside an index of 96.24",
    instead="The status of the figure, or the figure of the status.",
)


def twice(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Go through the quantities that are printed in two ways."""
    for each in contradictions(claims):
        ways = {claim.row.printed: claim.row.source for claim in each.claims[::-1]}
        figures = each_of(say("{figure} ({source})", figure=f, source=ways[f]) for f in reversed(ways))
        rule = NAMED_IN_TWO_WAYS if each.claims[0].key.name == "name" else TWO_WAYS
        made = finding(rule, each.claims[0], each.claims, figures=figures)
        yield attrs.evolve(made, hypotheses=tuple(_cut_off(each.claims)))


def _cut_off(claims: Sequence[Claim]) -> Iterator[Hypothesis]:
    """Go through how a figure with fewer decimals may come from one with more."""
    figures = [each for each in claims if each.figures]
    finest = min(figures, key=lambda each: each.figure.step, default=None)
    for each in figures if finest else ():
        if finest is not None and each.figure.step > finest.figure.step and not each.admits(finest.centre):
            yield from list(rounded_otherwise(each, finest.centre))[:1]


def in_years(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Go through the figures that are those of another year."""
    for claim, other in repeated(claims):
        yield finding(LIKE_ANOTHER_YEAR, claim, (claim,), other=other.when, source=other.row.source)


def backward_spans(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Go through what ends before it begins."""
    for end, start in backwards(claims):
        yield finding(ENDS_BEFORE_IT_BEGINS, end, (end, start), start=start.row.printed)


def off_scales(claims: Iterable[Claim], card: Scorecard) -> Iterator[Finding]:
    """Go through the figures that their own scale has no room for."""
    for claim, scale in off_scale(claims, card):
        yield finding(BEYOND_ITS_RANGE, claim, (claim,), range=scale.says(claim))


def in_wholes(found: Iterable[Overfull]) -> Iterator[Finding]:
    """Go through the wholes whose weights are more than one."""
    for each in found:
        claim, total, stated = each.claims[0], *(written(e, each.claims[0]) for e in (each.total, each.stated))
        yield finding(MORE_THAN_A_WHOLE, claim, each.claims, source=claim.row.source, total=total, stated=stated)


def in_words(found: Iterable[Misnamed], rule: Rule) -> Iterator[Finding]:
    """Go through the names and statuses that are others than the texts say."""
    for each in found:
        expected = any_of(f"`{word}`" for word in each.expected)
        yield finding(rule, each.claim, (each.claim,), expected=expected)
