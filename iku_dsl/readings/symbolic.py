"""A node goes in; its formula for a computer algebra comes out, where it is a quotient of polynomials of its data.

It is built from nodes, never from text. What the algebra says is trusted only for such quotients: two of them are one
function when their difference cancels to nothing.
"""

from fractions import Fraction
from functools import reduce
from typing import Any

import attrs
import sympy

from iku_dsl.formula.algebra import Constant, Fact, Gather, Node, Operation, Step

LARGEST = 400  # nodes of a formula, beyond which cancelling takes longer than it is worth
HIGHEST_POWER = 12
POINTS = (3, 5, 11)
SIGNS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


@attrs.define
class Symbolic:
    """The formulas of one graph; each node is read once."""

    known: dict[int, Any] = attrs.field(factory=dict)
    kept: list[Node] = attrs.field(factory=list)

    def expression(self, node: Node) -> Any:  # noqa: ANN401 - a formula of the algebra
        """Return the formula of a node; None where it is no quotient of polynomials, or too large to be one."""
        if id(node) not in self.known:
            self.kept.append(node)
            self.known[id(node)] = self._read(node) if len(self.kept) < LARGEST else None
        return self.known[id(node)]

    def _read(self, node: Node) -> Any:  # noqa: ANN401 - a formula of the algebra
        match node:
            case Constant() if isinstance(node.value, Fraction):
                return sympy.Rational(node.value.numerator, node.value.denominator)
            case Fact():
                return sympy.Symbol(f"{node.subject} {node.name}", real=True)
            case Step():
                return self.expression(node.operand)
            case Operation():
                return self._operation(node)
            case Gather() if node.function in ("sum", "mean") and not node.skips:
                return self._gather(node)
        return None

    def _operation(self, node: Operation) -> Any:  # noqa: ANN401 - a formula of the algebra
        values = [self.expression(each) for each in node.operands]
        if None in values:
            return None
        if len(values) == 1:
            return -values[0] if node.operator == "-" else None
        if node.operator == "^":
            power = values[1]
            fits = power.is_Integer and 0 <= power <= HIGHEST_POWER
            return values[0] ** power if fits else None
        return SIGNS[node.operator](*values) if node.operator in SIGNS and values[1] != 0 else None

    def _gather(self, node: Gather) -> Any:  # noqa: ANN401 - a formula of the algebra
        if any(part.keep is not None or part.weight is not None for part in node.parts):
            return None
        values = [self.expression(part.value) for part in node.parts]
        if None in values or not values:
            return None
        total = reduce(SIGNS["+"], values)
        return total / len(values) if node.function == "mean" else total

    def difference(self, left: Node, right: Node) -> Any:  # noqa: ANN401 - a formula of the algebra
        """Return by how much two formulas differ, where that is a number; None where nothing can be said."""
        one, other = self.expression(left), self.expression(right)
        if one is None or other is None or not _seems_constant(one - other):
            return None
        return sympy.cancel(sympy.together(one - other))

    def never(self, condition: Node) -> bool:
        """Return whether no data make a condition hold. What is not proved here may still be so."""
        if not isinstance(condition, Operation) or len(condition.operands) != 2:
            return False
        left, right = condition.operands
        if condition.operator == "and":
            return self.never(left) or self.never(right)
        if condition.operator == "or":
            return self.never(left) and self.never(right)
        if condition.operator not in NEVER:
            return False
        difference = self.difference(left, right)
        return difference is not None and bool(difference.is_Rational) and not NEVER[condition.operator](difference)


def _seems_constant(difference: Any) -> bool:  # noqa: ANN401 - a formula of the algebra
    """Return whether a difference is the same at some points: only then is it worth cancelling, which may take long."""
    data = sorted(difference.free_symbols, key=str)
    points = ({each: sympy.Rational(7 * at + 3, 2 * at + number) for at, each in enumerate(data)} for number in POINTS)
    return len({difference.subs(point) for point in points}) == 1 and sympy.count_ops(difference) < LARGEST


NEVER = {
    "=": lambda difference: difference == 0,
    "<>": lambda difference: difference != 0,
    "<": lambda difference: difference < 0,
    "<=": lambda difference: difference <= 0,
    ">": lambda difference: difference > 0,
    ">=": lambda difference: difference >= 0,
}
