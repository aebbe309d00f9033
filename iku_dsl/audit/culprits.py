"""Findings go in; each comes out with the one printed figure that would explain it and others, where there is one.

A misprint breaks all that rests on it: the figures above are right, and do not follow. So a figure is suspected that
stands in several findings, if one other value in its place ends them and begins none. That is a hypothesis, no finding.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.data_beside import NOT_AS_IN_THE_DATA
from iku_dsl.audit.effect import Effects
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.finding import Culprit, Finding
from iku_dsl.audit.follows import follows
from iku_dsl.audit.hypotheses import Hypothesis
from iku_dsl.audit.in_tables import NOT_OF_ITS_ROWS, UNLIKE_OTHERS, InTables
from iku_dsl.audit.refutations import NOT_GIVEN
from iku_dsl.audit.tables import TOTAL
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Rule
from iku_dsl.formula.algebra import Fact
from iku_dsl.values.enclosed import Number, ends

ENDED = (NOT_GIVEN, NOT_OF_ITS_ROWS, UNLIKE_OTHERS, NOT_AS_IN_THE_DATA)  # by another figure in the place of one
SEVERAL = 2  # findings that one figure must explain
MOST = 50  # figures that are suspected: those in most findings
LARGEST = 1_000  # cells of a table in which figures are suspected: it is looked through for each
NEAR = 5  # last digits by which what several findings would have may differ, for their figures are rounded
STANDS = (Verdict.RECONCILED, Verdict.ROUNDING)


@attrs.frozen(eq=False)
class Suspecting:
    """What suspicions are tried with: evaluations, the claims, and each claim as it was held against its formulas."""

    evaluations: Evaluations
    claims: Sequence[Claim]
    checked: Sequence[Checked]
    rests: Mapping[Claim, Iterable[Claim]]

    def blamed(self, findings: Sequence[Finding], effects: Effects) -> list[Finding]:
        """Return the findings, with the figure that explains most of them as the first of their hypotheses."""
        suspects = self._suspects(findings)
        return [self._blamed(each, suspects, effects) for each in findings]

    def _blamed(self, found: Finding, suspects: Sequence[Culprit], effects: Effects) -> Finding:
        own = [each for each in suspects if found.id in each.explains]
        most = max((len(each.explains) for each in own), default=0)
        likely = [each for each in own if len(each.explains) == most]
        said = tuple(_supposed(each, found) for each in likely)
        if len(likely) != 1:
            return attrs.evolve(found, hypotheses=(*said, *found.hypotheses))
        effect = effects.of({likely[0].claim: likely[0].value})
        return attrs.evolve(found, hypotheses=(*said, *found.hypotheses), effect=effect, culprit=likely[0])

    def _suspects(self, findings: Sequence[Finding]) -> list[Culprit]:
        """Return the figures of which one other value ends several findings and begins none."""
        standing: dict[Claim, list[Finding]] = {}
        for each in (each for each in findings if each.diagnostic.rule in ENDED):
            for claim in dict.fromkeys((each.claim, *each.together)):
                standing.setdefault(claim, []).append(each)
        found: list[Culprit] = []
        sizes = Counter(each.row.cell[0] for each in self.claims if each.row.cell)
        for claim, several in sorted(standing.items(), key=lambda each: -len(each[1]))[:MOST]:
            large = claim.row.cell is not None and sizes[claim.row.cell[0]] > LARGEST
            if (
                len(several) >= SEVERAL
                and claim.figures
                and not large
                and not (claim.quantity and claim.quantity.stated)
            ):
                found.extend(self._explained(claim, several))
        return found

    def _explained(self, claim: Claim, findings: Sequence[Finding]) -> Iterator[Culprit]:
        for value in dict.fromkeys(self._values(claim, findings)):
            trial = _Trial(claim, _as(claim, value), self)
            ended = [each.id for each in findings if trial.ends(each)]
            if len(ended) >= SEVERAL and not trial.begins():
                yield Culprit(claim, value, frozenset(ended))

    def _values(self, claim: Claim, findings: Iterable[Finding]) -> Iterator[Fraction]:
        """Go through the figures that may have been meant: the datum, and what several findings would have there."""
        node, step = claim.quantity.node if claim.quantity else None, claim.figure.step
        beside = self.evaluations.data.facts
        data = beside.own(node.subject, node.name, claim.period) if isinstance(node, Fact) else None
        solved = [each for each in (self._solved(each, claim) for each in findings) if isinstance(each, Fraction)]
        agreed = [each for each in solved if sum(abs(each - other) <= NEAR * step for other in solved) >= SEVERAL]
        for value in (data, *agreed):
            if isinstance(value, Fraction):
                printed = round(value / step) * step
                yield from (printed,) if printed != claim.centre else ()

    def _solved(self, found: Finding, claim: Claim) -> object:
        """Return the value with which a finding would hold, as far as it follows in a straight line."""
        if found.claim is claim:
            return found.value
        if found.checked is None:
            in_total = found.diagnostic.rule is NOT_OF_ITS_ROWS and _is_total(found.claim)
            less = found.value if in_total and isinstance(found.value, Fraction) else None
            return None if less is None else claim.centre + found.claim.centre - less
        now = found.checked.value
        run, formula = self.evaluations.printed, found.checked.formula
        then = follows(run, found.claim, formula, {claim: claim.centre + claim.figure.step})
        if not isinstance(now, Fraction) or not isinstance(then, Fraction) or now == then:
            return None
        return claim.centre + (found.claim.centre - now) / (then - now) * claim.figure.step


@attrs.frozen(eq=False, slots=False)
class _Trial:
    """A claim, and the same with another figure in its place: what would hold then."""

    claim: Claim
    changed: Claim
    suspecting: Suspecting

    def ends(self, found: Finding) -> bool:
        """Return whether a finding would not be there."""
        if found.checked is not None:
            return self._holds(found.checked)
        if found.diagnostic.rule is NOT_AS_IN_THE_DATA:
            mine = found.claim is self.claim and isinstance(found.value, Fraction)
            return mine and self.changed.admits(found.value)  # type: ignore[arg-type]
        return not any(_is_of(each, self._now(found.claim), found.diagnostic.rule) for each in self.then)

    def begins(self) -> bool:
        """Return whether something that stands would not hold."""
        checked = (each for each in self.suspecting.checked if each.verdict in STANDS and self._is_near(each.claim))
        if not all(map(self._holds, checked)):
            return True
        before = [(each.diagnostic.rule, self._now(each.claim)) for each in self._findings(self.claim)]
        return any((each.diagnostic.rule, each.claim) not in before for each in self.then)

    @cached_property
    def then(self) -> list[Finding]:
        """Return what would not hold in the table of the claim."""
        return self._findings(self.changed)

    def _findings(self, claim: Claim) -> list[Finding]:
        cell = self.claim.row.cell
        alike = [each for each in self.suspecting.claims if cell and each.row.cell and each.row.cell[0] == cell[0]]
        return list(InTables.of([claim if each is self.claim else each for each in alike]).findings())

    def _now(self, claim: Claim) -> Claim:
        return self.changed if claim is self.claim else claim

    def _is_near(self, claim: Claim) -> bool:
        return claim is self.claim or self.claim in self.suspecting.rests.get(claim, ())

    def _holds(self, checked: Checked) -> bool:
        bounds = self.suspecting.evaluations.bounds
        value = follows(bounds, checked.claim, checked.formula, {self.claim: self.changed.range})
        return isinstance(value, Number) and not self._now(checked.claim).excludes(*ends(value))


def _as(claim: Claim, value: Fraction) -> Claim:
    return attrs.evolve(claim, figures=(attrs.evolve(claim.figure, value=value),), perhaps=())


def _is_of(found: Finding, claim: Claim, rule: Rule) -> bool:
    return found.claim is claim and found.diagnostic.rule is rule


def _is_total(claim: Claim) -> bool:
    return claim.row.cell is not None and claim.row.cell[1].casefold() == TOTAL


def _supposed(culprit: Culprit, found: Finding) -> Hypothesis:
    """Return what is supposed of a finding: that the figure is the wrong one, or one that it rests on."""
    wrong = culprit.claim.row
    says = say(
        "{printed} ({id}) printed in the place of {value}", printed=wrong.printed, id=wrong.id, value=culprit.printed
    )
    if culprit.claim is found.claim:
        says = say("this figure is the wrong one, printed in the place of {value}", value=culprit.printed)
    return Hypothesis(f"printed for {culprit.printed} in {culprit.claim.row.id}", says, len(culprit.explains))
