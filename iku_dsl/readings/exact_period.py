"""A datum or a value by period goes in; its figure for a period comes out, consolidated where it may be.

A period for which a figure is given takes that figure. Only a period without one is made up of its parts, and only
where the text says how; a part with no target is skipped, a part with a target and no figure leaves the whole missing.
"""

from collections.abc import Generator, Iterable
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import spelling
from iku_dsl.formula.algebra import ByPeriod, Fact, Node
from iku_dsl.readings.exact_gather import total
from iku_dsl.readings.exact_operation import NUMBERS, is_number, wrong_type
from iku_dsl.readings.faults import bounded
from iku_dsl.readings.visit import Facts, Visit
from iku_dsl.syntax.vocabulary import own_name
from iku_dsl.values.enclosed import multiply
from iku_dsl.values.outcomes import Missing, Need, NotApplicable, Value, absence
from iku_dsl.values.periods import Period
from iku_dsl.values.spoken import spoken


def fact(node: Fact, period: Period, facts: Facts) -> Visit:
    """Return the figure given for the period, else what its parts come to."""
    own = facts.own(node.subject, node.name, period)
    if own is not None:
        return own
    if node.consolidate is None:
        return _not_consolidated(node, period, facts)
    known = facts.periods(node.subject, node.name)
    for parts in period.parts():
        if node.measured is None and not _fit(known, parts, period):
            continue
        measured = yield from _all_measured(node, parts, facts)
        if measured:
            return (yield from _consolidated(node, node.consolidate, measured))
    return _missing(node, period, facts)


def _missing(node: Fact, period: Period, facts: Facts) -> Missing:
    """Return what is not there, as the author of the text calls it."""
    found = facts.missing(node.subject, node.name, period)
    if not node.stated_by:
        return found
    name = own_name(node.name, node.span.source.text)
    return Missing(tuple(attrs.evolve(each, name=name) if each.name == node.name else each for each in found.needs))


def _fit(known: Iterable[Period], parts: tuple[Period, ...], period: Period) -> bool:
    """Return whether every known figure inside the period lies inside one of the parts, so that none is left out."""
    return all(any(each.within(part) for part in parts) for each in known if each.within(period) and each != period)


def _not_consolidated(node: Fact, period: Period, facts: Facts) -> Missing:
    found = _missing(node, period, facts)
    if not any(each.within(period) for each in facts.periods(node.subject, node.name)):
        return found
    why = _where_to_say_how(node).spelled(spelling(node.span))
    return Missing(tuple(attrs.evolve(need, why=why) for need in found.needs))


def _where_to_say_how(node: Fact) -> Phrase:
    """Return why the parts make no whole; what a manual says in its head holds for reported figures only."""
    if node.stated_by == "input":
        name = own_name(node.name, node.span.source.text)
        return say("given for parts of it; say how they consolidate: `input {name} …, consolidate sum`", name=name)
    if node.stated_by == "component":
        return say("given for parts of it, and a component that is given does not consolidate: make it of an input")
    return say("given for parts of it, and nothing says how they consolidate")


def by_period(node: ByPeriod, period: Period, facts: Facts) -> Visit:
    """Return the value stated for the period, else what its parts come to, else that none is stated."""
    stated = dict(node.entries)
    if node.latest:  # a parameter holds in every year; for the year so far it is the one in force at its end
        stated = {attrs.evolve(known, year=period.year): entry for known, entry in node.entries}
        in_force = next((entry for known, entry in node.entries if known.last == period.last), None)
        stated = {period: in_force, **stated} if in_force else stated
    if period in stated:
        return (yield stated[period], period)
    if node.consolidate is not None:
        for parts in period.parts():
            known = [part for part in parts if any(each.within(part) for each in stated)]
            if known and _fit(stated, parts, period):
                known = (yield from _applying(node, known)) if node.consolidate == "LAST_KNOWN" else known
                return (yield from _consolidated(node, node.consolidate, known))
    return _unstated(node, period)


def _applying(node: Node, parts: list[Period]) -> Generator[tuple[Node, Period], Value, list[Period]]:
    """Return the parts whose value applies; all of them where none does."""
    found = []
    for part in parts:
        value = yield node, part
        if not isinstance(value, NotApplicable):
            found.append(part)
    return found or parts


def _unstated(node: ByPeriod, period: Period) -> Missing:
    year = next((known.year for known, _ in node.entries), None)
    return Missing((Need(node.subject or node.name, spoken(node.name), period.said_in(year), node.span.where),))


def _all_measured(
    node: Fact, parts: tuple[Period, ...], facts: Facts
) -> Generator[tuple[Node, Period], Value, list[Period]]:
    """Return the parts that count.

    With targets, those that have one. Without, a sum or average needs every part as soon as one is known, so that none
    is left out in silence; the last known value needs those that are known.
    """
    if node.measured is None:
        given = facts.periods(node.subject, node.name)
        known = [part for part in parts if any(each.within(part) for each in given)]
        return known if node.consolidate == "LAST_KNOWN" or not known else list(parts)
    found = []
    for part in parts:
        if (yield from _measured(node.measured, part)):
            found.append(part)
    return found


def _measured(measured: Node, part: Period) -> Generator[tuple[Node, Period], Value, bool]:
    """Return whether the part has a target that applies."""
    presence = yield measured, part
    return presence is True


def _consolidated(node: Node, how: str, parts: list[Period]) -> Visit:
    if how == "LAST_KNOWN":
        return (yield node, parts[-1])
    values: list[Value] = []
    for part in parts:
        value = yield node, part
        if not isinstance(value, NotApplicable):
            values.append(value)
    absent = absence(values)
    if absent is not None or not values:
        return absent if absent is not None else NotApplicable()
    wrong = next((value for value in values if not is_number(value)), None)
    if wrong is not None:
        return wrong_type(node.span, NUMBERS, wrong)
    found = total((value for value in values if is_number(value)), node.span)
    if how == "SUM" or not is_number(found):
        return found
    return bounded(multiply(found, Fraction(1, len(values))), node.span)
