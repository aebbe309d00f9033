"""The tables of a manual go in; records come out, each row with its cells read by the types of the columns."""

import attrs

from iku_dsl.data.cell import BLANK, value_of
from iku_dsl.data.facts import Record, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import NUMBERS, Kind, kind_of, printed
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.table import Row, missing_column
from iku_dsl.data.table import Table as Read
from iku_dsl.data.units import Owners
from iku_dsl.data.years import Years
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem
from iku_dsl.syntax.records import Table, TableColumn
from iku_dsl.values.outcomes import Fault, Missing, Need, Value

BESIDE = {"period", "numbers"}


@attrs.frozen
class Column:
    """A column of a table as it is read: its name in the manual, what its cells hold, whether they may be blank.

    `lost` is why no row has a cell in it: the file lacks the column.
    """

    name: str
    kind: Kind
    optional: bool
    lost: Diagnostic | None = None


@attrs.define
class Kept:
    """The rows of a table by their owners, "" for those of all; and why rows are lost of an owner, or of anybody."""

    rows: dict[str, list[Record]] = attrs.field(factory=dict)
    lost: dict[str, Diagnostic] = attrs.field(factory=dict)

    def of(self, subject: str) -> tuple[Record, ...] | Fault:
        """Return the rows of an owner. Where one is lost, nobody knows how many there are and what they say."""
        wrong = self.lost.get("") or self.lost.get(subject)
        return Fault(wrong) if wrong else (*self.rows.get("", ()), *self.rows.get(subject, ()))


def read_records(folder: Folder, owners: Owners, year: int, store: Store, report: Report) -> None:
    """Add the rows of every table of a manual to the store, from the tables `<code>.<table>` of the folder.

    In a table with the column of the units each row is its unit's; one without that column is common to all of them.
    All tables are read before any is kept: together they tell which units there are.
    """
    tables = owners.manual.definitions.tables
    every = {name: Years(year, store.looks_back, report) for name in tables}
    read = {name: _read(folder, table, owners, every[name], report) for name, table in tables.items()}
    for name, kept in read.items():
        for subject in owners.subjects:
            if kept is not None:
                store.tables[subject, name] = kept.of(subject)


def _read(folder: Folder, table: Table, owners: Owners, years: Years, report: Report) -> Kept | None:
    """Return the rows of one table; None where there is none, or none that can be read."""
    columns = columns_of(table, owners.manual)
    key = next((header for header, each in columns.items() if each.name == owners.key), owners.key)
    found = read_table(folder, f"{file_stem(owners.manual.code)}.{table.name.text}", _wanted(columns, key), report)
    if found is None:
        return None
    columns, key = _there(columns, found), key if key in found.columns else ""
    kept = Kept(lost={"": found.refused[0].why} if found.refused else {})
    for row in found.rows:
        subjects = owners.of(row, key, report) if key else ("",)
        if key and not row.cells[key]:
            kept.lost.setdefault("", owners.nameless(row, key))
        _keep(_record(row, columns, owners.manual.code, years) if subjects else None, subjects, kept)
    return kept


def _keep(record: Record | Diagnostic | None, subjects: tuple[str, ...], kept: Kept) -> None:
    for subject in subjects:
        if isinstance(record, Record):
            kept.rows.setdefault(subject, []).append(record)
        elif record is not None:
            kept.lost.setdefault(subject, record)


def columns_of(table: Table, manual: Manual) -> dict[str, Column]:
    """Return the columns of a table by what files call them."""
    return {printed(each.name.text, each.printed_as): _column(each, manual) for each in table.columns}


def _column(written: TableColumn, manual: Manual) -> Column:
    said, kind = written.type.text, kind_of(written.inside, None, manual.definitions.choices)
    figures = said in NUMBERS
    percent = True if said == "percent" else kind.percent if figures else None
    choices = frozenset[str]() if figures else kind.choices
    return Column(
        written.name.text, attrs.evolve(kind, percent=percent, choices=choices, type=said), written.optional is not None
    )


def _wanted(columns: dict[str, Column], key: str) -> Columns:
    needs = {header for header, each in columns.items() if not each.optional}
    figures = {header for header, each in columns.items() if each.kind.type in NUMBERS}
    return Columns(needs, BESIDE | columns.keys() | ({key} if key else set()), figures)


def _there(columns: dict[str, Column], table: Read) -> dict[str, Column]:
    """Return the columns, each that the file lacks and must have with why its cells hold nothing."""
    absent = {header for header, each in columns.items() if not each.optional} - set(table.columns)
    return columns | {
        header: attrs.evolve(columns[header], lost=missing_column(table, header)) for header in sorted(absent)
    }


def _record(row: Row, columns: dict[str, Column], owner: str, years: Years) -> Record | Diagnostic:
    """Return one row. A cell that cannot be read is a fault in it, and stops only what uses it."""
    text = row.cells.get("period", "")
    period = years.period(row) if text else None
    if isinstance(period, Diagnostic):
        return period
    cells = {each.name: _value(row, header, each, owner, years.report) for header, each in columns.items()}
    return Record(period, cells, row.span)


def _value(row: Row, header: str, column: Column, owner: str, report: Report) -> Value:
    value = Fault(column.lost) if column.lost is not None else value_of(row, header, column.kind, report)
    if value is not None:
        return value
    if column.optional:
        return Missing((Need(owner, header, row.cells.get("period", ""), row.at(header).where),))
    blank = BLANK.at(row.at(header), "fill it in, write N/A, or declare the column `optional`", column=header)
    report.add(blank)
    return Fault(blank)
