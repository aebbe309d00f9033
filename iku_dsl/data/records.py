"""The files of a manual's tables go in; records come out, each row with its cells read by the types of the columns."""

from iku_dsl.data.cell import Kind, value_of
from iku_dsl.data.facts import Record, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.number_form import with_form
from iku_dsl.data.reported import unknown_period
from iku_dsl.data.table import Row, check_columns
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem
from iku_dsl.syntax.formulas import Prose
from iku_dsl.syntax.records import Table, TableColumn
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Missing, Need, Value
from iku_dsl.values.periods import named

BESIDE = {"period", "numbers"}
FLAGS = {"yes": True, "ya": True, "true": True, "1": True, "no": False, "tidak": False, "false": False, "0": False}

BLANK = Rule(
    "IKU616",
    "blank-cell",
    Severity.ERROR,
    "the cell in column `{column}` is blank",
    why="A blank is missing; it is not zero, not `no` and not N/A.",
    example="a row `Q1,,yes` under `period,stage,on_target`",
    instead="Fill it in, write N/A, or declare the column `optional`.",
)
NOT_A_FLAG = Rule(
    "IKU617",
    "not-a-flag",
    Severity.ERROR,
    "`{cell}` in column `{column}` is neither yes nor no",
    why="A flag is yes or no; any other word would have to be guessed.",
    example="on_target: maybe",
    instead="yes or no, ya or tidak",
)
NOT_A_CHOICE = Rule(
    "IKU618",
    "not-a-choice",
    Severity.ERROR,
    "`{cell}` in column `{column}` is none of the choices that the manual declares",
    why="A misspelt choice must never count as another one, or as none.",
    example="points stage: under_way 0.5, completed 0.8   # and a cell `complete`",
    instead="completed",
)


def read_records(folder: Folder, manual: Manual, year: int, store: Store, report: Report) -> None:
    """Add the rows of every table of a manual to the store, from the tables `<code>.<table>` of the folder."""
    for name, table in manual.definitions.tables.items():
        named_by = f"{file_stem(manual.code)}.{name}"
        store.files[f"{manual.code}.{name}"] = folder.place(named_by, report)
        found = folder.table(named_by, report)
        columns = {printed(each): each for each in table.columns}
        if found is None or not check_columns(found, _needed(table), BESIDE | columns.keys(), report):
            continue
        figures = [header for header, each in columns.items() if each.type.text in ("number", "percent")]
        rows = [_record(row, columns, manual, year, report) for row in with_form(found, figures, report).rows]
        store.tables[manual.code, name] = tuple(row for row in rows if row is not None)


def printed(column: TableColumn) -> str:
    """Return what files call a column."""
    said = column.printed_as.values[0] if column.printed_as else None
    return said.text if isinstance(said, Prose) else column.name.text


def _needed(table: Table) -> set[str]:
    return {printed(each) for each in table.columns if each.optional is None}


def _record(row: Row, columns: dict[str, TableColumn], manual: Manual, year: int, report: Report) -> Record | None:
    """Return one row. A cell that cannot be read is a fault in it, and stops only what uses it."""
    text = row.cells.get("period", "")
    period = named(text, year) if text else None
    if text and period is None:
        report.add(unknown_period(row))
        return None
    cells = {each.name.text: _value(row, header, each, manual, report) for header, each in columns.items()}
    return Record(period, cells, row.span)


def _value(row: Row, header: str, column: TableColumn, manual: Manual, report: Report) -> Value:
    cell = row.cells.get(header, "")
    if header in row.broken:
        report.add(row.broken_at(header))
        return Fault(row.broken_at(header))
    if not cell and column.optional is not None:
        return NOT_APPLICABLE
    if not cell:
        broken = BLANK.at(row.at(header), "fill it in, write N/A, or declare the column `optional`", column=header)
        report.add(broken)
        return Fault(broken)
    if cell.lower() in ("n/a", "tidak berlaku"):
        return NOT_APPLICABLE
    if column.type.text == "flag":
        return _flag(row, header, cell, report)
    if column.type.text == "text":
        return cell
    if column.type.text == "choice":
        return _choice(row, header, cell, manual, report)
    percent = column.type.text == "percent" or (column.inside is not None and column.inside.values[0].text == "percent")
    value = value_of(row, header, Kind(percent), report)
    return value if value is not None else Missing((Need(manual.code, header, "", row.at(header).where),))


def _flag(row: Row, header: str, cell: str, report: Report) -> Value:
    if cell.lower() in FLAGS:
        return FLAGS[cell.lower()]
    broken = NOT_A_FLAG.at(row.at(header), "write yes or no", cell=cell, column=header)
    report.add(broken)
    return Fault(broken)


def _choice(row: Row, header: str, cell: str, manual: Manual, report: Report) -> Value:
    choices = manual.definitions.choices
    if cell in choices:
        return cell
    listed = ", ".join(f"`{each}`" for each in sorted(choices))
    hints = (*meant(cell, choices), say("there are {choices}", choices=listed))
    broken = NOT_A_CHOICE.at(row.at(header), *hints, cell=cell, column=header)
    report.add(broken)
    return Fault(broken)
