"""A product, quotient or power and the measures of its operands go in; its measure comes out."""

from fractions import Fraction

from iku_dsl.formula.algebra import Constant, Node
from iku_dsl.readings.units.alike import Measured, literal
from iku_dsl.readings.units.measure import HUNDREDS, PERCENTAGES, Kind, Measure, Scale, number
from iku_dsl.readings.units.solution import Solution
from iku_dsl.readings.units.unit import PLAIN, Unit

RANK = (Scale.HUNDRED, Scale.TIMES, Scale.PERCENT, Scale.SHOWN)


def multiplied(left: Measured, right: Measured, solution: Solution) -> Measure:
    """Return the measure of a product. A number that the text writes multiplies and counts nothing."""
    units = [_factor(each, solution) for each in (left, right)]
    for (one, _), (_, other), unit in ((left, right, units[1]), (right, left, units[0])):
        if _is_hundred(one) and not unit.powers:
            return number(unit, _times_hundred(other.scale))
    scales = {each.scale for _, each in (left, right)}
    known = next((each for each in RANK if each in scales), Scale.NONE)
    both = left[1].scale in HUNDREDS and right[1].scale in HUNDREDS
    whole = units[0] * units[1]
    return number(whole, Scale.NONE if both or units[0].powers or units[1].powers else known)


def divided(left: Measured, right: Measured, solution: Solution) -> Measure:
    """Return the measure of a quotient. A number that the text writes may count whatever makes sense."""
    unit = solution.resolved(left[1].unit) / solution.resolved(right[1].unit)
    if right[1].scale is Scale.LITERAL and len(right[1].unit.powers) == 1:
        solution.divides.update(dict.fromkeys(right[1].unit.unknown, left[1].unit))
    if not isinstance(right[0], Constant) or left[1].scale is Scale.LITERAL:
        return number(unit)
    hundred = _is_hundred(right[0]) and left[1].scale in HUNDREDS
    return number(PLAIN, Scale.NONE) if hundred and not unit.known else number(unit, left[1].scale)


def raised(left: Measured, right: Measured, solution: Solution) -> Measure:
    """Return the measure of a power; of one that the text does not write as a number it is not known."""
    power = right[0].value if isinstance(right[0], Constant) else None
    if not isinstance(power, Fraction) or isinstance(power, bool):
        return number(solution.fresh())
    unit = solution.resolved(left[1].unit) ** power
    return number(solution.fresh() if unit.too_large else unit)


def _factor(each: Measured, solution: Solution) -> Unit:
    node, measure = each
    written = literal(node) is not None and measure.scale is Scale.LITERAL
    return PLAIN if written or measure.kind is not Kind.NUMBER else solution.resolved(measure.unit)


def _is_hundred(node: Node) -> bool:
    return isinstance(node, Constant) and node.value == 100 and not node.percent


def _times_hundred(scale: Scale) -> Scale:
    return Scale.TIMES if scale in PERCENTAGES or scale is Scale.NONE else scale
