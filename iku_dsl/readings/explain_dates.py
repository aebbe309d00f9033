"""A node that counts days of work and its evaluation go in; the days on which no one worked come out, in words."""

from collections.abc import Iterator
from datetime import date, timedelta

from iku_dsl.data.working_calendar import Holiday
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import Choose, Dated, Node, Operation, Over, Step
from iku_dsl.formula.walk import reachable
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.exact_dates import due_day, idle
from iku_dsl.values.dates import WEEKEND, Duration
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period

MOST = 20
ONE_DAY = timedelta(1)


def deadlines(node: Node, exact: Exact, period: Period) -> list[Node]:
    """Return the deadlines that decided a condition, to be explained like the steps of a formula."""
    steps = [each for each in reachable((node,)) if isinstance(each, Step) and isinstance(each.operand, Dated)]
    return [each for each in steps if isinstance(exact.found(each, period), date)]


def days_off_in_conditions(node: Node, exact: Exact, period: Period) -> Iterator[Phrase]:
    """Go through what moved the days that the conditions of a choice count; a deadline is explained by itself."""
    conditions = tuple(condition for condition, _ in node.cases) if isinstance(node, Choose) else ()
    for each in reachable(conditions):
        if not (isinstance(each, Dated) and each.day is not None):
            yield from days_off(each, exact, period)


def days_off_in_rows(node: Node, exact: Exact, period: Period) -> Iterator[Phrase]:
    """Go through what moved the days in the rows that an aggregate goes over, each day once."""
    if not isinstance(node, Over):
        return
    counting = [each for each in reachable((node,)) if isinstance(each, (Dated, Operation))]
    found: dict[tuple[date, Holiday | None], None] = {}
    for inside in exact.inside.values():
        if len(found) <= MOST:
            found |= dict.fromkeys(off for each in counting for off in _idle(each, inside, period))
    yield from _first(sorted(found, key=lambda each: each[0]))


def days_off(node: Node, exact: Exact, period: Period) -> Iterator[Phrase]:
    """Go through what moved a day: of a deadline weekends too, of a count the holidays only."""
    yield from _first(list(_idle(node, exact, period)))


def _first(found: list[tuple[date, Holiday | None]]) -> Iterator[Phrase]:
    yield from (_said(day, holiday) for day, holiday in found[:MOST])
    if len(found) > MOST:
        yield say("more days")


def _idle(node: Node, exact: Exact, period: Period) -> Iterator[tuple[date, Holiday | None]]:
    if not isinstance(node, (Dated, Operation)):
        return
    values = [exact.found(each, period) for each in node.operands]
    ends = _ends(node, [exact.found(node, period), *values])
    if ends is not None:
        every = idle(*ends, exact.facts)
        deadline = isinstance(node, Dated) and node.day is not None
        yield from (each for each in every if deadline or each[1] is not None)


def _ends(node: Dated | Operation, values: list[Value | None]) -> tuple[date, date] | None:
    """Return the days between which days of work were counted: behind the first, up to the last."""
    came, first, *others = values
    if isinstance(node, Dated) and node.day is not None:
        due = due_day(node, first) if first is not None and node.day.working else None
        return (due - ONE_DAY, came) if isinstance(due, date) and isinstance(came, date) and due > date.min else None
    last = others[0] if others else None
    if isinstance(last, Duration) and last.working:
        last = came
    elif not (isinstance(node, Dated) and node.function == "working_days"):
        return None
    if not (isinstance(first, date) and isinstance(last, date)):
        return None
    return (first, last) if first <= last else (last, first)


def _said(day: date, holiday: Holiday | None) -> Phrase:
    if holiday is None:
        return say("{day} is {weekday}", day=day, weekday=WEEKEND[day.weekday()])
    if not holiday.name:
        return say("{day} is a holiday", day=day)
    return say("{day} is a holiday, {name}", day=day, name=holiday.name)
