"""A manual goes in; units that it declares against each other, or for nothing, are reported where they stand."""

from collections.abc import Iterator

from iku_dsl.checks.units import WITHOUT_SIGN
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.model.visit import nodes
from iku_dsl.readings.units.declared import PERCENT, Declared, declared
from iku_dsl.readings.units.measure import Scale
from iku_dsl.syntax.formulas import Contribution, Earlier, Formula, Name, Node, Number, Operation, Word
from iku_dsl.syntax.records import GivenRows
from iku_dsl.syntax.statements import Attribute
from iku_dsl.syntax.vocabulary import own_name

DATE = "date"

TWO_UNITS = Rule(
    "IKU335",
    "two-units",
    Severity.ERROR,
    "{name} is a percentage and in {unit}: it cannot be both",
    why="A column of percentages counts nothing; what it is a percentage of is another column.",
    example="table zones with grown percent in rupiah",
    instead="`table zones with grown percent`, or `table zones with grown number in rupiah`",
)
UNUSED = Rule(
    "IKU336",
    "unit-of-nothing",
    Severity.WARNING,
    "{name} is in {unit}, and no formula uses it",
    why="A unit is held against the formulas; of a figure that none of them names it cannot be wrong or right.",
    example="input firms in company\ncomponent A: done / planned",
    instead="Use the input, or leave it out.",
)


def check_declared_units(document: AnyDocument, report: Report) -> None:
    """Report columns with two units, percentages written without their sign, and units of what no formula uses."""
    if isinstance(document, Manual):
        known = declared(document)
        report.extend(_two(document))
        report.extend(_ranges(document, known))
        report.extend(_given(document, known))
        report.extend(_unused(document))


def _two(manual: Manual) -> Iterator[Diagnostic]:
    for table in manual.definitions.tables.values():
        for column in table.columns:
            unit, name = _unit(column.inside), f"`{table.name.span.text}.{column.name.span.text}`"
            if column.type.text == PERCENT and column.inside is not None and unit != PERCENT:
                yield TWO_UNITS.at(column.inside.span, name=name, unit=unit)


def _unit(inside: Attribute | None) -> str:
    return inside.values[0].text if inside is not None and isinstance(inside.values[0], Word) else ""


def _ranges(manual: Manual, known: dict[tuple[str, str], Declared]) -> Iterator[Diagnostic]:
    """Report the ends of a range of percentages that have no sign."""
    inputs = ((name, each.attributes) for name, each in manual.definitions.inputs.items())
    parts = ((code, tuple(each for said in part.attributes.values() for each in said)) for code, part in
             manual.parts.items())  # fmt: skip
    for name, attributes in (*inputs, *parts):
        ends = (end for each in attributes if each.name == "domain" for end in each.values)
        if _in_percent(name, known):
            yield from (_bare(name, each) for end in ends for each in nodes(end) if _lacks_sign(each))


def _given(manual: Manual, known: dict[tuple[str, str], Declared]) -> Iterator[Diagnostic]:
    """Report percentages that an example gives without their sign."""
    for item in (each for example in manual.examples for each in example.given):
        if isinstance(item, Operation) and item.operator == "=" and _in_percent(_named(item.left), known):
            yield from (_bare(_named(item.left), each) for each in (item.right,) if _lacks_sign(each))
        elif isinstance(item, GivenRows) and item.table.text in manual.definitions.tables:
            yield from _given_rows(item, manual, known)


def _given_rows(item: GivenRows, manual: Manual, known: dict[tuple[str, str], Declared]) -> Iterator[Diagnostic]:
    table = item.table.text
    names = [column.name.text for column in manual.definitions.tables[table].columns]
    percent = [(table, name) in known and known[table, name].measure.scale is Scale.PERCENT for name in names]
    for row in item.rows:
        cells = zip(names, percent, row, strict=False)  # a row of another length is reported elsewhere
        yield from (
            _bare(f"{table}.{name}", cell) for name, is_percent, cell in cells if is_percent and _lacks_sign(cell)
        )


def _named(formula: Formula) -> str:
    if isinstance(formula, Earlier):
        return _named(formula.operand)
    if isinstance(formula, Contribution):
        return formula.code.text
    return formula.word.text if isinstance(formula, Name) else ""


def _in_percent(name: str, known: dict[tuple[str, str], Declared]) -> bool:
    return ("", name) in known and known["", name].measure.scale is Scale.PERCENT


def _lacks_sign(node: Node) -> bool:
    return isinstance(node, Number) and not node.percent and node.value != 0


def _bare(name: str, node: Node) -> Diagnostic:
    hint = say("write {number}%", number=node.span.text)
    return WITHOUT_SIGN.at(node.span, hint, name=f"`{own_name(name, node.span.source.text)}`", number=node.span.text)


def _unused(manual: Manual) -> Iterator[Diagnostic]:
    if not manual.computes or not manual.complete:
        return  # a formula that could not be read may be the one that uses it
    used = {each.word.text for each in nodes(*manual.rules) if isinstance(each, Name)}
    for name, each in manual.definitions.inputs.items():
        inside = next((said for said in each.attributes if said.name == "inside"), None)
        if inside is not None and name not in used and _unit(inside) != DATE:
            yield UNUSED.at(inside.span, name=f"`{each.name.span.text}`", unit=_unit(inside))
