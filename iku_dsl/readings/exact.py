"""The graph and facts go in; the exact value of any node for any period comes out, and how it came about is kept.

This reading is the definition: every other one must agree with it. Values are rationals; a user's mistake is a value
(`Fault`, `Missing`), so nothing is raised. Nodes are visited with a stack of our own: depth costs no recursion.
"""

from collections.abc import Callable, Generator, Iterator, Mapping
from typing import Any

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.origin import Kind
from iku_dsl.formula.rules import NO_CASE
from iku_dsl.formula.walk import rows_of
from iku_dsl.readings import exact_dates, exact_earlier, exact_gather, exact_operation, exact_period
from iku_dsl.readings.exact_rows import Here, Selected, over
from iku_dsl.readings.visit import Facts, Visit, Wanted
from iku_dsl.values.outcomes import NOT_APPLICABLE, Absent, Fault, NotApplicable, Value, absence
from iku_dsl.values.periods import Period


@attrs.define
class Exact:
    """One evaluation over one set of facts; `known` is the trace that explanations read.

    At a row of a table it stands inside another one, `around`, and asks it for whatever does not depend on the row.
    `given` are values that stand for what nodes come to, as a report printed them; `taken` those that were asked for.
    `instead` are formulas, by the ids of nodes, that stand for these: over printed rows where a file has none.
    """

    facts: Facts
    known: dict[tuple[int, Period], Value] = attrs.field(factory=dict)
    kept: list[Node] = attrs.field(factory=list)
    around: "Exact | None" = None
    here: Here | None = None
    inside: dict[Here, "Exact"] = attrs.field(factory=dict)
    selected: dict[tuple[str, str, Period], Selected] = attrs.field(factory=dict)
    depends: dict[int, frozenset[str]] = attrs.field(factory=dict)
    given: Mapping[tuple[int, Period], Value] = attrs.field(factory=dict)
    taken: set[tuple[int, Period]] = attrs.field(factory=set)
    instead: Mapping[int, Node] = attrs.field(factory=dict)

    def value(self, node: Node, period: Period) -> Value:
        """Return the value of a node for a period. Each node is computed once a period."""
        waiting: list[tuple[Wanted, Visit]] = []
        answer: Any = self._answer((node, period), waiting)
        while waiting:
            wanted, visit = waiting[-1]
            try:
                answer = self._answer(visit.send(answer), waiting)
            except StopIteration as done:
                waiting.pop()
                answer = self._keep(wanted, done.value)
        found: Value = answer
        return found

    def _answer(self, wanted: Wanted, waiting: list[tuple[Wanted, Visit]]) -> Value | None:
        key = id(wanted[0]), wanted[1]
        known = self.known.get(key)
        if known is None and key in self.given:
            self.taken.add(key)
            return self.given[key]
        if known is None and self.around and not self._depends(wanted[0]):
            return self.around.value(*wanted)
        if known is None:
            waiting.append((wanted, self._visit(*wanted)))
        return known

    def _keep(self, wanted: Wanted, value: Value) -> Value:
        self.kept.append(wanted[0])  # an id is only good while its node lives
        return self.known.setdefault((id(wanted[0]), wanted[1]), value)

    def _visit(self, node: Node, period: Period) -> Visit:
        if id(node) in self.instead:
            return _other(self.instead[id(node)], period)
        if isinstance(node, algebra.Over):
            return _of_rows(over(node, period, self))
        if isinstance(node, algebra.Cell):
            return _of_rows(self.current(node.table).cells[node.column])
        return VISITS[type(node)](node, period, self.facts)

    def found(self, node: Node, period: Period) -> Value | None:
        """Return what a node came to, here or around; None where it was not needed."""
        known = self.known.get((id(node), period))
        return self.around.found(node, period) if known is None and self.around else known

    def everywhere(self) -> Iterator["Exact"]:
        """Go through this evaluation and those at rows inside it."""
        yield self
        for each in self.inside.values():
            yield from each.everywhere()

    @property
    def root(self) -> "Exact":
        """Return the evaluation that stands at no row."""
        return self.around.root if self.around else self

    def row(self, here: Here) -> "Exact":
        """Return the evaluation at one row, the same one whenever it is asked for."""
        if here not in self.inside:
            self.inside[here] = type(self)(self.facts, around=self, here=here)
        return self.inside[here]

    def current(self, table: str) -> Here:
        """Return the row of a table at which this evaluation stands, or one around it."""
        if self.here is not None and self.here.table == table:
            return self.here
        assert self.around is not None, "a column is lowered only at a row of its table"
        return self.around.current(table)

    def _depends(self, node: Node) -> bool:
        return self.here is not None and self.here.table in rows_of(node, self.root.depends)


def _of_rows(value: Value) -> Visit:
    return value
    yield


def _other(node: Node, period: Period) -> Visit:
    return (yield node, period)


def _constant(node: algebra.Constant, period: Period, facts: Facts) -> Visit:
    """A text names a period without its year: it is the one in the year that is asked, or looked back at."""
    return attrs.evolve(node.value, year=period.year) if isinstance(node.value, Period) else node.value
    yield


def _current(node: algebra.CurrentPeriod, period: Period, facts: Facts) -> Visit:
    return period
    yield


def _step(node: algebra.Step, period: Period, facts: Facts) -> Visit:
    return (yield node.operand, period)


def _is_not_applicable(node: algebra.IsNotApplicable, period: Period, facts: Facts) -> Visit:
    value = yield node.operand, period
    return value if absence([value]) not in (None, NOT_APPLICABLE) else isinstance(value, NotApplicable)


def _choose(node: algebra.Choose, period: Period, facts: Facts) -> Visit:
    """A condition that has no value has no truth: it stops the choice and never falls through."""
    for condition, chosen in node.cases:
        value = yield condition, period
        if not isinstance(value, bool):
            if node.origin and node.origin.kind is Kind.ROW:
                value = (yield from _keys(condition, period)) or value
            return absence([value]) or exact_operation.wrong_type(condition.span, exact_operation.CONDITION, value)
        if value:
            return (yield chosen, period)
    if node.otherwise is not None:
        return (yield node.otherwise, period)
    return no_case(node)


def no_case(node: algebra.Choose) -> Fault:
    """Return the fault of a choice of which no case holds."""
    return Fault(NO_CASE.at(node.span, _remedy(node), name=f"`{node.span.text[:60]}`", value=""))


def _keys(condition: Node, period: Period) -> Generator[Wanted, Any, Absent | None]:
    """Return what the keys of a row lack: a table needs all of them, so all that are missing are named at once."""
    waiting, values = [condition], list[Value]()
    while waiting:
        node = waiting.pop()
        if isinstance(node, algebra.Operation) and node.operator == "and":
            waiting += reversed(node.operands)
        else:
            values.append((yield node, period))
    return absence(values)


def _remedy(node: algebra.Choose) -> Phrase:
    """Return what to do where no case holds; a table may stand in a text that is not the reader's to change."""
    if node.origin is None or node.origin.kind is not Kind.ROW or not node.origin.places:
        return say("add the case that is missing")
    place = node.origin.places[0].where
    return say("state what has a row in the table at {place}; only its author adds a row", place=place)


VISITS: dict[type[Node], Callable[[Any, Period, Any], Visit]] = {
    algebra.Constant: _constant,
    algebra.CurrentPeriod: _current,
    algebra.Step: _step,
    algebra.IsNotApplicable: _is_not_applicable,
    algebra.Choose: _choose,
    algebra.Earlier: exact_earlier.earlier,
    algebra.Differs: exact_operation.differs,
    algebra.Operation: exact_operation.operation,
    algebra.Apply: exact_operation.apply,
    algebra.Dated: exact_dates.dated,
    algebra.Gather: exact_gather.gather,
    algebra.Fact: exact_period.fact,
    algebra.ByPeriod: exact_period.by_period,
}
