"""The table of a manual's inputs goes in; facts come out: one column an input, one row a period."""

from iku_dsl.data.cell import Kind, value_of
from iku_dsl.data.facts import Datum, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.headings import with_headings
from iku_dsl.data.number_form import with_form
from iku_dsl.data.reported import unknown_period
from iku_dsl.data.table import Row, check_columns
from iku_dsl.diagnostics.report import Report
from iku_dsl.model.constants import compares, constant
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem
from iku_dsl.syntax.formulas import Prose, Word
from iku_dsl.syntax.statements import Attribute
from iku_dsl.values.periods import named

BESIDE = {"period", "numbers"}


def read_inputs(folder: Folder, manual: Manual, year: int, store: Store, report: Report) -> None:
    """Add the inputs and given components of a manual to the store, from the table `<code>` of the folder."""
    columns, named_by = wanted(manual), file_stem(manual.code)
    store.files[manual.code] = folder.place(named_by, report)
    table = folder.table(named_by, report)
    table = with_headings(table, BESIDE | columns.keys(), report) if table else None
    if table is None:
        return
    optional = {column for column, (name, _) in columns.items() if _optional(manual, name)}
    check_columns(table, {"period", *columns} - optional, BESIDE | optional, report)
    if "period" not in table.columns:
        return
    for row in with_form(table, columns, report).rows:
        _take(row, manual, year, columns, store, report)


def _optional(manual: Manual, name: str) -> bool:
    found = manual.definitions.inputs.get(name)
    return found is not None and any(each.name == "optional" for each in found.attributes)


def wanted(manual: Manual) -> dict[str, tuple[str, Kind]]:
    """Return for every column that a manual reads the name of the fact and what its cells hold."""
    choices = manual.definitions.choices
    found = {}
    for name, each in manual.definitions.inputs.items():
        said = {attribute.name: attribute for attribute in each.attributes}
        found[_printed(said, name)] = (name, _kind(said.get("inside"), said.get("domain"), choices))
    for code, part in manual.parts.items():
        lost = any(compares(each.values[0]) for each in part.said("weight"))  # its formula, taken for a comparison
        if not part.cases and code not in manual.children and not lost:
            inside = part.said("inside")
            found[code] = (code, _kind(inside[0] if inside else None, next(iter(part.said("domain")), None), choices))
    return found


def _printed(said: dict[str, Attribute], name: str) -> str:
    column = said["printed_as"].values[0] if "printed_as" in said else None
    return column.text if isinstance(column, Prose) else name


def _kind(inside: Attribute | None, domain: Attribute | None, choices: frozenset[str]) -> Kind:
    word = inside.values[0] if inside else None
    unit = word.text if isinstance(word, Word) else ""
    low, high = (constant(each) for each in domain.values) if domain else (None, None)
    return Kind(None if not unit else unit == "percent", unit, choices, low, high)


def _take(
    row: Row, manual: Manual, year: int, columns: dict[str, tuple[str, Kind]], store: Store, report: Report
) -> None:
    period = named(row.cells["period"], year)
    if period is None:
        report.add(unknown_period(row))
        return
    for column, (name, kind) in columns.items():
        value = value_of(row, column, kind, report) if column in row.cells else None
        if value is not None:
            store.put(manual.code, name, period, Datum(value, row.cells[column], "", row.at(column)))
