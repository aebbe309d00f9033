"""A row and the columns that a manual declares go in; a record comes out, each cell read by the type of its column."""

from collections.abc import Mapping

import attrs

from iku_dsl.data.cell import BLANK, value_of
from iku_dsl.data.dating import Dated
from iku_dsl.data.facts import Record
from iku_dsl.data.kinds import NUMBERS, Kind, kind_of, printed
from iku_dsl.data.table import Row
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem
from iku_dsl.syntax.records import Table, TableColumn
from iku_dsl.syntax.vocabulary import own_name
from iku_dsl.values.outcomes import Fault, Missing, Need, Value


@attrs.frozen
class Column:
    """A column of a table as it is read: its name in the manual, what its cells hold, whether they may be blank."""

    name: str
    kind: Kind
    optional: bool


@attrs.frozen
class Shape:
    """What a row of a table holds: its columns by what files call them; those that are lacking; whose it is, and when.

    `lacks` says of a column why rows have no cell in it: their file is without that column.
    """

    columns: dict[str, Column]
    lacks: Mapping[str, Diagnostic]
    owner: str
    years: Dated

    def record(self, row: Row) -> Record | Diagnostic:
        """Return one row. A cell that cannot be read is a fault in it, and stops only what uses it."""
        period = self.years.period(row) if row.cells.get("period") else None
        if isinstance(period, Diagnostic):
            return period
        cells = {each.name: self.value(row, header, each, self.years.report) for header, each in self.columns.items()}
        return Record(period, cells, row.span)

    def value(self, row: Row, header: str, column: Column, report: Report) -> Value:
        """Return the value of a cell; a blank one is missing, and reported where it may not be."""
        if header in self.lacks and header not in row.cells:
            return Fault(self.lacks[header])
        value = value_of(row, header, column.kind, report)
        if value is not None:
            return value
        if column.optional:
            return Missing((Need(self.owner, header, "", row.at(header).where),))
        hint = say("fill it in, write N/A, or declare the column `optional`").spelled(column.kind.spell)
        blank = BLANK.at(row.at(header), hint, column=header)
        report.add(blank)
        return Fault(blank)


def file_of(table: Table, manual: Manual) -> str:
    """Return what the file of a table is called: the code of its manual, and its name as its author writes it."""
    return f"{file_stem(manual.code)}.{own_name(table.name.text, table.name.span.source.text)}"


def columns_of(table: Table, manual: Manual) -> dict[str, Column]:
    """Return the columns of a table by what files call them."""
    return {printed(each.name, each.printed_as): _column(each, manual) for each in table.columns}


def _column(written: TableColumn, manual: Manual) -> Column:
    said, kind = written.type.text, kind_of(written.inside, written.domain, manual.definitions.choices)
    figures = said in NUMBERS
    percent = True if said == "percent" else kind.percent if figures else None
    choices = frozenset[str]() if figures else manual.definitions.choices
    spell = written.span.source.spell
    kind = attrs.evolve(kind, percent=percent, choices=choices, type=said, spell=spell)
    return Column(written.name.text, kind, written.optional is not None)
