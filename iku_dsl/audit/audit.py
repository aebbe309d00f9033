"""Published figures, a contract lowered both ways and its data go in; every verdict and every finding come out."""

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.culprits import Suspecting
from iku_dsl.audit.dependence import Rests, dependents, rests_on
from iku_dsl.audit.doubtful import doubtful
from iku_dsl.audit.effect import Effect, Effects
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.finding import Finding, told_apart
from iku_dsl.audit.findings import every_finding
from iku_dsl.audit.hypotheses import Supposing
from iku_dsl.audit.in_words import InWords
from iku_dsl.audit.joint import Joint
from iku_dsl.audit.judge import Judge
from iku_dsl.audit.laid_out import LaidOut
from iku_dsl.audit.material import Material
from iku_dsl.audit.refutations import refuted
from iku_dsl.audit.unfounded import Unfounded
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.audit.verdicts import Grounds
from iku_dsl.audit.words import is_word
from iku_dsl.checks.published_known import known_to
from iku_dsl.diagnostics.phrase import Phrase, say

PERHAPS_ROUNDED = say("its rows do not give it as they are printed, and may where they were rounded")
NOT_SHOWN = say("it does not stand in the report where the row cites it, and is held against nothing")


@attrs.frozen(eq=False)
class Audited:
    """Every claim with its verdict and what that rests on, the findings, and what the score would have been."""

    material: Material
    evaluations: Evaluations
    claims: tuple[Claim, ...]
    checked: dict[Claim, tuple[Checked, ...]]
    rests: Rests
    verdicts: dict[Claim, Verdict]
    findings: tuple[Finding, ...]
    together: Effect
    unfounded: Unfounded

    def why(self, claim: Claim) -> Phrase | None:
        """Return why a claim has its verdict, where that needs saying."""
        found = self.checked.get(claim, ())
        if claim.row.id in self.material.unproved:
            return NOT_SHOWN
        if not found:  # nothing computes it
            why = {Verdict.UNCHECKABLE: self.unfounded.why(claim), Verdict.UNDECIDED: PERHAPS_ROUNDED}
            return why.get(self.verdicts[claim])
        return next((each.why for each in found if each.verdict is self.verdicts[claim]), None)


def audit(material: Material) -> Audited:
    """Return the audit of published figures."""
    laid = LaidOut.of(material)
    material, every, claims, evaluations, tables = laid.material, laid.every, laid.claims, laid.evaluations, laid.tables
    judge = Judge(evaluations, doubtful(material.reported.card))
    first = tuple(judge.check(each for each in claims if not is_word(each)))
    rests = rests_on(first, evaluations)
    checked = tuple(Joint.of(evaluations, first, rests).settled(first))
    effects = Effects(evaluations, material.reported, material.computed, material.period, judge.aside)
    supposing = Supposing.of(evaluations, claims, material.reported)
    broken = (*refuted(checked, evaluations, supposing, effects), *tables.findings())
    every_one = told_apart(every_finding(broken, claims, effects, material))
    findings = Suspecting(evaluations, claims, checked, rests).blamed(every_one, effects)
    by_claim: dict[Claim, tuple[Checked, ...]] = {}
    for each in checked:
        by_claim[each.claim] = (*by_claim.get(each.claim, ()), each)
    words = InWords.of(claims, material.reported)
    verdicts = dict.fromkeys(every, Verdict.UNCHECKABLE) | Grounds(by_claim, findings, tables, words).verdicts(claims)
    right = {
        each.claim: each.checked.value
        for each in findings
        if each.checked and each.checked.verdict is Verdict.REFUTED and not each.culprit
    } | {each.culprit.claim: each.culprit.value for each in findings if each.culprit}
    counted = dependents(rests)
    weighed = (attrs.evolve(each, depends=counted[each.claim]) for each in findings)
    ordered = sorted(weighed, key=lambda each: each.gravity, reverse=True)
    together = effects.together(right)
    unfounded = Unfounded(words, known_to(material.computed))
    return Audited(material, evaluations, every, by_claim, rests, verdicts, tuple(ordered), together, unfounded)
