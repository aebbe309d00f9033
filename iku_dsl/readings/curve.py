"""A formula over one figure goes in; its value at an edge comes out, and where it goes beside it."""

from fractions import Fraction

import attrs

from iku_dsl.data.facts import Store
from iku_dsl.formula.algebra import Apply, Node
from iku_dsl.readings.exact import Exact
from iku_dsl.values.periods import Period

STEPS = ("round", "round_half_even", "round_down", "floor", "ceiling")


@attrs.frozen(eq=False)
class Curve:
    """What a choice gives for each figure that it is over; what needs more than the figure has no value."""

    node: Node
    figures: frozenset[int]
    period: Period

    def at(self, figure: Fraction) -> Fraction | None:
        """Return the value at a figure; None where there is none."""
        value = self._run(figure).value(self.node, self.period)
        return value if isinstance(value, Fraction) else None

    def beside(self, edge: Fraction, near: Fraction) -> Fraction | None:
        """Return where the value goes as the figure comes to an edge from a place with no other edge between.

        Of each choice the case is taken that is taken at that place; what changes by steps otherwise gives nothing.
        """
        there, here = self._run(near), self._run(edge)
        there.value(self.node, self.period)
        here.known.update({key: value for key, value in there.known.items() if isinstance(value, bool)})
        value = here.value(self.node, self.period)
        steps = any(isinstance(each, Apply) and each.function in STEPS for each in here.kept)
        return value if isinstance(value, Fraction) and not steps else None

    def _run(self, figure: Fraction) -> Exact:
        return Exact(Store(), known={(each, self.period): figure for each in self.figures})
