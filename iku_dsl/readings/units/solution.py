"""Units that must be alike go in; what the unknown ones among them are comes out, or that two cannot be alike."""

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.readings.units.unit import PLAIN, Unit, base, product


@attrs.define
class Solution:
    """What is known of the unknown units so far: what each of them is, and the place that says so.

    `divides` holds the unknown units of numbers that the text divides by, each with what is divided: such a number
    counts nothing, or the same.
    """

    found: dict[int, Unit] = attrs.field(factory=dict)
    because: dict[int, Span] = attrs.field(factory=dict)
    divides: dict[int, Unit] = attrs.field(factory=dict)
    made: int = 0

    def fresh(self) -> Unit:
        """Return a unit of which nothing is known."""
        self.made += 1
        return base(self.made)

    def resolved(self, unit: Unit) -> Unit:
        """Return a unit with everything put in that is known; one beyond all bounds is one that is not known."""
        whole = unit
        while any(each in self.found for each in whole.unknown):
            powers = [(self.found.get(each, base(each)) if isinstance(each, int) else base(each)) ** power
                      for each, power in whole.powers]  # fmt: skip
            whole = product(pair for each in powers for pair in each.powers)
            if whole.too_large:
                return self.fresh()
        if len(unit.powers) == 1 and unit.unknown and unit != whole:
            only, power = unit.unknown[0], unit.powers[0][1]
            self.found[only] = whole ** (1 / power)
        return whole

    def alike(self, one: Unit, other: Unit, span: Span) -> bool:
        """Make two units alike; return whether they can be. The youngest unknown one is what makes them so."""
        rest = self.resolved(one) / self.resolved(other)
        if not rest.unknown:
            return not rest.powers
        youngest = max(rest.unknown, key=lambda each: (each not in self.divides, each))
        power = dict(rest.powers)[youngest]
        value = (rest / base(youngest) ** power) ** (-1 / power)
        if not value.unknown and value not in (PLAIN, self.resolved(self.divides.get(youngest, value))):
            self.found[youngest] = PLAIN
            return self.alike(one, other, span)
        if not value.too_large:
            self.found[youngest] = value
            self.because[youngest] = span
        return True
