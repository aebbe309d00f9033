"""Published figures, a contract lowered both ways and its data go in; every verdict and every finding come out."""

from collections.abc import Mapping

import attrs

from iku_dsl.audit.cells import Cells
from iku_dsl.audit.claim import Claim, claim_of
from iku_dsl.audit.counting import UNKNOWN, Counting
from iku_dsl.audit.culprits import Suspecting
from iku_dsl.audit.dependence import Rests, dependents, rests_on
from iku_dsl.audit.doubtful import doubtful
from iku_dsl.audit.effect import Effect, Effects
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.finding import Finding, told_apart
from iku_dsl.audit.findings import every_finding
from iku_dsl.audit.hypotheses import Supposing
from iku_dsl.audit.in_tables import InTables
from iku_dsl.audit.in_words import InWords
from iku_dsl.audit.joint import Joint
from iku_dsl.audit.judge import Judge
from iku_dsl.audit.material import Material
from iku_dsl.audit.printed_tables import PrintedTables, misfits
from iku_dsl.audit.quantities import Quantity, find, quantities
from iku_dsl.audit.refutations import refuted
from iku_dsl.audit.unfounded import Unfounded
from iku_dsl.audit.units_of_data import Datum, counting, datum_of
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.audit.verdicts import Grounds
from iku_dsl.audit.words import is_word
from iku_dsl.checks.published_known import known_to
from iku_dsl.data.published import Published
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
    rows = [each for each in material.rows if each.id not in material.unproved]
    cells = Cells.of(material.computed, rows, material.data)
    material = attrs.evolve(material, data=cells.data)
    known = quantities(material.reported, material.computed) | cells.quantities
    year = material.reported.card.contract.year
    counts = counting(material.computed, rows, material.data)
    at_first = [_claim(row, find(known, row.subject, row.quantity), year, counts) for row in rows]
    printed = PrintedTables.of(cells, at_first)
    known |= printed.quantities
    every = tuple(_claim(row, find(known, row.subject, row.quantity), year, counts) for row in material.rows)
    claims = tuple(each for each in every if each.row.id not in material.unproved)
    tables = InTables.of(claims)
    unlike = frozenset(misfits(tables.columns))
    fitting = [each for each in claims if each not in unlike]
    evaluations = Evaluations.of(material.facts, material.data, fitting, cells.partial & cells.met, printed.instead)
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


def _claim(row: Published, quantity: Quantity | None, year: int, counts: Mapping[Datum, Counting]) -> Claim:
    known = counts.get(datum_of(row), UNKNOWN)
    in_words = any(each.magnitude != 1 for each in row.readings)
    in_what = not in_words or known is not UNKNOWN or not row.cell  # nobody says what a column counts that follows
    held = quantity if quantity is None or not quantity.formulas or in_what else None
    return claim_of(row, held, year, known)
