"""Claims and a bench go in; each claim against each of its formulas comes out with a verdict."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.audit.bench import Bench, Run, spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.doubtful import Doubtful, unsure
from iku_dsl.audit.follows import apart, follows, narrow, set_aside
from iku_dsl.audit.order import from_below
from iku_dsl.audit.quantities import Formula
from iku_dsl.audit.rounding import unrounded
from iku_dsl.audit.unchecked import reason
from iku_dsl.audit.verdict import Checked, Verdict
from iku_dsl.audit.wording import written
from iku_dsl.checks.confidence import CONFIDENCE
from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.phrase import Phrase, each_of, say
from iku_dsl.formula.algebra import Fact
from iku_dsl.readings.possible import Possible
from iku_dsl.values.enclosed import Number, ends
from iku_dsl.values.outcomes import Value

NOT_TOLD = say("the bounds of the printed figures leave it open, and no unrounded figures were found that give it")


@attrs.frozen(eq=False)
class Judge:
    """The evaluations that all claims share: at the printed figures, within their bounds, and from the data alone.

    `aside` are refuted claims that a printed figure above them does not rest on: it follows from the right ones.
    `doubtful` are rules that the texts state with low confidence, `LOW`, or medium confidence, `MEDIUM`: what the first
    give is no criterion, and what the second set was not read where it is set.
    """

    bench: Bench
    printed: Run
    bounds: Run
    narrowed: Run
    data: Run
    refuted: dict[Claim, Checked] = attrs.field(factory=dict)
    aside: set[Claim] = attrs.field(factory=set)
    doubtful: Doubtful = attrs.field(factory=dict)

    @classmethod
    def of(cls, reported: Store, measured: Store, claims: Iterable[Claim], doubtful: Doubtful | None = None) -> "Judge":
        """Return the judge over the data and some claims.

        What a text sets and a report prints otherwise is computed with as the text has it.
        """
        data = Bench(reported, measured, {}).run({})
        bench = Bench.of(reported, measured, [each for each in claims if not _set_otherwise(each, data)])
        within = bench.bounds()
        printed, bounds, narrowed = bench.run(bench.printed()), bench.run(within, Possible), bench.run(within, Possible)
        return cls(bench, printed, bounds, narrowed, data, doubtful=doubtful or {})

    def check(self, claims: Iterable[Claim]) -> Iterator[Checked]:
        """Go through the claims against their formulas, from below upwards.

        So bounds narrow, and what is refuted is known before those that rest on it.
        """
        for claim in from_below(claims):
            for formula in self._formulas(claim):
                found = self._read(claim, formula)
                if found.verdict is Verdict.REFUTED or found.unsure:
                    self.refuted.setdefault(claim, found)
                yield found

    def _formulas(self, claim: Claim) -> list[Formula]:
        """Return the formulas of a claim for which there may be something to compute with.

        A text sets figures for its own year; a period is made up of parts where some of them are given.
        """
        quantity = claim.quantity
        if quantity is None or not claim.figures or (quantity.stated and claim.period.year != claim.year):
            return []
        return [each for each in quantity.formulas if not each.apart or self._has_parts(claim)]

    def _has_parts(self, claim: Claim) -> bool:
        node = claim.quantity.node if claim.quantity else None
        given = self.printed.facts.periods(node.subject, node.name) if isinstance(node, Fact) else []
        return any(each.within(claim.period) and each != claim.period for each in given)

    def _read(self, claim: Claim, formula: Formula) -> Checked:
        """Return what is found of a claim; where its marks can be read in two ways, only what both agree on."""
        found = [self._checked(attrs.evolve(claim, figures=(each,)), formula) for each in claim.figures]
        if len({each.verdict for each in found}) > 1:
            first, second, *_ = claim.figures
            one, other = first.value, second.value
            why = say("it can be read as {first} and as {second}, and that would decide", first=one, second=other)
            return Checked(claim, formula, Verdict.UNCHECKABLE, found[0].value, why=why)
        if found[0].verdict in (Verdict.REFUTED, Verdict.UNDECIDED):
            meant = (self._checked(attrs.evolve(claim, figures=(each,)), formula) for each in claim.perhaps)
            fits = next((each for each in meant if each.verdict in (Verdict.RECONCILED, Verdict.ROUNDING)), None)
            if fits is not None:
                self._mean(claim, fits.claim)
                return attrs.evolve(fits, claim=claim)
        return attrs.evolve(found[0], claim=claim)

    def _mean(self, claim: Claim, meant: Claim) -> None:
        """Let those above compute with what a claim means, where it stands for its quantity."""
        if self.bench.claims.get(spot_of(claim)) is claim:
            self.printed.put(claim, meant.centre)
            for run in (self.bounds, self.narrowed):
                run.put(claim, meant.range)

    def _checked(self, claim: Claim, formula: Formula) -> Checked:
        value = self._value(self.printed, claim, formula)
        if not isinstance(value, Number):
            return self._without(claim, formula, value)
        if isinstance(value, Fraction) and claim.admits(value):
            self._narrow(claim, formula)
            return Checked(claim, formula, Verdict.RECONCILED, value, why=self._early(claim, formula))
        bounds = self._value(self.bounds, claim, formula)
        if isinstance(bounds, Number) and claim.excludes(*ends(bounds)):
            return self._failed(claim, formula, value, bounds)
        narrowed = self._value(self.narrowed, claim, formula)
        if isinstance(narrowed, Number) and claim.excludes(*ends(narrowed)):
            return attrs.evolve(self._failed(claim, formula, value, narrowed), outward=True)
        return self._open(claim, formula, value, bounds)

    def _early(self, claim: Claim, formula: Formula) -> Phrase | None:
        """Return that a figure was computed from rounded ones, where the data give another: it stands all the same."""
        value = self._value(self.data, claim, formula)
        if not isinstance(value, Fraction) or claim.admits(value):
            return None
        return say("rounded on the way: without that it is {value}", value=written(value, claim))

    def _open(self, claim: Claim, formula: Formula, value: Value, bounds: Value) -> Checked:
        """Return what the bounds leave open: rounded inputs explain it, or nobody can tell."""
        inputs = self.inputs(claim, formula)
        from_data = self._value(self.data, claim, formula)
        if isinstance(from_data, Fraction) and claim.admits(from_data):
            self._narrow(claim, formula)
            why = say("from the data, without rounding in between")
            return Checked(claim, formula, Verdict.RECONCILED, from_data, bounds, inputs, why=why)
        witness = unrounded(self.printed, claim, formula, inputs)
        if witness is None:
            return Checked(claim, formula, Verdict.UNDECIDED, value, bounds, inputs, why=NOT_TOLD)
        self._narrow(claim, formula)
        return Checked(claim, formula, Verdict.ROUNDING, value, bounds, inputs, witness)

    def _failed(self, claim: Claim, formula: Formula, value: Value, bounds: Value) -> Checked:
        """Return a claim that its inputs exclude, unless it follows once those that are refuted are computed."""
        inputs = self.inputs(claim, formula)
        wrong = [each for each in inputs if each in self.refuted]
        if wrong:
            computed = follows(self.printed.without(wrong), claim, formula)
            if isinstance(computed, Fraction) and claim.admits(computed):
                self.aside.update(wrong)
                why = say("with what is computed in place of {refuted}", refuted=each_of(each.row.id for each in wrong))
                return Checked(claim, formula, Verdict.RECONCILED, computed, bounds, inputs, why=why)
        grade = unsure(self.printed, claim, formula, self.doubtful)
        if grade:
            why = say("a text gives another figure, by a rule of {confidence} confidence", confidence=CONFIDENCE[grade])
            return Checked(claim, formula, Verdict.UNDECIDED, value, bounds, inputs, why=why, unsure=grade)
        return Checked(claim, formula, Verdict.REFUTED, value, bounds, inputs)

    def _without(self, claim: Claim, formula: Formula, value: Value) -> Checked:
        """Return a claim that has nothing to be compared with."""
        return Checked(claim, formula, Verdict.UNCHECKABLE, value, why=reason(value))

    def _value(self, run: Run, claim: Claim, formula: Formula) -> Value:
        """Return what a formula comes to; an evaluation that all claims share is begun anew only where it has to be."""
        begun = run if apart(claim, formula) is None else set_aside(run, claim, formula)
        return begun.exact.value(formula.node, claim.period)

    def _narrow(self, claim: Claim, formula: Formula) -> None:
        """Let those above know between which bounds a figure lies by its formula and its print together."""
        narrow(self.narrowed, claim, self._value(self.narrowed, claim, formula), claim.range)

    def inputs(self, claim: Claim, formula: Formula) -> tuple[Claim, ...]:
        """Return the claims that a formula is computed from."""
        run = set_aside(self.printed, claim, formula)
        run.exact.value(formula.node, claim.period)
        return tuple(each for each in self.bench.used(run) if spot_of(each) != spot_of(claim))


def _set_otherwise(claim: Claim, data: Run) -> bool:
    """Return whether a text sets a figure that is printed otherwise."""
    if claim.quantity is None or not claim.quantity.stated or not claim.figures:
        return False
    value = data.exact.value(claim.quantity.node, claim.period)
    return isinstance(value, Fraction) and not claim.admits(value)
