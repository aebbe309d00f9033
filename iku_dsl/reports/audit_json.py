"""An account of an audit goes in; the object that a script reads comes out: every figure a string, exact ones n/d.

Sentences are for people and are translated; everything else stays the same in every language.
"""

from collections.abc import Mapping
from typing import Any

import attrs

from iku_dsl.audit.account import Account
from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.criterion import criterion
from iku_dsl.audit.divergence import first_divergences
from iku_dsl.audit.effect import Change, Effect
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.data.source_text import span_of
from iku_dsl.diagnostics.phrase import Phrase, Translate, english
from iku_dsl.reports.audit_words import LIMITS, NO_SOURCE, by_reason, told_apart
from iku_dsl.reports.finding_words import Telling
from iku_dsl.reports.score_json import exact
from iku_dsl.values.enclosed import Number, ends
from iku_dsl.values.numbers import fraction_text
from iku_dsl.values.outcomes import Value
from iku_dsl.values.rounding import Rounding, decimal_text


def audit_object(account: Account, translate: Translate = english) -> dict[str, Any]:
    """Return the audit."""
    writing = _Writing(account, Telling(account.audited, translate), first_divergences(account.audited))
    found = account.audited
    return {
        "contract": found.material.reported.card.contract.code,
        "framework": found.material.reported.card.framework.code,
        "period": str(found.material.period),
        "scope": _scope(found, translate),
        "claims": [writing.claim(each) for each in found.claims],
        "findings": [writing.finding(each) for each in found.findings],
        "closed": [{"id": name, "message": message} for name, message in account.closed.items()],
        "together": effect_object(found.together, found.material.period.year),
        "summary": {each.value: list(found.verdicts.values()).count(each) for each in _ORDER},
    }


_ORDER = (
    Verdict.RECONCILED,
    Verdict.ROUNDING,
    Verdict.REFUTED,
    Verdict.CONTRADICTED,
    Verdict.UNDECIDED,
    Verdict.UNCHECKABLE,
)


def _scope(found: Audited, translate: Translate) -> dict[str, Any]:
    proofs = found.material.proofs
    groups = by_reason(found, Verdict.UNCHECKABLE)
    limits = (*LIMITS, *(() if proofs else (NO_SOURCE,)))
    return {
        "transcribed": len(found.claims),
        "checked": len(found.claims) - sum(len(each.claims) for each in groups),
        "uncheckable": [
            {"reason": each.says.words(translate), "claims": [claim.row.id for claim, _ in each.claims]}
            for each in groups
        ],
        "sources": [
            {"file": each.text.name, "sha256": each.text.sha256, "standing": len(each.standing)} for each in proofs
        ],
        "limitations": [each.words(translate) for each in limits],
    }


@attrs.frozen(eq=False)
class _Writing:
    account: Account
    telling: Telling
    first: Mapping[Claim, Claim]

    def claim(self, claim: Claim) -> dict[str, Any]:
        """Return a claim with its verdict."""
        found = self.account.audited
        checked, about = _decisive(found, claim), self.about(claim)
        first = self.first.get(claim)
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
            "reason": why.words(self.telling.translate) if why is not None else None,
            "first_divergence": first.row.id if first is not None else None,
            "together": [each.row.id for each in about.together] if about else [],
            "effect": effect_object(about.effect, found.material.period.year) if about else None,
            "rule": about.diagnostic.rule.code if about else None,
            "finding": about.id if about else None,
        }

    def about(self, claim: Claim) -> Finding | None:
        """Return the finding that a claim is about, or else one that it is part of where it is contradicted."""
        found = self.account.audited
        own = next((each for each in found.findings if claim in (each.claim, *each.also)), None)
        if own is not None or found.verdicts[claim] not in (Verdict.REFUTED, Verdict.CONTRADICTED):
            return own
        return next((each for each in found.findings if claim in each.together), None)

    def finding(self, found: Finding) -> dict[str, Any]:
        """Return a finding: condition, criterion, cause, effect, and what became of it."""
        translate, place = self.telling.translate, found.claim.row.span
        since, answer = self.account.since(found), self.account.answers.get(found.id)
        whole, most, depends, _ = found.gravity
        return {
            "id": found.id,
            "rule": found.diagnostic.rule.code,
            "severity": found.diagnostic.severity.value,
            "claim": found.claim.row.id,
            "together": [each.row.id for each in found.together],
            "also": [each.row.id for each in found.also],
            "message": found.diagnostic.message.words(translate),
            "file": place.source.file,
            "line": place.source.region(place)[0],
            "arithmetic": _words(self.telling.arithmetic(found), translate),
            "criterion": self.criterion(found),
            "causes": [{"says": each.says.words(translate), "explains": each.explains} for each in found.hypotheses],
            "effect": effect_object(found.effect, self.account.audited.material.period.year),
            "seriousness": {"score": fraction_text(whole), "most": fraction_text(most), "depends": depends},
            "answer": {"answer": answer.answer, "by": answer.by, "date": answer.day.isoformat() if answer.day else None}
            if answer
            else None,
            "since": since.value if since else None,
        }

    def criterion(self, found: Finding) -> dict[str, Any]:
        """Return what a finding is held against."""
        stated = criterion(found, self.account.audited)
        checked = found.checked
        by_name, numbers = self.telling.steps(checked) if checked is not None else ("", "")
        return {
            "says": checked.formula.says.words(self.telling.translate) if checked is not None else None,
            "formula": by_name or None,
            "numbers": numbers or None,
            "file": stated.place.source.file if stated else None,
            "line": stated.place.line if stated else None,
            "authority": list(stated.authority) if stated else [],
            "rule": Phrase(found.diagnostic.rule.why).words(self.telling.translate),
        }


def effect_object(effect: Effect, year: int) -> dict[str, Any]:
    """Return what changes: the score first, then every value."""
    return {
        "score": _change(effect.score, year) if effect.score is not None else None,
        "changes": [_change(each, year) for each in effect.changes],
    }


def _change(change: Change, year: int) -> dict[str, Any]:
    before, after = told_apart(change.before, change.after)
    return {
        "subject": change.subject or "score",
        "period": change.period.said_in(year).words(english),
        "before": before,
        "after": after,
        "exact": [exact(change.before), exact(change.after)],
        "statuses": list(change.statuses) if change.statuses else None,
    }


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


def _words(phrase: Phrase | None, translate: Translate) -> str | None:
    return phrase.words(translate) if phrase is not None else None
