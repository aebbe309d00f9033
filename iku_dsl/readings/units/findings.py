"""What the reading of units finds wrong is put into words elsewhere; here stands what it hands on."""

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Constant, Node
from iku_dsl.readings.units.unit import Unit


@attrs.frozen
class Side:
    """A formula, what it counts, and whether it is a percentage."""

    node: Node
    unit: Unit
    percent: bool = False

    @property
    def spoken(self) -> Phrase:
        """Return the words for what it counts."""
        return say("in percent") if self.percent and not self.unit.powers else self.unit.spoken


@attrs.frozen
class Unlike:
    """Two formulas that must count the same and do not; `done` is what is done to them."""

    span: Span
    done: Phrase
    left: Side
    right: Side


@attrs.frozen
class NotPlain:
    """A formula that must be a plain number and counts something; `what` says what it stands for."""

    span: Span
    what: Phrase
    side: Side


@attrs.frozen
class Bare:
    """A number without a percent sign beside a percentage."""

    number: Constant
    beside: Node
    span: Span


@attrs.frozen
class Scales:
    """A percentage beside a figure that runs from 0 to 100."""

    span: Span
    percentage: Node
    hundred: Node


Finding = Unlike | NotPlain | Bare | Scales
