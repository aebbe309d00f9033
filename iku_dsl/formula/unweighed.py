"""A component, member or indicator without a weight goes in; what is wrong with that comes out."""

from collections.abc import Iterable

from iku_dsl.diagnostics.phrase import Phrase, each_of
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.model.documents import Member
from iku_dsl.model.resolve import Indicator

NO_WEIGHT = Rule(
    "IKU502",
    "no-weight",
    Severity.ERROR,
    "{code} states no weight, and the framework weighs by it",
    why="A weight that nobody stated is not 1 and not 0.",
    example="perspective customer   # and `value of organisation: mean(members.value by weight)`",
    instead="perspective customer weight 20%",
)
SOME_WITHOUT = Rule(
    "IKU511",
    "some-without-weight",
    Severity.ERROR,
    "{code} has no weight, and {others} has one",
    why="A component without a weight would count in full beside components that count in part.",
    example="component A weight 60%: a\ncomponent B: b",
    instead="component B weight 40%: b",
)
SHOWN = 3


def beside_weights(code: str, others: list[str] | Phrase, span: Span) -> Diagnostic:
    """Return what is wrong with one that has no weight beside others that have; several are named by their codes."""
    named = each_of(others[:SHOWN]) if isinstance(others, list) else others
    return SOME_WITHOUT.at(span, "give it a weight", code=code, others=named)


def unweighed_member(member: Member, members: Iterable[Member]) -> Diagnostic:
    """Return what is wrong with a member of a level that states no weight, where the level above weighs by it."""
    group = [each for each in members if (each.level, each.parent) == (member.level, member.parent)]
    weighed = [each.code for each in group if each.weight is not None]
    if weighed:
        return beside_weights(member.code, weighed, member.span)
    return NO_WEIGHT.at(member.span, "add `weight …` to its statement", code=member.code)


def unweighed_indicator(indicator: Indicator) -> Diagnostic:
    """Return what is wrong with an indicator that states no weight, where nothing says what its weight is."""
    return NO_WEIGHT.at(indicator.line.span, code=indicator.key)
