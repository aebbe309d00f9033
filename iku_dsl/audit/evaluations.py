"""The data and the claims of a report go in; the evaluations come out that all claims are held against."""

from collections.abc import Collection, Iterable
from fractions import Fraction

import attrs

from iku_dsl.audit.bench import Bench, Instead, Run, spot_of
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.follows import apart, narrow, set_aside
from iku_dsl.audit.quantities import Formula
from iku_dsl.data.facts import Store
from iku_dsl.formula.algebra import Fact, Groups, Over, Records, Table
from iku_dsl.formula.walk import reachable
from iku_dsl.readings.possible import Possible
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period


@attrs.frozen(eq=False)
class Evaluations:
    """One at the printed figures, two within their bounds, of which one narrows, and one from the data alone."""

    bench: Bench
    printed: Run
    bounds: Run
    narrowed: Run
    data: Run
    partial: Collection[tuple[str, str]] = ()

    @classmethod
    def of(
        cls,
        reported: Store,
        measured: Store,
        claims: Iterable[Claim],
        partial: Collection[tuple[str, str]] = (),
        instead: Instead | None = None,
    ) -> "Evaluations":
        """Return the evaluations over the data and some claims.

        What a text sets and a report prints otherwise is computed with as the text has it. `partial` are tables that
        the data do not have whole, `instead` formulas over the printed rows of tables that they do not have.
        """
        data = Bench(reported, measured, {}).run({})
        sure = (each for each in claims if not _set_otherwise(each, data) and not _in_doubt(each))
        bench = Bench.of(reported, measured, sure, instead or {})
        within = bench.bounds()
        printed, bounds, narrowed = bench.run(bench.printed()), bench.run(within, Possible), bench.run(within, Possible)
        return cls(bench, printed, bounds, narrowed, data, partial)

    def formulas(self, claim: Claim) -> list[Formula]:
        """Return the formulas of a claim for which there may be something to compute with.

        A text sets figures for its own year; a period is made up of parts where some of them are given.
        """
        quantity = claim.quantity
        if quantity is None or not claim.figures or (quantity.stated and claim.period.year != claim.year):
            return []
        ways = [each for each in quantity.formulas if not each.apart or self._has_parts(claim)]
        known = [each for each in ways if self._is_known(each, claim.period)]
        return known if len(known) == len(ways) or not quantity.either else []

    def _is_known(self, formula: Formula, period: Period) -> bool:
        """Return whether a formula has all it takes: the last of a period is not known where only parts are given.

        Nor do data give it of which a report prints rows that they lack.
        """
        every = reachable((formula.node,))
        tables = (_read(each.table) for each in every if isinstance(each, Over))
        lacks = any((each.subject, each.name) in self.partial for each in tables)
        last = (each for each in every if isinstance(each, Fact) and each.consolidate == "LAST_KNOWN")
        return not lacks and all(self._ends_with(each, period, formula.apart) for each in last)

    def _ends_with(self, fact: Fact, period: Period, apart: bool) -> bool:
        """Return whether the figure for the end of a period is there, printed or in the data, where any is."""
        given = self.printed.facts.periods(fact.subject, fact.name)
        ends = (each for each in given if each.within(period) and each.last == period.last)
        return not given or any(not apart or each != period for each in ends)

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


def _read(table: Table) -> Records:
    """Return the table that is read for another one."""
    while not isinstance(table, Records):
        table = table.source if isinstance(table, Groups) else table.groups
    return table


def _in_doubt(claim: Claim) -> bool:
    """Return whether a figure is perhaps a percentage that is printed without its sign."""
    return claim.quantity is not None and claim.quantity.loose and bool(claim.perhaps)
