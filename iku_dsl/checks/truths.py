"""A manual goes in; what stands as a figure and is a condition comes out as errors, before any data are there."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Code, Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.rules import WRONG_TYPE
from iku_dsl.model.constants import compares
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.syntax.formulas import Conditional, Earlier, Inapplicable, Name, Node, Operation, Prefix

CONNECTIVES = ("and", "or")
FIGURES = ("weight", "cap", "floor")  # a comparison there is a formula lost behind them, and reported as such
Said = tuple[str | Phrase, object]


def check_truths(document: AnyDocument, report: Report) -> None:
    """Report conditions where a component, its weight and bounds, or the realisation needs a number."""
    if not isinstance(document, Manual):
        return
    for what, node in truths(document):
        got, hint = say("a condition"), say("write `if {text} then … else …`", text=node.span.text)
        report.add(WRONG_TYPE.at(node.span, hint, formula=what, needs=say("a number"), got=got))


def truths(manual: Manual) -> Iterator[tuple[str | Phrase, Node]]:
    """Go through the conditions that stand as figures, each with what it stands for."""
    for what, formula in _figures(manual):
        found = _truth(formula, manual, ())
        if found is not None:
            yield what, found


def _figures(manual: Manual) -> Iterator[Said]:
    for part in manual.parts.values():
        named = say("component {code}", code=part.code)
        yield from ((named, case.formula) for case in part.cases)
        said = (each for name in FIGURES for each in part.said(name) if not compares(each.values[0]))
        yield from ((say("`{what}` of {code}", what=Code(each.name), code=part.code), each.values[0]) for each in said)
    for case in manual.result.cases if manual.result else ():
        yield say("`realisation`"), case.formula


def _truth(formula: object, manual: Manual, seen: tuple[str, ...]) -> Node | None:
    """Return the condition that a formula is, in one of its branches or by the name of a step; None for a figure."""
    if isinstance(formula, Conditional):
        return _truth(formula.then, manual, seen) or _truth(formula.otherwise, manual, seen)
    if isinstance(formula, Name) and formula.word.text in manual.definitions.steps and formula.word.text not in seen:
        steps = manual.definitions.steps[formula.word.text].cases
        inside = (_truth(case.formula, manual, (*seen, formula.word.text)) for case in steps)
        return formula if any(each is not None for each in inside) else None
    if isinstance(formula, Earlier):
        return _truth(formula.operand, manual, seen)
    connects = isinstance(formula, Operation) and formula.operator in CONNECTIVES
    negates = isinstance(formula, Prefix) and formula.operator == "not"
    found = connects or negates or compares(formula) or isinstance(formula, Inapplicable)
    return formula if found and isinstance(formula, Node) else None
