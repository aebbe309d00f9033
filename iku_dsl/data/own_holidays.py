"""The table `holidays` beside a contract goes in; its calendar comes out: of a year in it, these days and no others."""

from datetime import date

from iku_dsl.data.date_form import read_date
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import DATE, Kind
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.working_calendar import Calendar, Days, Holiday, Unknown
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report

TABLE = "holidays"
WANTED = Columns({"date"}, {"name"}, frozenset(), dates={"date"})
BROKEN = Unknown(say("the contract's own list of holidays cannot be read"), say("correct what is reported of it"))


def read_holidays(folder: Folder, report: Report) -> Calendar:
    """Return the calendar of a contract. A list with a row that cannot be read is none, for nobody knows its year."""
    if not folder.holds(TABLE, report):
        return Calendar()
    table = read_table(folder, TABLE, WANTED, report)
    if table is None or table.refused or "date" in table.lacks:
        return Calendar(broken=BROKEN)
    years: dict[int, Days] = {}
    for row in table.rows:
        day = read_date(row, "date", Kind(type=DATE))
        if not isinstance(day, date):
            report.add(day)
            return Calendar(broken=BROKEN)
        years.setdefault(day.year, {})[day] = Holiday(day, row.cells.get("name", ""), row.span.where)
    return Calendar(years)
