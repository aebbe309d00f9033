"""A manual goes in; what it says of a date as if that were a number is reported."""

from collections.abc import Iterator

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.statements import Attribute

DATE = "date"
ADDING = ("SUM", "AVERAGE")

AS_A_NUMBER = Rule(
    "IKU350",
    "date-as-a-number",
    Severity.ERROR,
    "{name} is a date, and `{said}` is for numbers",
    why="Dates have no sum, no unit and no range of numbers; what would not be looked at must not stand in the text.",
    example="input sent in date, consolidate sum",
    instead="input sent in date, consolidate take last known value",
)


def check_dates(document: AnyDocument, report: Report) -> None:
    """Report sums, ranges and units of dates, and components that are one."""
    if isinstance(document, Manual):
        report.extend(_wrong(document))


def _wrong(manual: Manual) -> Iterator[Diagnostic]:
    for name, each in manual.definitions.inputs.items():
        said = {attribute.name: attribute for attribute in each.attributes}
        if _is_date(said.get("inside")):
            yield from (_at(name, said[other]) for other in ("domain", "consolidate") if _counts(said.get(other)))
    for table in manual.definitions.tables.values():
        for column in table.columns:
            if column.type.text == DATE and column.inside is not None:
                yield _at(f"{table.name.text}.{column.name.text}", column.inside)
    for code, part in manual.parts.items():
        yield from (_at(code, each) for each in part.said("inside") if _is_date(each))


def _is_date(inside: Attribute | None) -> bool:
    return inside is not None and isinstance(inside.values[0], Word) and inside.values[0].text == DATE


def _counts(said: Attribute | None) -> bool:
    if said is None or said.name != "consolidate":
        return said is not None
    return isinstance(said.values[0], Word) and said.values[0].text in ADDING


def _at(name: str, said: Attribute) -> Diagnostic:
    return AS_A_NUMBER.at(said.span, "leave it out", name=name, said=said.span.text)
