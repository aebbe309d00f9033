"""A document goes in; everything that an example of it may expect comes out, as formulas over facts yet to be chosen.

In a framework there is one graph for each polarity, and one for which the index itself is given; elsewhere one.
"""

from collections.abc import Iterator

import attrs

from iku_dsl.formula.algebra import Fact, Node, Step
from iku_dsl.formula.lower_example import OPTIONAL, STATED, Trial, lower_example
from iku_dsl.formula.lower_manual import in_percent
from iku_dsl.formula.walk import reachable
from iku_dsl.model.definitions import Lookup
from iku_dsl.model.documents import AnyDocument, Framework, Library, Manual
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Define, Points

RESULTS = ("realisation", "index", "status", "weight")  # what an example expects by name, beside parts and steps


@attrs.frozen
class Subject:
    """What an example may expect: its name, its formula, and for a call the facts that stand as its arguments."""

    name: str
    node: Node
    arguments: tuple[str, ...] = ()
    part: bool = False

    @property
    def percent(self) -> bool:
        """Return whether it is a percentage."""
        return isinstance(self.node, Step) and self.node.percent


@attrs.frozen
class Setting:
    """One graph: the subjects in it, the most telling ones first, and the polarity under which they stand."""

    polarity: str
    subjects: tuple[Subject, ...]
    results: tuple[Subject, ...]
    trial: Trial

    @property
    def every(self) -> tuple[Subject, ...]:
        """Return everything that may be expected, what is close at hand first."""
        return (*self.subjects, *self.results)

    def nodes(self) -> list[Node]:
        """Return every node of the graph."""
        return reachable(tuple(each.node for each in (*self.results, *self.subjects)))


def settings(document: AnyDocument) -> list[Setting]:
    """Return the graphs of a document; a contract has none. What no graph calls is called in the first."""
    found = [_setting(trial, polarity) for polarity, trial in _trials(document)]
    called = {name for setting in found for name in _called(setting.nodes())}
    for name, parameters in _callable(document) if found else ():
        if name not in called and not (name == "status" and isinstance(document, Framework)):
            subject = _call(found[0].trial, name, parameters)
            found[0] = attrs.evolve(found[0], subjects=(*found[0].subjects, subject))
            called |= _called(reachable((subject.node,)))
    return found


def _called(nodes: list[Node]) -> set[str]:
    return {each.name for each in nodes if isinstance(each, Step) and each.arguments and isinstance(each.name, str)}


def _trials(document: AnyDocument) -> Iterator[tuple[str, Trial]]:
    if isinstance(document, Manual):
        said = {name for name in OPTIONAL if name in document.header} | (
            {"realisation"} if document.computes else set()
        )
        yield "", lower_example(document, _facts(document, {*STATED, *OPTIONAL} - said, in_percent(document)))
    elif isinstance(document, Framework):
        facts = _facts(document, {*STATED, *OPTIONAL}, percent=False)
        yield "", lower_example(document, {**facts, **_facts(document, {"index"}, percent=False)})
        for polarity, definition in document.index.items():
            name = written.Name(written.Word(polarity, span=definition.span), span=definition.span)
            yield polarity, lower_example(document, {**facts, "polarity": name})
    elif isinstance(document, Library):
        yield "", lower_example(document, {})


def _facts(document: AnyDocument, names: set[str], percent: bool) -> dict[str, written.Formula | Node]:
    return {name: Fact(document.code, name, percent=percent, span=document.span) for name in sorted(names)}


def _setting(trial: Trial, polarity: str) -> Setting:
    return Setting(polarity, tuple(_named(trial)), tuple(_results(trial)), trial)


def _results(trial: Trial) -> Iterator[Subject]:
    """Go through what an example of the document is mainly about; what is a fact, or missing, is no result."""
    given = trial.scope.given
    return (Subject(name, given[name]) for name in RESULTS if isinstance(given.get(name), Step))


def _named(trial: Trial) -> Iterator[Subject]:
    for code, node in trial.scope.contributions.items():
        yield Subject(code, node, part=True)
    for name, step in trial.document.definitions.steps.items():
        yield Subject(name, trial.node(written.Name(written.Word(name, span=step.span), span=step.span)))


def _callable(document: AnyDocument) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Go through the functions that the text itself defines and its tables, each with its parameters."""
    for each in document.rules:
        if isinstance(each, Define):
            yield each.name.text, tuple(p.word.text for p in each.parameters if isinstance(p, written.Name))
    for name, lookup in document.definitions.lookups.items():
        yield name, _keys(lookup)


def _keys(lookup: Lookup) -> tuple[str, ...]:
    return tuple(key.text for key in lookup.keys) or ("x",) if isinstance(lookup, Points) else ("x",)


def _call(trial: Trial, name: str, parameters: tuple[str, ...]) -> Subject:
    span = trial.document.span
    facts = tuple(f"{name}.{each}" for each in parameters)
    row: dict[str, Node] = {each: Fact(trial.document.code, each, span=span) for each in facts}
    names = tuple(written.Name(written.Word(each, span=span), span=span) for each in facts)
    call = written.Call(written.Word(name, span=span), names, span=span)
    trial.node(call)  # lowers the steps that it needs
    return Subject(name, trial.lowering.lower(call, trial.scope.at(row)), facts)
