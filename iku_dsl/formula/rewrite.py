"""A node goes in with some of those below it to be exchanged; the node over the others comes out.

What lies above nothing exchanged stays the same object, so that it is still computed once.
"""

from collections.abc import Callable, Mapping

import attrs

from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node, Part
from iku_dsl.formula.walk import above, reachable

Swap = Callable[[Node], Node]


def exchanged(root: Node, exchange: Mapping[int, Node]) -> Node:
    """Return the formula with the nodes of these ids exchanged; tables keep how they are made."""
    every = reachable((root,))
    touched = above(every, set(exchange))
    made = dict(exchange)
    waiting = [root]
    while waiting:
        node = waiting[-1]
        below = [each for each in _inside(node) if id(each) in touched and id(each) not in made]
        if id(node) in made or id(node) not in touched or not below:
            waiting.pop()
            if id(node) in touched and id(node) not in made:
                made[id(node)] = _rebuilt(node, lambda each: made.get(id(each), each))
        else:
            waiting.extend(below)
    return made.get(id(root), root)


def _inside(node: Node) -> tuple[Node, ...]:
    return tuple(each for each in reachable_below(node))


def reachable_below(node: Node) -> tuple[Node, ...]:
    """Return what a node refers to directly, but for how a table is made."""
    found: list[Node] = []
    _rebuilt(node, lambda each: found.append(each) or each)  # type: ignore[func-returns-value]
    return tuple(found)


def _rebuilt(node: Node, swap: Swap) -> Node:
    match node:
        case algebra.Operation() | algebra.Apply():
            return attrs.evolve(node, operands=tuple(map(swap, node.operands)))
        case algebra.Choose():
            cases = tuple((swap(condition), swap(value)) for condition, value in node.cases)
            return attrs.evolve(node, cases=cases, otherwise=_maybe(node.otherwise, swap))
        case algebra.Gather():
            return attrs.evolve(node, parts=tuple(_part(each, swap) for each in node.parts))
        case algebra.Over():
            return attrs.evolve(node, part=_part(node.part, swap))
        case algebra.IsNotApplicable():
            return attrs.evolve(node, operand=swap(node.operand))
        case algebra.Step():
            return attrs.evolve(node, operand=swap(node.operand), arguments=tuple(map(swap, node.arguments)))
        case algebra.ByPeriod():
            return attrs.evolve(node, entries=tuple((period, swap(each)) for period, each in node.entries))
    return node


def _part(part: Part, swap: Swap) -> Part:
    return Part(swap(part.value), _maybe(part.weight, swap), _maybe(part.keep, swap))


def _maybe(node: Node | None, swap: Swap) -> Node | None:
    return swap(node) if node is not None else None
