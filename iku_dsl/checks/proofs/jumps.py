"""A graph goes in; the edges come out at which bands or cases jump, with the value on each side.

Only edges are looked at that the text states as a number, of values that follow from the figure they are compared with.
A value beside an edge is the limit: the formula that holds just there, taken at the edge itself.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

import attrs

from iku_dsl.checks.proofs.claim import Claim, Figure, Verdict
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Apply, Cell, Choose, Constant, Fact, Node, Operation, Step
from iku_dsl.formula.origin import Kind
from iku_dsl.formula.sharing import Sharing
from iku_dsl.formula.walk import reachable
from iku_dsl.readings.curve import Curve
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.goals import comparisons
from iku_dsl.readings.show import quantity
from iku_dsl.values.periods import Period

TABLES = (Kind.BAND, Kind.SEGMENT)
CHOICES = (*TABLES, Kind.CONDITIONAL, Kind.CASE)
HALF = Fraction(1, 2)
MOST = 100  # edges of one choice


@attrs.frozen
class Jump:
    """An edge, and the value just below it, at it, and just above it."""

    edge: Fraction
    below: Fraction
    at: Fraction
    above: Fraction


def jumps(graph: Graph, domains: Domains, period: Period) -> Iterator[Claim]:
    """Go through the edges at which a value jumps, each once; a choice within another one is a part of that."""
    sharing, inside, seen = Sharing(), set[tuple[int, int]](), set[tuple[str, Fraction]]()
    for node in graph.nodes():
        name, figure = _name(graph, node), _figure(node, sharing)
        if isinstance(node, Choose) and name is not None and figure is not None:
            number = sharing.number(figure)
            found = () if (id(node), number) in inside else _jumps(node, figure, sharing, domains, period)
            inside |= {(id(each), number) for each in reachable((node,)) if isinstance(each, Choose)}
            for jump in found:
                if (str(name), jump.edge) not in seen:
                    seen.add((str(name), jump.edge))
                    yield _claim(node, name, figure, jump)


def _name(graph: Graph, node: Node) -> str | Phrase | None:
    """Return what a choice is called; None for one of another text."""
    origin = node.origin if isinstance(node, Choose) else None
    return graph.words.name(origin.places[0]) if origin is not None and origin.kind in CHOICES else None


def _jumps(node: Choose, figure: Node, sharing: Sharing, domains: Domains, period: Period) -> Iterator[Jump]:
    inner, hair = _rounded(figure)
    number = sharing.number(inner)
    same = frozenset(id(each) for each in reachable((node,)) if sharing.number(each) == number)
    curve = Curve(node, same, period)
    edges = sorted({edge for each in _stated(node) for edge in (each - hair, each + hair)})[:MOST]
    for edge, (below, above) in zip(edges, pairwise(_places(edges)), strict=True):
        jump = _jump(curve, edge, below, above)
        if jump is not None and _may_be(inner, edge, domains):
            yield jump


def _figure(node: Node, sharing: Sharing) -> Node | None:
    """Return the one figure that the conditions of a choice compare with numbers; None where it is more than one."""
    cases = node.cases if isinstance(node, Choose) else ()
    every = [each for condition, _ in cases for each in comparisons(condition)]
    numbers = {sharing.number(each.operands[0]) for each in every}
    plain = all(isinstance(each.operands[1], Constant) for each in every)
    return every[0].operands[0] if plain and len(numbers) == 1 else None


def _rounded(figure: Node) -> tuple[Node, Fraction]:
    """Return the figure that is rounded before it is compared, and how far from a bound its edge then lies."""
    while isinstance(figure, Step):
        figure = figure.operand
    if not isinstance(figure, Apply) or figure.function != "round":
        return figure, Fraction(0)
    decimals = figure.operands[1] if len(figure.operands) > 1 else None
    places = decimals.value if isinstance(decimals, Constant) and isinstance(decimals.value, Fraction) else Fraction(0)
    return figure.operands[0], HALF / 10 ** int(places)


def _stated(node: Choose) -> set[Fraction]:
    """Return the numbers with which any choice in a formula compares."""
    inside = (each for each in reachable((node,)) if isinstance(each, Choose))
    every = (other for each in inside for condition, _ in each.cases for other in comparisons(condition))
    values = (each.operands[1].value for each in every if isinstance(each.operands[1], Constant))
    return {each for each in values if isinstance(each, Fraction)}


def _places(edges: list[Fraction]) -> list[Fraction]:
    """Return a place below each edge with no other edge between, and one above the last."""
    between = [(low + high) / 2 for low, high in pairwise(edges)]
    return [edges[0] - 1, *between, edges[-1] + 1] if edges else []


def _jump(curve: Curve, edge: Fraction, below: Fraction, above: Fraction) -> Jump | None:
    values = curve.beside(edge, below), curve.at(edge), curve.beside(edge, above)
    if values[0] is None or values[1] is None or values[2] is None or len(set(values)) == 1:
        return None
    return Jump(edge, values[0], values[1], values[2])


def _may_be(figure: Node, edge: Fraction, domains: Domains) -> bool:
    """Return whether what is declared of a figure lets it be at an edge, and not at the edge alone from below."""
    if isinstance(figure, Fact):
        known = domains.facts.get((figure.subject, figure.name))
    else:
        known = domains.columns.get((figure.table, figure.column)) if isinstance(figure, Cell) else None
    return known is None or (known.admits(edge) and (known.low is None or known.low < edge))


def _claim(node: Choose, name: str | Phrase, figure: Node, jump: Jump) -> Claim:
    percent = any(isinstance(value, Constant) and value.percent for _, value in node.cases)
    edge: str | Phrase = quantity(jump.edge, _in_percent(node, figure))
    if node.origin is not None and node.origin.kind not in TABLES:
        edge = say("{formula} = {edge}", formula=_called(figure), edge=edge)
    values = ((say("below"), jump.below), (say("there"), jump.at), (say("above"), jump.above))
    figures = tuple(Figure(label, value, percent) for label, value in values)
    says = _said(name, edge, jump, percent)
    return Claim("jump", name, says, _place(node, figure, jump.edge), Verdict.PROVED, figures=figures)


def _said(name: str | Phrase, edge: str | Phrase, jump: Jump, percent: bool) -> Phrase:
    below, at, above = (quantity(each, percent) for each in (jump.below, jump.at, jump.above))
    if jump.at == jump.above:
        return say("{name} jumps at {edge}: {below} below, {at} from there", name=name, edge=edge, below=below, at=at)
    if jump.at == jump.below:
        return say("{name} jumps at {edge}: {at} up to there, {above} above", name=name, edge=edge, at=at, above=above)
    return say(
        "{name} jumps at {edge}: {below} below, {at} there, {above} above",
        name=name,
        edge=edge,
        below=below,
        at=at,
        above=above,
    )


def _compared(node: Choose) -> Iterator[tuple[Operation, Constant]]:
    for condition, _ in node.cases:
        for each in comparisons(condition):
            if isinstance(each.operands[1], Constant):
                yield each, each.operands[1]


def _in_percent(node: Choose, figure: Node) -> bool:
    written = any(bound.percent for _, bound in _compared(node))
    return written or (isinstance(figure, (Fact, Step)) and figure.percent)


def _called(figure: Node) -> str | Phrase:
    if isinstance(figure, (Fact, Step)):
        return figure.name
    return figure.column if isinstance(figure, Cell) else figure.span.text


def _place(node: Choose, figure: Node, edge: Fraction) -> Span:
    """Return where the edge is stated; of one that lies in a case, the place of the whole."""
    hair = _rounded(figure)[1]
    found = (each.span for each, bound in _compared(node) if bound.value in (edge, edge + hair, edge - hair))
    return next(found, node.span)
