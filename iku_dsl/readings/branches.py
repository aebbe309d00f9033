"""A document goes in; every branch of its formulas comes out, with its place, and which of them a run has taken.

A branch is a case of a definition, a side of an `if`, a row, a band, a stretch of a scale, whether a part applies, and
whether a bound binds. What a run took is read from its trace, so a branch counts as reached only when it was visited.
"""

from collections.abc import Hashable, Iterable, Iterator

import attrs

from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Choose, Constant, Fact, Gather, IsNotApplicable, Node, Operation
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.formula.walk import above
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.readings.branch_words import Words
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.subjects import Setting, settings
from iku_dsl.values.enclosed import Number, order
from iku_dsl.values.outcomes import NOT_APPLICABLE
from iku_dsl.values.periods import Period

Key = tuple[Hashable, ...]


@attrs.frozen
class Branch:
    """One branch: its place, what to say where no example takes it, and the title of an example that does."""

    key: Key
    place: Span
    missed: Phrase
    title: Phrase


@attrs.frozen
class Branches:
    """The branches of a document, in the order of the text, and the graphs in which they stand."""

    document: AnyDocument
    settings: tuple[Setting, ...]
    words: Words
    known: dict[Key, Branch]

    def unreached(self, runs: Iterable[Exact]) -> list[Branch]:
        """Return the branches that no run takes."""
        taken = {key for run in runs for key in reached(run)}
        return [branch for key, branch in self.known.items() if key not in taken]


def branches(document: AnyDocument) -> Branches:
    """Return every branch of a document; those of a text that it follows, or of a library, are not its own."""
    words, found = Words(document), dict[Key, Branch]()
    graphs, given = settings(document), given_parts(document)
    for nodes in (each.nodes() for each in graphs):
        absent, told = may_not_apply(nodes, given), _told(nodes)
        for node in nodes:
            origin = origin_of(node)
            if origin is not None and _possible(node, origin, absent, told):
                for at, left_over in _ways(node):
                    key = key_of(origin, at)
                    said = words.of(origin, at, left_over) if key not in found else None
                    if said is not None:
                        found[key] = Branch(key, place_of(origin, at), *said)
    order = sorted(found.values(), key=lambda each: (each.place.source.path, each.place.start))
    return Branches(document, tuple(graphs), words, {each.key: each for each in order})


def origin_of(node: Node) -> Origin | None:
    """Return how the text puts a choice or a bound; None for every other node."""
    return node.origin if isinstance(node, (Choose, Gather)) else None


def key_of(origin: Origin, at: int) -> Key:
    """Return by what a branch is known, in whatever graph it stands; of a bound 1 is that it binds."""
    return origin.kind, place_of(origin, at), at


def place_of(origin: Origin, at: int) -> Span:
    """Return the place of a branch; a bound has one place."""
    return origin.places[min(at, len(origin.places) - 1)]


def _ways(node: Node) -> Iterator[tuple[int, bool]]:
    """Go through the branches of a choice or a bound, and whether each is what is left over."""
    if isinstance(node, Choose):
        yield from ((at, False) for at in range(len(node.cases)))
        if node.otherwise is not None:
            yield len(node.cases), True
    else:
        yield from ((1, False), (0, False))


def _possible(node: Node, origin: Origin, absent: set[int], told: set[int]) -> bool:
    """Return whether the parts that a treatment is about may not apply at all; otherwise there is nothing to take."""
    if origin.kind not in (Kind.PART, Kind.NO_PART) or not isinstance(node, Choose):
        return True
    condition = node.cases[0][0]
    if isinstance(condition, IsNotApplicable):  # where the text says when, that is its branch
        return id(condition.operand) in absent - told
    gathered = condition.operands[0] if isinstance(condition, Operation) else None
    return isinstance(gathered, Gather) and all(id(part.value) in absent for part in gathered.parts)


def may_not_apply(nodes: list[Node], given: frozenset[str]) -> set[int]:
    """Return the nodes that the text lets not apply, by their ids, or that stand on a component given from outside."""
    stated = [each for each in nodes if isinstance(each, Constant) and each.value == NOT_APPLICABLE]
    outside = [each for each in nodes if isinstance(each, Fact) and each.name in given]
    return above(nodes, {id(each) for each in (*stated, *outside)})


def _told(nodes: list[Node]) -> set[int]:
    """Return the nodes above one of which the text says when it does not apply."""
    return above(nodes, {id(each) for each in nodes if _says_when(each)})


def _says_when(node: Node) -> bool:
    origin = origin_of(node)
    return origin is not None and origin.kind is Kind.DOES_NOT_APPLY


def given_parts(document: AnyDocument) -> frozenset[str]:
    """Return the components that are data."""
    if not isinstance(document, Manual):
        return frozenset()
    return frozenset(code for code, part in document.parts.items() if not part.cases and code not in document.children)


def reached(run: Exact) -> set[Key]:
    """Return the branches that a run has taken, in its formulas or at any row."""
    return {key for each in run.everywhere() for key in _reached(each)}


def _reached(run: Exact) -> set[Key]:
    nodes = {id(node): node for node in run.kept}
    found = set[Key]()
    for ident, period in run.known:
        node = nodes[ident]
        if isinstance(node, (Choose, Gather)) and node.origin is not None:
            at = taken(node, run, period) if isinstance(node, Choose) else _binds(node, run, period)
            if at is not None:
                found.add(key_of(node.origin, at))
    return found


def taken(node: Choose, run: Exact, period: Period) -> int | None:
    """Return which branch of a choice a run has taken, by what its conditions came to; None where none is decided."""
    for at, (condition, _) in enumerate(node.cases):
        value = run.found(condition, period)
        if value is not False:
            return at if value is True else None
    return None if node.otherwise is None else len(node.cases)


def _binds(node: Gather, run: Exact, period: Period) -> int | None:
    value, bound = (run.found(part.value, period) for part in node.parts)
    if not (isinstance(value, Number) and isinstance(bound, Number)):
        return None
    found = order(value, bound)
    return None if found is None else int(found > 0 if node.function == "min" else found < 0)
