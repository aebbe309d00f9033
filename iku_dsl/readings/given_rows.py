"""The rows that an example gives a table go in; the records come out, or what is wrong with a cell."""

from collections.abc import Iterator

from iku_dsl.data.facts import Record, Store
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.formula.lower_example import Trial
from iku_dsl.model.documents import AnyDocument
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.given_figures import before, unit_of
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.records import GivenRows, Table, TableColumn
from iku_dsl.values.outcomes import NOT_APPLICABLE, Value
from iku_dsl.values.periods import Period

FLAGS = {"yes": True, "no": False}

WRONG_ROW = Rule(
    "IKU226",
    "wrong-row",
    Severity.ERROR,
    "a row of {table} is {columns}; this one is {row}",
    why="The cells of a row stand in the order in which the table declares its columns, each of its type.",
    example='table zones with planned number, reached flag\nexample "one": given rows of zones: (10) expect A = 1',
    instead='example "one": given rows of zones: (10, yes) expect A = 1',
)


def wrong_rows(item: GivenRows, document: AnyDocument) -> Iterator[Diagnostic]:
    """Go through the rows that do not fit their table."""
    table = document.definitions.tables.get(item.table.text)
    for row in item.rows if table else ():
        if table and (len(row) != len(table.columns) or not all(map(_fits, row, table.columns))):
            columns = ", ".join(f"{each.name.text} {each.type.text}" for each in table.columns)
            shown = ", ".join(cell.span.text for cell in row)
            hint = say("write ({columns})", columns=columns)
            yield WRONG_ROW.at(row[0].span, hint, table=item.table.span.text, columns=columns, row=shown)


def _fits(cell: written.Formula, column: TableColumn) -> bool:
    if isinstance(cell, written.NotApplicableMark):
        return True
    if column.type.text == "flag":
        return isinstance(cell, written.Name) and cell.word.text in FLAGS
    if isinstance(cell, written.DateMark) or column.type.text == "date":
        return isinstance(cell, (written.DateMark, written.Operation)) and column.type.text == "date"
    word = isinstance(cell, (written.Name, written.Contribution, written.Prose))
    return word is (column.type.text in ("choice", "text"))


def records_of(given: list[GivenRows], table: Table, trial: Trial, period: Period) -> tuple[Record, ...]:
    """Return the rows as they would be read from a file; dated only where some of them are those of earlier."""
    dated = any(item.earlier is not None for item in given)
    return tuple(
        Record(
            before(period, unit_of(item)) if dated else None,
            {each.name.text: _value(cell, each, trial, period) for each, cell in zip(table.columns, row, strict=True)},
            row[0].span,
        )
        for item in given
        for row in item.rows
    )


def _value(cell: written.Formula, column: TableColumn, trial: Trial, period: Period) -> Value:
    match cell:
        case written.NotApplicableMark():
            return NOT_APPLICABLE
        case written.Name() if column.type.text == "flag":
            return FLAGS[cell.word.text]
        case written.Name():
            return cell.word.text
        case written.Contribution():
            return cell.code.text
        case written.Prose():
            return cell.text
    return Exact(Store()).value(trial.node(cell), period)
