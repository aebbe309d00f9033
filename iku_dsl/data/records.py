"""The tables of a manual go in; records come out, each row with its cells read by the types of the columns."""

import attrs

from iku_dsl.data.cell import value_of
from iku_dsl.data.facts import Record, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import NUMBERS, Kind, kind_of, printed
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.reported import unknown_period
from iku_dsl.data.table import Row, missing_column
from iku_dsl.data.table import Table as Read
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem
from iku_dsl.syntax.records import Table, TableColumn
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Value
from iku_dsl.values.periods import named

BESIDE = {"period", "numbers"}

BLANK = Rule(
    "IKU616",
    "blank-cell",
    Severity.ERROR,
    "the cell in column `{column}` is blank",
    why="A blank is missing; it is not zero, not `no` and not N/A.",
    example="a row `Q1,,yes` under `period,stage,on_target`",
    instead="Fill it in, write N/A, or declare the column `optional`.",
)


@attrs.frozen
class Column:
    """A column of a table as it is read: its name in the manual, what its cells hold, whether they may be blank.

    `lost` is why no row has a cell in it: the file lacks the column.
    """

    name: str
    kind: Kind
    optional: bool
    lost: Diagnostic | None = None


def read_records(folder: Folder, manual: Manual, year: int, store: Store, report: Report) -> None:
    """Add the rows of every table of a manual to the store, from the tables `<code>.<table>` of the folder.

    A table of which a row is lost is a fault as a whole, for nobody knows how many rows it has and what they say.
    """
    for name, table in manual.definitions.tables.items():
        named_by = f"{file_stem(manual.code)}.{name}"
        store.files[f"{manual.code}.{name}"] = folder.place(named_by, report)
        columns = columns_of(table, manual)
        found = read_table(folder, named_by, _wanted(columns), report)
        if found is not None:
            rows = [_record(row, _there(columns, found), year, report) for row in found.rows]
            lost = [each for each in rows if isinstance(each, Diagnostic)] + [each.why for each in found.refused]
            kept = tuple(each for each in rows if isinstance(each, Record))
            store.tables[manual.code, name] = Fault(lost[0]) if lost else kept


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


def _wanted(columns: dict[str, Column]) -> Columns:
    needs = {header for header, each in columns.items() if not each.optional}
    figures = {header for header, each in columns.items() if each.kind.type in NUMBERS}
    return Columns(needs, BESIDE | columns.keys(), figures)


def _there(columns: dict[str, Column], table: Read) -> dict[str, Column]:
    """Return the columns, each that the file lacks and must have with why its cells hold nothing."""
    absent = {header for header, each in columns.items() if not each.optional} - set(table.columns)
    return columns | {
        header: attrs.evolve(columns[header], lost=missing_column(table, header)) for header in sorted(absent)
    }


def _record(row: Row, columns: dict[str, Column], year: int, report: Report) -> Record | Diagnostic:
    """Return one row. A cell that cannot be read is a fault in it, and stops only what uses it."""
    text = row.cells.get("period", "")
    period = named(text, year) if text else None
    if text and period is None:
        wrong = unknown_period(row)
        report.add(wrong)
        return wrong
    return Record(period, {each.name: _value(row, header, each, report) for header, each in columns.items()}, row.span)


def _value(row: Row, header: str, column: Column, report: Report) -> Value:
    value = Fault(column.lost) if column.lost is not None else value_of(row, header, column.kind, report)
    if value is not None:
        return value
    if column.optional:
        return NOT_APPLICABLE
    blank = BLANK.at(row.at(header), "fill it in, write N/A, or declare the column `optional`", column=header)
    report.add(blank)
    return Fault(blank)
