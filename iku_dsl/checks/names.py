"""A document goes in; every name in its formulas that nothing is called, or that is used as what it is not, is reported."""

from collections.abc import Iterator
from difflib import get_close_matches

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Span
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.documents import AnyDocument, Contract, Definition, Framework, Manual
from iku_dsl.model.rules import ARGUMENTS, UNKNOWN_NAME, WRONG_USE
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax import statements

INDEX = frozenset("realisation target attainable worst period".split())
KINDS = frozenset("kind validity control".split())
MEMBERS = frozenset("members index value weight".split())
COLUMNS = frozenset("index value weight kind validity control target realisation".split())


@attrs.frozen
class Place:
    """Formulas of one statement, and the names given to them besides the document's own."""

    roots: tuple[object, ...]
    given: frozenset[str]


def check_names(document: AnyDocument, report: Report) -> None:
    """Report unknown names, with the one that was most likely meant."""
    own = _own(document)
    for place in _places(document):
        for node in nodes(*place.roots):
            _check(node, document, own | place.given, report)


def _own(document: AnyDocument) -> frozenset[str]:
    found = document.definitions
    own = found.inputs.keys() | found.steps.keys() | found.parameters.keys() | found.choices()
    if isinstance(document, Manual):
        own |= document.parts.keys() | ({"total", "weight_applied"} if document.parts else set())
    return frozenset(own)


def _cases(definition: Definition) -> tuple[object, ...]:
    return tuple(each for case in definition.cases for each in (case.when, case.formula))


def _places(document: AnyDocument) -> Iterator[Place]:
    given = INDEX | KINDS if isinstance(document, Framework) else frozenset({"period"})
    for step in document.definitions.steps.values():
        yield Place(_cases(step), given)
    for function in document.definitions.functions.values():
        parameters = {each.word.text for each in function.parameters if isinstance(each, written.Name)}
        yield Place((function.formula,), given | parameters)
    for formula in document.index.values():
        yield Place(_cases(formula), INDEX | KINDS)
    if isinstance(document, Manual):
        yield from _of_manual(document)
    elif isinstance(document, Framework):
        yield from _of_framework(document)
    elif isinstance(document, Contract):
        yield from (Place(tuple(each.values[0] for each in line.weight), KINDS) for line in document.lines)


def _of_manual(manual: Manual) -> Iterator[Place]:
    given = frozenset({"period"})
    for part in manual.parts.values():
        said = tuple(each.values for name, several in part.attributes.items() if name not in ("inside", "domain")
                     for each in several)
        yield Place((part.cases_of(), _formulas(said)), given)
    if manual.result:
        yield Place(_cases(manual.result), given)
    for name in ("worst",):
        if name in manual.header:
            yield Place(manual.header[name].values, given)
    for example in manual.examples:
        yield Place((example.given, example.expect), INDEX | {"index", "status"})


def _formulas(said: tuple[tuple[object, ...], ...]) -> tuple[object, ...]:
    """Return the formulas among what attributes say; the label behind `of` is no formula."""
    return tuple(each for values in said for each in values if not isinstance(each, written.Word))


def _of_framework(framework: Framework) -> Iterator[Place]:
    rule = framework.conversion
    if rule:
        yield Place((rule.when,), INDEX | KINDS)
        yield Place((rule.places,), frozenset({"indicators", "period"}))
    if framework.weight:
        yield Place((framework.weight.formula,), INDEX | KINDS)
    for value in framework.values.values():
        yield Place((value.formula,), MEMBERS | KINDS | {"target", "realisation", "period"})
    for example in framework.examples:
        yield Place((example.given, example.expect), INDEX | KINDS | {"index", "status", "polarity", *framework.index})


def _check(node: written.Node, document: AnyDocument, known: frozenset[str], report: Report) -> None:
    match node:
        case written.Name():
            _name(node.word.text, node.span, document, known, report)
        case written.Contribution() | written.Ratio():
            parts = document.parts if isinstance(document, Manual) else {}
            if node.code.text not in parts:
                report.add(UNKNOWN_NAME.at(node.code.span, *_meant(node.code.text, parts), name=node.code.text))
        case written.Column():
            if node.table != "members" or node.name not in COLUMNS:
                report.add(UNKNOWN_NAME.at(node.span, *_meant(node.name, COLUMNS), name=f"{node.table}.{node.name}"))
        case written.Call():
            _call(node, document, report)


def _name(name: str, span: Span, document: AnyDocument, known: frozenset[str], report: Report) -> None:
    if name in known:
        return
    definitions = document.definitions
    if name in definitions.lookups.keys() | definitions.functions.keys() | PRIMITIVES.keys() | AGGREGATES.keys():
        report.add(WRONG_USE.at(span, f"write `{name}(…)`", name=name, reason="it is a function and needs arguments"))
    else:
        report.add(UNKNOWN_NAME.at(span, *_meant(name, known), name=name))


def _meant(name: str, known: object) -> tuple[str, ...]:
    close = get_close_matches(name, list(known), n=1, cutoff=0.6)  # type: ignore[call-overload]
    return (f"did you mean `{close[0]}`?",) if close else ("declare it, for example as an `input` or a `value`",)


def _call(call: written.Call, document: AnyDocument, report: Report) -> None:
    name, given = call.function.text, len(call.arguments)
    found = document.definitions
    if name in AGGREGATES:
        if call.by is not None and not AGGREGATES[name].weighs:
            report.add(WRONG_USE.at(call.by.span, "only `mean` weighs", name="by", reason=f"`{name}` has no weights"))
        return
    if call.by is not None or call.filter is not None:
        where = (call.by or call.filter).span  # type: ignore[union-attr]
        report.add(WRONG_USE.at(where, name="by or where", reason=f"`{name}` is no aggregate"))
    bounds = _takes(name, document)
    if bounds is None:
        functions = [*PRIMITIVES, *AGGREGATES, *found.lookups, *found.functions]
        report.add(UNKNOWN_NAME.at(call.function.span, *_meant(name, functions), name=name))
    elif not bounds[0] <= given <= bounds[1]:
        takes = f"{bounds[0]} argument{'s' * (bounds[0] != 1)}" if bounds[0] == bounds[1] else (
            f"{bounds[0]} to {bounds[1]} arguments")
        report.add(ARGUMENTS.at(call.span, function=name, takes=takes, given=given))


def _takes(name: str, document: AnyDocument) -> tuple[int, int] | None:
    found = document.definitions
    if name in PRIMITIVES:
        return PRIMITIVES[name].least, PRIMITIVES[name].most
    if name in found.functions:
        count = len(found.functions[name].parameters)
        return count, count
    if name in found.lookups:
        lookup = found.lookups[name]
        count = max(1, len(lookup.keys)) if isinstance(lookup, statements.Points) else 1
        return count, count
    return None
