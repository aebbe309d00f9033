"""The name of a table and the columns that are read go in; the table comes out under known headings, its form decided.

Whatever is read from tables is read through here: what was reported, the inputs of a manual, and its records.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

import attrs

from iku_dsl.data.date_form import with_dates
from iku_dsl.data.doubts import doubt_totals
from iku_dsl.data.folder import Folder
from iku_dsl.data.found_columns import check_columns
from iku_dsl.data.headings import with_headings
from iku_dsl.data.number_form import with_form
from iku_dsl.data.table import Row, Table, together
from iku_dsl.diagnostics.phrase import Spell
from iku_dsl.diagnostics.report import Report

PERIOD = "period"  # where a row may be dated by its day


@attrs.frozen
class Columns:
    """The columns of a table: those it must have, others it may have, those in which figures stand, and dates.

    `declared` are those that a text may call as the table does, each with the vocabulary of that text.
    """

    needs: AbstractSet[str]
    takes: AbstractSet[str]
    figures: AbstractSet[str]
    alike: Callable[[Row], object] = lambda _: None  # rows alike are measured alike: percentages, or all plain numbers
    dates: AbstractSet[str] = frozenset()
    declared: Mapping[str, Spell] = attrs.field(factory=dict)


def read_table(folder: Folder, name: str, columns: Columns, report: Report) -> Table | None:
    """Return a table with all of its parts; None where there is none, or none that can be read.

    Headings and columns are those of each part. The forms of numbers and of dates are one for all: to split a table
    changes nothing.
    """
    parts = [_known(each, columns, report) for each in folder.parts(name, report) or ()]
    found = [each for each in parts if each is not None]
    if not found or len(found) < len(parts):
        return None
    doubt_totals((row for each in found for row in each.rows), report)
    table = with_form(together(found), sorted(columns.figures), report, columns.alike)
    return with_dates(table, sorted({PERIOD, *columns.dates}), report)


def _known(part: Table, columns: Columns, report: Report) -> Table | None:
    """Return a part under known headings, with the columns that it lacks."""
    found = with_headings(part, columns.needs | columns.takes, report)
    if found is None:
        return None
    return attrs.evolve(found, lacks=check_columns(found, columns.needs, columns.takes, report, columns.declared))
