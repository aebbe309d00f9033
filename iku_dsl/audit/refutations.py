"""Claims that formulas refute go in; findings come out: what cannot hold together, why perhaps, and what follows."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from iku_dsl.audit.effect import Effect, Effects
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.finding import Finding, finding
from iku_dsl.audit.hypotheses import Supposing, ranked
from iku_dsl.audit.minimal import together
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.checks.confidence import CONFIDENCE
from iku_dsl.diagnostics.rule import Rule, Severity

if TYPE_CHECKING:
    from iku_dsl.audit.claim import Claim

NOT_GIVEN = Rule(
    "IKU701",
    "not-given-by-its-formula",
    Severity.ERROR,
    "the {claim} is printed as {printed}, and comes to {value} {how}",
    why="A figure that no rounding of what it is computed from can give is wrong, or something printed beside it is.",
    example="T17-2a,table 17,1826,2a-CP,index,Q1,120\n   # where target and realisation give 83.33",
    instead="The figure that the formula gives, or the input that was used in truth.",
)
STATED_OTHERWISE = Rule(
    "IKU709",
    "stated-otherwise",
    Severity.ERROR,
    "the {claim} is printed as {printed}, and is {value} {how}",
    why="A target, a weight or a cap is set once. Printed otherwise, what is measured against it is another thing.",
    example="T56-1-target,table of section 2.1,56,1.1,target,Q2,100%   # where the contract states 90%",
    instead="The figure that was set.",
)


BY_UNSURE_RULE = Rule(
    "IKU710",
    "not-given-by-an-unsure-rule",
    Severity.WARNING,
    "the {claim} is printed as {printed}; by a rule of {confidence} confidence it comes to {value} {how}",
    why="A rule that nobody printed accuses nobody. It shows where to ask.",
    example="T39-realisation,table 39,4120,6b-CP,realisation,year,94.59%   # beside a formula that no source prints",
    instead="Ask the office how the figure was computed, and state that rule with its authority.",
)


def refuted(
    checked: Iterable[Checked], evaluations: Evaluations, supposing: Supposing, effects: Effects
) -> Iterator[Finding]:
    """Go through the claims that a formula refutes, each once."""
    first: dict[Claim, Checked] = {}
    for each in checked:
        known = first.get(each.claim)
        if each.verdict is Verdict.REFUTED and (known is None or known.unsure):
            first[each.claim] = each
        elif each.unsure:
            first.setdefault(each.claim, each)
    supposed = ranked({each: supposing.hypotheses(each) for each in first.values()})
    for claim, each in first.items():
        rule = STATED_OTHERWISE if claim.quantity and claim.quantity.stated else NOT_GIVEN
        rule = BY_UNSURE_RULE if each.unsure else rule
        sure = {"confidence": CONFIDENCE[each.unsure]} if each.unsure else {}
        found = finding(rule, claim, together(evaluations, each), each.value, how=each.formula.says, **sure)
        # what a rule gives that nobody vouches for is not what would be right
        effect = effects.of({claim: each.value}) if rule is not BY_UNSURE_RULE else Effect()
        yield attrs.evolve(found, checked=each, hypotheses=tuple(supposed[each]), effect=effect)
