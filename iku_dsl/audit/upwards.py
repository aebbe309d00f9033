"""The formulas of a scorecard go in; what stands above a figure, and so changes with it, comes out."""

from collections.abc import Iterable

import attrs

from iku_dsl.audit.bench import Spot
from iku_dsl.formula.algebra import Fact, Node
from iku_dsl.formula.walk import operands, reachable


@attrs.frozen(eq=False)
class Upwards:
    """Which nodes use a node, by their ids, and which nodes ask for a datum, by whose it is and its name."""

    users: dict[int, list[int]]
    asking: dict[tuple[str, str], list[int]]

    @classmethod
    def of(cls, roots: Iterable[Node]) -> "Upwards":
        """Return what uses what behind some nodes."""
        users: dict[int, list[int]] = {}
        asking: dict[tuple[str, str], list[int]] = {}
        for node in reachable(tuple(roots)):
            for each in operands(node):
                users.setdefault(id(each), []).append(id(node))
            if isinstance(node, Fact):
                asking.setdefault((node.subject, node.name), []).append(id(node))
        return cls(users, asking)

    def above(self, spots: Iterable[Spot]) -> set[int]:
        """Return the nodes that may come to something else where these figures do, by their ids."""
        starts = [self.asking.get(each[:2], ()) if len(each) == 3 else (each[0],) for each in spots]
        found = {each for several in starts for each in several}
        waiting = list(found)
        while waiting:
            fresh = [user for user in self.users.get(waiting.pop(), ()) if user not in found]
            found.update(fresh)
            waiting.extend(fresh)
        return found
