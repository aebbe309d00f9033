"""Formulas that hold or not go in; what they say together, against one another or not at all comes out as one."""

from collections.abc import Sequence

from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Choose, Constant, IsNotApplicable, Node, Operation


def compared(operator: str, left: Node, right: Node, span: Span) -> Operation:
    """Return the comparison of two values."""
    return Operation(operator, (left, right), span=span)


def together(conditions: Sequence[Node], span: Span) -> Node:
    """Return that all conditions hold, looked at one after another."""
    if not conditions:
        return Constant(True, span=span)
    whole = conditions[0]
    for each in conditions[1:]:
        whole = Operation("and", (whole, each), span=span)
    return whole


def one_of(conditions: Sequence[Node], span: Span) -> Node:
    """Return that one of the conditions holds, looked at one after another."""
    whole = conditions[0] if conditions else Constant(False, span=span)
    for each in conditions[1:]:
        whole = Operation("or", (whole, each), span=span)
    return whole


def any_of(conditions: Sequence[Node], span: Span) -> Node:
    """Return that one of the conditions holds, also where another one before it does not apply."""
    return one_of([_sure(each) for each in conditions] if len(conditions) > 1 else conditions, span)


def _sure(condition: Node) -> Node:
    """Return a condition that does not hold where it does not apply."""
    absent = IsNotApplicable(condition, span=condition.span)
    return Choose(((absent, Constant(False, span=condition.span)),), condition, span=condition.span)


def negation(condition: Node) -> Node:
    """Return that a condition does not hold."""
    return Operation("not", (condition,), span=condition.span)


def applies(node: Node) -> Node:
    """Return that a value applies."""
    return negation(IsNotApplicable(node, span=node.span))


def known(node: Node) -> Node:
    """Return that a value is one or does not apply: a fault has no truth."""
    return one_of((applies(node), IsNotApplicable(node, span=node.span)), node.span)
