"""A lowered scorecard goes in; what its framework requires comes out as formulas, one for each it is required of."""

from collections.abc import Iterator

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Node, Step
from iku_dsl.formula.lower import Lowering, truth, whole
from iku_dsl.formula.lower_definitions import lower_steps, open_scope
from iku_dsl.formula.lower_scorecard import Entry, Line, LoweredScorecard, columns
from iku_dsl.formula.scope import Row, Scope
from iku_dsl.syntax import statements as written

INDICATOR, CONTRACT = "INDICATOR", "CONTRACT"


@attrs.frozen
class Required:
    """A requirement of one indicator, member or contract: the formula that must hold, and the place that answers."""

    statement: written.Requirement
    code: str
    holds: Node
    span: Span


def lower_requirements(lowered: LoweredScorecard) -> tuple[Required, ...]:
    """Return every requirement of the framework, for each that it speaks of."""
    return tuple(each for rule in lowered.card.framework.requirements for each in _required(rule, lowered))


def _required(rule: written.Requirement, lowered: LoweredScorecard) -> Iterator[Required]:
    card = lowered.card
    if rule.of.text in (INDICATOR, *card.framework.levels[:1]):
        yield from (_of_indicator(rule, line, lowered) for line in lowered.lines)
    elif rule.of.text == CONTRACT:
        rows = tuple(columns(line) for line in lowered.lines)
        scope = _scope(card.contract.code, rows, lowered)
        yield _held(rule, card.contract.code, scope, card.contract.span, lowered)
    else:
        for level, entries in lowered.levels:
            yield from (_of_member(rule, each, lowered) for each in entries if level == rule.of.text)


def _of_indicator(rule: written.Requirement, line: Line, lowered: LoweredScorecard) -> Required:
    measured = line.index.measured
    given = {**measured.scope.given, "index": line.value, "weight": line.weight}
    scope = attrs.evolve(measured.scope, given=given)
    return _held(rule, measured.indicator.key, scope, measured.indicator.line.span, lowered)


def _of_member(rule: written.Requirement, entry: Entry, lowered: LoweredScorecard) -> Required:
    contract = lowered.card.contract
    declared = next((each.span for each in contract.members if each.code == entry.code), contract.span)
    scope = _scope(entry.code or entry.level, entry.rows, lowered)
    return _held(rule, entry.code or entry.level, scope, declared, lowered)


def _scope(subject: str, rows: tuple[Row, ...], lowered: LoweredScorecard) -> Scope:
    card = lowered.card
    scope = open_scope(card.framework, subject, card.contract.year)
    count = sum(each.counts for each in card.indicators)
    scope.given["indicators"] = whole(count, card.contract.span)
    here = truth(True, card.contract.span)
    scope.rows = tuple({**row, "members": here} for row in rows)  # a member counts, whatever its value
    return scope


def _held(rule: written.Requirement, code: str, scope: Scope, span: Span, lowered: LoweredScorecard) -> Required:
    lowering = Lowering()
    lower_steps(lowered.card.framework, scope, lowering, rule.formula)
    holds = Step(rule.title.text, lowering.lower(rule.formula, scope), code, span=rule.span)
    return Required(rule, code, holds, span)
