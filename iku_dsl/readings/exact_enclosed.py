"""Operators and functions go in with operands of which one is enclosed; an enclosure comes out, or what it leaves open.

What both ends agree on is certain. What they do not agree on is a fault that says so: nothing is guessed.
"""

from collections.abc import Callable
from fractions import Fraction

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.library.primitives import Undefined
from iku_dsl.readings.faults import bounded, division_by_zero, quoted, too_many_digits, wrong_power
from iku_dsl.values import enclosed
from iku_dsl.values.enclosed import DIGITS, Enclosed, Number, ends
from iku_dsl.values.numbers import BITS, EXPONENT
from iku_dsl.values.outcomes import Fault, Value
from iku_dsl.values.rounding import plain_text

NOT_DECIDED = Rule(
    "IKU464",
    "not-decided",
    Severity.ERROR,
    "{formula} is not decided: {digits} digits do not tell {left} from {right}",
    why="Roots and logarithms are known between two bounds. Where both sides may be the same number, no side is taken.",
    example="value same: root(2) * root(2) = 2",
    instead="Round what is compared: `round(root(2) * root(2), 6) = 2`.",
)
Step = Callable[..., Number | Undefined | None]
ORDERS: dict[str, Callable[[Number, Number], bool | None]] = {
    "<": enclosed.below,
    "<=": enclosed.at_most,
    ">": lambda left, right: enclosed.below(right, left),
    ">=": lambda left, right: enclosed.at_most(right, left),
    "=": lambda left, right: None if (found := enclosed.order(left, right)) is None else found == 0,
    "<>": lambda left, right: None if (found := enclosed.order(left, right)) is None else found != 0,
}
ARITHMETIC: dict[str, Callable[[Number, Number], Number]] = {
    "+": enclosed.add,
    "-": enclosed.subtract,
    "*": enclosed.multiply,
}


def binary(sign: str, left: Number, right: Number, span: Span) -> Value:
    """Return what two numbers come to."""
    if sign in ORDERS:
        holds = ORDERS[sign](left, right)
        return not_decided(span, left, right) if holds is None else holds
    if sign == "^":
        return _power(left, right, span)
    if sign == "/":
        quotient = enclosed.divide(left, right)
        return _by_zero(right, span) if quotient is None else bounded(quotient, span)
    return bounded(ARITHMETIC[sign](left, right), span)


def _by_zero(divisor: Number, span: Span) -> Fault:
    return division_by_zero(span) if divisor == 0 else not_decided(span, divisor, Fraction(0))


def _power(base: Number, exponent: Number, span: Span) -> Value:
    if isinstance(exponent, Enclosed) or exponent.denominator != 1 or abs(exponent) > EXPONENT:
        return wrong_power(exponent, span)
    if enclosed.bits(base) * abs(exponent) > BITS:
        return too_many_digits(span)
    found = enclosed.power(base, int(exponent))
    return not_decided(span, base, Fraction(0)) if found is None else bounded(found, span)


def at_both_ends(function: Step, operands: list[Number], span: Span) -> Number | Undefined | Fault | None:
    """Return what a function that goes up in steps makes of numbers, where both ends are on the same step."""
    if any(isinstance(each, Enclosed) for each in operands[1:]):
        return None
    low, high = (function(each, *operands[1:]) for each in ends(operands[0]))
    if isinstance(low, Number) and isinstance(high, Number) and low != high:
        return not_decided(span, low, high)
    return low


def not_decided(span: Span, left: Number, right: Number) -> Fault:
    """Return the fault of two numbers of which nobody can tell whether they are the same."""
    hint = say("round it first: `round(…, 6)`")
    left_text, right_text = plain_text(left), plain_text(right)
    return Fault(NOT_DECIDED.at(span, hint, formula=quoted(span), digits=DIGITS, left=left_text, right=right_text))
