"""A graph and what a text declares of its data go in; what every formula counts comes out, and what does not fit."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import (
    Apply,
    ByPeriod,
    Cell,
    Choose,
    Constant,
    Dated,
    Earlier,
    Fact,
    Gather,
    Node,
    Operation,
    Over,
    Step,
)
from iku_dsl.formula.origin import Kind as Origins
from iku_dsl.formula.walk import fold
from iku_dsl.model.constants import COMPARISONS
from iku_dsl.readings.units.alike import Comparing, Measured, is_zero
from iku_dsl.readings.units.arithmetic import divided, multiplied, raised
from iku_dsl.readings.units.declared import DAY, Declared, Name, unit_of
from iku_dsl.readings.units.functions import AGGREGATES, FUNCTIONS, PLAIN_ARGUMENTS, Gathered
from iku_dsl.readings.units.measure import DATE, OTHER, Kind, Measure, Scale, number
from iku_dsl.readings.units.unit import PLAIN, Unit
from iku_dsl.syntax.vocabulary import own_name

DONE = {"+": say("added"), "-": say("subtracted"), **dict.fromkeys(COMPARISONS, say("compared"))}
CHOSEN, GATHERED = say("results of one choice"), say("gathered")
SIGNED_ELSEWHERE = (Origins.CAP, Origins.FLOOR)  # where a bound without its sign has a rule of its own
ARITHMETIC = {"*": multiplied, "/": divided, "^": raised}


@attrs.define
class Reading:
    """What is known of one graph.

    `names` are the nodes that parameters stand for: figures with a name, whose unit the text leaves open. `passed`
    are nodes that are not looked at, `places` tells of nodes behind a call where it stands.
    """

    declared: dict[Name, Declared]
    names: frozenset[int]
    passed: frozenset[int]
    places: dict[int, Span]
    comparing: Comparing = attrs.field(factory=Comparing)
    measures: dict[int, Measure] = attrs.field(factory=dict)
    unknown: dict[object, Unit] = attrs.field(factory=dict)

    def measure(self, node: Node) -> Measure:
        """Return what a formula comes to, looking at every node once."""
        return fold(node, self.measures, self._own)

    def place(self, node: Node) -> Span:
        """Return where to report a node: behind a call that is the call."""
        return self.places.get(id(node), node.span)

    def _own(self, node: Node, below: Sequence[Measure]) -> Measure:
        own = OWN.get(type(node))
        found = own(self, node, below) if own and id(node) not in self.passed else OTHER
        return attrs.evolve(found, unit=self.comparing.solution.fresh()) if found.unit.too_large else found

    def _open(self, key: object) -> Unit:
        """Return the unit of something that the text leaves open: the same one wherever it stands."""
        if key not in self.unknown:
            self.unknown[key] = self.comparing.solution.fresh()
        return self.unknown[key]

    def _constant(self, node: Constant, below: Sequence[Measure]) -> Measure:
        del below
        if isinstance(node.value, date):
            return DATE
        if isinstance(node.value, bool) or not isinstance(node.value, Fraction):
            return OTHER
        named = id(node) in self.names
        if node.percent and not is_zero(node):
            return number(scale=Scale.PERCENT if named else Scale.NONE)
        return number(self._open(id(node)), Scale.NONE if named or is_zero(node) else Scale.LITERAL)

    def _datum(self, node: Fact | Cell, below: Sequence[Measure]) -> Measure:
        del below
        name = (node.table, node.column) if isinstance(node, Cell) else ("", node.name)
        known = self.declared.get(name)
        if known is None:
            return number(self._open(name))
        return known.measure if known.says else number(self._open(name), known.measure.scale)

    def _by_period(self, node: ByPeriod, below: Sequence[Measure]) -> Measure:
        sides = zip((entry for _, entry in node.entries), below, strict=True)
        found = self.comparing.alike(node.span, CHOSEN, sides, signs=False)
        percent = any(isinstance(entry, Constant) and entry.percent for _, entry in node.entries)
        return attrs.evolve(found, scale=Scale.PERCENT) if percent else found

    def _operation(self, node: Operation, below: Sequence[Measure]) -> Measure:
        sign = node.operator
        if sign in ("and", "or", "not"):
            return OTHER
        if len(below) == 1:
            return below[0]
        if any(each.kind is Kind.DATE for each in below):
            return self._of_dates(sign, below)
        sides: tuple[Measured, ...] = tuple(zip(node.operands, below, strict=True))
        if sign in ARITHMETIC:
            return self._arithmetic(node, sides)
        found = self.comparing.alike(self.place(node), DONE[sign], sides)
        return OTHER if sign in COMPARISONS else found

    def _of_dates(self, sign: str, below: Sequence[Measure]) -> Measure:
        """Two dates are so many days apart; a date that is moved is a date."""
        if sign in COMPARISONS:
            return OTHER
        both = all(each.kind is Kind.DATE for each in below)
        return number(unit_of(DAY)) if sign == "-" and both else DATE

    def _arithmetic(self, node: Operation, sides: tuple[Measured, ...]) -> Measure:
        if any(each.kind is not Kind.NUMBER for _, each in sides):
            return OTHER
        if node.operator == "^":
            self.comparing.plain(self.place(node), say("a power"), sides[1])
        return ARITHMETIC[node.operator](sides[0], sides[1], self.comparing.solution)

    def _choose(self, node: Choose, below: Sequence[Measure]) -> Measure:
        values = [value for _, value in node.cases] + ([node.otherwise] if node.otherwise else [])
        measures = [*below[1 : 2 * len(node.cases) : 2], *([below[-1]] if node.otherwise else [])]
        sides = [pair for pair in zip(values, measures, strict=True) if id(pair[0]) not in self.passed]
        return self.comparing.alike(self.place(node), CHOSEN, sides)

    def _apply(self, node: Apply, below: Sequence[Measure]) -> Measure:
        if below[0].kind is not Kind.NUMBER:
            return OTHER
        if node.function in PLAIN_ARGUMENTS:
            what = say("the argument of {function}", function=f"`{own_name(node.function, node.span.source.text)}`")
            self.comparing.plain(self.place(node), what, (node.operands[0], below[0]))
        resolved = [attrs.evolve(each, unit=self.comparing.solution.resolved(each.unit)) for each in below]
        function = FUNCTIONS.get(node.function)
        return function(node, resolved, self.comparing.solution) if function else number(self._open(id(node)))

    def _gather(self, node: Gather, below: Sequence[Measure]) -> Measure:
        ways, at = [], 0
        for part in node.parts:
            ways.append((part.value, below[at]))
            at += 1 + (part.weight is not None) + (part.keep is not None)
        return self._gathered(
            node, node.function, ways, node.origin is None or node.origin.kind not in SIGNED_ELSEWHERE
        )

    def _over(self, node: Over, below: Sequence[Measure]) -> Measure:
        return self._gathered(node, node.function, [(node.part.value, below[0])], signs=True)

    def _gathered(self, node: Node, function: str, sides: Iterable[Measured], signs: bool) -> Measure:
        how = AGGREGATES[function]
        if how is Gathered.NUMBER_OF:
            return number(self._open(id(node)))
        if how is Gathered.PLAIN:
            return number()
        return self.comparing.alike(self.place(node), _gathering(node), sides, signs)

    def _step(self, node: Step, below: Sequence[Measure]) -> Measure:
        """What is shown as a percentage, and is a quotient, is taken for the percentage that it is shown as."""
        found = below[0]
        if found.scale is Scale.LITERAL:
            found = attrs.evolve(found, scale=Scale.NONE)
        if not node.percent or found.kind is not Kind.NUMBER:
            return found
        unit = self.comparing.solution.resolved(found.unit)
        scale = Scale.SHOWN if found.scale is Scale.NONE else found.scale
        return attrs.evolve(found, unit=PLAIN if unit.divides else unit, scale=scale)

    def _dated(self, node: Dated, below: Sequence[Measure]) -> Measure:
        """Days of work are counted in a word of the author's own: they are not the days between two dates."""
        del below
        return number(self._open(id(node))) if node.function == "working_days" else DATE

    def _earlier(self, node: Earlier, below: Sequence[Measure]) -> Measure:
        del node
        return below[0]


def _gathering(node: Node) -> Phrase:
    return DONE["+"] if isinstance(node, Gather) and node.function == "sum" else GATHERED


OWN: dict[type[Node], Callable[..., Measure]] = {
    Constant: Reading._constant,  # noqa: SLF001 - its own table
    Fact: Reading._datum,  # noqa: SLF001
    Cell: Reading._datum,  # noqa: SLF001
    ByPeriod: Reading._by_period,  # noqa: SLF001
    Operation: Reading._operation,  # noqa: SLF001
    Choose: Reading._choose,  # noqa: SLF001
    Apply: Reading._apply,  # noqa: SLF001
    Gather: Reading._gather,  # noqa: SLF001
    Over: Reading._over,  # noqa: SLF001
    Step: Reading._step,  # noqa: SLF001
    Dated: Reading._dated,  # noqa: SLF001
    Earlier: Reading._earlier,  # noqa: SLF001
}
