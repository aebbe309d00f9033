"""The definitions of a document and the names that are wanted go in; the scope comes out with those names lowered."""

from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.formula.algebra import ByPeriod, Constant, CurrentPeriod, Fact, Node, Step
from iku_dsl.formula.lower import Lowering, fault
from iku_dsl.formula.lower_dates import ends
from iku_dsl.formula.lower_lookup import number
from iku_dsl.formula.lower_table import lower_column, lower_grouping, open_tables
from iku_dsl.formula.rules import incomplete
from iku_dsl.formula.scope import Scope
from iku_dsl.model.collect import text_of
from iku_dsl.model.constants import span_of
from iku_dsl.model.definitions import Definition
from iku_dsl.model.documents import Document, Manual, Unit
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax import records, statements


def open_scope(document: Document, subject: str, year: int, unit: Unit | None = None) -> Scope:
    """Return the scope of a document with its inputs and parameters, which depend on nothing.

    Of a manual for each of several units the data are those of one; where it is not said which, that is a datum too.
    """
    circular = {name: why for name, why in document.plan.circular.items() if name in document.definitions.functions}
    lost = {**dict.fromkeys(document.lost, incomplete(document.span)), **circular}
    scope = Scope(document.definitions, subject, year, lost=lost)
    period = CurrentPeriod(span=document.span)
    scope.given |= {"period": period, **ends(period)}
    owner = unit.subject if unit else document.code
    for name, each in document.definitions.inputs.items():
        scope.names[name] = _input(each, owner)
    if isinstance(document, Manual) and document.each is not None:
        scope.names[document.key] = _unit(document.each, owner, unit)
    scope.tables = open_tables(document.definitions, owner)
    for name, parameter in document.definitions.parameters.items():
        scope.names[name] = _parameter(parameter, year)
    return scope


def lower_steps(document: Document, scope: Scope, lowering: Lowering, *roots: object) -> None:
    """Lower the steps that formulas need, directly or through other definitions, from the independent ones up."""
    wanted = _wanted(document, roots)
    for name in document.plan.order if wanted else ():
        if name in wanted and name in document.definitions.steps and name not in scope.names:
            lower_step(name, scope, lowering, document.plan.circular)


def lower_step(name: str, scope: Scope, lowering: Lowering, circular: dict[str, Diagnostic]) -> None:
    """Lower one step whose needs have been lowered; one in a circle has no value."""
    step = scope.definitions.steps[name]
    scope.names[name] = fault(step.span, circular[name]) if name in circular else lowering.step(step, scope)


def lower_cases(document: Document, definition: Definition, scope: Scope, lowering: Lowering) -> Node:
    """Return the first case of a definition that holds, with the steps that its cases need."""
    roots = tuple(each for case in definition.cases for each in (case.when, case.formula))
    lower_steps(document, scope, lowering, *roots)
    return lowering.cases(definition, scope)


def lower_records(name: str, document: Document, scope: Scope, lowering: Lowering) -> None:
    """Lower a column that follows from others, or a table made of another one; one in a circle has no value."""
    if name in document.plan.circular:
        return
    if name in document.definitions.columns:
        lower_column(name, scope, lowering)
    elif name in document.definitions.groupings:
        lower_grouping(document.definitions.groupings[name], scope, lowering)


def _wanted(document: Document, roots: tuple[object, ...]) -> set[str]:
    waiting = [name for each in nodes(*roots) for name in _mentioned(each)]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(document.plan.needs.get(name, ()))
    return found


def _mentioned(node: written.Node) -> tuple[str, ...]:
    if isinstance(node, written.Name):
        return (node.word.text,)
    return (node.function.text,) if isinstance(node, written.Call) else ()


def _input(statement: statements.Input, subject: str) -> Node:
    said = {each.name: each for each in statement.attributes}
    how = said["consolidate"].values[0] if "consolidate" in said else None
    percent = "inside" in said and said["inside"].values[0].text == "percent"
    return Fact(
        subject,
        statement.name.text,
        how.text if isinstance(how, written.Word) else None,
        percent=percent,
        stated_by="input",
        span=statement.span,
    )


def _unit(each: records.ForEach, subject: str, unit: Unit | None) -> Node:
    """Return the name of the unit as formulas ask for it."""
    key = each.key.text
    if unit is None:
        return Fact(subject, key, span=each.span)
    return Step(key, Constant(unit.name, span=each.span), subject, text_of(each.title), span=each.span)


def _parameter(statement: statements.Parameter, year: int) -> Node:
    if statement.values[0][0] is None:
        value = statement.values[0][1]
        return number(value, value.span)
    entries = tuple((span_of(mark, year), number(value, value.span)) for mark, value in statement.values if mark)
    return ByPeriod(statement.name.text, entries, latest=True, span=statement.span)
