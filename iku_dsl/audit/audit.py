"""Published figures, a contract lowered both ways and its data go in; every verdict and every finding come out."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import attrs

from iku_dsl.audit.bench import Bench
from iku_dsl.audit.claim import Claim, claim_of
from iku_dsl.audit.discrepancies import NAMED_OTHERWISE, OTHER_STATUS, TWO_WAYS, in_tables, in_words, twice
from iku_dsl.audit.effect import Effect, Effects
from iku_dsl.audit.finding import Finding, told_apart
from iku_dsl.audit.hypotheses import Supposing
from iku_dsl.audit.judge import Judge
from iku_dsl.audit.quantities import Key, Quantity, find, quantities
from iku_dsl.audit.refutations import refuted
from iku_dsl.audit.verdict import Checked, Verdict, gravest
from iku_dsl.audit.words import is_word, misjudged, misnamed
from iku_dsl.data.facts import Store
from iku_dsl.data.published import Published
from iku_dsl.data.source_text import Proof
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.values.periods import Period

NOTHING_SAYS = say("no text says how it follows from anything else")
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
    judge: Judge
    claims: tuple[Claim, ...]
    checked: dict[Claim, tuple[Checked, ...]]
    verdicts: dict[Claim, Verdict]
    findings: tuple[Finding, ...]
    together: Effect

    def why(self, claim: Claim) -> Phrase | None:
        """Return why a claim has its verdict, where that needs saying."""
        found = self.checked.get(claim, ())
        if claim.row.id in self.material.unproved:
            return NOT_SHOWN
        if not found:
            return NOTHING_SAYS if self.verdicts[claim] is Verdict.UNCHECKABLE else None
        return next((each.why for each in found if each.verdict is self.verdicts[claim]), None)


def audit(material: Material) -> Audited:
    """Return the audit of published figures."""
    known = quantities(material.reported, material.computed)
    every = tuple(_claims(material.rows, known))
    claims = tuple(each for each in every if each.row.id not in material.unproved)
    judge = Judge.of(Bench.of(material.facts, material.data, claims))
    checked = tuple(judge.check(each for each in claims if not is_word(each)))
    effects = Effects(judge, material.reported, material.computed, material.period)
    supposing = Supposing.of(judge, claims, material.reported)
    findings = [*refuted(checked, judge, supposing, effects), *_discrepancies(claims, material)]
    by_claim: dict[Claim, tuple[Checked, ...]] = {}
    for each in checked:
        by_claim[each.claim] = (*by_claim.get(each.claim, ()), each)
    verdicts = {each: _verdict(each, by_claim.get(each, ()), findings) for each in every}
    right = {each.claim: each.value for each in findings if each.checked is not None and each.value is not None}
    ordered = sorted((_with_dependents(each, checked) for each in findings), key=lambda e: e.gravity, reverse=True)
    return Audited(material, judge, every, by_claim, verdicts, told_apart(ordered), effects.of(right))


def _claims(rows: Iterable[Published], known: dict[Key, Quantity]) -> Iterator[Claim]:
    for row in rows:
        key = Key(row.subject, row.quantity)
        yield claim_of(row, key, row.period, find(known, row.subject, row.quantity))


def _discrepancies(claims: Sequence[Claim], material: Material) -> Iterator[Finding]:
    yield from twice(claims)
    yield from in_tables(claims)
    yield from in_words(misnamed(claims, material.reported.card), NAMED_OTHERWISE)
    figures = {(each.key.subject, each.period): each for each in claims if each.quantity and each.quantity.points}
    status, framework = material.reported.status, material.reported.card.framework
    yield from in_words(misjudged(claims, figures, framework, status), OTHER_STATUS)


def _verdict(claim: Claim, checked: Sequence[Checked], findings: Iterable[Finding]) -> Verdict:
    """Return the verdict of a claim: what its formulas say, and what other printed figures do."""
    own = gravest(list(checked))
    if own is Verdict.REFUTED:
        return own
    about = [each for each in findings if claim in each.together]
    if any(each.diagnostic.rule is TWO_WAYS for each in about) and own is not Verdict.RECONCILED:
        return Verdict.CONTRADICTED
    return Verdict.REFUTED if any(each.claim is claim for each in about) else own


def _with_dependents(finding: Finding, checked: Iterable[Checked]) -> Finding:
    """Return a finding with how many printed figures were computed from the one it is about."""
    return attrs.evolve(finding, depends=sum(finding.claim in each.inputs for each in checked))
