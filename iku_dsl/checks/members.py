"""A document goes in; members asked for where there are none, or one by one where there are several, are reported."""

from collections.abc import Iterator

from iku_dsl.checks.names import COLUMNS
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.aggregated import over_members
from iku_dsl.formula.lower_requirements import INDICATOR
from iku_dsl.model.documents import AnyDocument, Framework
from iku_dsl.model.rules import WRONG_USE
from iku_dsl.model.visit import nodes
from iku_dsl.syntax.formulas import Call, Column, Formula, Name, Node


def check_members(document: AnyDocument, report: Report) -> None:
    """Report columns of members outside an aggregate: over no members a sum would be zero, and nobody would see it."""
    formulas = tuple(_over_members(document))
    over = {id(node) for node in nodes(*formulas)}
    gathered = {id(node) for each in nodes(*formulas) if _aggregate(each) for node in nodes(*_inside(each))}
    for node in nodes(*document.rules):
        if id(node) in gathered or not _column(node, bare=id(node) in over):
            continue
        if id(node) in over:
            reason, hint = say("members are several"), say("gather them: `mean(members.index)`, `count(members)`")
        else:
            reason, hint = say("only a level has members"), say("write it in `value of …` or in `require of …`")
        report.add(WRONG_USE.at(node.span, hint, name=node.span.text, reason=reason))


def _over_members(document: AnyDocument) -> Iterator[Formula]:
    """Go through the formulas that stand over members: values of levels, and what is required of levels."""
    if isinstance(document, Framework):
        yield from (each.formula for each in document.values.values())
        lowest = (INDICATOR, *document.levels[:1])
        yield from (each.formula for each in document.requirements if each.of.text not in lowest)


def _aggregate(node: Node) -> bool:
    return isinstance(node, Call) and over_members(node)


def _inside(node: Node) -> tuple[object, ...]:
    return (node.arguments, node.by, node.filter) if isinstance(node, Call) else ()


def _column(node: Node, *, bare: bool) -> bool:
    """Return whether a node is a column of members; by its bare name it is one only where there are members."""
    if isinstance(node, Column):
        return node.table == "members" and node.name in COLUMNS
    return bare and isinstance(node, Name) and node.word.text in COLUMNS | {"members"}
