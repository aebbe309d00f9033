"""A contract with its manuals goes in; between which figures its indices and its score lie comes out.

The index of each indicator is asked for by itself, over the data of its manual. What is proved of the indices bounds
what stands above them: no question is put over a whole scorecard, which no solver would answer.
"""

from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING

import attrs

from iku_dsl.checks.proofs.carried import as_rounded, rounded
from iku_dsl.checks.proofs.claim import Claim, Verdict
from iku_dsl.checks.proofs.extent import End, Side, end, farthest
from iku_dsl.checks.proofs.targets import realisation_of
from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.formula.lower_index import lower_index
from iku_dsl.formula.lower_scorecard import Entry, Line, lower_scorecard
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.model.constants import constant
from iku_dsl.model.resolve import Indicator, Scorecard
from iku_dsl.readings.decide import Deciding
from iku_dsl.readings.domains import domains
from iku_dsl.readings.possible import Possible
from iku_dsl.readings.show import quantity
from iku_dsl.readings.subjects import settings
from iku_dsl.values.enclosed import Number, between, ends
from iku_dsl.values.periods import Period, year

if TYPE_CHECKING:
    from iku_dsl.diagnostics.source import Span
    from iku_dsl.readings.terms.process import Solving
    from iku_dsl.values.outcomes import Value

HIGHEST = Side(
    ">",
    1,
    say("the index of {subject} is never above {bound}"),
    say("data take the index of {subject} past {bound}"),
    say("on the data that were tried the highest index of {subject} is {bound}; others may take it further"),
)
LOWEST = Side(
    "<",
    -1,
    say("the index of {subject} is never below {bound}"),
    say("data take the index of {subject} below {bound}"),
    say("on the data that were tried the lowest index of {subject} is {bound}; others may take it further"),
)
TOP = say("where every indicator applies, {subject} is never above {bound}")
BOTTOM = say("where every indicator applies, {subject} is never below {bound}")
HUNDREDTHS = 100  # in which a bound of the whole is told, away from what it bounds


@attrs.frozen
class Asking:
    """A contract, the lowest and the highest index of its framework, and who is asked about how many data."""

    card: Scorecard
    low: Fraction
    high: Fraction
    solving: "Solving | None"
    count: int

    def ends(self, indicator: Indicator) -> Iterator[tuple[Side, End]]:
        """Go through the ends of an index that no data were found to take to a bound of the framework."""
        manual = indicator.manual
        usable = manual is not None and manual.computes and manual.complete
        if manual is None or not usable or indicator.unread or indicator.misfit:
            return
        (setting,) = settings(manual)
        measured = lower_index(indicator, self.card.framework, ANY_YEAR, "manuals", Report())
        realisation = realisation_of(indicator, manual, setting)
        ordinary = exchanged(measured.ordinary, {id(measured.realisation): realisation} if realisation else {})
        index = rounded(ordinary, self.card.framework)
        span = self.card.contract.span
        deciding = Deciding(domains(setting), (year(ANY_YEAR),), span, self.solving, self.count)
        for side, bound in ((LOWEST, self.low), (HIGHEST, self.high)):
            reached = farthest(index, side, deciding)
            if reached is not None and reached[0] != bound:
                about = attrs.evolve(index, span=indicator.line.span)
                yield side, end(about, attrs.evolve(side, subject=indicator.key), reached, deciding)

    def between(self, line: Line, found: dict[Side, End]) -> Number:
        """Return between which figures an index lies, converted or not."""
        low, high = (found[side].bound if side in found else None for side in (LOWEST, HIGHEST))
        least, most = self.low if low is None else low, self.high if high is None else high
        to = self.converted(line)
        return between(*((least, most) if to is None else (min(least, to), max(most, to))))

    def converted(self, line: Line) -> Fraction | None:
        """Return what an index is converted to; None where it never is."""
        rule = self.card.framework.conversion
        to = constant(rule.to) if rule is not None and line.index.rank is not None else None
        return to if to is None else as_rounded(to, self.card.framework)

    def told(self, line: Line, found: dict[Side, End]) -> Iterator[Claim]:
        """Go through the ends that are worth telling: a converted index may lie beyond that of the manual."""
        to = self.converted(line)
        for side, each in found.items():
            beyond = to is not None and each.bound is not None and (to - each.bound) * side.towards > 0
            if not beyond and each.bound not in (self.low, self.high):
                yield each.claim


def scores(card: Scorecard, solving: "Solving | None", count: int) -> Iterator[Claim]:
    """Go through the indices that cannot reach a bound of the framework, and both ends of what stands at the top."""
    bounds, lowered = card.framework.bounds, lower_scorecard(card, "reported", Report())
    low, high = (constant(each) for each in (bounds.low, bounds.high)) if bounds else (None, None)
    if low is None or high is None or not lowered.levels:
        return
    low, high = (as_rounded(each, card.framework) for each in (low, high))
    asking, period = Asking(card, low, high, solving, count), year(card.contract.year)
    known: dict[tuple[int, Period], Value] = {}
    for line in lowered.lines:
        found = dict(asking.ends(line.index.measured.indicator))
        yield from asking.told(line, found)
        known[id(line.value), period] = asking.between(line, found)
    exact, (level, entries) = Possible(Store(year=period.year), given=known), lowered.levels[-1]
    for entry in entries:
        value = exact.value(entry.value, period)
        if isinstance(value, Number):
            yield from _of_the_top(level, entry, value, card.contract.span)


def _of_the_top(level: str, entry: Entry, value: Number, contract: "Span") -> Iterator[Claim]:
    """Go through both ends of what stands at the top, each rounded away from what it bounds."""
    low, high = ends(value)
    for says, bound in ((TOP, Fraction(ceil(high * HUNDREDTHS))), (BOTTOM, Fraction(floor(low * HUNDREDTHS)))):
        subject = f"{level} {entry.code}".strip()
        figure = quantity(bound / HUNDREDTHS, percent=False)
        place = entry.member.span if entry.member.span.source is contract.source else contract
        yield Claim("range", subject, _said(says, subject, figure), place, Verdict.PROVED)


def _said(says: Phrase, subject: str, bound: str) -> Phrase:
    return attrs.evolve(says, data=say("{subject}{bound}", subject=subject, bound=bound).data)
