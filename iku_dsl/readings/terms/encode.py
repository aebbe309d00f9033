"""A node and a world go in; the term of the node in that world comes out, each node once for each row it stands at."""

from typing import Any

import attrs

from iku_dsl.formula.algebra import Node
from iku_dsl.formula.walk import rows_of
from iku_dsl.readings.terms.at import At, Visit, Wanted
from iku_dsl.readings.terms.leaves import LEAVES, opaque
from iku_dsl.readings.terms.term import Term
from iku_dsl.readings.terms.visits import VISITS
from iku_dsl.readings.terms.world import World

Waiting = list[tuple[tuple[int, At], Visit]]


@attrs.define(eq=False)
class Encoder:
    """The terms of one graph in one world."""

    world: World
    known: dict[tuple[int, At], Term] = attrs.field(factory=dict)
    depends: dict[int, frozenset[str]] = attrs.field(factory=dict)
    kept: list[Node] = attrs.field(factory=list)

    def term(self, node: Node, at: At | None = None) -> Term:
        """Return the term of a node at a place, or for the period asked.

        Nodes are visited with a stack of our own: depth costs no recursion.
        """
        waiting: Waiting = []
        answer: Any = self._answer((node, at or At(self.world.period)), waiting)
        while waiting:
            key, visit = waiting[-1]
            try:
                answer = self._answer(visit.send(answer), waiting)
            except StopIteration as done:
                waiting.pop()
                answer = self.known.setdefault(key, done.value)
        found: Term = answer
        return found

    def _answer(self, wanted: Wanted, waiting: Waiting) -> Term | None:
        """Return the term of a node; None for one that has to ask others first, and waits for them."""
        node, at = wanted
        at = at.only(rows_of(node, self.depends))
        key = id(node), at
        if key in self.known:
            return self.known[key]
        self.kept.append(node)
        if type(node) not in VISITS:
            return self.known.setdefault(key, LEAVES.get(type(node), opaque)(node, at, self.world))
        waiting.append((key, VISITS[type(node)](node, at, self.world)))
        return None
