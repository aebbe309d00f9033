"""A contract scored on reported realisations and on computed ones goes in; where the two differ comes out.

A computed realisation is equal to a printed one when it rounds to it, half up, at the digits that are printed.
"""

from enum import Enum
from fractions import Fraction

import attrs

from iku_dsl.data.facts import Datum, Store
from iku_dsl.readings.comparing import Comparison
from iku_dsl.readings.scoring import IndicatorScore
from iku_dsl.values.enclosed import Enclosed, Number, ends, subtract
from iku_dsl.values.outcomes import NotApplicable, Value
from iku_dsl.values.printed import decimals
from iku_dsl.values.rounding import Rounding, rounded


class Verdict(Enum):
    """What two realisations of one indicator say of each other."""

    EQUAL = "equal"
    DIFFERENT = "different"
    NOT_COMPUTED = "not computed"
    NOT_REPORTED = "not reported"
    NEITHER = "neither"


@attrs.frozen(eq=False)
class Agreement:
    """One indicator with both realisations; `printed` is the cell that the reported one stands in, if it is one."""

    reported: IndicatorScore
    computed: IndicatorScore
    printed: Datum | None

    @property
    def difference(self) -> Number | None:
        """Return the computed realisation less the reported one, exactly; None without both."""
        reported, computed = self.reported.realisation, self.computed.realisation
        if not isinstance(reported, Number) or not isinstance(computed, Number):
            return None
        return subtract(computed, reported)

    @property
    def decimals(self) -> int | None:
        """Return how many decimals are printed; None where the reported realisation is not one printed figure."""
        reported = self.reported.realisation
        if self.printed is None or not isinstance(reported, Fraction):
            return None
        return decimals(self.printed.printed, reported)

    @property
    def verdict(self) -> Verdict:
        """Return whether both are the same figure."""
        there = [_there(each.realisation) for each in (self.reported, self.computed)]
        if not all(there):
            return Verdict.NOT_COMPUTED if there[0] else Verdict.NOT_REPORTED if there[1] else Verdict.NEITHER
        return Verdict.EQUAL if self._rounds() else Verdict.DIFFERENT

    def _rounds(self) -> bool:
        """Return whether the computed one rounds to the printed one; without printed digits, whether it is the same."""
        reported, computed = self.reported.realisation, self.computed.realisation
        digits = self.decimals
        if digits is None or not isinstance(reported, Fraction) or not isinstance(computed, Number):
            return reported == computed
        points = 100 if self.reported.percent else 1
        return all(rounded(each * points, Rounding(digits)) == reported * points for each in ends(computed))


def agreements(compared: Comparison) -> tuple[Agreement, ...]:
    """Return every indicator of a contract scored on both bases, in the order of the contract."""
    computed = {each.score.code: each for each in compared.other.indicators}
    return tuple(
        Agreement(each, computed[each.score.code], _printed(each, compared)) for each in compared.own.indicators
    )


def _there(value: Value) -> bool:
    return isinstance(value, (Fraction, Enclosed, NotApplicable))


def _printed(each: IndicatorScore, compared: Comparison) -> Datum | None:
    """Return the cell that holds the realisation: that of the period, or the last known one that was taken over."""
    facts, key, period = compared.own.exact.facts, each.score.code, compared.own.period
    if not isinstance(facts, Store):
        return None
    own = facts.data(key, "realisation", period)
    last = each.line.index.measured.indicator.said("consolidate") == "LAST_KNOWN"
    known = [part for part in facts.periods(key, "realisation") if part.within(period)] if last else []
    found = own or [datum for part in known for datum in facts.data(key, "realisation", part)]
    return next((datum for datum in reversed(found) if datum.value == each.realisation), None)
