"""The table of reported realisations goes in; facts come out, with what contradicts the contract or itself reported."""

import attrs

from iku_dsl.data.cell import value_of
from iku_dsl.data.facts import Datum, Store
from iku_dsl.data.folder import Folder
from iku_dsl.data.kinds import Kind
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.table import Row
from iku_dsl.data.years import Years
from iku_dsl.diagnostics.phrase import each_of
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.values.bounds import bound
from iku_dsl.values.outcomes import Fault
from iku_dsl.values.periods import Period
from iku_dsl.values.spoken import spoken

TABLE = "reported"
NEEDS = {"indicator", "period", "realisation"}
TAKES = {"target", "source", "numbers"}
FIGURES = {"realisation", "target"}

UNKNOWN_INDICATOR = Rule(
    "IKU608",
    "unknown-indicator",
    Severity.ERROR,
    "the contract has no indicator `{code}`",
    why="A figure under a misspelt code would be silently lost.",
    example="2a-PC,year,82%,107.25%",
    instead="2a-CP,year,82%,107.25%",
)
TWO_FIGURES = Rule(
    "IKU610",
    "reported-twice",
    Severity.WARNING,
    "the {name} of {code} for {period} is reported as {figures}",
    why="Of two figures for one quantity nobody may choose in silence; neither is used.",
    example="13a-N,Q4,91%,99.56%\n13a-N,Q4,91%,100%",
    instead="Keep the row that holds, or ask the office which one does.",
)


def read_reported(
    folder: Folder, kinds: dict[str, Kind], year: int, store: Store, report: Report, lost: frozenset[str] = frozenset()
) -> None:
    """Add the reported targets and realisations to the store. `kinds` says for every indicator what its cells hold.

    `lost` holds words of statements that could not be read: an indicator of such a line is not unknown.
    """
    store.looked_in = folder.place(TABLE, report)
    if not folder.holds(TABLE, report):
        return
    table = read_table(folder, TABLE, Columns(NEEDS, TAKES, FIGURES, lambda row: _measured(row, kinds)), report)
    if table is None or table.lacks:
        store.refused.add(("", None))
        return
    store.refused |= {(cell, None) for each in table.refused for cell in each.cells if cell}
    years = Years(year, store.looks_back, report)
    for row in table.rows:
        _take(row, kinds, lost, years, store, report)


def _measured(row: Row, kinds: dict[str, Kind]) -> object:
    """Return whether a row reports a percentage; without a unit, every indicator is measured in its own way."""
    code = row.cells.get("indicator", "")
    kind = kinds.get(code)
    return kind.percent if kind is not None and kind.percent is not None else code


def _take(row: Row, kinds: dict[str, Kind], lost: frozenset[str], years: Years, store: Store, report: Report) -> None:
    code = row.cells["indicator"]
    if code in lost:
        return
    if code not in kinds:
        report.add(UNKNOWN_INDICATOR.at(row.at("indicator"), *meant(code, kinds), code=code))
    elif not isinstance(period := years.period(row), Period):
        store.refused.add((code, None))
    else:
        for name, column in (("realisation", "realisation"), ("reported target", "target")):
            value = value_of(_figure_of(row, column), column, kinds[code], report)
            if isinstance(value, Fault):
                store.refused.add((code, period))
            elif value is not None:
                source = row.cells.get("source", "")
                store.put(code, name, period, Datum(value, row.cells[column], source, row.at(column)))


def _figure_of(row: Row, column: str) -> Row:
    """Return the row with the figure of a target that is a bound; its sign is compared with the contract's later."""
    sign, rest = bound(row.cells.get(column, "")) if column == "target" else ("", "")
    return attrs.evolve(row, cells={**row.cells, column: rest}) if sign else row


def check_conflicts(store: Store, period: Period | None, report: Report) -> None:
    """Report quantities that are reported with different figures, for one period or for all."""
    for (code, name), periods in store.figures.items():
        for each, data in periods.items():
            different = {datum.value: datum for datum in data}
            if len(different) > 1 and period in (None, each):
                report.add(
                    TWO_FIGURES.at(
                        data[-1].span,
                        "keep the row that holds",
                        name=spoken(name),
                        code=code,
                        period=each.said_in(store.year),
                        figures=each_of(_cited(datum) for datum in different.values()),
                    )
                )


def _cited(datum: Datum) -> str:
    return f"{datum.printed} ({datum.source})" if datum.source else datum.printed
