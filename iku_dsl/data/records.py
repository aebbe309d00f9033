"""The tables of a manual go in; records come out, each row with its cells read by the types of the columns."""

from collections.abc import Callable

import attrs

from iku_dsl.data.columns import Column, Shape, columns_of, file_of
from iku_dsl.data.dating import Dated
from iku_dsl.data.doubts import doubt_twins, doubt_undated
from iku_dsl.data.facts import Record, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import DATE, NUMBERS
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.units import Owners
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.model.visit import looks_at_days
from iku_dsl.syntax.records import Table
from iku_dsl.values.outcomes import Fault

BESIDE = {"period", "numbers"}


@attrs.define
class Kept:
    """The rows of a table by their owners, "" for those of all; and why rows are lost of an owner, or of anybody."""

    rows: dict[str, list[Record]] = attrs.field(factory=dict)
    lost: dict[str, Diagnostic] = attrs.field(factory=dict)

    def of(self, subject: str) -> tuple[Record, ...] | Fault:
        """Return the rows of an owner. Where one is lost, nobody knows how many there are and what they say."""
        wrong = self.lost.get("") or self.lost.get(subject)
        return Fault(wrong) if wrong else (*self.rows.get("", ()), *self.rows.get(subject, ()))


def read_records(folder: Folder, owners: Owners, dating: Callable[[], Dated], store: Store, report: Report) -> None:
    """Add the rows of every table of a manual to the store, from the tables `<code>.<table>` of the folder.

    In a table with the column of the units each row is its unit's; one without that column is common to all of them.
    All tables are read before any is kept: together they tell which units there are.
    """
    tables = owners.manual.definitions.tables
    read = {name: _read(folder, table, owners, dating(), report) for name, table in tables.items()}
    for name, kept in read.items():
        for subject in owners.subjects:
            if kept is not None:
                store.tables[subject, name] = kept.of(subject)


def _read(folder: Folder, table: Table, owners: Owners, years: Dated, report: Report) -> Kept | None:
    """Return the rows of one table; None where there is none, or none that can be read."""
    columns = columns_of(table, owners.manual)
    key = next((header for header, each in columns.items() if each.name == owners.key), owners.key)
    found = read_table(folder, file_of(table, owners.manual), _wanted(columns, key), report)
    if found is None:
        return None
    if any(each.kind.type == DATE for each in columns.values()) and not looks_at_days(*owners.manual.rules):
        doubt_undated(found.rows, report)  # a formula that asks for the days of the period takes its rows itself
    shape, key = Shape(columns, found.lacks, owners.manual.code, years), key if key in found.columns else ""
    doubt_twins(found.rows, (header for header, each in columns.items() if each.kind.type == "text"), report)
    kept = Kept(lost={"": found.refused[0].why} if found.refused else {})
    for row in found.rows:
        subjects = owners.of(row, key, report) if key else ("",)
        if key and not row.cells.get(key):
            kept.lost.setdefault("", owners.nameless(row, key))
        _keep(shape.record(row) if subjects else None, subjects, kept)
    return kept


def _keep(record: Record | Diagnostic | None, subjects: tuple[str, ...], kept: Kept) -> None:
    for subject in subjects:
        if isinstance(record, Record):
            kept.rows.setdefault(subject, []).append(record)
        elif record is not None:
            kept.lost.setdefault(subject, record)


def _wanted(columns: dict[str, Column], key: str) -> Columns:
    needs = {header for header, each in columns.items() if not each.optional}
    figures = {header for header, each in columns.items() if each.kind.type in NUMBERS}
    dates = {header for header, each in columns.items() if each.kind.type == DATE}
    declared = {header: each.kind.spell for header, each in columns.items()}
    return Columns(needs, BESIDE | columns.keys() | ({key} if key else set()), figures, dates=dates, declared=declared)
