"""A manual goes in; a realisation that is a hundred times too large, or made of no component, comes out as warnings."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Phrase, any_of, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_manual import in_percent
from iku_dsl.model.constants import compares
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.model.visit import nodes
from iku_dsl.syntax.formulas import Call, Contribution, Formula, Name, Node, Number, Operation, Ratio

HUNDREDFOLD = Rule(
    "IKU309",
    "hundredfold",
    Severity.WARNING,
    "`{formula}` multiplies by 100, and the unit of the realisation is percent",
    why="A percentage is a share that is printed with its sign: 3 / 5 is 60%, and 3 / 5 * 100 is 6000%.",
    example="unit percent\ncomponent A: done / planned * 100",
    instead="unit percent\ncomponent A: done / planned",
)
NO_COMPONENT_USED = Rule(
    "IKU534",
    "components-not-used",
    Severity.WARNING,
    "the realisation is made of neither `total` nor any component",
    why="Components that nothing uses are computed for nothing; a bare number is never the label of a component.",
    example="component 1: done\ncomponent 2: planned\nrealisation: 1 + 2",
    instead="realisation: component 1 + component 2",
)
SUMS = frozenset(("total", "weight_applied"))


def check_realisations(document: AnyDocument, report: Report) -> None:
    """Report percentages times 100, and components that the realisation leaves out altogether."""
    if isinstance(document, Manual):
        _hundredfold(document, report)
        _unused(document, report)


def _hundredfold(manual: Manual, report: Report) -> None:
    """Report factors of 100 in what is counted; a manual that divides by 100 elsewhere takes them back."""
    if not in_percent(manual) or any(map(_divides, nodes(*manual.rules))):
        return
    for node in (each for formula in _counted(manual) for each in _figures(formula)):
        if isinstance(node, Operation) and node.operator == "*" and (_hundred(node.left) or _hundred(node.right)):
            report.add(HUNDREDFOLD.at(node.span, "leave `* 100` out", formula=node.span.text))


def _counted(manual: Manual) -> Iterator[Formula]:
    for part in manual.parts.values():
        yield from (case.formula for case in part.cases)
    definitions = (*manual.definitions.steps.values(), *([manual.result] if manual.result else []))
    used = {name for needed in manual.plan.needs.values() for name in needed} | {"realisation"}
    yield from (
        case.formula for each in definitions if each is manual.result or each.name in used for case in each.cases
    )


def _figures(formula: Formula) -> Iterator[Node]:
    """Go through a formula and what is inside, leaving out what is only compared."""
    asked = {id(inner) for each in nodes(formula) if compares(each) for inner in nodes(each)}
    yield from (each for each in nodes(formula) if id(each) not in asked)


def _divides(node: Node) -> bool:
    return isinstance(node, Operation) and node.operator == "/" and _hundred(node.right)


def _hundred(node: Node) -> bool:
    return isinstance(node, Number) and not node.percent and node.value == 100


def _unused(manual: Manual, report: Report) -> None:
    if manual.result is None or not manual.parts:
        return
    formulas = tuple(each for case in manual.result.cases for each in (case.when, case.formula))
    if not _names(manual, formulas) & (manual.parts.keys() | SUMS):
        report.add(NO_COMPONENT_USED.at(manual.result.span, _meant(manual, formulas)))


def _names(manual: Manual, roots: tuple[object, ...]) -> set[str]:
    """Return every name in formulas, and in the steps and functions that they name."""
    found, waiting = set[str](), [roots]
    while waiting:
        new = {name for each in nodes(*waiting.pop()) for name in _said(each)} - found
        found |= new
        steps, functions = manual.definitions.steps, manual.definitions.functions
        waiting += [
            tuple(part for case in steps[name].cases for part in (case.when, case.formula))
            for name in new & steps.keys()
        ]
        waiting += [(functions[name].formula,) for name in new & functions.keys()]
    return found


def _said(node: Node) -> Iterator[str]:
    if isinstance(node, (Contribution, Ratio)):
        yield node.code.text
    elif isinstance(node, Name):
        yield node.word.text
    elif isinstance(node, Call):
        yield node.function.text


def _meant(manual: Manual, formulas: tuple[object, ...]) -> Phrase:
    """Return the components whose labels stand there as bare numbers; else that a formula may use `total`."""
    numbers = {each.span.text for each in nodes(*formulas) if isinstance(each, Number)}
    labels = [code for code in manual.parts if code in numbers]
    if labels:
        return say("write {components}", components=any_of(say("`component {code}`", code=code) for code in labels))
    return say("name `total` or a component, or leave the components out")
