"""A refuted claim goes in; the fewest printed figures that cannot hold together with it come out."""

from typing import TYPE_CHECKING

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.judge import Judge, apart
from iku_dsl.audit.verdict import Checked
from iku_dsl.readings.possible import left_open
from iku_dsl.values.enclosed import Number, ends

if TYPE_CHECKING:
    from iku_dsl.values.outcomes import Value


def together(judge: Judge, checked: Checked) -> tuple[Claim, ...]:
    """Return the claim and those of its inputs of which none can be left out; one that might be anything is.

    Where the inputs refute it only together with what they are computed from in their turn, those are among them.
    """
    claim, formula = checked.claim, checked.formula
    needed = dict.fromkeys(_within(judge, checked))
    run = judge.narrowed if checked.outward else judge.bounds
    free: dict[Claim, Value] = {}
    for each in list(needed):
        tried = {**free, each: left_open(each.row.span)}
        bounds = run.again(tried, apart(claim, formula)).exact.value(formula.node, claim.period)
        if isinstance(bounds, Number) and claim.excludes(*ends(bounds)):
            free = tried
            del needed[each]
    return (claim, *needed)


def _within(judge: Judge, checked: Checked) -> tuple[Claim, ...]:
    """Return the inputs, and outward also what those are computed from."""
    if not checked.outward:
        return checked.inputs
    below = [
        inner
        for each in checked.inputs
        for formula in (each.quantity.formulas if each.quantity else ())
        for inner in judge.inputs(each, formula)
    ]
    return tuple(dict.fromkeys((*checked.inputs, *below)))
