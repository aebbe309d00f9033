"""A node goes in, with the numbers of those below it; its kind and how they make it up come out, plainly."""

from iku_dsl.audit.bench import PrintedFacts
from iku_dsl.audit.plain_values import Object
from iku_dsl.data.facts import Datum
from iku_dsl.formula import algebra
from iku_dsl.readings.traced import Asked, of_rows
from iku_dsl.values.outcomes import NotApplicable, Value

TOLD = ("count", "sum", "mean", "min", "max", "share")  # aggregates that fractions and comparisons are enough for
PLAIN = ("floor", "ceiling", "abs", "round", "round_half_even", "round_down")


def made_up(asked: Asked, below: list[Asked], ids: dict[int, int]) -> Object:
    """Return the kind of a node, and how those below it make it up."""
    node, every = asked.node, [ids[id(each)] for each in below]
    if id(node) in asked.exact.instead:
        return {"kind": "same", "operands": every}
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
