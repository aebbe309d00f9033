"""The rules of a contract's texts go in; those of little confidence come out, and whether a figure rests on one."""

from collections.abc import Mapping

from iku_dsl.audit.bench import Run
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.follows import set_aside
from iku_dsl.audit.quantities import Formula
from iku_dsl.diagnostics.source import Span
from iku_dsl.model.resolve import Scorecard

LOW, MEDIUM = "LOW", "MEDIUM"
Doubtful = Mapping[str, tuple[Span, ...]]


def doubtful(card: Scorecard) -> Doubtful:
    """Return the rules of the framework and the manuals by their confidence, where that is stated."""
    found: dict[str, tuple[Span, ...]] = {}
    manuals = dict.fromkeys(each.manual for each in card.indicators if each.manual)
    for document in (card.framework, *manuals):
        for each in document.rules:
            if each.authority and each.authority.confidence:
                grade = each.authority.confidence.text
                found[grade] = (*found.get(grade, ()), each.span)
    return found


def unsure(printed: Run, claim: Claim, formula: Formula, rules: Doubtful) -> str:
    """Return the confidence of a rule that has a part in what a formula gives and is no criterion, if any."""
    run = set_aside(printed, claim, formula)
    run.exact.value(formula.node, claim.period)
    visited = [node.span for each in run.exact.everywhere() for node in each.kept]
    grades = [LOW, MEDIUM] if claim.quantity is not None and claim.quantity.stated else [LOW]
    found = (each for each in grades for rule in rules.get(each, ()) if any(rule.covers(span) for span in visited))
    return next(found, "")
