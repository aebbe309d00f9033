"""What was found of two documents goes in; the object that a script reads comes out, every number a string."""

import json
from typing import Any

from iku_dsl.checks.proofs.claim import Verdict
from iku_dsl.checks.proofs.equal import Answer, Compared
from iku_dsl.diagnostics.phrase import Translate
from iku_dsl.reports.claims_json import value_object, witness_object
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value

EQUAL = {Verdict.PROVED: True, Verdict.REFUTED: False}


def equal_json(found: Compared, translate: Translate) -> str:
    """Return whether all is equal, the first data that refute it with both outcomes, and each answer by itself."""
    answers = [_answer(each, found.labels, translate) for each in found.answers]
    first = next((each for each in answers if each["equal"] is False), None)
    alone = dict(zip(found.labels, found.alone, strict=True))
    whole = {
        "equal": found.equal,
        "witness": first["witness"] if first else None,
        "values": first["values"] if first else [],
        "answers": answers,
        "alone": [{"text": text, "polarities": names} for text, names in alone.items() if names],
    }
    return json.dumps(whole, ensure_ascii=False) + "\n"


def _answer(answer: Answer, labels: tuple[str, str], translate: Translate) -> dict[str, Any]:
    only = [{"text": text, "data": list(names)} for text, names in zip(labels, answer.only, strict=True) if names]
    return {
        "of": answer.of.words(translate),
        "equal": EQUAL.get(answer.verdict),
        "verdict": answer.verdict.value,
        "witness": witness_object(answer.witness, translate) if answer.witness else None,
        "values": [_outcome(each, answer.percent, translate) for each in answer.values or ()],
        "only": only,
        "percent_in_one": list(answer.mixed),
        "why": answer.why.words(translate) if answer.why else None,
    }


def _outcome(value: Value, percent: bool, translate: Translate) -> dict[str, str | None]:
    """Return what a formula comes to: a value, that it does not apply, or why it has none."""
    if isinstance(value, NotApplicable):
        return {"outcome": "not applicable", "value": None, "why": None}
    if isinstance(value, (Fault, Missing)):
        why = value.diagnostic.message.words(translate) if isinstance(value, Fault) else None
        return {"outcome": "no value", "value": None, "why": why}
    return {"outcome": "value", "value": value_object(value, percent, translate), "why": None}
