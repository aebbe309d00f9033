"""A refuted claim goes in; the fewest printed figures that cannot hold together with it come out."""

from collections.abc import Collection, Iterable, Sequence

from iku_dsl.audit.bench import spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.follows import follows, narrow
from iku_dsl.audit.order import from_below
from iku_dsl.audit.verdict import Checked
from iku_dsl.formula.algebra import Fact
from iku_dsl.readings.possible import Possible, left_open
from iku_dsl.values.enclosed import Number, ends
from iku_dsl.values.outcomes import Value

MOST = 40  # groups of inputs that are tried without


def together(evaluations: Evaluations, checked: Checked) -> tuple[Claim, ...]:
    """Return the claim and those of its inputs of which none can be left out; one that might be anything is.

    Where the inputs refute it only together with what they are computed from in their turn, those are among them.
    """
    return (checked.claim, *(_outward(evaluations, checked) if checked.outward else _inside(evaluations, checked)))


def _inside(evaluations: Evaluations, checked: Checked) -> Iterable[Claim]:
    """Return what is needed of the inputs of the formula itself: of very many, in groups that can be left out."""
    claim, formula = checked.claim, checked.formula
    needed, free = list(checked.inputs), dict[Claim, Value]()
    for size in dict.fromkeys((max(1, -(-len(needed) // MOST)), 1)):
        for group in _groups(needed, size) if len(needed) <= MOST * size else ():
            tried = {**free, **{each: left_open(each.row.span) for each in group}}
            bounds = follows(evaluations.bounds, claim, formula, tried)
            if isinstance(bounds, Number) and claim.excludes(*ends(bounds)):
                free = tried
                needed = [each for each in needed if each not in group]
    return needed


def _groups(claims: Sequence[Claim], size: int) -> list[Sequence[Claim]]:
    return [claims[start : start + size] for start in range(0, len(claims), size)]


def _outward(evaluations: Evaluations, checked: Checked) -> Iterable[Claim]:
    """Return what is needed of the inputs and of what lies below them, sought a step further down each time."""
    found, step = dict[Claim, None](), dict.fromkeys(checked.inputs)
    while step and not _refutes(evaluations, checked, found):
        found |= step
        step = dict.fromkeys(each for each in _below(evaluations, step) if each not in found)
    for each in list(found):
        fewer = {claim: None for claim in found if claim is not each}
        found = fewer if _refutes(evaluations, checked, fewer) else found
    return found


def _below(evaluations: Evaluations, claims: Iterable[Claim]) -> Iterable[Claim]:
    for claim in claims:
        for formula in claim.quantity.formulas if claim.quantity else ():
            yield from evaluations.inputs(claim, formula)


def _refutes(evaluations: Evaluations, checked: Checked, claims: Collection[Claim]) -> bool:
    """Return whether some figures exclude a claim; what is computed from the others follows, what they give is open."""
    every = evaluations.bench.claims.values()
    run = evaluations.bench.run({each: _alone(each, each in claims) for each in every}, Possible)
    run = run.without(each for each in every if each not in claims and not _is_given(each))
    for claim in from_below(claims):
        for formula in claim.quantity.formulas if claim.quantity else ():
            narrow(run, claim, follows(run, claim, formula), run.values[spot_of(claim)])
    bounds = follows(run, checked.claim, checked.formula)
    return isinstance(bounds, Number) and checked.claim.excludes(*ends(bounds))


def _alone(claim: Claim, taken: bool) -> Value:
    return claim.range if taken else left_open(claim.row.span)


def _is_given(claim: Claim) -> bool:
    return claim.quantity is not None and isinstance(claim.quantity.node, Fact)
