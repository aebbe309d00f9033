"""Operators and primitive functions go in with their operands; exact values come out, or the fault and its place."""

import operator
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any, TypeGuard

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Apply, Differs, Operation
from iku_dsl.formula.rules import NO_VALUE, WRONG_ROUNDING, WRONG_TYPE
from iku_dsl.library.primitives import PRIMITIVES, Undefined, rounding
from iku_dsl.readings import exact_enclosed
from iku_dsl.readings.faults import bounded, division_by_zero, quoted, too_many_digits, wrong_power
from iku_dsl.readings.visit import Facts, Visit
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed, Number, negative
from iku_dsl.values.numbers import EXPONENT, power_too_long
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Value, absence
from iku_dsl.values.periods import Period
from iku_dsl.values.rounding import Mode

NUMBER, NUMBERS = say("a number"), say("numbers")
CONDITION, CONDITIONS = say("a condition"), say("conditions")
ARITHMETIC: dict[str, Callable[[Fraction, Fraction], Fraction]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}
DATED = (date, Duration)
ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def operation(node: Operation, period: Period, facts: Facts) -> Visit:
    """Compute one operation. `and` and `or` look at the second operand only when the first does not decide."""
    left = yield node.operands[0], period
    if node.operator in ("and", "or"):
        return (yield from _connective(node, left, period))
    if len(node.operands) == 1:
        return absence([left]) or _unary(node, left)
    right = yield node.operands[1], period
    absent = absence([left, right])
    if absent is None and (isinstance(left, DATED) or isinstance(right, DATED)):
        from iku_dsl.readings.exact_dates import combined  # noqa: PLC0415 - it stands on this module, and few have dates

        return combined(node, left, right, facts)
    return absent or binary(node.operator, left, right, node.span)


def apply(node: Apply, period: Period, facts: Facts) -> Visit:
    """Compute a primitive function."""
    operands: list[Any] = []
    for operand in node.operands:
        operands.append((yield operand, period))
    absent = absence(operands)
    if absent is not None:
        return absent
    if not all(is_number(each) for each in operands):
        return wrong_type(node.span, NUMBERS, next(each for each in operands if not is_number(each)))
    return _applied(node, operands)


def differs(node: Differs, period: Period, facts: Facts) -> Visit:
    """Compare two outcomes: what does not apply is one of its own, what has no value another."""
    left = yield node.operands[0], period
    right = yield node.operands[1], period
    gone = [absence([left]), absence([right])]
    if gone != [None, None]:
        return (gone[0] is None, gone[0] == NOT_APPLICABLE) != (gone[1] is None, gone[1] == NOT_APPLICABLE)
    alike = (is_number(left) and is_number(right)) or type(left) is type(right)
    return binary("<>", left, right, node.span) if alike else True


def _applied(node: Apply, operands: list[Number]) -> Value:
    exact, steps = EXACT[node.function], Enclosed in map(type, operands) and node.function not in TAKE_ENCLOSED
    value = exact_enclosed.at_both_ends(exact, operands, node.span) if steps else exact(*operands)
    if isinstance(value, Fault):
        return value
    if isinstance(value, Undefined):
        return Fault(NO_VALUE.at(node.span, formula=quoted(node.span), reason=value.why))
    if value is not None:
        return bounded(value, node.span)
    return Fault(WRONG_ROUNDING.at(node.span, "write a whole number from 0 to 30", formula=quoted(node.span)))


def binary(sign: str, left: Value, right: Value, span: Span) -> Value:
    """Return what two present operands come to."""
    if isinstance(left, Number) and isinstance(right, Number) and Enclosed in (type(left), type(right)):
        return exact_enclosed.binary(sign, left, right, span)
    if sign in ("=", "<>"):
        if type(left) is not type(right):
            return wrong_type(span, say("two of a kind"), right)
        return (left == right) is (sign == "=")
    if sign in ORDER and isinstance(left, Period) and isinstance(right, Period):
        return ORDER[sign]((left.year, left.last, left.first), (right.year, right.last, right.first))
    if not (isinstance(left, Fraction) and isinstance(right, Fraction)):
        return wrong_type(span, NUMBERS, right if is_number(left) else left)
    return ORDER[sign](left, right) if sign in ORDER else _arithmetic(sign, left, right, span)


def _arithmetic(sign: str, left: Fraction, right: Fraction, span: Span) -> Value:
    if sign == "^":
        if right.denominator != 1 or abs(right) > EXPONENT:
            return wrong_power(right, span)
        if power_too_long(left, int(right)):
            return too_many_digits(span)
    if (sign == "/" and right == 0) or (sign == "^" and left == 0 and right < 0):
        return division_by_zero(span)
    return bounded(Fraction(ARITHMETIC[sign](left, right)), span)


def _unary(node: Operation, value: Value) -> Value:
    if node.operator == "not":
        return not value if isinstance(value, bool) else wrong_type(node.span, CONDITION, value)
    return negative(value) if isinstance(value, Number) else wrong_type(node.span, NUMBER, value)


def _connective(node: Operation, left: Value, period: Period) -> Visit:
    decides = node.operator == "or"
    absent = absence([left])
    if absent is not None or not isinstance(left, bool):
        return absent or wrong_type(node.span, CONDITIONS, left)
    if left is decides:
        return left
    right = yield node.operands[1], period
    absent = absence([right])
    return absent or (right if isinstance(right, bool) else wrong_type(node.span, CONDITIONS, right))


def is_number(value: Value) -> TypeGuard[Number]:
    """Return whether a value is a number; a truth is none."""
    return isinstance(value, Number)


def wrong_type(span: Span, needs: Phrase, value: Value) -> Fault:
    """Return the fault of a value of the wrong kind."""
    return Fault(WRONG_TYPE.at(span, formula=quoted(span), needs=needs, got=kind_of(value)))


def kind_of(value: Value) -> Phrase:
    """Return what a value is, in words."""
    if isinstance(value, bool):
        return CONDITION
    if isinstance(value, Number):
        return NUMBER
    if isinstance(value, Period):
        return say("the period {period}", period=value.spoken)
    if isinstance(value, date):
        return say("the date {date}", date=value)
    if isinstance(value, Duration):
        return say("the duration {duration}", duration=value.spoken)
    return say("the choice `{choice}`", choice=value)


TAKE_ENCLOSED = frozenset(name for name, each in PRIMITIVES.items() if each.encloses)
EXACT: dict[str, Callable[..., Number | Undefined | None]] = {
    **{name: each.exact for name, each in PRIMITIVES.items()},
    "round_half_even": rounding(Mode.HALF_EVEN),
    "round_down": rounding(Mode.DOWN),
}
