"""The name of a table and the columns that are read go in; the table comes out under known headings, its form decided.

Whatever is read from tables is read through here: what was reported, the inputs of a manual, and its records.
"""

from collections.abc import Callable
from collections.abc import Set as AbstractSet

import attrs

from iku_dsl.data.folder import Folder
from iku_dsl.data.headings import with_headings
from iku_dsl.data.number_form import with_form
from iku_dsl.data.table import Row, Table, check_columns
from iku_dsl.diagnostics.report import Report


@attrs.frozen
class Columns:
    """The columns of a table: those it must have, others it may have, and those in which figures stand."""

    needs: AbstractSet[str]
    takes: AbstractSet[str]
    figures: AbstractSet[str]
    alike: Callable[[Row], object] = lambda _: None  # rows alike are measured alike: percentages, or all plain numbers


def read_table(folder: Folder, name: str, columns: Columns, report: Report) -> Table | None:
    """Return a table, perhaps without columns it must have; None where there is none, or none that can be read."""
    table = folder.table(name, report)
    table = with_headings(table, columns.needs | columns.takes, report) if table else None
    if table is None:
        return None
    check_columns(table, columns.needs, columns.takes, report)
    return with_form(table, sorted(columns.figures), report, columns.alike)
