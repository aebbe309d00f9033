"""The graph of a document goes in; its facts come out, each with the values that are worth trying."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

import attrs

from iku_dsl.data.facts import Record
from iku_dsl.data.inputs import wanted
from iku_dsl.data.working_calendar import Calendar, Holiday, Unknown
from iku_dsl.formula.algebra import Apply, ByPeriod, Cell, Constant, CurrentPeriod, Fact, Gather, Node, Operation, Step
from iku_dsl.formula.lower_example import ANY_YEAR, OPTIONAL
from iku_dsl.formula.walk import reachable
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.readings.subjects import Setting
from iku_dsl.values.numbers import digits, finite_decimals
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Missing, NotApplicable, Value
from iku_dsl.values.periods import Period, quarter, year

COMPARATORS = ("=", "<>", "<", "<=", ">", ">=")
MOST = 40  # values of one fact
BASES = 4


@attrs.frozen
class Fancied:
    """Facts made up for an example: the same value whenever it is asked for."""

    values: dict[str, Value]

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the value."""
        del subject, period
        return self.values.get(name)

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given: none but the one asked for."""
        del subject, name
        return []

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return that there is no value."""
        del subject, name, period
        return Missing(())

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return that no table is there: rows are not made up."""
        del subject, table
        return Missing(())

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return Calendar().holiday(day)


@attrs.frozen
class Variable:
    """A fact, the bounds that the text sets for it, and the values worth trying, the plainest first."""

    name: str
    percent: bool
    low: Fraction | None
    high: Fraction | None
    values: tuple[Value, ...]

    @property
    def unit(self) -> Fraction:
        """Return one of what it counts."""
        return Fraction(1, 100) if self.percent else Fraction(1)

    def admits(self, value: Value) -> bool:
        """Return whether a value lies within the bounds that the text sets."""
        if not isinstance(value, Fraction):
            return True
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def base(self, which: int, at: int) -> Value:
        """Return its value where nothing is said; `at` tells one fact from another, for differences must not be 0."""
        words = [each for each in self.values if isinstance(each, str)]
        if words:
            return words[which % len(words)]
        if self.name in OPTIONAL and which == 0:
            return NOT_APPLICABLE
        plain = (Fraction(100), Fraction(20 * (at + 2)), Fraction(1), Fraction(0))[which]
        value = plain * self.unit
        value = value if self.high is None else min(value, self.high)
        return value if self.low is None else max(value, self.low)


def variables(setting: Setting) -> dict[str, Variable]:
    """Return the facts of a graph by name."""
    nodes = setting.nodes()
    facts = {node.name: node for node in nodes if isinstance(node, Fact)}
    around, domains = beside(nodes), _domains(setting.trial.document)
    for constants in around.values():
        if any(isinstance(each, str) for each in constants):  # words of other tables are what no row knows
            constants.update(dict.fromkeys(sorted(setting.trial.document.definitions.choices)))
    document = setting.trial.document
    if isinstance(document, Manual) and document.key in facts:  # a unit that no formula speaks of
        around.setdefault(document.key, {})[f"{document.key} X"] = None
    return {name: _variable(fact, around.get(name, {}), domains.get(name)) for name, fact in sorted(facts.items())}


def _variable(fact: Fact, beside: Iterable[Value], domain: tuple[Fraction | None, Fraction | None] | None) -> Variable:
    low, high = domain or (None, None)
    bare = Variable(fact.name, fact.percent, low, high, ())
    constants = list(beside)
    found: list[Value] = []
    found += [each for each in constants if isinstance(each, str)]
    if not found:
        numbers = [each for each in (low, high, *constants) if isinstance(each, Fraction)]
        around = [value for each in numbers for value in near(each, bare.unit)]
        plain = [Fraction(n) * bare.unit for n in (0, 1, 100, 50, 200, -1)]
        found += sorted((each for each in {*numbers, *around, *plain} if bare.admits(each)), key=niceness)
    return attrs.evolve(bare, values=(*found[:MOST], NOT_APPLICABLE))


def near(value: Fraction, unit: Fraction) -> tuple[Fraction, ...]:
    """Return a value with what lies just below and above it."""
    hair = unit / 100
    return value, value - unit, value + unit, value - hair, value + hair


def niceness(value: Value) -> tuple[int, ...]:
    """Return how far a value is from what a planner would write: whole, short, and not negative."""
    if not isinstance(value, Fraction):
        return (1 if isinstance(value, str) else 5,)
    decimals = finite_decimals(value)
    return (
        (4 if decimals is None else 2 if decimals else 1) + (value < 0),
        decimals or 0,
        digits(str(abs(value))),
        abs(value.numerator),
    )


def beside(nodes: Iterable[Node]) -> dict[str, dict[Value, None]]:
    """Return the constants that each fact is compared with, and each column as `table.column`."""
    found: dict[str, dict[Value, None]] = {}
    for left, right in _pairs(nodes):
        for one, other in ((left, right), (right, left)):
            datum = _direct(one)
            if isinstance(datum, Fact):
                found.setdefault(datum.name, {}).update(dict.fromkeys(_constants(other)))
            elif isinstance(datum, Cell):
                found.setdefault(f"{datum.table}.{datum.column}", {}).update(dict.fromkeys(_constants(other)))
    return found


def _pairs(nodes: Iterable[Node]) -> Iterator[tuple[Node, Node]]:
    for node in nodes:
        if isinstance(node, Operation) and node.operator in COMPARATORS:
            yield node.operands[0], node.operands[1]
        elif isinstance(node, Gather) and node.origin is not None:
            yield node.parts[0].value, node.parts[1].value


def _direct(node: Node) -> Node:
    """Return the fact or the constant that a node only names or rounds."""
    while isinstance(node, (Step, Apply)):
        node = node.operand if isinstance(node, Step) else node.operands[0]
    return node


def _constants(node: Node) -> list[Value]:
    node = _direct(node)
    if isinstance(node, ByPeriod):
        return [each.value for _, each in node.entries if isinstance(each, Constant)]
    return [node.value] if isinstance(node, Constant) else []


def _domains(document: AnyDocument) -> dict[str, tuple[Fraction | None, Fraction | None]]:
    if not isinstance(document, Manual):
        return {}
    return {name: (kind.low, kind.high) for name, kind in wanted(document).values()}


def periods_of(setting: Setting) -> tuple[Period, ...]:
    """Return the periods worth trying, the year first: those that the formulas name."""
    nodes = setting.nodes()
    stated = [each.value for each in nodes if isinstance(each, Constant) and isinstance(each.value, Period)]
    stated += [period for each in nodes if isinstance(each, ByPeriod) for period, _ in each.entries]
    current = any(isinstance(each, CurrentPeriod) for each in nodes)
    quarters = [quarter(ANY_YEAR, number) for number in (4, 1, 2, 3)] if current else []
    return tuple(dict.fromkeys((year(ANY_YEAR), *stated, *quarters)))


def facts_behind(nodes: Iterable[Node]) -> set[str]:
    """Return the names of the facts behind some nodes."""
    return {each.name for each in reachable(tuple(nodes)) if isinstance(each, Fact)}


def is_figure(value: Value) -> bool:
    """Return whether a value can be expected as it is: it is there, or it is said not to apply."""
    return isinstance(value, (Fraction, bool, str, NotApplicable, Period))
