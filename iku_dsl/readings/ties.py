"""A scorecard in which equals compete for the last conversions goes in; the range of every value comes out."""

from datetime import date
from fractions import Fraction
from itertools import combinations
from math import comb

import attrs

from iku_dsl.data.facts import Record
from iku_dsl.data.working_calendar import Holiday, Unknown
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.lower_conversion import PRECEDENCE
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.visit import Facts
from iku_dsl.values.outcomes import Fault, Missing, Value
from iku_dsl.values.periods import Period

MOST = 2_000  # ways to settle a tie that are gone through; beyond, no range is given


@attrs.frozen
class Range:
    """The lowest and the highest value over all ways to settle a tie."""

    low: Fraction
    high: Fraction


@attrs.frozen
class Settled:
    """The same facts, with the tie settled in favour of some."""

    facts: Facts
    order: tuple[str, ...]

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the figure given; for precedence, whether the first is named before the second."""
        if not name.startswith(PRECEDENCE):
            return self.facts.own(subject, name, period)
        return self.order.index(subject) < self.order.index(name.removeprefix(PRECEDENCE))

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given."""
        return self.facts.periods(subject, name)

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return what to say of a figure that is not there."""
        return self.facts.missing(subject, name, period)

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return the rows of a table."""
        return self.facts.records(subject, table)

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return self.facts.holiday(day)


def ranges(
    lowered: LoweredScorecard, exact: Exact, period: Period, nodes: list[Node]
) -> tuple[tuple[str, ...], dict[int, Range]]:
    """Return who is tied, and by node the range of values; nothing where the order is settled."""
    tied = tuple(
        line.index.measured.indicator.key
        for line in lowered.lines
        if _contested(exact.value(line.index.converted, period))
    )
    places = exact.value(lowered.quota.places, period) if lowered.quota.places else None
    if not tied or not isinstance(places, Fraction):
        return tied, {}
    taken = sum(exact.value(line.index.converted, period) is True for line in lowered.lines)
    left = int(places) - taken
    if comb(len(tied), left) > MOST:
        return tied, {}
    outcomes = [_outcome(exact.facts, _order(first, tied), period, nodes) for first in combinations(tied, left)]
    return tied, {id(node): found for at, node in enumerate(nodes) if (found := _range([o[at] for o in outcomes]))}


def _contested(value: Value) -> bool:
    return isinstance(value, Missing) and any(need.begins(PRECEDENCE) for need in value.needs)


def _order(first: tuple[str, ...], tied: tuple[str, ...]) -> tuple[str, ...]:
    return (*first, *(code for code in tied if code not in first))


def _outcome(facts: Facts, order: tuple[str, ...], period: Period, nodes: list[Node]) -> list[Value]:
    settled = Exact(Settled(facts, order))
    return [settled.value(node, period) for node in nodes]


def _range(values: list[Value]) -> Range | None:
    numbers = [value for value in values if isinstance(value, Fraction)]
    return Range(min(numbers), max(numbers)) if len(numbers) == len(values) else None
