"""An account of an audit goes in; one SARIF log comes out: a result for each finding, at the line of its figure.

The line of the manual or framework that it is held against is a related location; an answer is a suppression.
"""

from collections.abc import Iterator
from typing import Any

import attrs

from iku_dsl.audit.account import Account, Since
from iku_dsl.audit.criterion import criterion
from iku_dsl.audit.finding import Finding
from iku_dsl.diagnostics.as_sarif import as_sarif, literal, location
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.reports.audit_text import answer_words
from iku_dsl.reports.finding_words import Telling
from iku_dsl.reports.rule_words import in_words

STATES = {Since.NEW: "new", Since.PERSISTING: "unchanged"}


def audit_sarif(account: Account, translate: Translate = english) -> str:
    """Return the log."""
    telling, every = Telling(account.audited, translate), account.audited.findings
    return as_sarif(
        (_said(each, telling) for each in every),
        translate,
        in_words,
        [_more(each, account, telling) for each in every],
    )


def _said(finding: Finding, telling: Telling) -> Diagnostic:
    """Return a finding as a diagnostic, with its arithmetic, its causes and its effect behind it."""
    hints: list[Phrase | None] = [telling.arithmetic(finding), telling.together(finding)]
    hints += [say("perhaps: {causes}", causes=each) for each in telling.causes(finding)]
    hints += [telling.remedy(finding)]
    return attrs.evolve(finding.diagnostic, hints=tuple(each for each in hints if each is not None))


def _more(finding: Finding, account: Account, telling: Telling) -> dict[str, Any]:
    related = [_related(number, *each, telling) for number, each in enumerate(_places(finding, telling))]
    since, answer = account.since(finding), account.answers.get(finding.id)
    words = answer_words(answer.answer, answer.by, str(answer.day or "")).words(telling.translate) if answer else ""
    found: dict[str, Any] = {"partialFingerprints": {"finding/v1": finding.id}, "relatedLocations": related}
    if account.answers:
        accepted = {"kind": "external", "status": "accepted", "justification": words}
        found["suppressions"] = [accepted] if answer else []
    return found | ({"baselineState": STATES[since]} if since else {})


def _places(finding: Finding, telling: Telling) -> Iterator[tuple[Span, Phrase]]:
    """Go through what a finding is held against: the line of a text, and the other figures."""
    stated = criterion(finding, telling.audited)
    if stated is not None:
        yield stated.place, telling.criterion(finding)
    for each in finding.together[1:]:
        yield each.row.span, say("{printed} ({id})", printed=each.row.printed, id=each.row.id)


def _related(number: int, span: Span, said: Phrase, telling: Telling) -> dict[str, Any]:
    return {"id": number, **location(span), "message": {"text": literal(said.words(telling.translate))}}
