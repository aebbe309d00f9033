"""A graph with an index goes in; the questions come out whether it goes the way that its polarity says."""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from iku_dsl.checks.proofs.claim import Question
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.checks.proofs.twice import Twice, twice
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Constant, Fact, Node
from iku_dsl.formula.conditions import compared, together
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.formula.walk import reachable
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import Framework
from iku_dsl.syntax.vocabulary import direction_of

WRONG = {"rises": ">", "falls": "<"}  # how the index stands to its later value where it goes the wrong way
NEVER = {
    "rises": say("under {polarity} the index never falls when the realisation rises"),
    "falls": say("under {polarity} the index never rises when the realisation rises"),
}
NEVER_BELOW = {
    "rises": say("under {polarity} the index never falls when the realisation rises towards the target"),
    "falls": say("under {polarity} the index never rises when the realisation rises towards the target"),
}
NEVER_ABOVE = {
    "rises": say("under {polarity} the index never falls when the realisation rises beyond the target"),
    "falls": say("under {polarity} the index never rises when the realisation rises beyond the target"),
}


def polarity_of(graph: Graph) -> str:
    """Return the polarity under which the index of a graph stands."""
    if graph.setting.polarity:
        return graph.setting.polarity
    header = getattr(graph.document, "header", {})
    return header["polarity"].values[0].text if "polarity" in header else ""


def direction(graph: Graph) -> Iterator[Question]:
    """Go through what an index must not do when the realisation rises, by the polarities that every regime knows."""
    index = graph.result("index")
    found = twice(index, "realisation") if index is not None else None
    polarity = polarity_of(graph)
    if found is None or index is None:
        return
    shown = ((say("index"), found.before), (say("then index"), found.after))
    for says, condition in _faults(found, polarity):
        yield Question("direction", polarity, says, index.span, condition, shown=shown)


def _faults(index: Twice, polarity: str) -> Iterator[tuple[Phrase, Node]]:
    """Go through what would be wrong: that the index falls where it must rise, or rises where it must fall."""
    ways = direction_of(polarity)
    if ways is None:
        return
    if ways[0] == ways[1]:
        yield said(NEVER[ways[0]], polarity), index.moves("<", WRONG[ways[0]])
        return
    target = next((each for each in facts_of(index.before) if each.name == "target"), None)
    if target is not None:
        span = index.before.span
        below, above = compared("<=", index.changed, target, span), compared(">=", index.datum, target, span)
        yield said(NEVER_BELOW[ways[0]], polarity), together((below, index.moves("<", WRONG[ways[0]])), span)
        yield said(NEVER_ABOVE[ways[1]], polarity), together((above, index.moves("<", WRONG[ways[1]])), span)


def facts_of(node: Node) -> list[Fact]:
    """Return the data on which a formula stands."""
    return [each for each in reachable((node,)) if isinstance(each, Fact)]


def said(phrase: Phrase, polarity: str) -> Phrase:
    """Return a claim about the index under a polarity."""
    return attrs.evolve(phrase, data=say("{polarity}", polarity=polarity).data)


def within(graph: Graph) -> Iterator[Question]:
    """Go through the bounds of the index: no data take it past one."""
    index, framework = graph.result("index"), graph.document
    if index is None or not isinstance(framework, Framework) or framework.bounds is None or not _computed(graph):
        return
    low, high = (constant(each) for each in (framework.bounds.low, framework.bounds.high))
    span = framework.bounds.span
    for sign, bound in (("<", low), (">", high)):
        if bound is not None:
            says = say("under {polarity} the index keeps within its bounds", polarity=polarity_of(graph))
            condition = compared(sign, index, Constant(bound, span=span), span)
            yield Question("bounds", polarity_of(graph), says, index.span, condition, shown=((say("index"), index),))


def _computed(graph: Graph) -> bool:
    return bool(graph.setting.polarity)


def at_target(graph: Graph, value: Fraction) -> Question | None:
    """Return whether the index is this wherever the realisation is the target."""
    index = on_target(graph)
    if index is None:
        return None
    polarity = polarity_of(graph)
    says = say("under {polarity} the index at the target is {value}", polarity=polarity, value=str(value))
    differs = compared("<>", index, Constant(value, span=index.span), index.span)
    return Question("at the target", polarity, says, index.span, differs, shown=((say("index"), index),))


def on_target(graph: Graph) -> Node | None:
    """Return the index where the realisation is the target; None where it stands on neither."""
    index = graph.result("index")
    facts = facts_of(index) if index is not None else []
    target = next((each for each in facts if each.name == "target"), None)
    realisations = {id(each) for each in facts if each.name == "realisation"}
    if index is None or target is None or not realisations:
        return None
    return exchanged(index, dict.fromkeys(realisations, target))
