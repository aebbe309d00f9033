"""Two quotients of polynomials go in; that they are one function comes out, where it can be shown by cancelling.

They are one function when their difference cancels to nothing and they divide by zero for the same data. What does not
apply is no number: where a datum may not apply, both must stand on the same data and divide by none.
"""

from collections.abc import Set as AbstractSet
from fractions import Fraction
from math import comb
from typing import Any

import sympy

from iku_dsl.formula.algebra import Constant, Fact, Gather, Node, Operation, Step
from iku_dsl.formula.walk import fold, operands, reachable
from iku_dsl.readings.domain import Datum
from iku_dsl.readings.symbolic import HIGHEST_POWER, Symbolic

MOST_TERMS = 4000  # to which a formula may multiply out, beyond which that takes longer than it is worth
MOST_ROOTS = 200  # terms of the divisors of a formula, multiplied
Terms = tuple[int, int]  # of the numerator, of the denominator


def same(left: Node, right: Node, may_not_apply: AbstractSet[Datum]) -> bool:
    """Return whether two formulas are one function. What is not shown here may still be so."""
    reading = Symbolic()
    one, other = reading.expression(left), reading.expression(right)
    if one is None or other is None or not _alike(left, right, may_not_apply) or _terms(left, right) > MOST_TERMS:
        return False
    numerator, _ = sympy.fraction(sympy.together(one - other))
    return bool(sympy.expand(numerator) == 0) and _same_zeros(left, right, reading)


def _alike(left: Node, right: Node, may_not_apply: AbstractSet[Datum]) -> bool:
    """Return whether two formulas apply for the same data."""
    data = [
        {(each.subject, each.name) for each in reachable((root,)) if isinstance(each, Fact)} for root in (left, right)
    ]
    if not may_not_apply & (data[0] | data[1]):
        return True
    return data[0] == data[1] and not _divisors(left) and not _divisors(right)


def _divisors(root: Node) -> list[Node]:
    """Return what a formula divides by, but for numbers."""
    found = [each for each in reachable((root,)) if isinstance(each, Operation) and each.operator == "/"]
    return [each.operands[1] for each in found if not isinstance(each.operands[1], Constant)]


def _same_zeros(left: Node, right: Node, reading: Symbolic) -> bool:
    """Return whether the divisors of two formulas are zero for the same data."""
    found = [_product(_divisors(root), reading) for root in (left, right)]
    data = sorted(found[0].free_symbols | found[1].free_symbols, key=str)
    if not data:
        return bool(found[0] != 0 and found[1] != 0)
    whole = [sympy.Poly(each, *data, domain="QQ") for each in found]
    if any(each.is_zero or len(each.terms()) > MOST_ROOTS for each in whole):
        return False
    one, other = (each.sqf_part().monic() for each in whole)
    return bool(one == other)


def _product(divisors: list[Node], reading: Symbolic) -> Any:  # noqa: ANN401 - a formula of the algebra
    """Return the product of some divisors, each once; those inside one of them are among them too."""
    numerators = {sympy.fraction(sympy.together(reading.expression(each)))[0] for each in divisors}
    return sympy.Mul(*numerators)


def _terms(left: Node, right: Node) -> int:
    """Return how many terms the difference of two formulas may multiply out to."""
    known: dict[int, Terms] = {}
    (a, b), (c, d) = (fold(each, known, _multiplied) for each in (left, right))
    divisors = [_product_terms(_divisors(root), known) for root in (left, right)]
    return max(a * d + b * c, *divisors)


def _product_terms(divisors: list[Node], known: dict[int, Terms]) -> int:
    product = 1
    for each in divisors:
        product = min(product * known[id(each)][0], MOST_TERMS + 1)
    return product


def _multiplied(node: Node, below: list[Terms]) -> Terms:
    """Return to how many terms a formula may multiply out, from those of its parts; a bound stops the counting."""
    if isinstance(node, Operation) and len(below) == 2:
        return _bounded(_of_operation(node, *below))
    if isinstance(node, Gather):
        total = (0, 1)
        for each in below:
            total = _bounded(_added(total, each))
        return total
    return below[0] if isinstance(node, Step) or operands(node) else (1, 1)


def _of_operation(node: Operation, left: Terms, right: Terms) -> Terms:
    if node.operator == "*":
        return left[0] * right[0], left[1] * right[1]
    if node.operator == "/":
        return left[0] * right[1], left[1] * right[0]
    if node.operator == "^":
        power = node.operands[1].value if isinstance(node.operands[1], Constant) else None
        times = int(power) if isinstance(power, Fraction) else HIGHEST_POWER
        return _power(left[0], times), _power(left[1], times)
    return _added(left, right)


def _added(left: Terms, right: Terms) -> Terms:
    return left[0] * right[1] + right[0] * left[1], left[1] * right[1]


def _power(terms: int, times: int) -> int:
    """Return how many terms a power may multiply out to; a higher one than the algebra takes is not read at all."""
    return comb(terms + times - 1, times) if terms <= MOST_TERMS and 0 < times <= HIGHEST_POWER else 1


def _bounded(terms: Terms) -> Terms:
    return min(terms[0], MOST_TERMS + 1), min(terms[1], MOST_TERMS + 1)
