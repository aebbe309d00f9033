"""A document goes in; the order in which its names can be computed comes out, and every circle among them."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from graphlib import CycleError, TopologicalSorter

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.model.definitions import Definitions, Plan, gathered_columns
from iku_dsl.model.documents import Document, Manual
from iku_dsl.model.rules import CYCLE
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.vocabulary import own_name, own_names

Graph = dict[str, set[str]]
MOST = 100  # names in circles that are told apart
SHOWN = 10


def plan(document: Document) -> Plan:
    """Return what the names of a document need, in which order they can be computed, and which never can."""
    needs = dependencies(document)
    graph, broken = needs, dict[str, Diagnostic]()
    earlier: set[str] | None = None
    while True:
        try:
            return Plan(needs, tuple(TopologicalSorter(graph).static_order()), broken)
        except CycleError as error:
            circle = [name for name in error.args[1] if name not in broken]
            if len(broken) > MOST:  # a text of circles; what is left is not looked at one by one
                circle = [name for name, used in graph.items() if used]
            earlier = _asked_earlier(document) if earlier is None else earlier
            broken |= dict.fromkeys(circle, _circle(circle[:SHOWN], earlier, document))
            graph = {name: set() if name in broken else needs for name, needs in graph.items()}


def dependencies(document: Document) -> Graph:
    """Return for every name of a document the names its definition uses."""
    known, columns = _known(document), document.definitions.columns.keys()
    graph = {name: _uses(roots, known, columns) for name, roots in _definitions(document.definitions)}
    if isinstance(document, Manual):
        for code, part in document.parts.items():
            below = {other.code for other in document.children.get(code, ())}
            stated = tuple(each for said in part.attributes.values() for each in said)
            graph[code] = _uses((part.cases_of(), *(each.values for each in stated)), known, columns) | below
        graph["total"] = {part.code for part in document.children.get(None, ())}
    return graph


def _definitions(found: Definitions) -> Iterator[tuple[str, tuple[object, ...]]]:
    for name, step in found.steps.items():
        yield name, tuple(each for case in step.cases for each in (case.when, case.formula))
    for name, function in found.functions.items():
        yield name, (function.formula,)
    for name, column in found.columns.items():
        yield name, tuple(each for case in column.cases for each in (case.when, case.formula))
    for name, table in found.groupings.items():
        gathered = (formula for _, formula in gathered_columns(table))
        yield name, (written.Name(table.source, span=table.span), table.where, *gathered)


def _known(document: Document) -> frozenset[str]:
    found = document.definitions
    known = found.steps.keys() | found.functions.keys() | found.columns.keys() | found.groupings.keys()
    if isinstance(document, Manual):
        known |= document.parts.keys() | ({"total"} if document.parts else set())
    return frozenset(known)


def _uses(roots: tuple[object, ...], known: frozenset[str], columns: AbstractSet[str]) -> set[str]:
    """Return the known names among those mentioned; a bare one may be a column of any table."""
    mentioned = {name for each in nodes(*roots) for name in _names(each)}
    return (mentioned & known) | {name for name in columns if name.partition(".")[2] in mentioned}


def _names(node: written.Node) -> tuple[str, ...]:
    match node:
        case written.Name():
            return (node.word.text,)
        case written.Contribution() | written.Ratio():
            return (node.code.text,)
        case written.Call():
            return (node.function.text,)
        case written.Column():
            return (node.table, f"{node.table}.{node.name}")
    return ()


def _circle(circle: list[str], earlier: set[str], document: Document) -> Diagnostic:
    own = own_names(reversed(circle), document.span.source.text)
    path = " → ".join(f"`{name}`" for name in own) if len(circle) > 1 else say("it uses its own name")
    name = next((each for each in circle if each != "total"), circle[0])
    hints = [say("make one of them an input or a number")]
    if not earlier.isdisjoint(circle):
        hints.append(say("`previous` does not end it, for every period would ask for one before: let the data give it"))
    called = own_name(name, document.span.source.text)
    return CYCLE.at(_place(name, document), *hints, name=called, path=path)


def _asked_earlier(document: Document) -> set[str]:
    """Return the names that are asked for an earlier period."""
    found = tuple(each.operand for each in nodes(*document.rules) if isinstance(each, written.Earlier))
    return {name for each in nodes(*found) for name in _names(each)}


def _place(name: str, document: Document) -> Span:
    shelf = document.definitions
    found = shelf.steps.get(name) or shelf.functions.get(name) or shelf.columns.get(name) or shelf.groupings.get(name)
    if found is None and isinstance(document, Manual):
        found = document.parts.get(name)  # type: ignore[assignment]
    return found.span if found else document.span
