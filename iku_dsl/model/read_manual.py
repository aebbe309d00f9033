"""The statements of a manual go in; the manual comes out, its components in their tree."""

from collections.abc import Sequence

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.model.attributes import PART, header, sorted_attributes
from iku_dsl.model.collect import Names, add_case, case_of, of, once, shared, text_of
from iku_dsl.model.definitions import Case, Definition, Part
from iku_dsl.model.documents import Manual
from iku_dsl.model.read_edition import edition
from iku_dsl.syntax import records
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.dates import Deadline
from iku_dsl.syntax.formulas import Word

MANUAL_TAKES = (
    written.Header,
    records.ForEach,
    written.Input,
    records.Table,
    records.Grouping,
    records.ColumnFormula,
    written.Points,
    written.Categories,
    written.Scale,
    written.Parameter,
    Deadline,
    written.Define,
    written.Value,
    written.Component,
    written.ComponentCase,
    written.Parts,
    written.Weights,
    written.Result,
    written.Round,
    written.Example,
    written.IndexFormula,
    written.Sources,
)


def read_manual(head: written.Manual, statements: Sequence[written.Statement], report: Report) -> Manual:
    """Return the manual that the statements behind its head make up."""
    names = Names(report)
    each = _each(statements, names)
    attributes = [each for every in of(statements, written.Header) for each in every.attributes]
    parts = _parts(statements, names)
    return Manual(
        **shared(head, statements, names),
        edition=edition(head, report),
        header=header(attributes, report),
        parts=parts,
        treatment=_treatment(statements, report),
        totals=of(statements, written.Weights),
        result=_result(statements, names),
        examples=of(statements, written.Example),
        each=each,
    )


def _each(statements: Sequence[written.Statement], names: Names) -> records.ForEach | None:
    """Return what it measures each of; the name of the column is a name like any other."""
    shelf: dict[str, records.ForEach] = {}
    for each in of(statements, records.ForEach):
        once(shelf, "for each", each, names.report)
    found = shelf.get("for each")
    return found if found is not None and names.take(found.key) else None


def _treatment(statements: Sequence[written.Statement], report: Report) -> written.Parts | None:
    shelf: dict[str, written.Parts] = {}
    for each in of(statements, written.Parts):
        once(shelf, "parts", each, report)
    return shelf.get("parts")


def _result(statements: Sequence[written.Statement], names: Names) -> Definition | None:
    found: dict[str, Definition] = {}
    for each in of(statements, written.Result):
        add_case(found, Word("realisation", span=each.span), "realisation", case_of(each), names)
    return found.get("realisation")


def _parts(statements: Sequence[written.Statement], names: Names) -> dict[str, Part]:
    parts: dict[str, Part] = {}
    stated: set[str] = set()
    for each in statements:
        if isinstance(each, written.Component):
            _add(each, parts, names, first=each.code.text not in stated)
            stated.add(each.code.text)
        elif isinstance(each, written.ComponentCase):
            _add_case(each, parts, names)
    return {code: attrs.evolve(part, parent=_parent(code, parts)) for code, part in parts.items()}


def _add(statement: written.Component, parts: dict[str, Part], names: Names, *, first: bool) -> None:
    """Add a component; cases of it may have been written before, and what it says is then what is left."""
    code = statement.code.text
    if code in parts and first:
        if _same_kind(parts[code], statement, names):
            part = _part(statement, names.report)
            parts[code] = attrs.evolve(part, cases=(*parts[code].cases, *part.cases))
    elif names.take(statement.code):
        parts[code] = _part(statement, names.report)


def _add_case(statement: written.ComponentCase, parts: dict[str, Part], names: Names) -> None:
    code = statement.code.text
    case = Case(statement.when, statement.formula, statement.span, statement.authority)
    if code in parts:
        _same_kind(parts[code], statement, names)
        parts[code] = attrs.evolve(parts[code], cases=(*parts[code].cases, case))
    elif names.take(statement.code):
        parts[code] = Part(code, "", {}, (case,), None, isinstance(statement, written.DeductionCase), statement.span)


def _same_kind(known: Part, statement: written.Component | written.ComponentCase, names: Names) -> bool:
    """Return whether both are components or both are deductions; a label cannot be one of each."""
    same = known.deducts is isinstance(statement, (written.Deduction, written.DeductionCase))
    if not same:
        names.duplicate(statement.code, known.span)
    return same


def _part(statement: written.Component, report: Report) -> Part:
    word = "deduction" if isinstance(statement, written.Deduction) else "component"
    attributes = sorted_attributes(statement.attributes, PART, word, report)
    cases = (Case(None, statement.formula, statement.span, statement.authority),) if statement.formula else ()
    return Part(
        statement.code.text, text_of(statement.title), attributes, cases, None, word == "deduction", statement.span
    )


def _parent(code: str, parts: dict[str, Part]) -> str | None:
    """Return the label before the last dot, when there is such a component: B.1 stands under B."""
    before = code.rpartition(".")[0]
    while before and before not in parts:
        before = before.rpartition(".")[0]
    return before or None
