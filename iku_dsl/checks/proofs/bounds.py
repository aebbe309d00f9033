"""A graph goes in; questions come out about its caps and floors, and about components that have none."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from iku_dsl.checks.proofs.claim import Question
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Choose, Constant, Fact, Gather, Node
from iku_dsl.formula.conditions import compared
from iku_dsl.formula.origin import Kind
from iku_dsl.model.definitions import Part
from iku_dsl.model.documents import Manual
from iku_dsl.values.outcomes import NOT_APPLICABLE

SAYS = {
    Kind.CAP: say("the cap of {name} binds for some data"),
    Kind.FLOOR: say("the floor of {name} binds for some data"),
    Kind.LOWEST: say("the lowest index binds for some data"),
    Kind.HIGHEST: say("the highest index binds for some data"),
}


def bounds(graph: Graph) -> Iterator[Question]:
    """Go through the bounds: one that no data reach is dead text."""
    for node in graph.nodes():
        if isinstance(node, Gather) and node.origin is not None:
            name = graph.words.name(node.span)
            if name is not None and node.origin.kind in SAYS:
                value, bound = (part.value for part in node.parts)
                sign = ">" if node.function == "min" else "<"
                condition = graph.when(node, compared(sign, value, bound, node.span))
                says = _named(SAYS[node.origin.kind], name)
                yield Question("bound", name, says, node.span, condition, happens=True)


def _named(phrase: Phrase, name: str | Phrase) -> Phrase:
    return attrs.evolve(phrase, data=say("{name}", name=name).data)


def passing(graph: Graph) -> Iterator[Question]:
    """Go through the components with a weight and no cap: whether data can take one past its weight."""
    manual, scope = graph.document, graph.setting.trial.scope
    if not isinstance(manual, Manual):
        return
    for part in manual.parts.values():
        nodes = graph.standing(part.code) if _open(part) else []
        adds, weight = scope.contributions[part.code], scope.weights[part.code]
        if nodes:
            plain = nodes[0] is not adds and _scales(part, weight)
            node, whole = (nodes[0], Constant(Fraction(1), span=part.span)) if plain else (adds, weight)
            looked_at = node if node in nodes else nodes[0]
            condition = graph.when(looked_at, compared(">", node, whole, part.span))
            says = say("{code} stays within its weight", code=part.code)
            alone = say("value of {code}", code=part.code)  # data that tell no weight show nothing of what it adds
            shown = ((alone, node) if plain and not isinstance(weight, Constant) else (part.code, adds),)
            can = say("{code} can pass its weight", code=part.code)
            counted = _counted(graph, looked_at)
            yield Question("weight", part.code, says, part.span, condition, False, shown, can, counted)


def _scales(part: Part, weight: Node) -> bool:
    """Return whether a component passes its weight just where its value passes the whole, whatever it weighs."""
    above = isinstance(weight, Constant) and isinstance(weight.value, Fraction) and weight.value > 0
    return (above or isinstance(weight, Fact)) and not part.said("floor")


def _counted(graph: Graph, node: Node) -> Node:
    """Return a formula that has its value where it is looked at, and none elsewhere."""
    looked_at = graph.when(node, Constant(True, span=node.span))
    nothing = Constant(NOT_APPLICABLE, span=node.span)
    return Choose(((looked_at, node),), nothing, span=node.span)


def _open(part: Part) -> bool:
    """Return whether nothing in the text holds a component to its weight."""
    return bool(part.said("weight")) and not part.said("cap") and not part.deducts
