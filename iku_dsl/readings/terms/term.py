"""A value goes in; what a solver knows of it comes out: the value itself, and when there is none, and why."""

from fractions import Fraction
from typing import Any

import attrs
import z3

from iku_dsl.readings.domain import Kind

YES, NO = z3.BoolVal(True), z3.BoolVal(False)  # the only ones of their kind here, so that identity tells them


@attrs.frozen(eq=False)
class Term:
    """A value of the algebra over unknown data; `absent` says when it does not apply, `broken` when it is a fault.

    What is broken is not absent: a fault outranks what does not apply. Words are numbered.
    """

    kind: Kind
    value: Any
    absent: z3.BoolRef = NO
    broken: z3.BoolRef = NO

    @property
    def there(self) -> z3.BoolRef:
        """Return when it has a value."""
        return both(negated(self.absent), negated(self.broken))


def number(value: Fraction) -> Term:
    """Return the term of a known number."""
    return Term(Kind.NUMBER, z3.Q(value.numerator, value.denominator))


def truth(value: bool) -> Term:
    """Return the term of a known truth."""
    return Term(Kind.TRUTH, YES if value else NO)


BROKEN = Term(Kind.NOTHING, z3.RealVal(0), NO, YES)
ABSENT = Term(Kind.NOTHING, z3.RealVal(0), YES, NO)


def both(*conditions: z3.BoolRef) -> z3.BoolRef:
    """Return that all conditions hold; what is known beforehand leaves no trace in the term."""
    left = [each for each in conditions if each is not YES]
    if any(each is NO for each in left):
        return NO
    return YES if not left else left[0] if len(left) == 1 else z3.And(*left)


def either(*conditions: z3.BoolRef) -> z3.BoolRef:
    """Return that one of the conditions holds."""
    left = [each for each in conditions if each is not NO]
    if any(each is YES for each in left):
        return YES
    return NO if not left else left[0] if len(left) == 1 else z3.Or(*left)


def negated(condition: z3.BoolRef) -> z3.BoolRef:
    """Return that a condition does not hold."""
    if condition is YES or condition is NO:
        return NO if condition is YES else YES
    return condition.arg(0) if z3.is_not(condition) else z3.Not(condition)


def chosen(condition: z3.BoolRef, then: Any, otherwise: Any) -> Any:
    """Return one of two terms of the solver."""
    if condition is YES or then is otherwise:
        return then
    return otherwise if condition is NO else z3.If(condition, then, otherwise)


def merged(condition: z3.BoolRef, then: Term, otherwise: Term) -> Term | None:
    """Return one of two terms by a condition; None where they are of two kinds."""
    if Kind.NOTHING in (then.kind, otherwise.kind):
        some = otherwise if then.kind is Kind.NOTHING else then
        kind, value = some.kind, some.value
    elif then.kind is otherwise.kind and then.kind not in (Kind.KNOWN, Kind.ANY):
        kind, value = then.kind, chosen(condition, then.value, otherwise.value)
    elif then.kind is otherwise.kind is Kind.KNOWN and then.value == otherwise.value:
        kind, value = then.kind, then.value
    else:
        return None
    absent = chosen(condition, then.absent, otherwise.absent)
    return Term(kind, value, absent, chosen(condition, then.broken, otherwise.broken))


def stopped(terms: list[Term]) -> tuple[z3.BoolRef, z3.BoolRef]:
    """Return when a result of some terms does not apply, and when it is a fault."""
    broken = either(*(each.broken for each in terms))
    return both(either(*(each.absent for each in terms)), negated(broken)), broken
