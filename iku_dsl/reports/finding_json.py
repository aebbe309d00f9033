"""A finding of an audit goes in; the object that a script reads comes out: condition, criterion, cause and effect."""

from typing import Any

from iku_dsl.audit.account import Account
from iku_dsl.audit.criterion import criterion
from iku_dsl.audit.finding import Finding
from iku_dsl.diagnostics.phrase import Phrase, Translate
from iku_dsl.reports.effect_json import effect_object
from iku_dsl.reports.finding_words import Telling
from iku_dsl.values.numbers import fraction_text


def finding_object(found: Finding, account: Account, telling: Telling) -> dict[str, Any]:
    """Return a finding: condition, criterion, cause, effect, and what became of it."""
    translate, place = telling.translate, found.claim.row.span
    since, answer = account.since(found), account.answers.get(found.id)
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
        "arithmetic": _words(telling.arithmetic(found), translate),
        "criterion": _criterion(found, telling),
        "causes": [{"says": each.says.words(translate), "explains": each.explains} for each in found.hypotheses],
        "effect": effect_object(found.effect, account.audited.material.period.year),
        "seriousness": {"score": fraction_text(whole), "most": fraction_text(most), "depends": depends},
        "answer": {"answer": answer.answer, "by": answer.by, "date": answer.day.isoformat() if answer.day else None}
        if answer
        else None,
        "since": since.value if since else None,
    }


def _criterion(found: Finding, telling: Telling) -> dict[str, Any]:
    """Return what a finding is held against."""
    stated = criterion(found, telling.audited)
    checked = found.checked
    by_name, numbers = telling.steps(checked) if checked is not None else ("", "")
    return {
        "says": checked.formula.says.words(telling.translate) if checked is not None else None,
        "formula": by_name or None,
        "numbers": numbers or None,
        "file": stated.place.source.file if stated else None,
        "line": stated.place.line if stated else None,
        "authority": list(stated.authority) if stated else [],
        "rule": Phrase(found.diagnostic.rule.why).words(telling.translate),
    }


def _words(phrase: Phrase | None, translate: Translate) -> str | None:
    return phrase.words(translate) if phrase is not None else None
