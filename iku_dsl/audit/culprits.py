"""Findings go in; each comes out with the one printed figure that would explain it and others, where there is one.

A misprint breaks all that rests on it: the figures above are right, and do not follow. So a figure is suspected that
stands in several findings, if one other value in its place ends them and begins none. That is a hypothesis, no finding.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

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
        for claim, several in standing.items():
            if len(several) >= SEVERAL and claim.figures and not (claim.quantity and claim.quantity.stated):
                found.extend(self._explained(claim, several))
        return found

    def _explained(self, claim: Claim, findings: Sequence[Finding]) -> Iterator[Culprit]:
        for value in dict.fromkeys(self._values(claim, findings)):
            changed = _as(claim, value)
            ended = [each.id for each in findings if self._ends(each, claim, changed)]
            if len(ended) >= SEVERAL and not self._begins(claim, changed):
                yield Culprit(claim, value, frozenset(ended))

    def _values(self, claim: Claim, findings: Iterable[Finding]) -> Iterator[Fraction]:
        """Go through the figures that may have been meant: the datum, and what a finding would have in its place."""
        node, step = claim.quantity.node if claim.quantity else None, claim.figure.step
        beside = self.evaluations.data.facts
        data = beside.own(node.subject, node.name, claim.period) if isinstance(node, Fact) else None
        for value in (data, *(self._solved(each, claim) for each in findings)):
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

    def _ends(self, found: Finding, claim: Claim, changed: Claim) -> bool:
        """Return whether a finding would not be there with another figure in the place of one."""
        if found.checked is not None:
            return self._holds(found.checked, claim, changed)
        if found.diagnostic.rule is NOT_AS_IN_THE_DATA:
            return found.claim is claim and isinstance(found.value, Fraction) and changed.admits(found.value)
        about = changed if found.claim is claim else found.claim
        return not any(_is_of(each, about, found.diagnostic.rule) for each in self._in_table(claim, changed))

    def _begins(self, claim: Claim, changed: Claim) -> bool:
        """Return whether something that stands would not hold with another figure in the place of one."""
        beside = (each for each in self.checked if each.verdict in STANDS and self._is_near(each.claim, claim))
        if any(not self._holds(each, claim, changed) for each in beside):
            return True
        now = self._in_table(claim, claim)
        then = ((each, claim if each.claim is changed else each.claim) for each in self._in_table(claim, changed))
        return any(not any(_is_of(one, about, each.diagnostic.rule) for one in now) for each, about in then)

    def _is_near(self, claim: Claim, changed: Claim) -> bool:
        return claim is changed or changed in self.rests.get(claim, ())

    def _holds(self, checked: Checked, claim: Claim, changed: Claim) -> bool:
        value = follows(self.evaluations.bounds, checked.claim, checked.formula, {claim: changed.range})
        printed = changed if checked.claim is claim else checked.claim
        return isinstance(value, Number) and not printed.excludes(*ends(value))

    def _in_table(self, claim: Claim, changed: Claim) -> list[Finding]:
        """Return what does not hold in the table of a claim with another figure in its place."""
        cell = claim.row.cell
        alike = [each for each in self.claims if cell and each.row.cell and each.row.cell[0] == cell[0]]
        return list(InTables.of([changed if each is claim else each for each in alike]).findings())


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
