"""Formulas and an evaluation of them go in; every node with its exact value and what it was made of comes out, plainly.

A node is a plain object: its kind, its value and the numbers of the nodes below it. Whoever has them all can compute
each again from those below it, with nothing but fractions.
"""

import attrs

from iku_dsl.audit.bench import PrintedFacts, Spot
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.made_up import made_up
from iku_dsl.audit.plain_values import Object, month_span, placed, plain
from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.readings.traced import Asked, Traced, where
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed
from iku_dsl.values.outcomes import Fault, Missing
from iku_dsl.values.periods import Period

NOT_PLAIN = (Enclosed, Duration, Missing, Fault)


@attrs.define(eq=False)
class Nodes:
    """The nodes that have been asked for, each with a number; `claims` are the figures that stand for some of them."""

    claims: dict[Spot, Claim]
    objects: list[Object] = attrs.field(factory=list)
    numbers: dict[tuple[int, int, Period], int] = attrs.field(factory=dict)
    kept: list[Traced] = attrs.field(factory=list)  # an id is only good while the evaluation lives

    def number(self, node: Node, exact: Traced, period: Period) -> int:
        """Return the number of a node whose value is known, all that it is made of being told as well."""
        exact.value(node, period)
        waiting = list[Asked]()
        found = self._numbered(Asked(exact, node, period), waiting)
        while waiting:
            each = waiting.pop()
            self.objects[self._numbered(each, waiting)] |= self._told(each, waiting)
        return found

    def _numbered(self, asked: Asked, waiting: list[Asked]) -> int:
        exact = where(asked)
        key = id(exact), id(asked.node), asked.period
        if key not in self.numbers:
            self.kept.append(exact)
            self.numbers[key] = len(self.objects)
            self.objects.append({"id": len(self.objects)})
            waiting.append(Asked(exact, asked.node, asked.period))
        return self.numbers[key]

    def _told(self, asked: Asked, waiting: list[Asked]) -> Object:
        exact, node, period = asked.exact, asked.node, asked.period
        value = exact.value(node, period)
        told: Object = {"period": month_span(period), **placed(node.span), "value": plain(value)}
        below = _used(node, exact.asked.get((id(node), period), []))
        claim = self._claim(asked)
        if claim is not None:
            return {**told, "kind": "printed", "claim": claim.row.id}
        values = [value, *(each.exact.value(each.node, each.period) for each in below)]
        ids = [self._numbered(each, waiting) for each in below]
        if isinstance(value, (Missing, Fault)):
            return {**told, "kind": "missing", "operands": ids}
        if any(isinstance(each, NOT_PLAIN) for each in values):
            return {**told, "kind": "given", "operands": ids}
        return told | made_up(asked, below, dict(zip(map(id, below), ids, strict=True)))

    def _claim(self, asked: Asked) -> Claim | None:
        """Return the printed figure that was taken in the place of a node."""
        node, period, facts = asked.node, asked.period, asked.exact.facts
        if (id(node), period) in asked.exact.root.given:
            return self.claims[id(node), period]
        if not isinstance(node, algebra.Fact) or not isinstance(facts, PrintedFacts):
            return None
        place = node.subject, node.name, period
        return self.claims[place] if place != facts.apart and place in facts.printed else None


def _used(node: Node, below: list[Asked]) -> list[Asked]:
    """Return what a value was made of; which parts of a period are measured is asked besides."""
    if not isinstance(node, (algebra.Fact, algebra.ByPeriod)):
        return below
    parts = [each for each in below if each.node is node]
    return parts if parts or isinstance(node, algebra.Fact) else below[-1:]
