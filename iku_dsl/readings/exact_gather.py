"""An aggregate over its parts goes in; its exact value comes out, skipping only what the text says to skip."""

from collections.abc import Callable, Generator, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Gather, Node
from iku_dsl.formula.algebra import Part as Member
from iku_dsl.formula.rules import DIVISION_BY_ZERO
from iku_dsl.readings.exact_geometric import geometric
from iku_dsl.readings.exact_operation import CONDITION, CONDITIONS, NUMBERS, binary, is_number, wrong_type
from iku_dsl.readings.faults import bounded, quoted
from iku_dsl.readings.visit import Facts, Visit
from iku_dsl.values.enclosed import Enclosed, Number, add, highest, lowest, multiply
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, NotApplicable, Value, absence
from iku_dsl.values.periods import Period

ENDS: dict[str, Callable[..., Any]] = {"min": min, "max": max}  # of dates


@attrs.define
class Gathered:
    """What an aggregate has met so far: the values of its members, and their weights."""

    values: list[Value] = attrs.field(factory=list)
    weights: list[Value] = attrs.field(factory=list)


def gather(node: Gather, period: Period, facts: Facts) -> Visit:
    """Compute an aggregate. A member that does not apply makes the whole not apply, unless skipping is said."""
    found = Gathered()
    for part in node.parts:
        kept = yield from _kept(part, period)
        if not isinstance(kept, bool):
            found.values.append(kept)
        elif kept:
            yield from _take(node, part, period, found)
    absent = absence([*found.values, *found.weights])
    return absent if absent is not None else totalled(node.function, node.span, found)


def _kept(part: Member, period: Period) -> Visit:
    if part.keep is None:
        return True
    value = yield part.keep, period
    if isinstance(value, bool):
        return value
    return absence([value]) or wrong_type(part.keep.span, CONDITION, value)


def _take(node: Gather, part: Member, period: Period, found: Gathered) -> Generator[tuple[Node, Period], Value, None]:
    value = yield part.value, period
    if node.skips and isinstance(value, NotApplicable):
        return
    found.values.append(value)
    if part.weight is not None:
        found.weights.append((yield part.weight, period))


def totalled(function: str, span: Span, found: Gathered) -> Value:
    """Return what an aggregate makes of its members, all of them present."""
    if function == "count":
        return Fraction(len(found.values))
    if function in ENDS and found.values and all(isinstance(value, date) for value in found.values):
        end: date = ENDS[function](found.values)
        return end
    kind = bool if function == "share" else Number
    wrong = next((value for value in found.values if not isinstance(value, kind)), None)
    if wrong is None:
        wrong = next((weight for weight in found.weights if not is_number(weight)), None)
    if wrong is not None:
        return wrong_type(span, CONDITIONS if kind is bool else NUMBERS, wrong)
    return _computed(function, span, _numbers(found.values), _numbers(found.weights))


def _numbers(values: list[Value]) -> list[Number]:
    return [
        Fraction(each) if isinstance(each, bool) else each
        for each in values
        if isinstance(each, (bool, Fraction, Enclosed))
    ]


def _computed(function: str, span: Span, numbers: list[Number], weights: list[Number]) -> Value:
    if function == "sum":
        return total(numbers, span)
    if not numbers:
        return NOT_APPLICABLE
    if function in ENDS:
        return lowest(numbers) if function == "min" else highest(numbers)
    shares = weights or [Fraction(1)] * len(numbers)
    whole = total(shares, span)
    if not is_number(whole):
        return whole
    if whole == 0:
        return Fault(DIVISION_BY_ZERO.at(span, "give one member a weight", formula=quoted(span), period=""))
    pairs = list(zip(numbers, shares, strict=True))
    return geometric(pairs, whole, span) if function == "geometric_mean" else _mean(pairs, whole, span)


def _mean(pairs: list[tuple[Number, Number]], whole: Number, span: Span) -> Value:
    weighted = total((multiply(number, share) for number, share in pairs), span)
    return binary("/", weighted, whole, span) if is_number(weighted) else weighted


def total(numbers: Iterable[Number], span: Span) -> Value:
    """Return a sum, or the fault of one with too many digits: looked at after every step, for each makes them more."""
    found: Value = Fraction(0)
    for number in numbers:
        found = bounded(add(found, number), span) if is_number(found) else found
        if not is_number(found):
            return found
    return found
