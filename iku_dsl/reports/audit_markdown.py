"""An account of an audit goes in; a report in Markdown comes out that can be put before the office audited.

Scope and limitations come first, then verdicts, findings from the gravest down, and what is no finding behind them.
"""

from collections.abc import Iterable, Iterator

import attrs

from iku_dsl.audit.account import Account
from iku_dsl.audit.audit import Audited
from iku_dsl.audit.discrepancies import IN_TWO_WAYS
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.verdict import Verdict
from iku_dsl.audit.wording import subject_of
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, say
from iku_dsl.reports.audit_text import answer_words
from iku_dsl.reports.audit_words import LIMITS, MEANINGS, NO_SOURCE, Reason, by_reason, changed, looked_up, told_apart
from iku_dsl.reports.finding_words import Telling, place_of, rounding_words
from iku_dsl.reports.markdown import code, escaped, items, said, sentence, table


def audit_markdown(account: Account, translate: Translate = english) -> str:
    """Return the report."""
    page = _Page(account, translate, Telling(account.audited, translate, most=None))
    return "\n".join(page.parts())


@attrs.frozen(eq=False)
class _Page:
    account: Account
    translate: Translate
    telling: Telling

    @property
    def found(self) -> Audited:
        return self.account.audited

    def words(self, phrase: str | Phrase) -> str:
        return said(phrase, self.translate)

    def sentence(self, phrase: str | Phrase) -> str:
        return sentence(phrase, self.translate)

    def parts(self) -> Iterator[str]:
        """Go through the parts, each with its heading; a part that has nothing to say is left out."""
        yield from self.opening()
        yield from self.part(say("Verdicts"), self.verdicts())
        yield from self.part(say("Findings"), self.findings())
        yield from self.part(say("Answered findings"), self.answered())
        yield from self.part(say("Closed since the earlier audit"), self.closed())
        yield from self.part(say("Rounding notes"), self.rounding())
        yield from self.part(say("What the score would have been"), self.score())
        yield from self.part(say("Quantities printed in several ways"), self.several())
        yield from self.part(say("Undecided figures"), self.left(Verdict.UNDECIDED))
        yield from self.part(say("Figures that cannot be checked"), self.left(Verdict.UNCHECKABLE))

    def part(self, title: Phrase, body: Iterable[str]) -> Iterator[str]:
        """Go through one part under its heading."""
        texts = list(body)
        if texts:
            yield f"## {self.words(title)}\n"
            yield from texts

    def opening(self) -> Iterator[str]:
        """Go through the title, the scope and the limitations."""
        card = self.found.material.reported.card
        title = say("Audit of the published figures: {title}, {year}", title=card.contract.title or card.contract.code,
                    year=card.contract.year)  # fmt: skip
        yield f"# {self.words(title)}\n"
        under = say("Contract {contract}, scored under {framework}.", contract=card.contract.code,
                    framework=card.framework.title or card.framework.code)  # fmt: skip
        yield f"{self.words(under)}\n"
        yield from self.part(say("Scope"), self.scope())
        limits = (*LIMITS, *(() if self.found.material.proofs else (NO_SOURCE,)))
        yield from self.part(say("Limitations"), [items(map(self.sentence, limits))])

    def scope(self) -> Iterator[str]:
        """Go through how many figures there are, where they were looked up, and why some cannot be checked."""
        groups = by_reason(self.found, Verdict.UNCHECKABLE)
        every, left = len(self.found.claims), sum(len(each.claims) for each in groups)
        yield table(
            [self.words(say("Figures")), self.words(say("Number"))],
            [
                [self.words(say("transcribed")), str(every)],
                [self.words(say("checked")), str(every - left)],
                [self.words(say("not checkable")), str(left)],
            ],
        )
        if self.found.material.proofs:
            yield items(map(self.sentence, looked_up(self.found)))
        if groups:
            yield f"{self.sentence(say('why figures are not checkable:'))}\n"
            yield items(f"{len(each.claims)}: {self.words(each.says)}" for each in groups)

    def verdicts(self) -> Iterator[str]:
        """Return the table of the verdicts and what each of them says."""
        every = list(self.found.verdicts.values())
        rows = [[self.words(name), str(every.count(each)), self.words(means)] for each, name, means in MEANINGS]
        yield table([self.words(each) for each in (say("Verdict"), say("Figures"), say("what it says"))], rows)

    def findings(self) -> Iterator[str]:
        """Go through the findings that are open."""
        if not self.account.open:
            yield f"{self.sentence(say('no finding is open'))}\n"
        for number, each in enumerate(self.account.open, 1):
            yield f"### {number}. {self.heading(each)}\n"
            yield items(self.attributes(each))

    def heading(self, found: Finding) -> str:
        since = self.account.since(found)
        name = self.sentence(subject_of(found.claim)).removesuffix(".")
        return f"{name} ({self.words(since.spoken)})" if since else name

    def attributes(self, found: Finding) -> Iterator[str]:
        """Go through condition, criterion, cause and effect."""
        telling = self.telling
        yield self.labelled(say("Condition"), " ".join(self.condition(found)))
        arithmetic = telling.arithmetic(found)
        if arithmetic is not None:
            yield self.labelled(say("Arithmetic"), code(arithmetic.words(self.translate)))
        yield self.labelled(say("Criterion"), self.sentence(telling.criterion(found)))
        causes = [self.sentence(say("hypothesis: {what}", what=each)) for each in telling.causes(found)]
        yield self.labelled(say("Cause"), " ".join(causes) or self.sentence(say("none is known")))
        effect = telling.effect(found) or say("no index, no score and no status changes")
        yield self.labelled(say("Effect"), self.sentence(effect))
        yield self.labelled(say("Finding"), f"{escaped(found.id)}.")

    def condition(self, found: Finding) -> Iterator[str]:
        """Go through what is printed, where, and what it cannot hold together with."""
        yield self.sentence(found.diagnostic.message)
        yield self.sentence(say("printed in {place}", place=place_of(found.claim)))
        for each in (self.telling.also(found), self.telling.together(found)):
            if each is not None:
                yield self.sentence(each)

    def labelled(self, label: Phrase, text: str) -> str:
        return f"**{self.words(label)}.** {text}"

    def answered(self) -> Iterator[str]:
        for each in self.account.answered:
            answer = self.account.answers[each.id]
            words = answer_words(answer.answer, answer.by, str(answer.day or ""))
            yield f"### {self.heading(each)}\n"
            yield items([self.labelled(say("Answer"), self.words(words)), *self.attributes(each)])

    def closed(self) -> Iterator[str]:
        if self.account.closed:
            yield items(f"{escaped(name)}: {escaped(message)}" for name, message in self.account.closed.items())

    def rounding(self) -> Iterator[str]:
        groups = by_reason(self.found, Verdict.ROUNDING)
        if groups:
            note = say("these are no findings, for unrounded figures that are printed so give them:")
            yield f"{self.sentence(note)}\n"
            yield items(self.sentence(rounding_words(self.found, claim)) for each in groups for claim, _ in each.claims)

    def score(self) -> Iterator[str]:
        """Return what the score would have been with each figure put right, and with all."""
        moved = [(escaped(each.id), each.effect) for each in self.found.findings if each.effect.score is not None]
        whole = self.found.together
        moved += [(f"**{self.words(say('all together'))}**", whole)] if whole.score is not None else []
        if moved:
            rows = [[name, *told_apart(each.score.before, each.score.after)] for name, each in moved if each.score]
            head = say("Finding"), say("score as printed figures give it"), say("put right")
            yield table([self.words(each) for each in head], rows)
        turned = [each for each in whole.changes if each.statuses is not None]
        if turned:
            yield f"{self.sentence(say('statuses that change when all of them are put right:'))}\n"
            yield items(self.words(changed(each, self.found.material.period)) for each in turned)
        if not moved and not turned:
            yield f"{self.sentence(say('no finding changes the score or a status'))}\n"

    def several(self) -> Iterator[str]:
        found = [each for each in self.found.findings if each.diagnostic.rule in IN_TWO_WAYS]
        if found:
            yield items(self.sentence(each.diagnostic.message) for each in found)

    def left(self, verdict: Verdict) -> Iterator[str]:
        """Go through the figures of a verdict, by the reason for it."""
        for each in by_reason(self.found, verdict):
            yield f"### {self.sentence(each.says)}\n"
            yield items(self.figures(each))

    def figures(self, reason: Reason) -> Iterator[str]:
        """Go through the figures of one reason: those that share it in full together."""
        shared: dict[Phrase, list[str]] = {}
        for claim, why in reason.claims:
            shared.setdefault(why, []).append(claim.row.id)
        for why, ids in shared.items():
            names = ", ".join(map(escaped, ids))
            yield names if len(shared) == 1 else f"{self.words(why)}: {names}"
