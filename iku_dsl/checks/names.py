"""A document goes in; names in its formulas that nothing is called, or that are used wrongly, are reported."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet

import attrs

from iku_dsl.checks.cells import WRITTEN_OUT, computed_cells, slashed
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Span
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.formula.misuse import misnamed, misuse
from iku_dsl.model.definitions import Definition, Definitions, gathered_columns
from iku_dsl.model.documents import AnyDocument, Contract, Framework, Library, Manual
from iku_dsl.model.rules import UNKNOWN_NAME
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.records import GivenRows
from iku_dsl.syntax.statements import Example
from iku_dsl.syntax.vocabulary import own_names

PERIODS = frozenset("period period_start period_end".split())
INDEX = frozenset("realisation target attainable worst".split()) | PERIODS
KINDS = frozenset("kind validity control".split())
MEMBERS = frozenset("members index value weight".split())
COLUMNS = frozenset("index value weight kind validity control target realisation".split())

CODE = re.compile(r"IKU[0-9]{3}")  # in an example a fault is expected by its code
Known = tuple[AbstractSet[str], AbstractSet[str]]


@attrs.frozen
class Place:
    """Formulas of one statement, and the names given to them besides the document's own."""

    roots: tuple[object, ...]
    given: AbstractSet[str]
    within: bool = False


def check_names(document: AnyDocument, report: Report) -> None:
    """Report unknown names, with the one that was most likely meant."""
    own = _own(document)
    for formula in document.index.values():
        for node in nodes(*_cases(formula)):
            _check_index(node, document, own, report)
    for place in _places(document):
        found = list(nodes(*place.roots))
        given = place.given | _columns(found, document.definitions)
        marks = list(slashed(found, given | own))
        report.extend(UNKNOWN_NAME.at(each.left.span, WRITTEN_OUT, name=each.left.span.text) for each in marks)
        apart = {id(each) for each in nodes(*marks)}
        for node in found:
            if id(node) not in apart:
                _check(node, document, (given, own), report, place.within)


def _check_index(node: written.Node, document: AnyDocument, own: frozenset[str], report: Report) -> None:
    """An index is made of target and realisation, not of components: those belong to the realisation."""
    parts = document.parts if isinstance(document, Manual) else {}
    if isinstance(node, (written.Contribution, written.Ratio)):
        report.add(UNKNOWN_NAME.at(node.span, "an index is made of `target` and `realisation`", name=node.span.text))
    else:
        _check(node, document, (INDEX | KINDS, own - parts.keys() - {"total", "weight_applied"}), report)


def _columns(found: list[written.Node], definitions: Definitions) -> set[str]:
    """Return the columns that bare names may stand for: those of every table that the formulas name, and the tables."""
    named = {each.table for each in found if isinstance(each, written.Column)}
    named |= {each.word.text for each in found if isinstance(each, written.Name)}
    tables = {name for name in named if definitions.is_table(name)}
    return tables.union(*(definitions.columns_of(name) for name in tables))


def _own(document: AnyDocument) -> frozenset[str]:
    found = document.definitions
    own = found.inputs.keys() | found.steps.keys() | found.parameters.keys() | found.choices
    if isinstance(document, Manual):
        own |= {document.key} if document.key else set()
        own |= document.parts.keys() | ({"total", "weight_applied"} if document.parts else set())
    return frozenset(own) | document.lost


def _cases(definition: Definition) -> tuple[object, ...]:
    return tuple(each for case in definition.cases for each in (case.when, case.formula))


def _places(document: AnyDocument) -> Iterator[Place]:
    given = INDEX | KINDS if isinstance(document, Framework) else PERIODS
    for step in document.definitions.steps.values():
        yield Place(_cases(step), given)
    for function in document.definitions.functions.values():
        parameters = {each.word.text for each in function.parameters if isinstance(each, written.Name)}
        yield Place((function.formula,), given | parameters)
    yield from _of_tables(document.definitions)
    if isinstance(document, Manual):
        yield from _of_manual(document)
    elif isinstance(document, Framework):
        yield from _of_framework(document)
    elif isinstance(document, Library):
        yield from (Place(_asked(each), frozenset()) for each in document.examples)
    elif isinstance(document, Contract):
        yield from (Place(tuple(each.values[0] for each in line.weight), KINDS) for line in document.lines)


def _of_tables(found: Definitions) -> Iterator[Place]:
    """Go through the formulas of tables: what a column follows from, what a grouping takes, is keyed by and gathers."""
    for name, column in found.columns.items():
        yield Place(_cases(column), PERIODS | found.columns_of(name.partition(".")[0]))
    for each in found.groupings.values():
        columns = PERIODS | {each.source.text} | found.columns_of(each.source.text)
        where = (each.where.condition,) if each.where else ()
        yield Place(
            (*where, *(formula for _, formula in gathered_columns(each))), columns | {each.key.text}, within=True
        )


def _of_manual(manual: Manual) -> Iterator[Place]:
    given = PERIODS
    for part in manual.parts.values():
        said = tuple(
            each.values
            for name, several in part.attributes.items()
            if name not in ("inside", "domain")
            for each in several
        )
        yield Place((part.cases_of(), _formulas(said)), given)
    if manual.result:
        yield Place(_cases(manual.result), given)
    for name in ("worst",):
        if name in manual.header:
            yield Place(tuple(each for each in manual.header[name].values if isinstance(each, written.Number)), given)
    names = INDEX | KINDS | ({"index"} if manual.index else set())
    yield from (Place(_asked(each), names) for each in manual.examples)


def _formulas(said: tuple[tuple[object, ...], ...]) -> tuple[object, ...]:
    """Return the formulas among what attributes say; the label behind `of` is no formula."""
    return tuple(each for values in said for each in values if not isinstance(each, written.Word))


def _of_framework(framework: Framework) -> Iterator[Place]:
    rule = framework.conversion
    if rule:
        yield Place((rule.when,), INDEX | KINDS)
        yield Place((rule.places,), PERIODS | {"indicators"})
    if framework.weight:
        yield Place((framework.weight.formula,), INDEX | KINDS)
    for value in framework.values.values():
        yield Place((value.formula,), MEMBERS | KINDS | PERIODS | {"target", "realisation"})
    judged = INDEX | KINDS | {"index", "status", "weight", "polarity", *framework.index}
    yield from (Place(_asked(each), judged) for each in framework.examples)
    yield from _required(framework)


def _asked(example: Example) -> tuple[object, ...]:
    """Return the formulas of an example; what is given a value is the matter of another check."""
    figures = tuple(each.right for each in example.given if isinstance(each, written.Operation))
    rows = tuple(each for each in example.given if isinstance(each, GivenRows))
    return (*figures, *computed_cells(rows), *example.expect)


def _required(framework: Framework) -> Iterator[Place]:
    """Go through what the framework requires: of an indicator, of a member of a level, of the whole contract."""
    for each in framework.requirements:
        if each.of.text == "INDICATOR":
            yield Place((each.formula,), INDEX | KINDS | {"index", "weight"})
        else:
            yield Place((each.formula,), MEMBERS | KINDS | PERIODS | {"indicators", "target", "realisation"})


def _check(node: written.Node, document: AnyDocument, known: Known, report: Report, within: bool = False) -> None:
    match node:
        case written.Name():
            _name(node.word, document, known, report)
        case written.Contribution() | written.Ratio():
            parts = document.parts if isinstance(document, Manual) else {}
            if node.code.text not in parts.keys() | document.lost and not CODE.fullmatch(node.code.text):
                hints = _meant(node.code.span, {*parts, *known[0], *known[1]})
                report.add(UNKNOWN_NAME.at(node.code.span, *hints, name=node.code.span.text))
        case written.Column() if document.definitions.is_table(node.table):
            columns = document.definitions.columns_of(node.table)
            if node.name not in columns:
                report.add(UNKNOWN_NAME.at(node.span, *_meant(node.span, columns), name=node.span.text))
        case written.Column():
            if node.table != "members" or node.name not in COLUMNS:
                report.add(UNKNOWN_NAME.at(node.span, *_meant(node.span, COLUMNS), name=node.span.text))
        case written.Call():
            wrong = misuse(node, document.definitions, within)
            report.extend((wrong,) if wrong and node.function.text not in document.lost else ())


def _name(word: written.Word, document: AnyDocument, known: Known, report: Report) -> None:
    if any(word.text in shelf for shelf in known):
        return
    wrong = misnamed(word, document.definitions)
    report.add(wrong or UNKNOWN_NAME.at(word.span, *_meant(word.span, known[0] | known[1]), name=word.span.text))


def _meant(span: Span, known: Iterable[str]) -> tuple[Phrase, ...]:
    """Return the name that was meant, as the author of the text writes it; of a column the name behind the point."""
    close = meant(span.text.rpartition(".")[2], own_names(known, span.source.text))
    return close or (say("declare it, for example as `input` or `value`"),)
