"""The table of a manual's inputs goes in; facts come out: one column an input, one row a period."""

from collections.abc import Callable

from iku_dsl.data.cell import value_of
from iku_dsl.data.columns import file_of
from iku_dsl.data.dating import Dated
from iku_dsl.data.facts import Datum, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import DATE, Kind, kind_of, printed
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.records import read_records
from iku_dsl.data.table import Row
from iku_dsl.data.units import Owners
from iku_dsl.diagnostics.report import Report
from iku_dsl.model.constants import compares
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem
from iku_dsl.values.outcomes import Fault
from iku_dsl.values.periods import Period

BESIDE = {"period", "numbers"}


def read_data(folder: Folder, owners: Owners, dating: Callable[[], Dated], store: Store, report: Report) -> None:
    """Add all data of a manual to the store: its inputs and given components, and the rows of its tables.

    `dating` makes what dates the rows of one table.
    """
    stem, manual = file_stem(owners.manual.code), owners.manual
    read_inputs(folder, owners, dating(), store, report)
    read_records(folder, owners, dating, store, report)
    tables = manual.definitions.tables
    places = {name: folder.place(file_of(table, manual), report) for name, table in tables.items()}
    place = folder.place(stem, report)
    for subject in owners.subjects:
        store.files[subject] = place
        store.files |= {f"{subject}.{name}": where for name, where in places.items()}


def read_inputs(folder: Folder, owners: Owners, years: Dated, store: Store, report: Report) -> None:
    """Add the inputs and given components of a manual to the store, from the table `<code>` of the folder."""
    manual = owners.manual
    columns, keys = wanted(manual), {owners.key} if owners.key else set()
    keys |= set() if years.alone else {"period"}
    optional = {column for column, (name, _) in columns.items() if _optional(manual, name)}
    needs = {*keys, *columns} - optional
    dates = {column for column, (_, kind) in columns.items() if kind.type == DATE}
    inputs = {column: kind.spell for column, (name, kind) in columns.items() if name in manual.definitions.inputs}
    wants = Columns(needs, BESIDE | optional, columns.keys() - dates, dates=dates, declared=inputs)
    table = read_table(folder, file_stem(manual.code), wants, report)
    if table is None or keys & table.lacks.keys():
        return
    for row in table.rows:
        _take(row, owners, years, columns, store, report)


def _optional(manual: Manual, name: str) -> bool:
    found = manual.definitions.inputs.get(name)
    return found is not None and any(each.name == "optional" for each in found.attributes)


def wanted(manual: Manual) -> dict[str, tuple[str, Kind]]:
    """Return for every column that a manual reads the name of the fact and what its cells hold."""
    choices, spell = manual.definitions.choices, manual.span.source.spell
    found = {}
    for name, each in manual.definitions.inputs.items():
        said = {attribute.name: attribute for attribute in each.attributes}
        kind = kind_of(said.get("inside"), said.get("domain"), choices, spell)
        found[printed(each.name, said.get("printed_as"))] = (name, kind)
    for code, part in manual.parts.items():
        lost = any(compares(each.values[0]) for each in part.said("weight"))  # its formula, taken for a comparison
        if not part.cases and code not in manual.children and not lost:
            inside, domain = (next(iter(part.said(each)), None) for each in ("inside", "domain"))
            found[code] = (code, kind_of(inside, domain, choices, spell))
    return found


def _take(
    row: Row, owners: Owners, years: Dated, columns: dict[str, tuple[str, Kind]], store: Store, report: Report
) -> None:
    """Keep the figures of a row; one that cannot be read is kept as a fault, so that no older one takes its place."""
    subjects = owners.of(row, owners.key, report)
    period = years.period(row) if subjects else None
    if not isinstance(period, Period):
        return
    twice = owners.again(row, period)
    for column, (name, kind) in columns.items():
        value = value_of(row, column, kind, report) if column in row.cells else None
        for subject in subjects:
            if twice is not None:
                store.replace(subject, name, period, Datum(Fault(twice), row.cells.get(column, ""), "", row.at(column)))
            elif value is not None:
                store.put(subject, name, period, Datum(value, row.cells[column], "", row.at(column)))
    report.extend((twice,) if twice else ())
