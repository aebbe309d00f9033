"""A table with formats of cells goes in; it comes out without plain numbers among percentages: they could be either."""

from collections.abc import Callable

import attrs

from iku_dsl.data.table import Row, Table
from iku_dsl.diagnostics.rule import Rule, Severity

PLAIN_AMONG_PERCENTAGES = Rule(
    "IKU625",
    "plain-among-percentages",
    Severity.ERROR,
    "`{cell}` in column `{column}` is a plain number, and other cells there are formatted as percentages",
    why="82 and 0.82 both stand for 82% on somebody's sheet. Only the format of the cell says which.",
    example="a column with 82.00%, formatted as a percentage, and 0.71, formatted as a number",
    instead="One format for the whole column.",
)


def without_plain(table: Table, columns: list[str], alike: Callable[[Row], object]) -> Table:
    """Return the table without the plain numbers that stand among percentages; zero is the same in both."""
    marked = ((row, column) for row in table.rows for column in columns if column in row.figures)
    percent = {(column, alike(row)) for row, column in marked if row.figures[column].percent}
    if not percent:
        return table
    return attrs.evolve(table, rows=tuple(_one_without(row, columns, percent, alike) for row in table.rows))


def _one_without(row: Row, columns: list[str], percent: set[tuple[str, object]], alike: Callable[[Row], object]) -> Row:
    plain = [
        column
        for column in columns
        if (column, alike(row)) in percent
        and (figure := row.figures.get(column)) is not None
        and not figure.percent
        and figure.value
    ]
    return attrs.evolve(row, broken=row.broken | dict.fromkeys(plain, PLAIN_AMONG_PERCENTAGES)) if plain else row
