"""A table of points, bands or a scale and its arguments go in; a choice of cases in the algebra comes out."""

from fractions import Fraction
from itertools import pairwise

from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Apply, Choose, Constant, Node, Operation
from iku_dsl.formula.conditions import compared, together
from iku_dsl.formula.decimals import wrong_decimals
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.model.constants import constant
from iku_dsl.model.definitions import Lookup
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax import statements
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault


def lower_lookup(lookup: Lookup, operands: tuple[Node, ...], call: written.Call) -> Node:
    """Return the value of a lookup: cases over its arguments, so that no reading needs to know lookups."""
    if isinstance(lookup, statements.Points):
        return _points(lookup, operands, call.span)
    if isinstance(lookup, statements.Categories):
        return _categories(lookup, operands[0], call.span)
    return _scale(lookup, operands[0], call.span)


def _points(table: statements.Points, operands: tuple[Node, ...], span: Span) -> Node:
    rows = [
        (
            row,
            together(
                tuple(
                    compared("=", operand, Constant(key.text, span=key.span), key.span)
                    for operand, key in zip(operands, row.keys, strict=False)
                ),
                row.span,
            ),
        )
        for row in table.rows
        if row.keys
    ]
    cases = tuple((condition, number(row.value, row.value.span)) for row, condition in rows)
    otherwise = next((number(row.value, row.value.span) for row in table.rows if not row.keys), None)
    places = (*(row.span for row, _ in rows), *(row.span for row in table.rows if not row.keys))
    return Choose(cases, otherwise, span=span, origin=Origin(Kind.ROW, places))


def _categories(table: statements.Categories, operand: Node, span: Span) -> Node:
    wrong = wrong_decimals(table.decimals)
    if wrong is not None:
        return Constant(Fault(wrong), span=span)
    if table.decimals:
        decimals = Constant(table.decimals.value, span=table.decimals.span)
        operand = Apply("round", (operand, decimals), span=table.decimals.span)
    cases = [(_within(row.band, operand, table.over), _result(row)) for row in table.rows]
    origin = Origin(Kind.BAND, tuple(row.band.span for row in table.rows))
    return Choose(tuple(cases), None, span=span, origin=origin)


def _within(band: statements.Band, operand: Node, over: statements.Over | None) -> Node:
    """Return whether the operand lies in a band. The declared range closes bands that are open on a side."""
    tests = []
    if band.low is not None:
        tests.append(compared(">=" if band.low_closed else ">", operand, number(band.low, band.low.span), band.span))
    elif over:
        tests.append(compared(">=", operand, number(over.low, over.low.span), band.span))
    if band.high is not None:
        tests.append(compared("<=" if band.high_closed else "<", operand, number(band.high, band.high.span), band.span))
    elif over:
        tests.append(compared("<=", operand, number(over.high, over.high.span), band.span))
    return together(tuple(tests), band.span)


def _result(row: statements.Category) -> Node:
    if isinstance(row.result, (written.Word, written.Prose)):
        return Constant(row.result.text, span=row.result.span)
    return number(row.result, row.result.span)


def _scale(scale: statements.Scale, operand: Node, span: Span) -> Node:
    """Return the line through the points; beyond the first and the last their values hold."""
    first, last = scale.points[0], scale.points[-1]
    cases: list[tuple[Node, Node]] = [
        (compared("<=", operand, number(first.at, first.at.span), first.span), number(first.value, first.value.span))
    ]
    cases += [
        (compared("<=", operand, number(high.at, high.at.span), high.span), _line(low, high, operand))
        for low, high in pairwise(scale.points)
    ]
    places = (*(each.span for each in scale.points), last.value.span)
    return Choose(tuple(cases), number(last.value, last.value.span), span=span, origin=Origin(Kind.SEGMENT, places))


def _line(low: statements.ScalePoint, high: statements.ScalePoint, operand: Node) -> Node:
    span = low.span.before(high.span)
    x0, y0, x1, y1 = (constant(each) or Fraction(0) for each in (low.at, low.value, high.at, high.value))
    slope = (y1 - y0) / (x1 - x0) if x1 != x0 else Fraction(0)
    offset = Constant(y0 - slope * x0, span=span)
    return Operation("+", (Operation("*", (operand, Constant(slope, span=span)), span=span), offset), span=span)


def number(formula: object, span: Span) -> Constant:
    """Return the node of a constant of the grammar: a number, its negative, or `not applicable`."""
    if isinstance(formula, written.NotApplicableMark):
        return Constant(NOT_APPLICABLE, span=span)
    percent = isinstance(formula, written.Number) and formula.percent
    return Constant(constant(formula) or Fraction(0), percent, span=span)
