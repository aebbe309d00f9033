"""A manual goes in; what it says that each of its data counts comes out, by the name of the datum."""

from collections.abc import Iterator

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.lower_table import is_percent
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import Manual
from iku_dsl.readings.units.measure import DATE, OTHER, Kind, Measure, Scale, number
from iku_dsl.readings.units.unit import PLAIN, Unit, base
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.records import TableColumn
from iku_dsl.syntax.statements import Attribute
from iku_dsl.syntax.vocabulary import LANGUAGES, vocabulary

PERCENT, DAY, INDEX = "percent", "day", "index"
Name = tuple[str, str]  # the table and the column, or nothing and the input or component


@attrs.frozen
class Declared:
    """What a datum counts, as far as the text says it, and where it says so."""

    measure: Measure
    span: Span
    says: bool = True


def declared(manual: Manual) -> dict[Name, Declared]:
    """Return what the manual says of its data; of one that it says nothing of there is no entry."""
    found: dict[Name, Declared | None] = {}
    for name, each in manual.definitions.inputs.items():
        found["", name] = _datum({said.name: said for said in each.attributes}, each.span)
    for code, part in manual.parts.items():
        if not part.cases:
            found["", code] = _datum({name: said[0] for name, said in part.attributes.items()}, part.span)
    for name, table in manual.definitions.tables.items():
        found |= {(name, column.name.text): _column(column) for column in table.columns}
    return {name: each for name, each in found.items() if each is not None}


def unit_of(word: str) -> Unit:
    """Return the unit that a word stands for: a percentage and an index are plain numbers."""
    if word in (PERCENT, INDEX):
        return PLAIN
    return base(DAY) if word in _days() else base(word)


def _days() -> Iterator[str]:
    """Go through the words for a day, which is what lies between two dates."""
    for language in LANGUAGES:
        own = vocabulary(language)
        yield from own.words["DAYS"]
        yield from (own.singular["DAYS"],) if "DAYS" in own.singular else ()


def _datum(said: dict[str, Attribute], span: Span) -> Declared | None:
    inside, domain = said.get("inside"), said.get("domain")
    if inside is not None and isinstance(inside.values[0], Word):
        word = inside.values[0].text
        return Declared(DATE if word == "date" else _measure(word, domain), inside.span)
    scale = _scale(domain)
    return Declared(number(scale=scale), span, says=False) if scale is Scale.HUNDRED else None


def _measure(word: str, domain: Attribute | None) -> Measure:
    return number(unit_of(word), Scale.PERCENT if word == PERCENT else _scale(domain) if word == INDEX else Scale.NONE)


def _scale(domain: Attribute | None) -> Scale:
    ends = [constant(each) for each in domain.values] if domain else []
    return Scale.HUNDRED if ends == [0, 100] else Scale.NONE


def _column(column: TableColumn) -> Declared | None:
    if is_percent(column):
        return Declared(number(scale=Scale.PERCENT), (column.inside or column.type).span)
    if column.type.text == "number":
        inside = column.inside
        return Declared(_measure(inside.values[0].text, None), inside.span) if inside else None
    return Declared(DATE if column.type.text == "date" else OTHER, column.span)


def is_number(each: Declared) -> bool:
    """Return whether a datum is a figure that the text says the unit of."""
    return each.says and each.measure.kind is Kind.NUMBER
