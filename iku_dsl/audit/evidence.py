"""Formulas and an evaluation of them go in; every node with its exact value and what it was made of comes out, plainly.

A node is a plain object: its kind, its value and the numbers of the nodes below it. Whoever has them all can compute
each again from those below it, with nothing but fractions.
"""

from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from iku_dsl.audit.bench import PrintedFacts, Spot
from iku_dsl.audit.claim import Claim
from iku_dsl.data.facts import Datum
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.readings.traced import Asked, Traced, of_rows, where
from iku_dsl.values.dates import Duration
from iku_dsl.values.enclosed import Enclosed
from iku_dsl.values.numbers import fraction_text
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Value
from iku_dsl.values.periods import Period

Object = dict[str, Any]
LONGEST = 300  # characters of a formula that are told
NOT_PLAIN = (Enclosed, Duration, Missing, Fault)
TOLD = ("count", "sum", "mean", "min", "max", "share")  # aggregates that fractions and comparisons are enough for
PLAIN = ("floor", "ceiling", "abs", "round", "round_half_even", "round_down")


@attrs.define(eq=False)
class Nodes:
    """The nodes that have been asked for, each with a number; `claims` are the figures that stand for some of them."""

    claims: dict[Spot, Claim]
    objects: list[Object] = attrs.field(factory=list)
    numbers: dict[tuple[int, int, Period], int] = attrs.field(factory=dict)
    kept: list[Traced] = attrs.field(factory=list)  # an id is only good while the evaluation lives

    def number(self, node: Node, exact: Traced, period: Period) -> int:
        """Return the number of a node whose value is known, all that it is made of being told as well."""
        exact.value(node, period)
        waiting = list[Asked]()
        found = self._numbered(Asked(exact, node, period), waiting)
        while waiting:
            each = waiting.pop()
            self.objects[self._numbered(each, waiting)] |= self._told(each, waiting)
        return found

    def _numbered(self, asked: Asked, waiting: list[Asked]) -> int:
        exact = where(asked)
        key = id(exact), id(asked.node), asked.period
        if key not in self.numbers:
            self.kept.append(exact)
            self.numbers[key] = len(self.objects)
            self.objects.append({"id": len(self.objects)})
            waiting.append(Asked(exact, asked.node, asked.period))
        return self.numbers[key]

    def _told(self, asked: Asked, waiting: list[Asked]) -> Object:
        exact, node, period = asked.exact, asked.node, asked.period
        value = exact.value(node, period)
        told: Object = {"period": month_span(period), **placed(node.span), "value": plain(value)}
        below = _used(node, exact.asked.get((id(node), period), []))
        claim = self._claim(asked)
        if claim is not None:
            return {**told, "kind": "printed", "claim": claim.row.id}
        values = [value, *(each.exact.value(each.node, each.period) for each in below)]
        ids = [self._numbered(each, waiting) for each in below]
        if isinstance(value, (Missing, Fault)):
            return {**told, "kind": "missing", "operands": ids}
        if any(isinstance(each, NOT_PLAIN) for each in values):
            return {**told, "kind": "given", "operands": ids}
        return told | self._shape(asked, below, dict(zip(map(id, below), ids, strict=True)))

    def _claim(self, asked: Asked) -> Claim | None:
        """Return the printed figure that was taken in the place of a node."""
        node, period, facts = asked.node, asked.period, asked.exact.facts
        if (id(node), period) in asked.exact.root.given:
            return self.claims[id(node), period]
        if not isinstance(node, algebra.Fact) or not isinstance(facts, PrintedFacts):
            return None
        place = node.subject, node.name, period
        return self.claims[place] if place != facts.apart and place in facts.printed else None

    def _shape(self, asked: Asked, below: list[Asked], ids: dict[int, int]) -> Object:
        """Return the kind of a node, and how those below it make it up."""
        node, every = asked.node, [ids[id(each)] for each in below]
        match node:
            case algebra.Constant() | algebra.CurrentPeriod():
                return {"kind": "stated"}
            case algebra.Cell():
                return {"kind": "datum", "name": node.column, "cells": [asked.exact.current(node.table).place]}
            case algebra.Fact() | algebra.ByPeriod():
                return _of_periods(asked, below, ids)
            case algebra.Step() | algebra.Earlier():
                return {"kind": "same", "operands": every}
            case algebra.Operation():
                return {"kind": "operation", "operator": node.operator, "operands": every}
            case algebra.Apply() if node.function in PLAIN:
                return {"kind": "function", "function": node.function, "operands": every}
            case algebra.Choose():
                many = sum(each.node is condition for each, (condition, _) in zip(below, node.cases, strict=False))
                return {"kind": "choice", "conditions": every[:many], "operands": every[many:]}
            case algebra.IsNotApplicable():
                return {"kind": "is not applicable", "operands": every}
            case algebra.Gather() | algebra.Over() if node.function in TOLD:
                taken = of_rows(below, node.part) if isinstance(node, algebra.Over) else _of_parts(node, below)
                return {"kind": "aggregate", "function": node.function, "members": _members(taken, ids, node.skips)}
        return {"kind": "given", "operands": every}


def _used(node: Node, below: list[Asked]) -> list[Asked]:
    """Return what a value was made of; which parts of a period are measured is asked besides."""
    if not isinstance(node, (algebra.Fact, algebra.ByPeriod)):
        return below
    parts = [each for each in below if each.node is node]
    return parts if parts or isinstance(node, algebra.Fact) else below[-1:]


def _of_periods(asked: Asked, below: list[Asked], ids: dict[int, int]) -> Object:
    """Return a datum, or how a figure is made up of its periods; what a text states for one is that."""
    node = asked.node
    assert isinstance(node, (algebra.Fact, algebra.ByPeriod))
    parts = bool(below) and below[0].node is node
    if parts and node.consolidate in ("SUM", "AVERAGE"):
        function = "sum" if node.consolidate == "SUM" else "mean"
        members = _members([(each, None) for each in below], ids, skips=True)
        return {"kind": "aggregate", "function": function, "members": members}
    if below:
        return {"kind": "same", "operands": [ids[id(below[-1])]]}
    cells = [each.span.where for each in _cells(asked)]
    return {"kind": "datum", "subject": node.subject, "name": node.name, "cells": cells}


def _cells(asked: Asked) -> list[Datum]:
    """Return the cells behind a datum."""
    node, facts = asked.node, asked.exact.facts
    assert isinstance(node, algebra.Fact)
    stores = (facts.reported, facts.measured) if isinstance(facts, PrintedFacts) else ()
    return [each for store in stores for each in store.data(node.subject, node.name, asked.period)]


def _of_parts(node: algebra.Gather, below: list[Asked]) -> list[tuple[Asked, Asked | None]]:
    """Return what an aggregate took from each of its parts: the value, and its weight."""
    asked, found = iter(below), list[tuple[Asked, Asked | None]]()
    for part in node.parts:
        keep = next(asked) if part.keep is not None else None
        kept = _value(keep) if keep is not None else True
        if keep is not None and not isinstance(kept, bool):
            found.append((keep, None))
        elif kept:
            value = next(asked)
            left_out = node.skips and isinstance(_value(value), NotApplicable)
            found.append((value, next(asked) if part.weight is not None and not left_out else None))
    return found


def _members(taken: list[tuple[Asked, Asked | None]], ids: dict[int, int], skips: bool) -> list[list[int | None]]:
    return [
        [ids[id(value)], ids[id(weight)] if weight is not None else None]
        for value, weight in taken
        if not (skips and isinstance(_value(value), NotApplicable))
    ]


def _value(asked: Asked) -> Value:
    return asked.exact.value(asked.node, asked.period)


def placed(span: Span) -> Object:
    """Return the words of a formula, and where they stand."""
    return {"formula": " ".join(span.text.split())[:LONGEST], "file": span.source.path, "line": span.line}


def month_span(period: Period) -> str:
    """Return a period as its first and its last month."""
    return f"{period.year:04}-{period.first:02}/{period.year:04}-{period.last:02}"


def plain(value: Value) -> Object:
    """Return a value as an object that says what it is; numbers are exact fractions."""
    match value:
        case bool():
            return {"truth": value}
        case Fraction():
            return {"number": fraction_text(value)}
        case Enclosed():
            return {"between": [fraction_text(value.low), fraction_text(value.high)]}
        case str():
            return {"word": value}
        case Period():
            return {"months": [value.year, value.last, value.first]}
        case date():
            return {"day": value.isoformat()}
        case NotApplicable():
            return {"not applicable": True}
        case Duration():
            return {"duration": value.spoken.words()}
    return {"none": True}
