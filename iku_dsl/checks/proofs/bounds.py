"""A graph goes in; questions come out about its caps and floors, and about components that have none."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from iku_dsl.checks.proofs.claim import Question
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Constant, Gather, Node
from iku_dsl.formula.conditions import compared
from iku_dsl.formula.origin import Kind
from iku_dsl.model.documents import Manual, Part

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
        node = graph.standing(part.code)
        if node is not None and _open(part):
            whole: Node = Constant(Fraction(1), span=part.span)
            limit = whole if node is scope.ratios[part.code] else scope.weights[part.code]
            condition = graph.when(node, compared(">", node, limit, part.span))
            says = say("{code} stays within its weight", code=part.code)
            plain = isinstance(scope.weights[part.code], Constant)  # else the data that are shown tell none
            adds, alone = scope.contributions[part.code], say("value of {code}", code=part.code)
            shown = ((part.code, adds) if plain or node is adds else (alone, node),)
            can = say("{code} can pass its weight", code=part.code)
            yield Question("weight", part.code, says, part.span, condition, shown=shown, instead=can)


def _open(part: Part) -> bool:
    """Return whether nothing in the text holds a component to its weight."""
    return bool(part.said("weight")) and not part.said("cap") and not part.deducts
