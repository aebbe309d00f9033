"""Claims go in; what they contradict in each other comes out as findings: twice printed, in tables, in words."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.finding import Finding, finding
from iku_dsl.audit.hypotheses import Hypothesis, rounded_otherwise
from iku_dsl.audit.relations import broken, fixed
from iku_dsl.audit.repeated import LIKE_ANOTHER_YEAR, repeated
from iku_dsl.audit.row_counts import miscounted
from iku_dsl.audit.same import contradictions
from iku_dsl.audit.scales import BEYOND_ITS_RANGE, off_scale
from iku_dsl.audit.tables import Column, Unmatched, columns, unmatched
from iku_dsl.audit.ways import Broken
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
NOT_OF_ITS_ROWS = Rule(
    "IKU703",
    "not-of-its-rows",
    Severity.ERROR,
    "the {claim} is printed as {printed}, and its rows come to {value}",
    why="A total or an average follows from its rows; if it does not, a row or the total is wrong.",
    example="a total of 83,918.21 over rows that add up to 83,998.21",
    instead="The total of the rows that are printed, or the row that is left out.",
)
UNLIKE_OTHERS = Rule(
    "IKU704",
    "unlike-all-other-rows",
    Severity.WARNING,
    "the {claim} is printed as {printed}; by {rule}, which {kept} of {rows} rows keep, it would be {value}",
    why="What nearly all rows of a table keep to the last digit is most likely how it was made.",
    example="a column of percentages in which one row is not the share of the other two columns",
    instead="The figure that the row's own figures give.",
)
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
        made = finding(TWO_WAYS, each.claims[0], each.claims, figures=figures)
        yield attrs.evolve(made, hypotheses=tuple(_cut_off(each.claims)))


def _cut_off(claims: Sequence[Claim]) -> Iterator[Hypothesis]:
    """Go through how a figure with fewer decimals may come from one with more."""
    figures = [each for each in claims if each.figures]
    finest = min(figures, key=lambda each: each.figure.step, default=None)
    for each in figures if finest else ():
        if finest is not None and each.figure.step > finest.figure.step and not each.admits(finest.centre):
            yield from list(rounded_otherwise(each, finest.centre))[:1]


def in_tables(claims: Sequence[Claim]) -> Iterator[Finding]:
    """Go through the totals and the rows of printed tables that do not hold."""
    every = columns(claims)
    known = fixed(every)
    totals = [each for column in every for each in unmatched(column, known)]
    yield from (_total(each, every) for each in totals)
    for claim, rows in miscounted(claims):
        yield finding(NOT_OF_ITS_ROWS, claim, (claim, *rows), Fraction(len(rows)))
    cells: dict[frozenset[Claim], Broken] = {}
    for each in broken(every, {total.claim: total.value for total in totals}):
        cells[frozenset((each.claim, *each.inputs))] = each  # what follows from others mostly stands behind them
    yield from map(_row, {each.claim: each for each in cells.values()}.values())


def _total(found: Unmatched, every: Iterable[Column]) -> Finding:
    rows = (found.total,) if found.total is not None else tuple(found.column.rows.values())
    made = finding(NOT_OF_ITS_ROWS, found.claim, (found.claim, *rows), found.value)
    return attrs.evolve(made, hypotheses=(*_explained(found), *_of_another_period(found, every)))


def _explained(found: Unmatched) -> Iterator[Hypothesis]:
    if found.without:
        yield Hypothesis("rows left out", say("it is the total without {rows}", rows=each_of(found.without)))
    if found.twice:
        yield Hypothesis("rows twice", say("it is the total with {rows} counted twice", rows=each_of(found.twice)))


def _of_another_period(found: Unmatched, every: Iterable[Column]) -> Iterator[Hypothesis]:
    """Go through the totals of the same column in other periods that were perhaps printed in its place."""
    own = found.column
    for each in every:
        alike = (each.table, each.quantity) == (own.table, own.quantity) and each.period != own.period
        for other in each.totals if alike else ():
            if other.centre == found.claim.centre != 0:
                yield Hypothesis(
                    "total of another period", say("the total for {period} in its place", period=other.when)
                )


def _row(found: Broken) -> Finding:
    claims = (found.claim, *found.inputs)
    return finding(UNLIKE_OTHERS, found.claim, claims, found.value, rule=found.says, kept=found.kept, rows=found.rows)


def in_years(claims: Iterable[Claim]) -> Iterator[Finding]:
    """Go through the figures that are those of another year."""
    for claim, other in repeated(claims):
        yield finding(LIKE_ANOTHER_YEAR, claim, (claim,), other=other.when, source=other.row.source)


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
