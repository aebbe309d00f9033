"""An operation and the terms of its operands go in; its term comes out, or nothing where it has no exact one."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any

import z3

from iku_dsl.formula.algebra import Apply, Constant, Operation
from iku_dsl.readings import exact_operation
from iku_dsl.readings.domain import Domain, Kind
from iku_dsl.readings.terms.term import BROKEN, NO, YES, Term, both, chosen, either, negated, stopped, truth
from iku_dsl.values.dates import Duration
from iku_dsl.values.periods import Period
from iku_dsl.values.rounding import MOST

MAYBE = Domain(Kind.TRUTH)
HIGHEST_POWER = 6  # a higher one is left to the exact reading: the solver would not end
COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}
COMPUTE: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
}
HALF = z3.Q(1, 2)


def integer(value: int) -> Any:
    """Return the term of a known whole number, as words are numbered."""
    return z3.IntVal(value)


def connective(operator: str, left: Term, right: Term) -> Term:
    """Return `and` or `or`, which look at the second operand only when the first does not decide."""
    if Kind.NOTHING in (left.kind, right.kind) and left.kind is not Kind.TRUTH:
        return left if left.kind is Kind.NOTHING else BROKEN
    if left.kind is not Kind.TRUTH or right.kind not in (Kind.TRUTH, Kind.NOTHING):
        return BROKEN
    goes_on = left.value if operator == "and" else negated(left.value)
    second = right.value if right.kind is Kind.TRUTH else negated(goes_on)
    value = both(left.value, second) if operator == "and" else either(left.value, second)
    broken = either(left.broken, both(left.there, goes_on, right.broken))
    absent = either(left.absent, both(left.there, goes_on, right.absent))
    return Term(Kind.TRUTH, value, both(absent, negated(broken)), broken)


def operation(node: Operation, values: Sequence[Term]) -> Term | None:
    """Return the term of arithmetic, of a comparison or of a sign."""
    if any(each.kind is Kind.NOTHING for each in values):
        return _nothing(values)
    if len(values) == 1:
        return _unary(node, values[0])
    left, right = values
    if Kind.KNOWN in (left.kind, right.kind):
        return _of_known(node, left, right)
    if node.operator in COMPARE:
        return _comparison(node.operator, left, right)
    if left.kind is right.kind is Kind.DATE and node.operator == "-":
        return Term(Kind.NUMBER, z3.ToReal(left.value - right.value), *stopped([left, right]))
    if left.kind is not Kind.NUMBER or right.kind is not Kind.NUMBER:
        return BROKEN
    return _arithmetic(node, left, right)


def _nothing(values: Sequence[Term]) -> Term:
    absent, broken = stopped(list(values))
    return Term(Kind.NOTHING, values[0].value, absent, broken)


def _unary(node: Operation, value: Term) -> Term:
    wanted = Kind.TRUTH if node.operator == "not" else Kind.NUMBER
    if value.kind is not wanted:
        return BROKEN
    changed = negated(value.value) if wanted is Kind.TRUTH else -value.value
    return Term(wanted, changed, value.absent, value.broken)


def _of_known(node: Operation, left: Term, right: Term) -> Term | None:
    """Return what a period or a duration makes of another, or of a day; months and days of work have no exact term."""
    if isinstance(left.value, Period) and isinstance(right.value, Period):
        known = exact_operation.binary(node.operator, left.value, right.value, node.span)
        return truth(known) if isinstance(known, bool) else BROKEN
    if left.kind is Kind.DATE and isinstance(right.value, Duration) and node.operator in ("+", "-"):
        if right.value.unit != "DAYS":
            return None
        return Term(Kind.DATE, COMPUTE[node.operator](left.value, right.value.count), left.absent, left.broken)
    return None if Kind.KNOWN is left.kind is right.kind else BROKEN


def _comparison(operator: str, left: Term, right: Term) -> Term:
    ordered = operator not in ("=", "<>")
    if left.kind is not right.kind or (ordered and left.kind not in (Kind.NUMBER, Kind.DATE)):
        return BROKEN
    return Term(Kind.TRUTH, COMPARE[operator](left.value, right.value), *stopped([left, right]))


def differs(left: Term, right: Term) -> Term:
    """Return whether two outcomes differ: as values, or because there is a value on one side only."""
    values = both(left.there, right.there, _unlike(left, right))
    return Term(Kind.TRUTH, either(_apart(left.broken, right.broken), _apart(left.absent, right.absent), values))


def _unlike(left: Term, right: Term) -> Any:
    if left.kind is not right.kind:
        return YES
    return (YES if left.value != right.value else NO) if left.kind is Kind.KNOWN else left.value != right.value


def _apart(one: z3.BoolRef, other: z3.BoolRef) -> z3.BoolRef:
    return either(both(one, negated(other)), both(negated(one), other))


def _arithmetic(node: Operation, left: Term, right: Term) -> Term | None:
    absent, broken = stopped([left, right])
    if node.operator == "^":
        return _power(node, left)
    if node.operator == "/":
        zero = both(right.value == 0, negated(absent))
        return Term(Kind.NUMBER, left.value / right.value, absent, either(broken, zero))
    return Term(Kind.NUMBER, COMPUTE[node.operator](left.value, right.value), absent, broken)


def _power(node: Operation, left: Term) -> Term | None:
    power = node.operands[1].value if isinstance(node.operands[1], Constant) else None
    if not isinstance(power, Fraction) or power.denominator != 1 or not 0 <= power <= HIGHEST_POWER:
        return None
    value = z3.RealVal(1)
    for _ in range(int(power)):
        value = value * left.value
    return Term(Kind.NUMBER, value, left.absent, left.broken)


def apply(node: Apply, values: Sequence[Term]) -> Term | None:
    """Return the term of a primitive function; nothing where the solver has none for it."""
    if any(each.kind is Kind.NOTHING for each in values):
        return _nothing(values)
    if any(each.kind is not Kind.NUMBER for each in values):
        return BROKEN
    rounds = ROUNDING.get(node.function)
    if rounds is None and node.function not in PLAIN:
        return None
    if rounds is None:
        return Term(Kind.NUMBER, PLAIN[node.function](values[0].value), values[0].absent, values[0].broken)
    decimals = _decimals(node)
    if decimals is None:
        return None
    scale = z3.RealVal(10**decimals)
    return Term(Kind.NUMBER, rounds(values[0].value * scale) / scale, *stopped(list(values)))


def _decimals(node: Apply) -> int | None:
    if len(node.operands) == 1:
        return 0
    stated = node.operands[1].value if isinstance(node.operands[1], Constant) else None
    fits = isinstance(stated, Fraction) and stated.denominator == 1 and 0 <= stated <= MOST
    return int(stated) if fits and isinstance(stated, Fraction) else None


def _floor(value: Any) -> Any:
    return z3.ToReal(z3.ToInt(value))


def _half_up(value: Any) -> Any:
    """Half up is away from zero, as Indonesian reports print."""
    return chosen(value >= 0, _floor(value + HALF), -_floor(-value + HALF))


def _down(value: Any) -> Any:
    return chosen(value >= 0, _floor(value), -_floor(-value))


def _half_even(value: Any) -> Any:
    below = _floor(value)
    rest = value - below
    odd = z3.ToInt(value) % 2 == 1
    return chosen(either(rest > HALF, both(rest == HALF, odd)), below + 1, below)


PLAIN: dict[str, Callable[[Any], Any]] = {
    "abs": lambda value: chosen(value >= 0, value, -value),
    "floor": _floor,
    "ceiling": lambda value: -_floor(-value),
}
ROUNDING: dict[str, Callable[[Any], Any]] = {
    "round": _half_up,
    "round_half_even": _half_even,
    "round_down": _down,
}
