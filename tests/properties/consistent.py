"""An office and a report of it go in; whether any unrounded figures give all that is printed comes out, by a solver.

It is slow and knows nothing of the audit. What a manual or the contract is given is unknown within what is printed, and
known where nothing is; all else follows by the formulas. Statuses and names are left out.
"""

from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from functools import reduce
from typing import Any

import attrs
import z3

from iku_dsl.data.published import Published
from iku_dsl.formula import algebra
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.walk import reachable
from iku_dsl.values.outcomes import NOT_APPLICABLE, NotApplicable
from iku_dsl.values.periods import Period
from tests.properties.audited_offices import QUARTERS, Audit
from tests.properties.printed_reports import DATA, Figure, figures

MILLISECONDS = 1000
ARITHMETIC: dict[str, Callable[[Any, Any], Any]] = {
    "+": lambda a, b: a + b, "-": lambda a, b: a - b, "*": lambda a, b: a * b, "/": lambda a, b: a / b,
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


class Beyond(Exception):  # noqa: N818 - no error: the question is not asked
    """A formula for which there is no term here."""


def consistent(audit: Audit, rows: Iterable[Published]) -> bool | None:
    """Return whether some unrounded figures give the whole report; None where that cannot be told."""
    return _holds(audit, _said(audit, rows), None)


def below(audit: Audit, rows: Iterable[Published], changed: str) -> Iterator[bool | None]:
    """Go through the figures that rest on one, and itself: whether each can hold with all that is printed below it.

    The ends of what is printed count as printed so, but for the figure that is held against the others.
    """
    said = _said(audit, rows)
    (mine,) = (figure for row, figure in said if row.id == changed)
    for row, figure in said:
        cone = [each for each in said if _lies_below(audit, figure, each[1])]
        if figure is mine or mine in [other for _, other in cone]:
            yield _holds(audit, [each for each in cone if each[0] is not row], (row, figure))


Said = tuple[Published, Figure]


def _said(audit: Audit, rows: Iterable[Published]) -> list[Said]:
    known = {(each.subject, each.quantity, each.period): each for each in figures(audit)}
    return [(row, known[row.subject, row.quantity, row.period]) for row in rows if row.readings]


def _lies_below(audit: Audit, figure: Figure, other: Figure) -> bool:
    """Return whether a figure is computed from another one: a total of a table from its rows."""
    if figure.node is not None and other.node is None:
        return other.subject.partition("[")[0] in _kept(audit, _roots(audit, figure))
    if figure.node is None or other.node is None:
        whole, table = figure.subject.endswith(("[total]", "[average]")), figure.subject.partition("[")[0]
        return whole and (other.subject.partition("[")[0], other.quantity) == (table, figure.quantity)
    inside = other.period.within(figure.period) and other.node in reachable(_roots(audit, figure))
    return inside and (other.node is not figure.node or other.period != figure.period)


def _roots(audit: Audit, figure: Figure) -> tuple[Node, ...]:
    measured = [line.index.measured for line in audit.computed.lines if figure.quantity == "realisation"]
    own = () if figure.node is None else (figure.node,)
    return (*own, *(each.realisation for each in measured if each.indicator.key == figure.subject))


def _kept(audit: Audit, roots: tuple[Node, ...]) -> set[str]:
    """Return the tables that formulas go over and that nobody else has, as a report calls them."""
    overs = (each for each in reachable(roots) if isinstance(each, algebra.Over))
    tables = {(each.table.subject, each.table.name) for each in overs if isinstance(each.table, algebra.Records)}
    return {".".join(each) for each in tables & audit.kept}


def _holds(audit: Audit, said: list[Said], against: Said | None) -> bool | None:
    """Return whether figures can hold together, and one against them, whose own ends are as they are printed."""
    every = [*said, *([against] if against else [])]
    terms = Terms(audit, cells=frozenset(_named(row) for row, _ in every if row.cell is not None))
    for _, figure in every:
        if isinstance(figure.node, algebra.Fact):
            place = figure.node.subject, figure.node.name, figure.period
            terms.unknown[place] = z3.Real("/".join(map(str, place)))
    solver = z3.Solver()
    solver.set("timeout", MILLISECONDS)
    try:
        for row, figure in every:
            if figure.node is not None:
                closed = against is not None and row is not against[0]
                solver.add(*_printed(row, terms.value(figure.node, figure.period), figure.set_, closed))
        solver.add(*terms.follows())
    except Beyond:
        return None
    solver.add(*_tables([row for row, _ in every if row.cell is not None]))
    answer = str(solver.check())
    return {"sat": True, "unsat": False}.get(answer)


def _named(row: Published) -> str:
    return f"{row.subject} {row.quantity}"


def _tables(rows: Iterable[Published]) -> list[Any]:
    """Return that every cell is printed as it is, and that totals and averages are those of their rows."""
    found, columns = [], dict[tuple[str, str], dict[str, Any]]()
    for row in rows:
        assert row.cell is not None
        cell = z3.Real(_named(row))
        found += _printed(row, cell, exact=False)
        columns.setdefault((row.cell[0], row.quantity), {})[row.cell[1]] = cell
    for cells in columns.values():
        inner = [cell for key, cell in cells.items() if key not in ("total", "average")]
        found += [cells["total"] == sum(inner)] if "total" in cells else []
        found += [cells["average"] * len(inner) == sum(inner)] if "average" in cells else []
    return found


def _printed(row: Published, value: Any, exact: bool, closed: bool = False) -> list[Any]:  # noqa: ANN401 - terms have no types
    (read,) = row.readings
    counted = row.quantity.startswith(DATA) and not read.decimals and not read.percent
    if exact or counted:
        return [_term(value) == _term(read.value)]
    low, high, given = _term(read.low), _term(read.high), _term(value)
    if closed:
        return [low <= given, given <= high]
    if read.value > 0:
        return [low <= given, given < high]
    return [low < given, given <= high] if read.value < 0 else [low < given, given < high]


def _term(value: Any) -> Any:  # noqa: ANN401
    return z3.Q(value.numerator, value.denominator) if isinstance(value, Fraction) else value


def _is_open(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, z3.ExprRef)


@attrs.define
class Terms:
    """The terms of nodes over data of which those that are printed are unknown."""

    audit: Audit
    cells: frozenset[str] = frozenset()
    unknown: dict[tuple[str, str, Period], Any] = attrs.field(factory=dict)
    known: dict[tuple[int, Period], Any] = attrs.field(factory=dict)

    def value(self, node: Node, period: Period) -> Any:  # noqa: ANN401
        """Return the term of a node, or its value where nothing in it is unknown."""
        if (id(node), period) not in self.known:
            self.known[id(node), period] = self._value(node, period)
        return self.known[id(node), period]

    def follows(self) -> Iterator[Any]:
        """Go through what holds of printed data: they are made up of their parts, and as their manual computes them."""
        facts = {(each.subject, each.name): each for each in self._facts()}
        for (subject, name, period), term in self.unknown.items():
            fact = facts[subject, name]
            if fact.consolidate and any(self._has(fact, each) for parts in period.parts() for each in parts):
                yield term == _term(self._consolidated(fact, period))
        for line in self.audit.computed.lines:
            measured = line.index.measured
            for (subject, name, period), term in self.unknown.items():
                if measured.within and name == "realisation" and subject == measured.indicator.key:
                    yield term == _term(self.value(measured.realisation, period))

    def _facts(self) -> Iterator[algebra.Fact]:
        lines = [*self.audit.reported.lines, *self.audit.computed.lines]
        every = (*(each.index.measured.realisation for each in lines), *(each.value for each in lines))
        inputs = (node for each in lines if (inside := each.index.measured.within) for node in inside.names.values())
        return (each for each in reachable((*every, *inputs)) if isinstance(each, algebra.Fact))

    def _has(self, fact: algebra.Fact, period: Period) -> bool:
        place = fact.subject, fact.name, period
        return place in self.unknown or self.audit.store.own(*place) is not None

    def _consolidated(self, fact: algebra.Fact, period: Period) -> Any:  # noqa: ANN401
        parts = [each for each in QUARTERS if each.within(period) and self._has(fact, each)]
        if fact.measured is not None:
            parts = [each for each in parts if self.audit.value(fact.measured, each) is True]
        values = [self._fact(fact, each) for each in parts]
        if not values:
            raise Beyond
        if fact.consolidate == "LAST_KNOWN":
            return values[-1]
        total = sum(values[1:], values[0])
        return total if fact.consolidate == "SUM" else total / len(values)

    def _fact(self, node: algebra.Fact, period: Period) -> Any:  # noqa: ANN401
        place = node.subject, node.name, period
        if place in self.unknown:
            return self.unknown[place]
        own = self.audit.store.own(*place)
        return own if own is not None else self._consolidated(node, period)

    def _value(self, node: Node, period: Period) -> Any:  # noqa: ANN401
        match node:
            case algebra.Fact():
                return self._fact(node, period)
            case algebra.Step():
                return self.value(node.operand, period)
            case algebra.Operation():
                return self._operation(node, [self.value(each, period) for each in node.operands])
            case algebra.Choose():
                return self._choose(node, period)
            case algebra.Gather():
                return self._gather(node, period)
            case algebra.Over() if isinstance(node.table, algebra.Records):
                return self._over(node, node.table, period)
            case algebra.IsNotApplicable():
                return isinstance(self.value(node.operand, period), NotApplicable)
            case algebra.Apply() if any(_is_open(self.value(each, period)) for each in node.operands):
                raise Beyond
        return self.audit.value(node, period)

    def _operation(self, node: algebra.Operation, values: list[Any]) -> Any:  # noqa: ANN401
        if any(isinstance(each, NotApplicable) for each in values):
            return NOT_APPLICABLE
        if node.operator in ("and", "or"):
            return _both(*values) if node.operator == "and" else _negated(_both(*map(_negated, values)))
        if len(values) == 1:
            return _negated(values[0]) if node.operator == "not" else -values[0]
        if isinstance(values[0], str):
            return ARITHMETIC[node.operator](*values)
        return (
            ARITHMETIC[node.operator](*map(_term, values))
            if any(map(_is_open, values))
            else (ARITHMETIC[node.operator](*values))
        )

    def _choose(self, node: algebra.Choose, period: Period) -> Any:  # noqa: ANN401
        cases: list[tuple[Any, Any]] = []
        for condition, chosen in node.cases:
            truth = self.value(condition, period)
            if isinstance(truth, NotApplicable):
                raise Beyond
            if truth is not False:
                cases.append((truth, self.value(chosen, period)))
            if truth is True:
                break
        else:
            if node.otherwise is None:
                raise Beyond
            cases.append((True, self.value(node.otherwise, period)))
        return reduce(lambda rest, case: _if(case[0], case[1], rest), reversed(cases[:-1]), cases[-1][1])

    def _gather(self, node: algebra.Gather, period: Period) -> Any:  # noqa: ANN401
        kept = [(each, self.value(each.keep, period) if each.keep else True) for each in node.parts]
        if node.function == "count":
            return self._count([keep for _, keep in kept])
        if any(_is_open(keep) for _, keep in kept):
            raise Beyond
        values = [(self.value(each.value, period), each) for each, keep in kept if keep is True]
        there = [(value, each) for value, each in values if not isinstance(value, NotApplicable)]
        if len(there) < len(values) and not node.skips:
            return NOT_APPLICABLE
        if not there:
            return Fraction(0) if node.function == "sum" else NOT_APPLICABLE
        return self._total(node.function, there, period)

    def _over(self, node: algebra.Over, table: algebra.Records, period: Period) -> Any:  # noqa: ANN401
        """Return the term of an aggregate over the rows of a table that only the report has."""
        if (table.subject, table.name) not in self.audit.kept:
            return self.audit.value(node, period)
        records = self.audit.store.tables[table.subject, table.name]
        assert isinstance(records, tuple)
        assert node.part.keep is None
        names = [f"{table.subject}.{table.name}[{each.cells['name']}]" for each in records]
        values = [self._at(node.part.value, row) for row in names]
        if node.function == "share":
            return self._count(values) / len(names)
        total = sum(values[1:], values[0])
        return total / len(names) if node.function == "mean" else total

    def _at(self, node: Node, row: str) -> Any:  # noqa: ANN401
        """Return the term of a formula in one row."""
        if isinstance(node, algebra.Step):
            return self._at(node.operand, row)
        if isinstance(node, algebra.Operation):
            return ARITHMETIC[node.operator](*(self._at(each, row) for each in node.operands))
        if not isinstance(node, algebra.Cell) or f"{row} column {node.column}" not in self.cells:
            raise Beyond
        return z3.Real(f"{row} column {node.column}")

    def _count(self, kept: list[Any]) -> Any:  # noqa: ANN401
        return sum((_if(each, Fraction(1), Fraction(0)) for each in kept), Fraction(0))

    def _total(self, function: str, there: list[tuple[Any, algebra.Part]], period: Period) -> Any:  # noqa: ANN401
        values = [_term(value) for value, _ in there]
        if function in ("min", "max"):
            return reduce(lambda a, b: _if(a <= b if function == "min" else a >= b, a, b), values)
        weights = [self.value(each.weight, period) if each.weight else Fraction(1) for _, each in there]
        if function not in ("sum", "mean") or any(map(_is_open, weights)):
            raise Beyond
        total = sum(value * _term(weight) for value, weight in zip(values, weights, strict=True))
        return total if function == "sum" else total / _term(sum(weights, Fraction(0)))


def _both(*values: Any) -> Any:  # noqa: ANN401
    if any(each is False for each in values):
        return False
    unknown = [each for each in values if each is not True]
    return z3.And(*unknown) if unknown else True


def _negated(value: Any) -> Any:  # noqa: ANN401
    return z3.Not(value) if _is_open(value) else not value


def _if(condition: Any, value: Any, otherwise: Any) -> Any:  # noqa: ANN401
    if not _is_open(condition):
        return value if condition else otherwise
    if isinstance(value, NotApplicable) or isinstance(otherwise, NotApplicable):
        raise Beyond
    return z3.If(condition, _term(value), _term(otherwise))
