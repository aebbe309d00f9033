"""A manual goes in; the reading of its units comes out, with everything that does not fit."""

from collections.abc import Iterable

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Choose, Node, Operation, Step
from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.formula.lower_manual import LoweredManual, lower_manual
from iku_dsl.formula.origin import Kind
from iku_dsl.formula.walk import operands, reachable
from iku_dsl.model.documents import Manual
from iku_dsl.readings.units.declared import declared
from iku_dsl.readings.units.measure import Measure
from iku_dsl.readings.units.reading import Reading


@attrs.frozen
class Read:
    """The reading of a manual, the nodes that it looked at, and the realisation with what it counts."""

    reading: Reading
    nodes: tuple[Node, ...]
    realisation: Node
    counts: Measure


def read_units(manual: Manual) -> Read:
    """Return what the formulas of a manual count."""
    lowered = lower_manual(manual, ANY_YEAR)
    roots = _roots(lowered, manual)
    nodes = reachable(roots)
    names = frozenset(id(lowered.scope.names[name]) for name in manual.definitions.parameters)
    reading = Reading(declared(manual), names, _passed(nodes), _places(nodes))
    _weights(manual, lowered, reading)
    for root in roots:
        reading.measure(root)
    return Read(reading, tuple(nodes), lowered.realisation, reading.measure(lowered.realisation))


def _roots(lowered: LoweredManual, manual: Manual) -> tuple[Node, ...]:
    """Return every formula of the text: steps in their order, columns, components, the realisation last."""
    scope = lowered.scope
    steps = (scope.names[name] for name in manual.definitions.steps if name in scope.names)
    columns = (each for shelf in scope.tables.values() for each in shelf.row.values())
    return (*steps, *columns, *scope.ratios.values(), *scope.contributions.values(), lowered.realisation)


def _weights(manual: Manual, lowered: LoweredManual, reading: Reading) -> None:
    for code, part in manual.parts.items():
        for each in part.said("weight") if code in lowered.scope.weights else ():
            node, what = lowered.scope.weights[code], say("the weight of {code}", code=code)
            reading.comparing.plain(each.values[0].span, what, (node, reading.measure(node)))


def _passed(nodes: Iterable[Node]) -> frozenset[int]:
    """Return the lines between the points of a scale: its points say what it counts."""
    scales = (each for each in nodes if isinstance(each, Choose) and each.origin and each.origin.kind is Kind.SEGMENT)
    return frozenset(id(value) for scale in scales for _, value in scale.cases[1:] if isinstance(value, Operation))


def _places(nodes: Iterable[Node]) -> dict[int, Span]:
    """Return the place of a call for every formula of the function that it calls."""
    found: dict[int, Span] = {}
    for call in nodes:
        if isinstance(call, Step) and call.arguments:
            inside, waiting = {id(each) for each in call.arguments}, [call.operand]
            span = found.get(id(call), call.span)
            while waiting:
                node = waiting.pop()
                named = isinstance(node, Step) and not node.arguments
                if id(node) not in inside and id(node) not in found and not named:
                    found[id(node)] = span
                    waiting.extend(operands(node))
    return found
