"""A scorecard goes in; one graph comes out: every member of every level, over indices, over realisations, over data."""

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.algebra import Fact, Node, Step
from iku_dsl.formula.lower import Lowering, fault, rounding
from iku_dsl.formula.lower_conversion import Index, Quota, lower_conversion
from iku_dsl.formula.lower_definitions import lower_steps, open_scope
from iku_dsl.formula.lower_index import lower_index
from iku_dsl.formula.lower_lookup import lower_lookup
from iku_dsl.formula.rules import incomplete
from iku_dsl.formula.scope import Row, Scope
from iku_dsl.formula.unweighed import unweighed_indicator, unweighed_member
from iku_dsl.model.documents import Framework, Member
from iku_dsl.model.resolve import Scorecard
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax import statements

STATUS = "status"  # the categories of this name say what a value is called


@attrs.frozen(eq=False)
class Entry:
    """A member of a level with its value; the top level of a framework may be one entry with no code."""

    level: str
    code: str
    title: str
    parent: str | None
    weight: Node | None
    value: Step
    rows: tuple[Row, ...]
    member: Member


@attrs.frozen(eq=False)
class Line:
    """An indicator with its index."""

    index: Index
    value: Step
    weight: Node


@attrs.frozen(eq=False)
class LoweredScorecard:
    """The graph of a contract: `levels` from the lowest above the indicators up, each with its entries.

    `basis` says where realisations come from: `reported`, or `manuals` that compute them.
    """

    card: Scorecard
    lines: tuple[Line, ...]
    levels: tuple[tuple[str, tuple[Entry, ...]], ...]
    quota: Quota
    status: Node | None
    basis: str


def lower_scorecard(card: Scorecard, basis: str, report: Report) -> LoweredScorecard:
    """Return the graph of a whole contract under its framework."""
    measured = [lower_index(each, card.framework, card.contract.year, basis, report) for each in card.indicators]
    quota = lower_conversion(card, measured)
    lines = tuple(_line(each, card.framework) for each in quota.indices)
    levels: list[tuple[str, tuple[Entry, ...]]] = []
    below = [
        (each.index.measured.indicator.line.parent, columns(each))
        for each in lines
        if each.index.measured.indicator.counts
    ]
    parents = [(parent.text if parent else None, row) for parent, row in below]
    for level in card.framework.levels[1:]:
        entries = _level(level, card, parents)
        if entries:
            levels.append((level, entries))
        parents = [(each.parent, _row(each, card)) for each in entries]
    return LoweredScorecard(card, lines, tuple(levels), quota, lower_status(card.framework), basis)


def _line(index: Index, framework: Framework) -> Line:
    key, title = index.measured.indicator.key, index.measured.indicator.line.title
    how = framework.definitions.rounding.get("index")
    value = rounding(index.value, how.decimals, how.mode) if how else index.value
    node = Step(say("index"), value, key, title, label=key, span=index.value.span)
    return Line(index, node, _weight(index, framework))


def _weight(index: Index, framework: Framework) -> Node:
    indicator, scope = index.measured.indicator, index.measured.scope
    for stated in indicator.line.weight:
        return Step(
            say("weight"),
            Lowering().lower(stated.values[0], scope),
            indicator.key,
            span=stated.span,
        )
    if framework.weight is None:
        return fault(indicator.line.span, unweighed_indicator(indicator))
    lowering = Lowering()
    lower_steps(framework, scope, lowering, framework.weight.formula)
    weight = lowering.lower(framework.weight.formula, scope)
    return Step(say("weight"), weight, indicator.key, span=framework.weight.span)


def columns(line: Line) -> Row:
    """Return what formulas may ask of an indicator as a member, by the names of its columns."""
    given = line.index.measured.scope.given
    return {
        "index": line.value,
        "value": line.value,
        "weight": line.weight,
        "members": line.value,
        **{name: given[name] for name in ("kind", "validity", "control", "target", "realisation")},
    }


def _row(entry: Entry, card: Scorecard) -> Row:
    weight = entry.weight or fault(entry.member.span, unweighed_member(entry.member, card.members))
    return {"value": entry.value, "members": entry.value, "weight": weight}


def _level(level: str, card: Scorecard, below: list[tuple[str | None, Row]]) -> tuple[Entry, ...]:
    """Return the members of a level. A top level that nobody declares is one member over everything below."""
    rule = card.framework.values.get(level)
    if rule is None:
        return ()
    declared = card.at(level)
    if not declared and level == card.framework.levels[-1]:
        rows = tuple(row for _, row in below)
        return (_entry(Member(level, "", card.contract.title, None, None, rule.span), rule, rows, card),)
    return tuple(
        _entry(member, rule, tuple(row for parent, row in below if parent == member.code), card) for member in declared
    )


def _entry(member: Member, rule: statements.LevelValue, rows: tuple[Row, ...], card: Scorecard) -> Entry:
    framework, name = card.framework, member.code or member.level
    scope = open_scope(framework, name, card.contract.year)
    scope.rows = rows
    lowering = Lowering()
    lower_steps(framework, scope, lowering, rule.formula)
    value = lowering.lower(rule.formula, scope) if card.complete else _unread(card)
    how = framework.definitions.rounding.get(member.level) or framework.definitions.rounding.get("value")
    if how:
        value = rounding(value, how.decimals, how.mode)
    node = Step(say("value"), value, name, member.title, label=name, span=rule.span)
    return Entry(
        member.level,
        member.code,
        member.title,
        member.parent.text if member.parent else None,
        _stated(member, scope),
        node,
        rows,
        member,
    )


def _unread(card: Scorecard) -> Node:
    document = card.framework if not card.framework.complete else card.contract
    # a manual that could not be read counts as the contract's, which refers to it
    return fault(document.span, incomplete(document.span))


def _stated(member: Member, scope: Scope) -> Node | None:
    if member.weight is None:
        return None
    return Lowering().lower(member.weight.values[0], scope)


def lower_status(framework: Framework) -> Node | None:
    """Return the formula of the status of any value, the value being the fact `STATUS`; None without categories."""
    return status_of(framework, Fact("", STATUS, span=framework.span))


def status_of(framework: Framework, value: Node) -> Node | None:
    """Return the formula of the status of a value; None without categories of that name."""
    table = framework.definitions.lookups.get(STATUS)
    if not isinstance(table, statements.Categories):
        return None
    call = written.Call(written.Word(STATUS, span=table.span), (), span=table.span)
    return lower_lookup(table, (value,), call)
