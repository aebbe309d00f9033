"""A claim of an audit goes in; the object that a script reads comes out: what is printed, what follows, the verdict."""

from typing import Any

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.data.source_text import span_of
from iku_dsl.diagnostics.phrase import Translate, english
from iku_dsl.reports.effect_json import effect_object
from iku_dsl.reports.score_json import exact
from iku_dsl.values.enclosed import Number, ends
from iku_dsl.values.numbers import fraction_text
from iku_dsl.values.outcomes import Value
from iku_dsl.values.rounding import Rounding, decimal_text


def verdict_object(claim: Claim, found: Audited, first: Claim | None, translate: Translate) -> dict[str, Any]:
    """Return a claim with its verdict; `first` is the lowest wrong one that it rests on, if any."""
    checked, about = _decisive(found, claim), _about(claim, found)
    why = found.why(claim)
    return {
        "id": claim.row.id,
        "source": claim.row.source,
        "lines": span_of(claim.row.lines) if claim.row.lines else None,
        "subject": claim.row.subject,
        "quantity": claim.row.quantity,
        "period": claim.row.period.said_in(found.material.period.year).words(english),
        "published": claim.row.printed,
        "verdict": found.verdicts[claim].value,
        "recomputed": _printed(checked, claim),
        "exact": exact(checked.value, _percent(claim)) if checked else None,
        "interval": _ends(claim.range, claim) if claim.figures else None,
        "bounds": _ends(checked.bounds, claim) if checked else None,
        "witness": _witness(checked),
        "reason": why.words(translate) if why is not None else None,
        "first_divergence": first.row.id if first is not None else None,
        "together": [each.row.id for each in about.together] if about else [],
        "effect": effect_object(about.effect, found.material.period.year) if about else None,
        "rule": about.diagnostic.rule.code if about else None,
        "finding": about.id if about else None,
    }


def _about(claim: Claim, found: Audited) -> Finding | None:
    """Return the finding that a claim is about, or else one that it is part of where it is contradicted."""
    own = next((each for each in found.findings if claim in (each.claim, *each.also)), None)
    if own is not None or found.verdicts[claim] not in (Verdict.REFUTED, Verdict.CONTRADICTED):
        return own
    return next((each for each in found.findings if claim in each.together), None)


def _decisive(found: Audited, claim: Claim) -> Checked | None:
    """Return the formula that gave a claim its verdict, or else its first."""
    every = found.checked.get(claim, ())
    return next((each for each in every if each.verdict is found.verdicts[claim]), every[0] if every else None)


def _percent(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.percent


def _printed(checked: Checked | None, claim: Claim) -> str | None:
    """Return what was computed as it would be printed, in as many decimals as the claim has."""
    if checked is None or not isinstance(checked.value, Number):
        return None
    low, high = (each * 100 if _percent(claim) else each for each in ends(checked.value))
    how = Rounding(claim.figure.decimals)
    first, last = decimal_text(low, how), decimal_text(high, how)
    return first if first == last else None


def _ends(value: Value | None, claim: Claim) -> list[str] | None:
    if not isinstance(value, Number):
        return None
    return [fraction_text(each * 100 if _percent(claim) else each) for each in ends(value)]


def _witness(checked: Checked | None) -> dict[str, str] | None:
    if checked is None or not checked.witness:
        return None
    return {claim.row.id: exact(value, _percent(claim)) or "" for claim, value in checked.witness}
