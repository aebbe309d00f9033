"""Published figures, a contract lowered both ways and its data go in; every verdict and every finding come out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

import attrs

from iku_dsl.audit.cells import Cells
from iku_dsl.audit.claim import Claim, claim_of
from iku_dsl.audit.counting import UNKNOWN, Counting
from iku_dsl.audit.culprits import Suspecting
from iku_dsl.audit.data_beside import NOT_AS_IN_THE_DATA, otherwise
from iku_dsl.audit.dependence import Rests, dependents, rests_on
from iku_dsl.audit.discrepancies import (
    IN_TWO_WAYS,
    NAMED_OTHERWISE,
    OTHER_STATUS,
    backward_spans,
    in_wholes,
    in_words,
    in_years,
    off_scales,
    twice,
)
from iku_dsl.audit.doubtful import doubtful
from iku_dsl.audit.effect import Effect, Effects
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.finding import Finding, merged, told_apart
from iku_dsl.audit.hypotheses import Supposing
from iku_dsl.audit.in_tables import InTables
from iku_dsl.audit.in_words import InWords, printed_beside
from iku_dsl.audit.joint import Joint
from iku_dsl.audit.judge import Judge
from iku_dsl.audit.quantities import Quantity, find, quantities
from iku_dsl.audit.refutations import BY_UNSURE_RULE, refuted
from iku_dsl.audit.repeated import LIKE_ANOTHER_YEAR
from iku_dsl.audit.unfounded import Unfounded
from iku_dsl.audit.units_of_data import Datum, counting, datum_of
from iku_dsl.audit.verdict import Checked, Verdict, gravest
from iku_dsl.audit.wholes import overfull
from iku_dsl.audit.words import is_word, misjudged, misnamed, said
from iku_dsl.checks.published_known import known_to
from iku_dsl.data.facts import Store
from iku_dsl.data.published import Published
from iku_dsl.data.source_text import Proof
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.readings.exact import Exact
from iku_dsl.values.periods import Period

NO_PROOF = (BY_UNSURE_RULE, LIKE_ANOTHER_YEAR)  # what these say of a figure does not refute it
PERHAPS_ROUNDED = say("its rows do not give it as they are printed, and may where they were rounded")
NOT_SHOWN = say("it does not stand in the report where the row cites it, and is held against nothing")


@attrs.frozen(eq=False)
class Material:
    """What an audit is made from: the figures, the contract with reported and with computed realisations, the data."""

    rows: tuple[Published, ...]
    reported: LoweredScorecard
    computed: LoweredScorecard
    facts: Store
    data: Store
    period: Period
    proofs: tuple[Proof, ...] = ()

    @cached_property
    def unproved(self) -> frozenset[str]:
        """Return the rows that stand in no text of the report, where there is one to look them up in."""
        standing = frozenset[str]().union(*(each.standing for each in self.proofs))
        return frozenset(each.id for each in self.rows if each.id not in standing) if self.proofs else frozenset()


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
    cells = Cells.of(material.computed, material.rows, material.data)
    material = attrs.evolve(material, data=cells.data)
    known = quantities(material.reported, material.computed) | cells.quantities
    year = material.reported.card.contract.year
    counts = counting(material.computed, material.rows, material.data)
    every = tuple(_claim(row, find(known, row.subject, row.quantity), year, counts) for row in material.rows)
    claims = tuple(each for each in every if each.row.id not in material.unproved)
    evaluations = Evaluations.of(material.facts, material.data, claims)
    judge = Judge(evaluations, doubtful(material.reported.card))
    first = tuple(judge.check(each for each in claims if not is_word(each)))
    rests = rests_on(first, evaluations)
    checked = tuple(Joint.of(evaluations, first, rests).settled(first))
    effects = Effects(evaluations, material.reported, material.computed, material.period, judge.aside)
    supposing = Supposing.of(evaluations, claims, material.reported)
    tables = InTables.of(claims)
    others = (*tables.findings(), *_discrepancies(claims, material))
    findings = list(_found((*refuted(checked, evaluations, supposing, effects), *others), claims, effects, material))
    findings = Suspecting(evaluations, claims, checked, rests).blamed(told_apart(findings), effects)
    by_claim: dict[Claim, tuple[Checked, ...]] = {}
    for each in checked:
        by_claim[each.claim] = (*by_claim.get(each.claim, ()), each)
    words = InWords.of(claims, material.reported)
    verdicts = {each: _verdict(each, by_claim.get(each, ()), findings, words) for each in every}
    told = {
        **dict.fromkeys(tables.standing(), Verdict.RECONCILED),
        **dict.fromkeys(tables.rounded(), Verdict.UNDECIDED),
    }
    verdicts |= {each: verdict for each, verdict in told.items() if verdicts[each] is Verdict.UNCHECKABLE}
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
    held = None if quantity and quantity.loose and in_words and known is UNKNOWN else quantity  # in what, nobody says
    return claim_of(row, held, year, known)


def _found(
    every: Iterable[Finding], claims: Sequence[Claim], effects: Effects, material: Material
) -> Iterator[Finding]:
    """Go through the findings; of a quantity that is printed in two ways only where no text or row says which holds.

    Of one that the data have otherwise only where the report itself does not contradict it.
    """
    found = list(merged(every))
    sure = (each for each in found if each.diagnostic.rule is not BY_UNSURE_RULE)
    settled = {claim for each in sure for claim in (each.claim, *each.also)}
    yield from found
    others = [claim for claim in claims if claim not in settled]
    yield from in_years(others)
    for each in twice(others):
        settled.update(each.together)
        yield attrs.evolve(each, effect=effects.of_another(each.together))
    others = [claim for claim in others if claim not in settled]
    for each in merged(otherwise(others, material.data)):
        effect = effects.of({each.claim: each.value}) if each.value is not None else Effect()
        yield attrs.evolve(each, effect=effect)


def _discrepancies(claims: Sequence[Claim], material: Material) -> Iterator[Finding]:
    yield from backward_spans(claims)
    yield from off_scales(claims, material.reported.card)
    yield from in_wholes(overfull(claims, material.computed, Exact(material.data)))
    yield from in_words(misnamed(claims, said(material.reported.card)), NAMED_OTHERWISE)
    status, framework = material.reported.status, material.reported.card.framework
    yield from in_words(misjudged(claims, printed_beside(claims), framework, status), OTHER_STATUS)


def _verdict(claim: Claim, checked: Sequence[Checked], findings: Iterable[Finding], words: InWords) -> Verdict:
    """Return the verdict of a claim: what its formulas say, and what other printed figures do."""
    own = gravest(list(checked))
    unlike = [each for each in findings if each.diagnostic.rule is NOT_AS_IN_THE_DATA]
    sure = [each for each in findings if each.diagnostic.rule not in (*IN_TWO_WAYS, *NO_PROOF) and each not in unlike]
    if own is Verdict.REFUTED or any(claim in (each.claim, *each.also) for each in sure):
        return Verdict.REFUTED
    if own is Verdict.UNCHECKABLE and any(
        claim in each.together for each in findings if each.diagnostic.rule in IN_TWO_WAYS
    ):
        return Verdict.CONTRADICTED
    if any(claim in (each.claim, *each.also) for each in unlike):
        return Verdict.CONTRADICTED
    return Verdict.RECONCILED if is_word(claim) and words.agrees(claim) else own
