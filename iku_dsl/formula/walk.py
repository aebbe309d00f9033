"""A node goes in; the nodes it is made of come out."""

from iku_dsl.formula.algebra import (
    Apply,
    ByPeriod,
    Choose,
    Fact,
    Gather,
    IsNotApplicable,
    Node,
    Operation,
    Step,
)


def operands(node: Node) -> tuple[Node, ...]:
    """Return what a node refers to directly."""
    match node:
        case Operation() | Apply():
            return node.operands
        case Choose():
            pairs = tuple(each for case in node.cases for each in case)
            return (*pairs, node.otherwise) if node.otherwise else pairs
        case Gather():
            return tuple(each for part in node.parts for each in (part.value, part.weight, part.keep) if each)
        case IsNotApplicable():
            return (node.operand,)
        case Step():
            return (node.operand, *node.arguments)
        case ByPeriod():
            return tuple(entry for _, entry in node.entries)
        case Fact():
            return (node.measured,) if node.measured else ()
    return ()


def reachable(roots: tuple[Node, ...]) -> list[Node]:
    """Return every node behind the roots, each once."""
    seen: dict[int, Node] = {}
    waiting = list(roots)
    while waiting:
        node = waiting.pop()
        if id(node) not in seen:
            seen[id(node)] = node
            waiting.extend(operands(node))
    return list(seen.values())
