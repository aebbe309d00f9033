"""A graph of a manual goes in; the questions come out whether the weights beside each other add up in every case."""

from collections.abc import Iterator
from fractions import Fraction

from iku_dsl.checks.proofs.claim import Question
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Choose, Constant, Gather, Node, Part
from iku_dsl.formula.conditions import compared
from iku_dsl.formula.lower import Lowering
from iku_dsl.model.documents import Manual


def weights(graph: Graph) -> Iterator[Question]:
    """Go through the groups of components whose weights must add up: to the parent's, or to the whole."""
    manual = graph.document
    if not isinstance(manual, Manual) or not manual.computes:
        return
    for parent, parts in manual.children.items():
        summed = [each for each in parts if not each.deducts]
        if summed and all(each.said("weight") for each in summed):
            known = [graph.setting.trial.scope.weights[each.code] for each in summed]
            place = manual.parts[parent].span if parent else manual.span
            total = Gather("sum", tuple(map(Part, known)), span=place)
            says = say("the weights of {whose} add up in every case", whose=parent or manual.code)
            condition = compared("<>", total, _whole(graph, manual, parent), place)
            yield Question("weights", parent or manual.code, says, place, condition)


def _whole(graph: Graph, manual: Manual, parent: str | None) -> Node:
    """Return what the weights of a group add up to: shares to 100%, others to what their parent declares."""
    shares = any(each.share_of for each in manual.children[parent])
    if parent is not None and not shares and manual.parts[parent].said("weight"):
        return graph.setting.trial.scope.weights[parent]
    whole: Node = Constant(Fraction(1), span=manual.span)
    if parent is None and manual.totals:
        lower = Lowering().lower
        stated = [(each.when, lower(each.total, graph.setting.trial.scope)) for each in manual.totals]
        default = next((total for when, total in stated if when is None), whole)
        cases = tuple((lower(when, graph.setting.trial.scope), total) for when, total in stated if when is not None)
        return Choose(cases, default, span=manual.span) if cases else default
    return whole
