"""The data and the claims of a report go in; the evaluations come out that all claims are held against."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from iku_dsl.audit.bench import Bench, Run, spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.follows import apart, narrow, set_aside
from iku_dsl.audit.quantities import Formula
from iku_dsl.data.facts import Store
from iku_dsl.formula.algebra import Fact
from iku_dsl.readings.possible import Possible
from iku_dsl.values.outcomes import Value


@attrs.frozen(eq=False)
class Evaluations:
    """One at the printed figures, two within their bounds, of which one narrows, and one from the data alone."""

    bench: Bench
    printed: Run
    bounds: Run
    narrowed: Run
    data: Run

    @classmethod
    def of(cls, reported: Store, measured: Store, claims: Iterable[Claim]) -> "Evaluations":
        """Return the evaluations over the data and some claims.

        What a text sets and a report prints otherwise is computed with as the text has it.
        """
        data = Bench(reported, measured, {}).run({})
        bench = Bench.of(reported, measured, [each for each in claims if not _set_otherwise(each, data)])
        within = bench.bounds()
        printed, bounds, narrowed = bench.run(bench.printed()), bench.run(within, Possible), bench.run(within, Possible)
        return cls(bench, printed, bounds, narrowed, data)

    def formulas(self, claim: Claim) -> list[Formula]:
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

    def value(self, run: Run, claim: Claim, formula: Formula) -> Value:
        """Return what a formula comes to; an evaluation that all claims share is begun anew only where it has to be."""
        begun = run if apart(claim, formula) is None else set_aside(run, claim, formula)
        return begun.exact.value(formula.node, claim.period)

    def narrow(self, claim: Claim, formula: Formula) -> None:
        """Let those above know between which bounds a figure lies by its formula and its print together."""
        narrow(self.narrowed, claim, self.value(self.narrowed, claim, formula), claim.range)

    def mean(self, claim: Claim, meant: Claim) -> None:
        """Let those above compute with what a claim means, where it stands for its quantity."""
        if self.bench.claims.get(spot_of(claim)) is claim:
            self.printed.put(claim, meant.centre)
            for run in (self.bounds, self.narrowed):
                run.put(claim, meant.range)

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
