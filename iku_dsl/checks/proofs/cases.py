"""A graph goes in; for each case, row and band comes out whether data lead to it, for each choice whether all do."""

from collections.abc import Iterator
from itertools import combinations

from iku_dsl.checks.proofs.claim import Question
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Choose, Differs, Node
from iku_dsl.formula.conditions import any_of, compared, negation, together
from iku_dsl.formula.lower_lookup import number
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.readings.branches import key_of, place_of
from iku_dsl.readings.goals import comparisons
from iku_dsl.syntax.statements import Categories

WHOLE = (Kind.CASE, Kind.BAND, Kind.ROW)  # choices that a text may leave without a case


def cases(graph: Graph) -> Iterator[Question]:
    """Go through the branches that no example takes: one that no data take is dead text."""
    for node in graph.nodes():
        if isinstance(node, Choose) and node.origin is not None:
            for at, condition in enumerate(_branches(node)):
                said = _said(graph, node, node.origin, at)
                if said is not None:
                    says = say("some data lead to: {branch}", branch=said)
                    place = place_of(node.origin, at)
                    yield Question("branch", said, says, place, graph.when(node, condition), happens=True)


def _said(graph: Graph, node: Choose, origin: Origin, at: int) -> Phrase | None:
    """Return what a branch is called; None for one that is not of this text, or that an example takes."""
    said, key = graph.words.of(origin, at, at == len(node.cases)), key_of(origin, at)
    asked = key in graph.branches.known and key not in graph.taken and not _held_end(node, at)
    return said[1] if said is not None and asked else None


def holes(graph: Graph) -> Iterator[Question]:
    """Go through the choices without a case for what is left over: whether data are left over."""
    for node in graph.nodes():
        if isinstance(node, Choose) and node.otherwise is None and node.origin and node.origin.kind in WHOLE:
            name = graph.words.name(node.origin.places[0])
            if name is not None:
                none = together((*_declared(graph, node), *(negation(each) for each, _ in node.cases)), node.span)
                says = say("a case of {name} holds for all data", name=name)
                yield Question("cases", name, says, node.origin.places[0], graph.when(node, none))


def overlaps(graph: Graph) -> Iterator[Question]:
    """Go through the bands: whether a figure lies in two of them."""
    for node in graph.nodes():
        if isinstance(node, Choose) and node.origin is not None and node.origin.kind is Kind.BAND:
            name = graph.words.name(node.origin.places[0])
            pairs = combinations((condition for condition, _ in node.cases), 2)
            if name is not None:
                twice = any_of([together(pair, node.span) for pair in pairs], node.span)
                says = say("no figure lies in two bands of {name}", name=name)
                yield Question("overlap", name, says, node.origin.places[0], graph.when(node, twice))


def clashes(graph: Graph) -> Iterator[Question]:
    """Go through the choices of which the first case that holds counts: whether data meet two of different values."""
    for node in graph.nodes():
        if isinstance(node, Choose) and node.origin is not None and node.origin.kind is Kind.CASE:
            name = graph.words.name(node.origin.places[0])
            if name is not None and len(node.cases) > 1:
                pairs = combinations(node.cases, 2)
                twice = any_of([_clash(first, second, node.span) for first, second in pairs], node.span)
                says = say("no data meet two cases of {name}", name=name)
                instead = say("data meet two cases of {name}, of which the first counts", name=name)
                condition = graph.when(node, twice)
                yield Question("clash", name, says, node.origin.places[0], condition, instead=instead)


def _clash(first: tuple[Node, Node], second: tuple[Node, Node], span: Span) -> Node:
    """Return that two cases hold, and give different values."""
    return together((first[0], second[0], Differs((first[1], second[1]), span=span)), span)


def _held_end(node: Choose, at: int) -> bool:
    """Return whether a branch is the end of a scale, which no text states: beyond it the last value holds."""
    return node.origin is not None and node.origin.kind is Kind.SEGMENT and at in (0, len(node.cases))


def _branches(node: Choose) -> Iterator[Node]:
    before: tuple[Node, ...] = ()
    for condition, _ in node.cases:
        yield together((*before, condition), node.span)
        before = (*before, negation(condition))
    if node.otherwise is not None:
        yield together(before, node.span)


def _declared(graph: Graph, node: Choose) -> Iterator[Node]:
    """Go through the bounds of what bands must cover: a figure outside is no fault of theirs."""
    bands = graph.words.statement(node.origin.places[0]) if node.origin else None
    over = bands.over if isinstance(bands, Categories) else None
    if over is not None:
        figure = next(each for condition, _ in node.cases for each in comparisons(condition)).operands[0]
        yield compared(">=", figure, number(over.low, over.span), over.span)
        yield compared("<=", figure, number(over.high, over.span), over.span)
