"""Claims and their evaluations go in; each claim against each of its formulas comes out with a verdict."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.doubtful import Doubtful, unsure
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.follows import follows
from iku_dsl.audit.order import from_below
from iku_dsl.audit.quantities import Formula
from iku_dsl.audit.rounding import unrounded
from iku_dsl.audit.unchecked import reason
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.audit.wording import written
from iku_dsl.checks.confidence import CONFIDENCE
from iku_dsl.diagnostics.phrase import Phrase, each_of, particulars, say
from iku_dsl.values.enclosed import Number, ends
from iku_dsl.values.outcomes import Value

OPEN_SIGN = say("it can be read as {first} and as {second}, and that would decide")
OPEN_FORM = say("it can be read as {first} and as {second}, which decides: write `id` or `en` in the column `numbers`")
NOT_TOLD = say("the bounds of the printed figures leave it open, and no unrounded figures were found that give it")

IN_FAVOUR = (Verdict.RECONCILED, Verdict.ROUNDING, Verdict.UNCHECKABLE, Verdict.UNDECIDED, Verdict.REFUTED)


@attrs.frozen(eq=False)
class Judge:
    """What claims are held against, and what was found of some: what is found of those above depends on it.

    `aside` are refuted claims that a printed figure above them does not rest on: it follows from the right ones.
    `doubtful` are rules that the texts state with low confidence, `LOW`, or medium confidence, `MEDIUM`: what the first
    give is no criterion, and what the second set was not read where it is set.
    """

    evaluations: Evaluations
    doubtful: Doubtful = attrs.field(factory=dict)
    refuted: dict[Claim, Checked] = attrs.field(factory=dict)
    aside: set[Claim] = attrs.field(factory=set)

    def check(self, claims: Iterable[Claim]) -> Iterator[Checked]:
        """Go through the claims against their formulas, from below upwards.

        So bounds narrow, and what is refuted is known before those that rest on it.
        """
        for claim in from_below(claims):
            for found in self._held(claim):
                if found.verdict is Verdict.REFUTED or found.unsure:
                    self.refuted.setdefault(claim, found)
                yield found

    def _held(self, claim: Claim) -> Iterator[Checked]:
        """Go through a claim against its formulas; where one of several is meant, the one that says most for it."""
        found = (self._read(claim, formula) for formula in self.evaluations.formulas(claim))
        if claim.quantity is None or not claim.quantity.either:
            yield from found
            return
        tried = list[Checked]()
        for each in found:
            tried += [each] if each.verdict is not Verdict.UNCHECKABLE or not each.formula.unlikely else []
            if each.verdict in (Verdict.RECONCILED, Verdict.ROUNDING):
                break
        yield from sorted(tried, key=lambda each: IN_FAVOUR.index(each.verdict))[:1]

    def _read(self, claim: Claim, formula: Formula) -> Checked:
        """Return what is found of a claim; where its marks can be read in two ways, only what both agree on."""
        found = [self._checked(attrs.evolve(claim, figures=(each,)), formula) for each in claim.figures]
        if len({each.verdict for each in found}) > 1:
            why = _in_two_ways(claim)
            return Checked(claim, formula, Verdict.UNCHECKABLE, found[0].value, why=why)
        if found[0].verdict in (Verdict.REFUTED, Verdict.UNDECIDED):
            meant = (self._checked(attrs.evolve(claim, figures=(each,)), formula) for each in claim.perhaps)
            fits = next((each for each in meant if each.verdict in (Verdict.RECONCILED, Verdict.ROUNDING)), None)
            if fits is not None:
                self.evaluations.mean(claim, fits.claim)
                return attrs.evolve(fits, claim=claim)
        return attrs.evolve(found[0], claim=claim)

    def _checked(self, claim: Claim, formula: Formula) -> Checked:
        held = self.evaluations
        value = held.value(held.printed, claim, formula)
        if not isinstance(value, Number):
            return self._without(claim, formula, value)
        claim = _as_rounded(claim, value)
        if isinstance(value, Fraction) and claim.admits(value):
            held.narrow(claim, formula)
            return Checked(claim, formula, Verdict.RECONCILED, value, why=self._early(claim, formula))
        bounds = held.value(held.bounds, claim, formula)
        if isinstance(bounds, Number) and claim.excludes(*ends(bounds)):
            return self._failed(claim, formula, value, bounds)
        narrowed = held.value(held.narrowed, claim, formula)
        if isinstance(narrowed, Number) and claim.excludes(*ends(narrowed)):
            return attrs.evolve(self._failed(claim, formula, value, narrowed), outward=True)
        return self._open(claim, formula, value, bounds)

    def _early(self, claim: Claim, formula: Formula) -> Phrase | None:
        """Return that a figure was computed from rounded ones, where the data give another: it stands all the same."""
        value = self.evaluations.value(self.evaluations.data, claim, formula)
        if not isinstance(value, Fraction) or claim.admits(value):
            return None
        return say("rounded on the way: without that it is {value}", value=written(value, claim))

    def _open(self, claim: Claim, formula: Formula, value: Value, bounds: Value) -> Checked:
        """Return what the bounds leave open: rounded inputs explain it, or nobody can tell."""
        held = self.evaluations
        inputs, from_data = held.inputs(claim, formula), held.value(held.data, claim, formula)
        if isinstance(from_data, Fraction) and claim.admits(from_data):
            held.narrow(claim, formula)
            why = say("from the data, without rounding in between")
            return Checked(claim, formula, Verdict.RECONCILED, from_data, bounds, inputs, why=why)
        witness = unrounded(held.printed, claim, formula, inputs)
        if witness is None:
            return Checked(claim, formula, Verdict.UNDECIDED, value, bounds, inputs, why=NOT_TOLD)
        held.narrow(claim, formula)
        return Checked(claim, formula, Verdict.ROUNDING, value, bounds, inputs, witness)

    def _failed(self, claim: Claim, formula: Formula, value: Value, bounds: Value) -> Checked:
        """Return a claim that its inputs exclude, unless it follows once those that are refuted are computed."""
        inputs = self.evaluations.inputs(claim, formula)
        wrong = [each for each in inputs if each in self.refuted]
        if wrong:
            computed = follows(self.evaluations.printed.without(wrong), claim, formula)
            if isinstance(computed, Fraction) and claim.admits(computed):
                self.aside.update(wrong)
                why = say("with what is computed in place of {refuted}", refuted=each_of(each.row.id for each in wrong))
                return Checked(claim, formula, Verdict.RECONCILED, computed, bounds, inputs, why=why)
        grade = unsure(self.evaluations.printed, claim, formula, self.doubtful)
        if grade:
            why = say("a text gives another figure, by a rule of {confidence} confidence", confidence=CONFIDENCE[grade])
            return Checked(claim, formula, Verdict.UNDECIDED, value, bounds, inputs, why=why, unsure=grade)
        return Checked(claim, formula, Verdict.REFUTED, value, bounds, inputs)

    def _without(self, claim: Claim, formula: Formula, value: Value) -> Checked:
        """Return a claim that has nothing to be compared with."""
        return Checked(claim, formula, Verdict.UNCHECKABLE, value, why=reason(value))


def _in_two_ways(claim: Claim) -> Phrase:
    """Return that the print of a claim leaves open what it is: its form of numbers, or whether it is negative."""
    first, second, *_ = claim.figures
    ways = {"first": written(first.value, claim), "second": written(second.value, claim)}
    if set(first.forms).isdisjoint(second.forms):
        return attrs.evolve(OPEN_FORM, data=particulars(dict(ways)))
    return attrs.evolve(OPEN_SIGN, data=particulars(dict(ways)))


def _as_rounded(claim: Claim, value: Value) -> Claim:
    """Return a count of which a formula makes a fraction, as an average does, as what was rounded; not what is set."""
    stated = claim.quantity is not None and claim.quantity.stated
    broken = claim.exact and isinstance(value, Fraction) and value % claim.figure.step != 0
    return attrs.evolve(claim, exact=False) if broken and not stated else claim
