"""An audit, the answers to its findings and an earlier audit go in; what is open, new and closed comes out."""

from collections.abc import Mapping
from enum import Enum
from pathlib import Path

import attrs

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.divergence import WRONG
from iku_dsl.audit.finding import Finding
from iku_dsl.data.answers import NO_SUCH_FINDING, Answer, read_answers
from iku_dsl.data.earlier_audit import EarlierAudit, read_earlier
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report


class Since(Enum):
    """What became of a finding since the earlier audit."""

    NEW = "new"
    PERSISTING = "persisting"

    @property
    def spoken(self) -> Phrase:
        """Return the word for it."""
        return say("new") if self is Since.NEW else say("persisting")


@attrs.frozen(eq=False)
class Account:
    """An audit with what has been answered to it, and the audit before it, if there is one."""

    audited: Audited
    answers: Mapping[str, Answer] = attrs.field(factory=dict)
    earlier: EarlierAudit | None = None

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return the findings that nobody has answered."""
        return tuple(each for each in self.audited.findings if each.id not in self.answers)

    @property
    def fails(self) -> bool:
        """Return whether a figure is left that is wrong, or one of two that are printed, and nobody has answered it."""
        verdicts = self.audited.verdicts
        return any(verdicts[claim] in WRONG for each in self.open for claim in each.together)

    @property
    def answered(self) -> tuple[Finding, ...]:
        """Return the findings that have an answer."""
        return tuple(each for each in self.audited.findings if each.id in self.answers)

    @property
    def closed(self) -> dict[str, str]:
        """Return the findings of the earlier audit that are there no more, by their ids, with what was said of them."""
        now = {each.id for each in self.audited.findings}
        earlier = self.earlier.findings if self.earlier is not None else {}
        return {name: message for name, message in earlier.items() if name not in now}

    def since(self, finding: Finding) -> Since | None:
        """Return whether a finding is new since the earlier audit; nothing where there is none."""
        if self.earlier is None:
            return None
        return Since.PERSISTING if finding.id in self.earlier.findings else Since.NEW


def account_of(audited: Audited, accept: Path | None, against: Path | None, report: Report) -> Account:
    """Return an audit with the answers in one file, and the earlier audit whose JSON is in another."""
    answers = read_answers(accept, report) if accept is not None else {}
    code = audited.material.reported.card.contract.code
    earlier = read_earlier(against, code, report) if against is not None else None
    now = {each.id for each in audited.findings}
    report.extend(NO_SUCH_FINDING.at(each.span, id=each.id) for each in answers.values() if each.id not in now)
    return Account(audited, answers, earlier)
