"""A graph goes in; for each of its divisions the question comes out whether data can make the divisor zero."""

from collections.abc import Iterator

from iku_dsl.checks.proofs.advice import DIVISOR
from iku_dsl.checks.proofs.claim import Question
from iku_dsl.checks.proofs.promise import Graph, zero
from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Constant, Node, Operation
from iku_dsl.formula.conditions import applies, compared, together


def divisors(graph: Graph) -> Iterator[Question]:
    """Go through the divisions that are looked at; one by a number that the text states needs no question."""
    for node in graph.nodes():
        divisor = _divisor(node)
        if divisor is not None:
            condition = together((applies(divisor), compared("=", divisor, zero(node.span), node.span)), node.span)
            says = say("`{formula}` never divides by zero", formula=node.span.text)
            yield Question(DIVISOR, node.span.text, says, node.span, graph.when(node, condition))


def _divisor(node: Node) -> Node | None:
    """Return what a node divides by, unless that is a number in the text."""
    if isinstance(node, Operation) and node.operator == "/":
        divisor = node.operands[1]
        return divisor if not isinstance(divisor, Constant) else None
    return None
