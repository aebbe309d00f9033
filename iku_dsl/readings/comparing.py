"""Two scores of one contract go in; both values of each member, and what differs, come out.

They are those under two frameworks, or those of realisations as reported and as computed through the manuals.
"""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from iku_dsl.readings.scoring import Score, Scores
from iku_dsl.readings.show import shown
from iku_dsl.values.enclosed import Number, order, subtract
from iku_dsl.values.rounding import Rounding


@attrs.frozen
class Difference:
    """One indicator or member in both scores; None where one of the frameworks has no such member."""

    own: Score | None
    other: Score | None

    @property
    def named(self) -> Score:
        """Return the one of the two that tells its code and title."""
        found = self.own or self.other
        assert found is not None
        return found

    @property
    def change(self) -> Number | None:
        """Return the other value less the contract's own; None without both."""
        own, other = _number(self.own), _number(self.other)
        return None if own is None or other is None else subtract(other, own)

    @property
    def text(self) -> str | None:
        """Return the change with its sign, in as many decimals as it takes to see one."""
        change = self.change
        if change is None:
            return None
        return ("+" if order(change, Fraction(0)) == 1 else "") + shown(change, Rounding(), _sign)


@attrs.frozen
class Comparison:
    """A contract under its own framework and under another one, or as reported and as computed."""

    own: Scores
    other: Scores

    @property
    def of_bases(self) -> bool:
        """Return whether the two differ in where their realisations come from."""
        return self.own.lowered.basis != self.other.lowered.basis

    def indicators(self) -> tuple[Difference, ...]:
        """Return every indicator, in the order of the contract."""
        others = {each.score.code: each.score for each in self.other.indicators}
        return tuple(Difference(each.score, others.get(each.score.code)) for each in self.own.indicators)

    def members(self) -> tuple[Difference, ...]:
        """Return every member of every level, from the highest level down."""
        own, other = dict(_members(self.own)), dict(_members(self.other))
        return tuple(Difference(own.get(key), other.get(key)) for key in dict.fromkeys((*own, *other)))


def _members(scores: Scores) -> Iterator[tuple[tuple[str, str], Score]]:
    for level, members in reversed(scores.levels):
        for each in members:
            yield (level, each.code), each


def _number(score: Score | None) -> Number | None:
    return score.value if score is not None and isinstance(score.value, Number) else None


def _sign(value: Number) -> Fraction | None:
    side = order(value, Fraction(0))
    return None if side is None else Fraction(side)
