"""A formula whose units do not fit goes in; what to call it, where it stands and where its unit comes from come out."""

from collections.abc import Iterator

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Cell, Choose, Fact, Node, Step
from iku_dsl.formula.walk import operands
from iku_dsl.readings.faults import quoted
from iku_dsl.readings.units.declared import Declared
from iku_dsl.readings.units.findings import Side
from iku_dsl.readings.units.measure import Scale
from iku_dsl.readings.units.reading import Reading
from iku_dsl.syntax.vocabulary import own_name

FARTHEST = 200  # formulas behind one side of a finding that are looked at for where its unit comes from
MOST = 2  # places that are named for one side


@attrs.frozen
class Words:
    """The words for the formulas of one text; `frames` are places of whole statements, which nobody would quote."""

    reading: Reading
    frames: frozenset[Span]

    def within(self, node: Node) -> Node:
        """Return the formula itself, or the first named one of which the program has put it together."""
        while not isinstance(node, (Step, Fact, Cell)) and node.span in self.frames and operands(node):
            node = node.otherwise if isinstance(node, Choose) and node.otherwise else operands(node)[0]
        return node

    def name(self, node: Node) -> str | Phrase:
        """Return what to call a formula: by its name where it has one, else as it is written."""
        found = self.within(node)
        if isinstance(found, Step) and (isinstance(found.name, Phrase) or not found.arguments):
            return found.name if isinstance(found.name, Phrase) else _own(found.name, found.span)
        if isinstance(found, Fact):
            return _own(found.name, found.span)
        return _own(f"{found.table}.{found.column}", found.span) if isinstance(found, Cell) else quoted(found.span)

    def place(self, span: Span, node: Node) -> Span:
        """Return where to report what is wrong with a formula there: not at a whole statement, but at what it adds."""
        return self.within(node).span if span in self.frames else span

    def sources(self, side: Side, at: Span) -> Iterator[Phrase]:
        """Go through the places that say what one side counts, the nearest first."""
        found = dict[str | Phrase, Phrase]()
        for node, known in self._declared(side.node):
            own = Side(node, known.measure.unit, known.measure.scale is Scale.PERCENT)
            if own.unit.known & side.unit.known or (own.percent and side.percent):
                name, unit, line = self.name(node), own.spoken, _line(known.span, at)
                found.setdefault(name, say("{name} is {unit}: {line}", name=name, unit=unit, line=line))
        yield from list(found.values())[:MOST] or self._taken(side, at)

    def counted(self, node: Node, units: set[str], at: Span) -> Iterator[tuple[str | Phrase, str, Phrase]]:
        """Go through the data that count just one of some units: name, unit, and where it is declared."""
        seen = set[str | Phrase]()
        for each, known in self._declared(node):
            unit, name = known.measure.unit.text, self.name(each)
            if unit in units and name not in seen:
                seen.add(name)
                yield name, unit, _line(known.span, at)

    def _declared(self, node: Node) -> Iterator[tuple[Node, Declared]]:
        for each in _behind(node):
            if isinstance(each, (Fact, Cell)):
                name = ("", each.name) if isinstance(each, Fact) else (each.table, each.column)
                known = self.reading.declared.get(name)
                if known is not None and known.says:
                    yield each, known

    def _taken(self, side: Side, at: Span) -> Iterator[Phrase]:
        """Name the place that made a unit out of one that the text leaves open."""
        solution = self.reading.comparing.solution
        for node in _behind(side.node):
            unit = self.reading.measure(node).unit
            place = next((solution.because[each] for each in unit.unknown if each in solution.because), None)
            if place is not None and side.unit.known:
                line, spoken = _line(place, at), solution.resolved(unit).spoken
                yield say("{name} is taken to be {unit}: {line}", name=self.name(node), unit=spoken, line=line)
                return


def _behind(node: Node) -> Iterator[Node]:
    """Go through a formula and what is behind it, the nearest first, as far as is worth while."""
    seen, waiting = {id(node)}, [node]
    while waiting and len(seen) < FARTHEST:
        each = waiting.pop(0)
        yield each
        fresh = [below for below in operands(each) if id(below) not in seen]
        seen |= {id(below) for below in fresh}
        waiting += fresh
    yield from waiting


def _line(span: Span, at: Span) -> Phrase:
    if span.source.path == at.source.path:
        return say("line {line}", line=span.line)
    return say("line {line} of {path}", line=span.line, path=span.source.path)


def _own(name: str, span: Span) -> str:
    """Return a name in quotes, as the author of the text writes it."""
    return f"`{own_name(name, span.source.text)}`"
