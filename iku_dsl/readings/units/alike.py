"""Figures that must count the same go in; what they count comes out, and a finding for each that does not fit."""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Constant, Node, Operation
from iku_dsl.readings.units.findings import Bare, Finding, NotPlain, Scales, Side, Unlike
from iku_dsl.readings.units.measure import (
    DATE,
    HUNDREDS,
    OTHER,
    PERCENTAGES,
    Kind,
    Measure,
    Scale,
    number,
    together,
)
from iku_dsl.readings.units.solution import Solution
from iku_dsl.readings.units.unit import PLAIN

Measured = tuple[Node, Measure]


@attrs.define
class Comparing:
    """What is known of the units, and what has been found wrong, each finding once."""

    solution: Solution = attrs.field(factory=Solution)
    findings: list[Finding] = attrs.field(factory=list)

    def alike(self, span: Span, done: Phrase, sides: Iterable[Measured], signs: bool = True) -> Measure:
        """Return what figures of one kind count; `signs` says that numbers must be written like the percentages."""
        every = list(sides)
        numbers = [each for each in every if each[1].kind is Kind.NUMBER]
        if not numbers:
            return DATE if any(each.kind is Kind.DATE for _, each in every) else OTHER
        for other in numbers[1:]:
            self._unit(span, done, numbers[0], other)
        if signs:
            self._signs(span, numbers)
        unit, scales = numbers[0][1].unit, {each.scale for node, each in numbers if not is_zero(node)}
        scale = together(scales - {Scale.LITERAL}) if scales - {Scale.LITERAL} else Scale.NONE
        return number(unit, scale)

    def plain(self, span: Span, what: Phrase, side: Measured) -> None:
        """Note a figure that counts something where a plain number belongs."""
        unit = side[1].unit
        if side[1].kind is Kind.NUMBER and not self.solution.alike(unit, PLAIN, span):
            self.findings.append(NotPlain(span, what, self._side(side)))

    def _unit(self, span: Span, done: Phrase, one: Measured, other: Measured) -> None:
        if not self.solution.alike(one[1].unit, other[1].unit, span):
            self.findings.append(Unlike(span, done, self._side(one), self._side(other)))

    def _side(self, measured: Measured) -> Side:
        node, measure = measured
        percent = measure.scale in PERCENTAGES or (isinstance(node, Constant) and node.percent)
        return Side(node, self.solution.resolved(measure.unit), percent)

    def _signs(self, span: Span, numbers: list[Measured]) -> None:
        """Note numbers without a sign beside percentages, and percentages beside figures from 0 to 100."""
        percentage = next((node for node, each in numbers if each.scale in PERCENTAGES), None)
        declared = next((node for node, each in numbers if each.scale is Scale.PERCENT), None)
        hundred = next((node for node, each in numbers if each.scale in HUNDREDS), None)
        if declared is not None and hundred is not None:
            self.findings.append(Scales(span, declared, hundred))
        elif percentage is not None and hundred is None:
            literals = (literal(node) for node, each in numbers if each.scale is Scale.LITERAL)
            self.findings.extend(Bare(each, percentage, span) for each in literals if each is not None)


def literal(node: Node) -> Constant | None:
    """Return the number that the text writes, behind its sign; None for nought and for everything else."""
    while isinstance(node, Operation) and len(node.operands) == 1:
        node = node.operands[0]
    return node if isinstance(node, Constant) and isinstance(node.value, Fraction) and node.value else None


def is_zero(node: Node) -> bool:
    """Return whether a node is the number nought, which is as much of anything."""
    return isinstance(node, Constant) and node.value == 0 and not isinstance(node.value, bool)
