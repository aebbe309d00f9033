"""An effect on the score goes in; the object that a script reads comes out, with every value that changes."""

from typing import Any

from iku_dsl.audit.effect import Change, Effect
from iku_dsl.diagnostics.phrase import english
from iku_dsl.reports.audit_words import told_apart
from iku_dsl.reports.score_json import exact


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
