"""An audit goes in; what a person reads of it in a terminal comes out: its scope, then the findings, gravest first."""

from collections.abc import Iterator

import attrs

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.effect import Change
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.verdict import Verdict
from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, listed, say
from iku_dsl.readings.show import quantity

MOST = 6  # claims of one finding that are named
COUNTED = {
    Verdict.RECONCILED: say("{count} reconciled"),
    Verdict.ROUNDING: say("{count} explained by rounding"),
    Verdict.REFUTED: say("{count} refuted"),
    Verdict.CONTRADICTED: say("{count} contradicted"),
    Verdict.UNDECIDED: say("{count} undecided"),
    Verdict.UNCHECKABLE: say("{count} not checkable"),
}


def audit_text(found: Audited, translate: Translate = english) -> str:
    """Return the scope, and a paragraph for every finding."""
    return "".join(visible(line.words(translate)) + "\n" for line in _lines(found))


def _lines(found: Audited) -> Iterator[Phrase]:
    yield say("{count} published figures: {verdicts}", count=len(found.claims), verdicts=listed(summary(found)))
    for each in found.findings:
        yield from _of(each)
    if found.together.changes:
        yield say("with all of them put right: {changes}", changes=listed(map(changed, found.together.changes)))


def summary(found: Audited) -> list[Phrase]:
    """Return how many claims have which verdict."""
    every = list(found.verdicts.values())
    return [
        attrs.evolve(said, data=say("{count}", count=every.count(each)).data)
        for each, said in COUNTED.items()
        if each in every
    ]


def _of(finding: Finding) -> Iterator[Phrase]:
    yield say("{code}: {message} ({place})", code=finding.diagnostic.rule.code, message=finding.diagnostic.message,
              place=finding.claim.row.row.where)  # fmt: skip
    if len(finding.together) > 1:
        claims = [say("{id} = {printed}", id=e.row.id, printed=e.row.printed) for e in finding.together[:MOST]]
        yield say("    these cannot hold together: {claims}", claims=listed(claims))
    for each in finding.hypotheses:
        yield say("    perhaps: {what} (fits {count} of the refuted figures)", what=each.says, count=each.explains)
    if finding.effect.changes:
        yield say("    put right: {changes}", changes=listed(map(changed, finding.effect.changes)))


def changed(change: Change) -> Phrase:
    """Return a change as a person reads it."""
    return say(
        "{subject} for {period} {before} → {after}",
        subject=change.subject or say("score"),
        period=change.period.spoken,
        before=quantity(change.before, False),
        after=quantity(change.after, False),
    )
