"""What every form of table gives: rows, each a mapping from column to cell that knows its place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Self, TypeVar

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.values.printed import Figure

Held = TypeVar("Held")
MOST_COLUMNS = 16_384  # as many as a sheet of Excel has

BAD_TABLE = Rule(
    "IKU601",
    "table-not-readable",
    Severity.ERROR,
    "the table cannot be read: {reason}",
    why="A row with too many cells or an open quote would shift figures into other columns.",
    example="1a-CP,year,84,5%,101,72%",
    instead='1a-CP,year,"84,5%","101,72%"',
)


@attrs.frozen
class Row:
    """One row: its cells by column as printed, stripped of blanks, its place, and the form of numbers of its table.

    `figures` are the cells that a file holds as numbers, not as words; `broken` those of which it holds no value;
    `dates` those in which a date stands, each with its day or why nobody knows it. `doubted` is the form of numbers
    that the delimiter of its file speaks against.
    """

    cells: dict[str, str]
    span: Span
    form: str = ""
    figures: dict[str, Figure] = attrs.field(factory=dict)
    broken: dict[str, Rule] = attrs.field(factory=dict)
    dates: dict[str, date | Diagnostic] = attrs.field(factory=dict)
    doubted: str = ""

    def at(self, column: str) -> Span:
        """Return the place of a cell; in a CSV file that is its row."""
        del column
        return self.span

    def broken_at(self, column: str) -> Diagnostic:
        """Return why a cell holds no value."""
        hint = say("correct it in the workbook, and save that")
        return self.broken[column].at(self.at(column), hint, cell=self.cells[column], column=column)

    def under(self, headings: Mapping[str, str]) -> Self:
        """Return the row with its columns called otherwise; one that is not named keeps its name."""
        return attrs.evolve(
            self,
            cells=renamed(self.cells, headings),
            figures=renamed(self.figures, headings),
            broken=renamed(self.broken, headings),
        )


def renamed(by_column: Mapping[str, Held], headings: Mapping[str, str]) -> dict[str, Held]:
    """Return what is held for every column, under what the columns are called otherwise."""
    return {headings.get(column, column): held for column, held in by_column.items()}


@attrs.frozen
class Refused:
    """A row that cannot be read: its cells, and why not."""

    cells: tuple[str, ...]
    why: Diagnostic


@attrs.frozen
class Table:
    """The rows of a file, the names of its columns, the rows that were reported, and the columns that it lacks."""

    source: Source
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    refused: tuple[Refused, ...] = ()
    lacks: Mapping[str, Diagnostic] = attrs.field(factory=dict)


def together(parts: Sequence[Table]) -> Table:
    """Return the table whose parts stand in several files; it lacks what any of them lacks."""
    columns = tuple(dict.fromkeys(column for each in parts for column in each.columns))
    rows = tuple(row for each in parts for row in each.rows)
    refused = tuple(row for each in parts for row in each.refused)
    lacks = {column: why for each in reversed(parts) for column, why in each.lacks.items()}
    return Table(parts[0].source, columns, rows, refused, lacks)


def named_once(columns: tuple[str, ...], source: Source, report: Report) -> bool:
    """Report two columns of one name, for nobody may choose between their cells, and too many columns."""
    if len(columns) > MOST_COLUMNS:
        reason = say("it has more than {most} columns", most=MOST_COLUMNS)
        report.add(BAD_TABLE.at(source.whole(), reason=reason))
        return False
    twice = next((column for column, count in Counter(columns).items() if count > 1), None)
    if twice is not None:
        reason = say("two columns are called `{column}`", column=twice)
        report.add(BAD_TABLE.at(source.whole(), "rename one of them", reason=reason))
    return twice is None
