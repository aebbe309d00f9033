"""A framework or a scorecard goes in; weights of the members of its levels that do not go together are reported."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from iku_dsl.checks.weight_sums import WeightSums, Whose
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.unweighed import unweighed_member
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import AnyDocument, Framework, Member
from iku_dsl.model.resolve import Scorecard
from iku_dsl.model.visit import nodes
from iku_dsl.syntax.formulas import Column, Name
from iku_dsl.syntax.statements import Attribute

PERCENT_MIXED = Rule(
    "IKU519",
    "percent-mixed",
    Severity.ERROR,
    "this {level} weighs {weight}, and others beside it weigh in percent",
    why="20 beside 30% is not a fifth but twenty times the whole.",
    example="perspective customer weight 20\nperspective stakeholder weight 30%",
    instead="perspective customer weight 20%",
)
WEIGHT = "weight"


def check_framework_weights(document: AnyDocument, report: Report) -> None:
    """Report the weights of the members that a framework declares itself, such as the perspectives."""
    if isinstance(document, Framework) and document.complete:
        for group in _groups(document.members):
            _group(group, document, report)


def check_member_weights(card: Scorecard, report: Report) -> None:
    """Report the weights of the members that a contract declares, alone or beside those of its framework."""
    own = set(map(id, card.contract.members))
    for group in _groups(card.members) if card.complete else ():
        if any(id(each) in own for each in group):
            _group(group, card.framework, report)


def _groups(members: Iterable[Member]) -> Iterable[list[Member]]:
    """Return the members that stand beside each other."""
    found: dict[tuple[str, str | None], list[Member]] = defaultdict(list)
    for each in members:
        found[each.level, each.parent.text if each.parent else None].append(each)
    return found.values()


def _group(group: list[Member], framework: Framework, report: Report) -> None:
    weights = [each.weight for each in group if each.weight is not None]
    if weights or _weighed(group[0].level, framework):
        report.extend(unweighed_member(each, group) for each in group if each.weight is None)
    mixed = _mixed(group[0].level, weights, report)
    in_percent = any(getattr(each.values[0], "percent", False) for each in weights)  # bare figures add up to anything
    if len(weights) == len(group) and in_percent and not mixed:
        whose = Whose(_name(group[0]), weights[0].span, {"": ""})
        WeightSums(framework, report).check([{"": each.values[0]} for each in weights], {}, whose)


def _weighed(level: str, framework: Framework) -> bool:
    """Return whether the level above weighs its members."""
    above = dict(pairwise(framework.levels)).get(level, "")
    rule = framework.values.get(above)
    return rule is not None and any(_is_weight(each) for each in nodes(rule.formula))


def _is_weight(node: object) -> bool:
    return (isinstance(node, Name) and node.word.text == WEIGHT) or (isinstance(node, Column) and node.name == WEIGHT)


def _mixed(level: str, weights: list[Attribute], report: Report) -> bool:
    """Report bare figures beside percentages; return whether there are any."""
    literals = [each for each in weights if constant(each.values[0]) is not None]
    bare = [each for each in literals if not getattr(each.values[0], "percent", False)]
    mixed = bare if len(bare) < len(literals) else []
    for each in mixed:
        text = each.values[0].span.text
        report.add(PERCENT_MIXED.at(each.span, say("write {number}%", number=text), level=level, weight=text))
    return bool(mixed)


def _name(member: Member) -> Phrase:
    if member.parent is None:
        return say("the members of level {level}", level=member.level)
    return say("the members of level {level} in {parent}", level=member.level, parent=member.parent.text)
