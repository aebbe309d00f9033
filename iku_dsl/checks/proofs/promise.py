"""A graph of a document goes in; what questions are asked about comes out: roots, nodes, how they are reached."""

from fractions import Fraction
from functools import cached_property

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Constant, Node
from iku_dsl.formula.reach import Way, ways, when
from iku_dsl.model.documents import AnyDocument
from iku_dsl.readings.branch_words import Words
from iku_dsl.readings.branches import Branches, Key
from iku_dsl.readings.subjects import Setting, Subject


@attrs.frozen(eq=False)
class Graph:
    """One graph of a document, with the branches that its text has, and those that its examples take."""

    setting: Setting
    branches: Branches
    taken: frozenset[Key] = frozenset()

    @property
    def words(self) -> Words:
        """Return the words for the parts of the document."""
        return self.branches.words

    @property
    def document(self) -> AnyDocument:
        """Return the document."""
        return self.setting.trial.document

    @cached_property
    def asked(self) -> tuple[Subject, ...]:
        """Return what is computed of the document by others: its results, and the functions that nothing in it calls.

        A named step is looked at only where a result needs it.
        """
        called = tuple(each for each in self.setting.subjects if each.arguments)
        return (*self.setting.results, *called)

    @cached_property
    def ways(self) -> dict[int, list[Way]]:
        """Return how each node is come by."""
        return ways([each.node for each in self.asked])

    def nodes(self) -> list[Node]:
        """Return the nodes that are looked at, in the order of the text."""
        found = [each for each in self.setting.nodes() if self.ways.get(id(each))]
        return sorted(found, key=lambda each: (each.span.source.path, each.span.start))

    def when(self, node: Node, condition: Node) -> Node:
        """Return that a node is looked at and something holds of it."""
        return when(self.ways.get(id(node), ()), condition)

    def standing(self, code: str) -> list[Node]:
        """Return what the results stand on of a component: its value before weight and cap, and what it adds."""
        scope = self.setting.trial.scope
        every = (scope.ratios.get(code), scope.contributions.get(code))
        return [each for each in every if each is not None and self.ways.get(id(each))]

    def result(self, name: str) -> Node | None:
        """Return a result by its name."""
        return next((each.node for each in self.setting.results if each.name == name), None)


def zero(span: Span) -> Constant:
    """Return the number nought."""
    return Constant(Fraction(0), span=span)
