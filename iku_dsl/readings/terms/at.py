"""A period and the rows of tables go in; the place comes out at which a node is looked at."""

from collections.abc import Generator

import attrs

from iku_dsl.formula.algebra import Node
from iku_dsl.readings.terms.term import Term
from iku_dsl.values.periods import Period


@attrs.frozen
class At:
    """The period that is asked for, and the row of each table at which a node stands."""

    period: Period
    rows: tuple[tuple[str, int], ...] = ()

    def only(self, tables: frozenset[str]) -> "At":
        """Return the place as a node sees it that stands on these tables alone."""
        return At(self.period, tuple((table, row) for table, row in self.rows if table in tables))

    def row(self, table: str) -> int:
        """Return the row of a table, the innermost one."""
        return dict(self.rows)[table]

    def on(self, table: str, row: int) -> "At":
        """Return the place at a row of a table."""
        return At(self.period, (*self.rows, (table, row)))

    def off(self, table: str) -> "At":
        """Return the place at no row of a table."""
        return At(self.period, tuple(each for each in self.rows if each[0] != table))


Wanted = tuple[Node, At]
Visit = Generator[Wanted, Term, Term]  # asks for the terms of other nodes, each at its place, and gives one
