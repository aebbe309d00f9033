"""A table and the columns that are read go in; the table comes out with its headings as they are called here.

People write headings with capitals and in their own language; the words of both stand in `grammar/headings.csv`, and
those for names of formulas in `grammar/names.csv`.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

import attrs

from iku_dsl.data.table import Table, named_once
from iku_dsl.diagnostics.report import Report
from iku_dsl.syntax.vocabulary import headings, vocabulary


def with_headings(table: Table, known: AbstractSet[str], report: Report) -> Table | None:
    """Return the table under known headings; None where two of its columns then have one name, which is reported."""
    plain = {_plain(each): each for each in sorted(known)}
    called = {column: column if column in known else _called(column, plain) for column in table.columns}
    columns = tuple(called.values())
    if columns == table.columns:
        return table
    rows = tuple(row.under(called) for row in table.rows)
    return attrs.evolve(table, columns=columns, rows=rows) if named_once(columns, table.source, report) else None


def _called(column: str, plain: Mapping[str, str]) -> str:
    """Return the known heading that a column has in other letters or in the other language, else its own."""
    heading = _plain(column)
    others = (headings().get(heading, ""), vocabulary("indonesian").known(heading))
    return next((plain[each] for each in (heading, *map(_plain, others)) if each in plain), column)


def _plain(heading: str) -> str:
    """Return a heading in small letters on one line: in a sheet it may go on over several."""
    return " ".join(heading.casefold().split())
