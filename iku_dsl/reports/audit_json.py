"""An account of an audit goes in; the object that a script reads comes out: every figure a string, exact ones n/d.

Sentences are for people and are translated; everything else stays the same in every language.
"""

from typing import Any

from iku_dsl.audit.account import Account
from iku_dsl.audit.audit import Audited
from iku_dsl.audit.divergence import first_divergences
from iku_dsl.audit.verdict import Verdict
from iku_dsl.diagnostics.phrase import Translate, english
from iku_dsl.reports.audit_words import LIMITS, NO_SOURCE, by_reason
from iku_dsl.reports.effect_json import effect_object
from iku_dsl.reports.finding_json import finding_object
from iku_dsl.reports.finding_words import Telling
from iku_dsl.reports.verdict_json import verdict_object

ORDER = (
    Verdict.RECONCILED,
    Verdict.ROUNDING,
    Verdict.REFUTED,
    Verdict.CONTRADICTED,
    Verdict.UNDECIDED,
    Verdict.UNCHECKABLE,
)


def audit_object(account: Account, translate: Translate = english) -> dict[str, Any]:
    """Return the audit."""
    found = account.audited
    telling, first = Telling(found, translate), first_divergences(found)
    return {
        "contract": found.material.reported.card.contract.code,
        "framework": found.material.reported.card.framework.code,
        "period": str(found.material.period),
        "scope": _scope(found, translate),
        "claims": [verdict_object(each, found, first.get(each), translate) for each in found.claims],
        "findings": [finding_object(each, account, telling) for each in found.findings],
        "closed": [{"id": name, "message": message} for name, message in account.closed.items()],
        "together": effect_object(found.together, found.material.period.year),
        "summary": {each.value: list(found.verdicts.values()).count(each) for each in ORDER},
    }


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
