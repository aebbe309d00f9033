"""A table and its columns of figures go in; the table comes out in the one form of numbers that its cells decide."""

from collections.abc import Callable, Iterable

import attrs

from iku_dsl.data.percentages import without_plain
from iku_dsl.data.table import Row, Table
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.values.printed import CONVENTIONS, fits

SHAPES = {"id": "1.234,56", "en": "1,234.56"}
MARKS = frozenset(".,")

TWO_FORMS = Rule(
    "IKU621",
    "two-number-forms",
    Severity.ERROR,
    "`{cell}` in column `{column}` can only be a number like {form}, and `{other}` only one like {other_form}",
    why="A table is in one form of numbers. In a mixture nobody knows what a point before three digits means.",
    example='period,done,planned\nQ1,"71,5","1,250"\nQ2,78.1,1.250',
    instead="One form in the whole table, or a column `numbers` with `id` or `en` for the rows that differ.",
)


def with_form(
    table: Table, columns: Iterable[str], report: Report, alike: Callable[[Row], object] = lambda _: None
) -> Table:
    """Return the table with its form of numbers; a mixture is reported, and then no form is taken.

    A row with a column `numbers` is settled, and decides nothing for the others. A plain number has no value where
    other cells are formatted as percentages; `alike` says of which rows the cells are measured alike.
    """
    there = [column for column in columns if column in table.columns]
    table = without_plain(table, there, alike)
    found = _decisive(table, there)
    if len(found) > 1:
        report.add(_mixture(*found.items()))
    if len(found) != 1:
        return table
    return attrs.evolve(table, rows=tuple(attrs.evolve(row, form=next(iter(found))) for row in table.rows))


def form_of(row: Row, column: str) -> str:
    """Return the form in which a figure is read: that of its table, or none where nobody may go by that.

    Where the delimiter speaks against the form, three digits behind its mark of decimals may be thousands.
    """
    cell, form = row.cells[column], row.form
    if not form or form != row.doubted or CONVENTIONS[form][1] not in cell:
        return form
    return form if len(fits(cell)) == 1 or cell.lstrip("+-\u2212").startswith("0") else ""


def _mixture(first: tuple[str, tuple[Row, str]], second: tuple[str, tuple[Row, str]]) -> Diagnostic:
    """Return what shows the two cells, at the place of the later one."""
    (other_form, (before, there)), (form, (row, column)) = first, second
    other = before.cells[there]
    return TWO_FORMS.at(
        row.at(column),
        say("`{other}` stands in {place}", other=other, place=before.at(there).where),
        "write all in one form, or add a column `numbers` with `id` or `en`",
        cell=row.cells[column],
        column=column,
        other=other,
        form=SHAPES[form],
        other_form=SHAPES[other_form],
    )


def _decisive(table: Table, columns: list[str]) -> dict[str, tuple[Row, str]]:
    """Return the first cell that only one form fits, for each of the two, in the order of the rows."""
    found: dict[str, tuple[Row, str]] = {}
    for row in table.rows:
        for column in columns if not row.cells.get("numbers") else ():
            printed = row.cells.get(column, "") if column not in row.figures else ""
            forms = fits(printed) if MARKS & set(printed) else ()
            if len(forms) == 1:
                found.setdefault(forms[0], (row, column))
    return found
