"""Shared by the tests of the exact reading: values go in, small graphs and what they evaluate to come out."""

from fractions import Fraction

from iku_dsl.data.facts import Datum, Store
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.algebra import Apply, Constant, Fact, Gather, Node, Operation, Part
from iku_dsl.formula.rules import NO_CASE
from iku_dsl.readings.exact import Exact
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Missing, Need, Value
from iku_dsl.values.periods import Period, year

HERE = Source("p.iku", "x + y").span(0, 5)
YEAR = year(2024)
FAULT = Fault(NO_CASE.at(HERE, name="it", value=""))
MISSING = Missing((Need("a", "x", "year", ""),))
ABSENT: list[Value] = [NOT_APPLICABLE, MISSING, FAULT]


def constant(value: Value | int) -> Constant:
    """Return a node of a value; an int stands for the number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Constant(Fraction(value), span=HERE)
    return Constant(value, span=HERE)


def evaluated(node: Node, period: Period = YEAR, store: Store | None = None) -> Value:
    """Return the exact value of a node."""
    return Exact(store or Store()).value(node, period)


def operated(sign: str, *operands: Value | int) -> Value:
    """Return what an operation on constants comes to."""
    return evaluated(Operation(sign, tuple(constant(each) for each in operands), span=HERE))


def applied(function: str, *operands: Value | int) -> Value:
    """Return what a primitive function of constants comes to."""
    return evaluated(Apply(function, tuple(constant(each) for each in operands), span=HERE))


def member(value: Value | int, weight: Value | int | None = None, keep: Value | int | None = None) -> Part:
    """Return a member of an aggregate."""
    weighed, kept = (None if each is None else constant(each) for each in (weight, keep))
    return Part(constant(value), weighed, kept)


def gathered(function: str, *members: Part, skips: bool = False) -> Value:
    """Return what an aggregate of members comes to."""
    return evaluated(Gather(function, members, skips, span=HERE))


def code(value: Value) -> str:
    """Return the code of the rule that a value breaks; empty where it is no fault."""
    return value.diagnostic.rule.code if isinstance(value, Fault) else ""


def store_of(figures: dict[Period, Value | int], name: str = "x") -> Store:
    """Return a store with figures of one quantity of the subject `a`."""
    store = Store(looked_in="a.csv")
    for period, value in figures.items():
        store.put("a", name, period, Datum(constant(value).value, "", "", HERE))
    return store


def datum(consolidate: str | None = None, measured: Node | None = None) -> Fact:
    """Return the node of the quantity `x` of the subject `a`."""
    return Fact("a", "x", consolidate, measured, span=HERE)
