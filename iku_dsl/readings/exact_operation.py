"""Operators and primitive functions go in with their operands; exact values come out, or the fault and its place."""

import operator
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Apply, Operation
from iku_dsl.formula.rules import DIVISION_BY_ZERO, TOO_MANY_DIGITS, WRONG_POWER, WRONG_ROUNDING, WRONG_TYPE
from iku_dsl.library.primitives import PRIMITIVES, rounding
from iku_dsl.readings.visit import Facts, Visit
from iku_dsl.values.dates import Duration
from iku_dsl.values.numbers import DIGITS, EXPONENT, power_too_long, too_long
from iku_dsl.values.outcomes import Fault, Value, absence
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
    value = EXACT[node.function](*operands)
    return (
        bounded(value, node.span)
        if value is not None
        else Fault(WRONG_ROUNDING.at(node.span, "write a whole number from 0 to 30", formula=quoted(node.span)))
    )


def binary(sign: str, left: Value, right: Value, span: Span) -> Value:
    """Return what two present operands come to."""
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
            shown = str(right) if not too_long(right) and len(str(right)) < 30 else say("longer than that")
            return Fault(WRONG_POWER.at(span, "use a whole power", formula=quoted(span), power=shown, most=EXPONENT))
        if power_too_long(left, int(right)):
            return _too_long(span)
    if (sign == "/" and right == 0) or (sign == "^" and left == 0 and right < 0):
        hint = say("say what holds then: `not applicable when …`, or `if … then … else …`")
        return Fault(DIVISION_BY_ZERO.at(span, hint, formula=quoted(span), period=""))
    return bounded(Fraction(ARITHMETIC[sign](left, right)), span)


def bounded(value: Fraction, span: Span) -> Value:
    """Return the value, or the fault of a value with too many digits."""
    return _too_long(span) if too_long(value) else value


def _too_long(span: Span) -> Fault:
    hint = say("look for a power, or a chain of steps each multiplying the last")
    return Fault(TOO_MANY_DIGITS.at(span, hint, formula=quoted(span), most=DIGITS))


def _unary(node: Operation, value: Value) -> Value:
    if node.operator == "not":
        return not value if isinstance(value, bool) else wrong_type(node.span, CONDITION, value)
    return -value if isinstance(value, Fraction) else wrong_type(node.span, NUMBER, value)


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


def is_number(value: Value) -> bool:
    """Return whether a value is a number; a truth is none."""
    return isinstance(value, Fraction)


def wrong_type(span: Span, needs: Phrase, value: Value) -> Fault:
    """Return the fault of a value of the wrong kind."""
    return Fault(WRONG_TYPE.at(span, formula=quoted(span), needs=needs, got=kind_of(value)))


def kind_of(value: Value) -> Phrase:
    """Return what a value is, in words."""
    if isinstance(value, bool):
        return CONDITION
    if isinstance(value, Fraction):
        return NUMBER
    if isinstance(value, Period):
        return say("the period {period}", period=value.spoken)
    if isinstance(value, date):
        return say("the date {date}", date=value)
    if isinstance(value, Duration):
        return say("the duration {duration}", duration=value.spoken)
    return say("the choice `{choice}`", choice=value)


def quoted(span: Span) -> str:
    """Return the text of a place for a message, shortened."""
    text = span.text
    return f"`{text if len(text) <= 60 else text[:57] + '…'}`"


EXACT: dict[str, Callable[..., Fraction | None]] = {
    **{name: each.exact for name, each in PRIMITIVES.items()},
    "round_half_even": rounding(Mode.HALF_EVEN),
    "round_down": rounding(Mode.DOWN),
}
