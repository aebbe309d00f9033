"""Claims and the data beside a contract go in; what a report prints otherwise than the data have it comes out."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.audit.cells import as_choice
from iku_dsl.audit.claim import DATA, Claim
from iku_dsl.audit.finding import Finding, finding
from iku_dsl.audit.wording import written
from iku_dsl.data.facts import Datum, Store
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.algebra import Fact

NOT_AS_IN_THE_DATA = Rule(
    "IKU740",
    "not-as-in-the-data",
    Severity.ERROR,
    "the {claim} is printed as {printed}, and the data have {datum} ({place})",
    why="Of a datum and what is printed of it at most one holds; the formulas are computed from the one or the other.",
    example="T2-plans,table 2,21,1a,input plans,Q3,113   # the data have 131",
    instead="The datum as it was counted, in the report and in the data.",
)


def otherwise(claims: Iterable[Claim], measured: Store) -> Iterator[Finding]:
    """Go through the claims about an input or a cell that stands in the data as another one.

    A realisation that was reported is itself what a report printed.
    """
    for claim in claims:
        node = claim.quantity.node if claim.quantity else None
        if isinstance(node, Fact) and claim.row.kind in DATA:
            data = measured.data(node.subject, node.name, claim.period)
            if data and not any(_is(claim, each) for each in data):
                first = data[0]
                value = first.value if isinstance(first.value, Fraction) else None
                datum = written(value, claim) if value is not None else str(first.value)
                yield finding(NOT_AS_IN_THE_DATA, claim, (claim,), value, datum=datum, place=first.span.where)


def _is(claim: Claim, datum: Datum) -> bool:
    """Return whether a datum and what is printed may be one, in one of the ways in which that can be read."""
    if isinstance(datum.value, Fraction):
        ways = (attrs.evolve(claim, figures=(each,)) for each in (*claim.figures, *claim.perhaps))
        return not claim.figures or any(_meets(each, datum.value) for each in ways)
    word = isinstance(datum.value, str) and not claim.figures
    return not word or as_choice(claim.row.printed) == datum.value


def _meets(claim: Claim, value: Fraction) -> bool:
    """Return whether a figure is printed so, or is as a coarser datum has it: 48.13% is 48.1% in the data."""
    if claim.admits(value) or claim.exact:
        return claim.admits(value)
    scale = 100 if claim.figure.percent else 1
    decimals = next((each for each in range(claim.figure.decimals) if not value * scale * 10**each % 1), None)
    coarse = None if decimals is None else Fraction(1, 10**decimals * scale)
    return coarse is not None and attrs.evolve(claim.figure, value=value, step=coarse).contains(claim.centre)
