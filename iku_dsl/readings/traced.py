"""The graph and facts go in; the exact value of any node comes out, and what each node asked for to get there."""

from collections.abc import Generator, Sequence
from typing import Any

import attrs

from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.visit import Visit, Wanted
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period

Key = tuple[int, Period]


@attrs.frozen(eq=False)
class Asked:
    """A node that was asked for, for which period, and the evaluation that has it: at a row, or at none."""

    exact: "Traced"
    node: Node
    period: Period


@attrs.define(eq=False)
class Traced(Exact):
    """One evaluation that remembers, for every node and period, what was asked for and in which order.

    `frames` holds the calls that go on; the innermost is that of an aggregate over rows, while it asks its rows.
    """

    asked: dict[Key, list[Asked]] = attrs.field(factory=dict)
    frames: list[list[Asked]] = attrs.field(factory=list)

    def value(self, node: Node, period: Period) -> Value:
        """Return the value of a node for a period."""
        frames = self._frames()
        if frames:
            frames[-1].append(Asked(self, node, period))
        frames.append([])
        found = super().value(node, period)
        frames.pop()
        return found

    def _frames(self) -> list[list[Asked]]:
        root = self.root
        assert isinstance(root, Traced), "a row has the kind of evaluation that it stands in"
        return root.frames

    def _visit(self, node: Node, period: Period) -> Visit:
        if isinstance(node, algebra.Over) and id(node) not in self.instead:
            rows: list[Asked] = []
            self._frames().append(rows)
            visit = super()._visit(node, period)
            self._frames().pop()
            self.asked[id(node), period] = rows
            return visit
        return self._remembered((id(node), period), super()._visit(node, period))

    def _remembered(self, key: Key, visit: Visit) -> Generator[Wanted, Any, Value]:
        asked = self.asked.setdefault(key, [])
        answer: Any = None
        while True:
            try:
                wanted = visit.send(answer)
            except StopIteration as done:
                found: Value = done.value
                return found
            asked.append(Asked(self, *wanted))
            answer = yield wanted


def where(asked: Asked) -> "Traced":
    """Return the evaluation in which a node was computed: what no row decides is computed around it."""
    exact, key = asked.exact, (id(asked.node), asked.period)
    while key not in exact.known and key not in exact.given and isinstance(exact.around, Traced):
        exact = exact.around
    return exact


def of_rows(asked: Sequence[Asked], part: algebra.Part) -> list[tuple[Asked, Asked | None]]:
    """Return what an aggregate took from each row: the value, and its weight; what its condition left out is not."""
    rows: dict[int, dict[int, Asked]] = {}
    for each in asked:
        rows.setdefault(id(each.exact), {})[id(each.node)] = each
    found = []
    for row in rows.values():
        keep, value = (row.get(id(part.keep)) if part.keep else None), row.get(id(part.value))
        kept = keep is None or keep.exact.found(keep.node, keep.period) is True
        if kept and value is not None:
            found.append((value, row.get(id(part.weight)) if part.weight else None))
    return found
