"""Lowered manuals, their data and the rows of a report go in; the printed cells of their tables come out as quantities.

A row that a report prints is a place of its own: what a column follows from stands beside it, printed or in the data.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import attrs

from iku_dsl.audit.manual_tables import CHOICE, TEXT, ManualTable, manual_tables
from iku_dsl.audit.quantities import Key, Quantity
from iku_dsl.audit.tables import AVERAGE, TOTAL, of_some_rows
from iku_dsl.data.facts import Datum, Record, Store
from iku_dsl.data.published import Published
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.values.outcomes import Value

Rows = Sequence[Published]


@attrs.frozen(eq=False)
class Cells:
    """The quantities of printed cells, and the data with what stands in their rows.

    `tables` are those of manuals, as a report calls them, `rows` what their columns are in each row that it prints.
    `partial` are tables, by whose they are, of which a report prints rows that the data lack, `met` those of which it
    prints rows that they have.
    """

    quantities: dict[Key, Quantity]
    data: Store
    tables: Mapping[str, ManualTable]
    rows: dict[str, list[Mapping[int, Node]]] = attrs.field(factory=dict)
    partial: set[tuple[str, str]] = attrs.field(factory=set)
    met: set[tuple[str, str]] = attrs.field(factory=set)

    @classmethod
    def of(cls, computed: LoweredScorecard, rows: Rows, data: Store) -> "Cells":
        """Return the cells of the tables that manuals read, of which a report prints any."""
        figures = {place: dict(periods) for place, periods in data.figures.items()}
        found = cls({}, attrs.evolve(data, figures=figures), manual_tables(computed))
        for subject, printed in _by_subject(rows, found.tables).items():
            name, row = printed[0].cell or ("", "")
            table = found.tables[name]
            at = table.at(subject)
            found.quantities.update((each.key, each) for each in table.of_row(subject, at, some=of_some_rows(row)))
            if not of_some_rows(row):
                found.rows.setdefault(name, []).append(at)
                found._put(subject, table, row, printed)
        return found

    def _put(self, subject: str, table: ManualTable, row: str, printed: Rows) -> None:
        """Let the data have what stands in a row, for the periods for which it is printed, and printed choices."""
        records = self.data.tables.get((table.subject, table.name), ())
        name = next((column for column, kind in table.types.items() if kind == TEXT), None)
        rows = records if name is not None and isinstance(records, tuple) else ()
        several = [each for each in rows if _plain(each.cells.get(name or "", "")) == _plain(row)]
        known = self.partial if rows and not several else self.met
        known.update({(table.subject, table.name)} if rows else ())
        if not all(_agrees(each, several, table) for each in printed):
            self.partial.add((table.subject, table.name))
        for period in dict.fromkeys(each.period for each in printed):
            there = [each for each in several if each.period in (None, period)]
            for column, value in there[0].cells.items() if len(there) == 1 else ():
                self.data.put(subject, table.quantity(column), period, Datum(value, "", "", there[0].span))
        choices = {table.quantity(column) for column, type_ in table.types.items() if type_ == CHOICE}
        for each in (each for each in printed if each.quantity in choices):
            if not self.data.data(subject, each.quantity, each.period):
                self.data.put(subject, each.quantity, each.period, Datum(as_choice(each.printed), "", "", each.span))


def as_choice(printed: str) -> str:
    """Return a printed word as texts and data write a choice."""
    return "_".join(printed.casefold().split())


def _by_subject(rows: Rows, tables: Mapping[str, ManualTable]) -> dict[str, list[Published]]:
    found: dict[str, list[Published]] = {}
    for each in rows:
        if each.cell and each.cell[0] in tables and each.cell[1].casefold() not in (TOTAL, AVERAGE):
            found.setdefault(each.subject, []).append(each)
    return found


def _agrees(cell: Published, records: Sequence[Record], table: ManualTable) -> bool:
    """Return whether rows of parts of a period, if there are any, come to what is printed for the whole."""
    inside = [each for each in records if each.period and each.period.within(cell.period)]
    column = next((each for each in table.types if table.quantity(each) == cell.quantity), None)
    values = [each.cells.get(column or "") for each in inside if each.period != cell.period]
    numbers = [each for each in values if isinstance(each, Fraction)]
    return not numbers or not cell.readings or any(each.contains(sum(numbers, Fraction(0))) for each in cell.readings)


def _plain(words: Value) -> str:
    """Return a name without what does not tell it from another: capitals, and how many blanks."""
    return " ".join(words.casefold().split()) if isinstance(words, str) else ""
