"""A finding and its audit go in; what it breaks comes out: the line of a text, and on whose authority it stands."""

from collections.abc import Iterator

import attrs

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.discrepancies import NAMED_OTHERWISE, OTHER_STATUS
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.innermost import innermost
from iku_dsl.audit.verdict import Checked
from iku_dsl.checks.confidence import CONFIDENCE
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.source import Span
from iku_dsl.model.documents import Document
from iku_dsl.model.resolve import Scorecard
from iku_dsl.syntax.statements import Authority


@attrs.frozen(eq=False)
class Criterion:
    """Where what must hold is written, the sources that the text names for it, and how sure it is where not wholly."""

    place: Span
    authority: tuple[str, ...] = ()
    confidence: Phrase | None = None


def criterion(finding: Finding, audited: Audited) -> Criterion | None:
    """Return the line of a text that a finding is held against; what needs no text to be wrong has none."""
    card = audited.material.reported.card
    place = _of_formula(finding.checked, audited) if finding.checked is not None else _place(finding, card)
    if place is None:
        return None
    stated = _authority(place, card)
    if stated is None:
        return Criterion(place)
    sure = CONFIDENCE.get(stated.confidence.text) if stated.confidence else None
    return Criterion(place, tuple(each.text for each in stated.sources), sure)


def _of_formula(checked: Checked, audited: Audited) -> Span:
    return innermost(checked.formula.node, audited.evaluations.printed, checked.claim.period).span


def _place(finding: Finding, card: Scorecard) -> Span | None:
    subject, rule = finding.claim.key.subject, finding.diagnostic.rule
    if rule is NAMED_OTHERWISE:
        spans = {each.code: each.span for each in card.members} | {each.key: each.line.span for each in card.indicators}
        return spans.get(subject)
    status = card.framework.definitions.lookups.get("status") if rule is OTHER_STATUS else None
    return status.span if status is not None else None


def _authority(place: Span, card: Scorecard) -> Authority | None:
    """Return the authority of the statement that holds a place, or else that of its text."""
    for document in _documents(card):
        around = [each for each in document.rules if _holds(each.span, place)]
        if around or document.span.source is place.source:
            return next((each.authority for each in around if each.authority is not None), document.authority)
    return None


def _documents(card: Scorecard) -> Iterator[Document]:
    yield card.framework
    yield card.contract
    yield from (each.manual for each in card.indicators if each.manual is not None)


def _holds(span: Span, place: Span) -> bool:
    return span.source is place.source and span.start <= place.start < max(span.end, span.start + 1)
