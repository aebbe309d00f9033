"""The statements of a manual go in; the manual comes out, its components in their tree."""

from collections.abc import Sequence

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.model.attributes import PART, header, sorted_attributes
from iku_dsl.model.collect import Names, add_case, case_of, of, once, shared, text_of
from iku_dsl.model.documents import Case, Definition, Manual, Part
from iku_dsl.model.read_edition import edition
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import Word

MANUAL_TAKES = (
    written.Header,
    written.Input,
    written.Points,
    written.Categories,
    written.Scale,
    written.Parameter,
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
    )


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
    for each in statements:
        if isinstance(each, written.Component):
            if names.take(each.code):
                parts[each.code.text] = _part(each, names.report)
        elif isinstance(each, written.ComponentCase) and each.code.text in parts:
            known, case = parts[each.code.text], Case(each.when, each.formula, each.span, each.authority)
            if known.deducts is not isinstance(each, written.DeductionCase):
                names.duplicate(each.code, known.span)
            parts[each.code.text] = attrs.evolve(known, cases=(*known.cases, case))
        elif isinstance(each, written.ComponentCase) and names.take(each.code):
            case = Case(each.when, each.formula, each.span, each.authority)
            deducts = isinstance(each, written.DeductionCase)
            parts[each.code.text] = Part(each.code.text, "", {}, (case,), None, deducts, each.span)
    return {code: attrs.evolve(part, parent=_parent(code, parts)) for code, part in parts.items()}


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
