"""The indicators and the framework's rule of conversion go in; each index comes out, converted where the rule says.

The order is static, so the quota is plain formulas: an indicator is converted when it qualifies and fewer of those
ranked before it qualify than there are places.
"""

from collections.abc import Sequence

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Choose, Fact, Gather, IsNotApplicable, Node, Operation, Part, Step
from iku_dsl.formula.lower import Lowering, truth, whole
from iku_dsl.formula.lower_definitions import lower_steps, open_scope
from iku_dsl.formula.lower_index import Measured
from iku_dsl.formula.lower_lookup import number
from iku_dsl.model.documents import Conversion
from iku_dsl.model.resolve import Scorecard

PRECEDENCE = "precedence over "  # the name of the fact that settles a tie; nobody but `convert first` gives it


@attrs.frozen(eq=False)
class Index:
    """The index of an indicator: its value, and what became of its candidacy for conversion."""

    measured: Measured
    value: Node
    qualifies: Node
    converted: Node
    rank: int | None


@attrs.frozen(eq=False)
class Quota:
    """The indices, and what is needed to see whether equal candidates compete for the last places."""

    indices: tuple[Index, ...]
    places: Node | None


def lower_conversion(card: Scorecard, measured: Sequence[Measured]) -> Quota:
    """Return every index of the contract after conversion."""
    rule = card.framework.conversion
    never = [
        Index(each, each.ordinary, truth(False, each.raw.span), truth(False, each.raw.span), None) for each in measured
    ]
    if rule is None:
        return Quota(tuple(never), None)
    places = _places(rule, card)
    ranks = {each.indicator.key: _rank(each, rule, card) for each in measured if _candidate(each, rule)}
    candidates = {
        each.indicator.key: (ranks[each.indicator.key], _qualifies(each, rule, card))
        for each in measured
        if each.indicator.key in ranks
    }
    return Quota(
        tuple(
            _index(each, rule, places, candidates) if each.indicator.key in candidates else plain
            for each, plain in zip(measured, never, strict=True)
        ),
        places,
    )


def _candidate(each: Measured, rule: Conversion) -> bool:
    """Return whether the contract or manual marks the indicator, and it measures what the rule asks for."""
    indicator = each.indicator
    if not indicator.counts or "convertible" not in indicator.header:
        return False
    measures = indicator.header["measures"].words() if "measures" in indicator.header else frozenset()
    ranked = not rule.kinds or indicator.said("kind") in rule.kinds
    return ranked and (not rule.measures or bool(measures & rule.measures))


def _rank(each: Measured, rule: Conversion, card: Scorecard) -> int:
    """Return the place in the order: by kind, then by the contract's own list; equal ranks are a tie."""
    kind, key = each.indicator.said("kind"), each.indicator.key
    listed = [code.text for code in card.contract.first]
    by_kind = rule.kinds.index(kind) if kind in rule.kinds else len(rule.kinds)
    by_list = listed.index(key) if key in listed else len(listed)
    return by_kind * (len(listed) + 1) + by_list


def _places(rule: Conversion, card: Scorecard) -> Node:
    count = sum(each.counts for each in card.indicators)
    if rule.places is None:
        return whole(count, rule.span)
    scope = open_scope(card.framework, card.contract.code, card.contract.year)
    scope.given["indicators"] = whole(count, rule.span)
    lowering = Lowering()
    lower_steps(card.framework, scope, lowering, rule.places)
    return Step(say("places"), lowering.lower(rule.places, scope), card.contract.code, span=rule.places.span)


def _qualifies(each: Measured, rule: Conversion, card: Scorecard) -> Node:
    """Return whether the condition holds; where it does not apply, the indicator is not among them."""
    if rule.when is None:
        return truth(True, rule.span)
    lowering = Lowering()
    lower_steps(card.framework, each.scope, lowering, rule.when)
    condition = lowering.lower(rule.when, each.scope)
    absent = IsNotApplicable(condition, span=rule.when.span)
    sure = Choose(((absent, truth(False, rule.span)),), condition, span=rule.when.span)
    key = each.indicator.key
    label = say("{code} qualifies", code=key)
    return Step(say("qualifies for conversion"), sure, key, label=label, span=rule.when.span)


def _index(each: Measured, rule: Conversion, places: Node, candidates: dict[str, tuple[int, Node]]) -> Index:
    key = each.indicator.key
    rank, qualifies = candidates[key]
    before = [node for other, node in candidates.values() if other < rank]
    equal = {code: node for code, (other, node) in candidates.items() if other == rank and code != key}
    converted = Operation("and", (qualifies, _has_place(key, before, equal, places)), span=rule.span)
    named = Step(say("converted"), converted, key, span=rule.span)
    to = number(rule.to, rule.to.span)
    value = Choose(((named, to),), each.ordinary, span=rule.span)
    return Index(each, value, qualifies, named, rank)


def _has_place(key: str, before: list[Node], equal: dict[str, Node], places: Node) -> Node:
    """Return whether a place is left.

    Where there are places for every candidate up to its rank, nobody need be asked whether they qualify: one whose
    figures are missing does not hold up the others. Only when equals compete for the last places does order count.
    """
    span = places.span
    most = whole(len(before) + len(equal) + 1, span)
    ample = Step(
        say("a place for every candidate up to its rank"), Operation("<=", (most, places), span=span), key, span=span
    )
    return Choose(((ample, truth(True, span)),), _competing(key, before, equal, places), span=span)


def _competing(key: str, before: list[Node], equal: dict[str, Node], places: Node) -> Node:
    """Return whether a place is left among those who qualify; equals are asked for their order."""
    span = places.span
    enough = Step(say("a place for all up to its rank"), _fewer((*before, *equal.values()), places), key, span=span)
    if not equal:
        return enough
    ahead = tuple(
        Operation("and", (node, Fact(code, PRECEDENCE + key, span=span)), span=span) for code, node in equal.items()
    )
    taken = Operation("not", (_fewer(tuple(before), places),), span=span)
    lost = Step(say("all places taken before its rank"), taken, key, span=span)
    settled = Step(say("a place by `convert first`"), _fewer((*before, *ahead), places), key, span=span)
    return Choose(((enough, truth(True, span)), (lost, truth(False, span))), settled, span=span)


def _fewer(conditions: Sequence[Node], places: Node) -> Node:
    span = places.span
    holding = Gather("count", tuple(Part(each, keep=each) for each in conditions), span=span)
    one_more = Operation("+", (holding, whole(1, span)), span=span)
    return Operation("<=", (one_more, places), span=span)
