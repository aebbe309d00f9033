"""A contract, or a manual and a table, goes in; the figures that stand beside it come out, each with its cell."""

from pathlib import Path

import attrs

from iku_dsl.data.dating import AnyYear
from iku_dsl.data.facts import Store
from iku_dsl.data.folder import Beside, Folder
from iku_dsl.data.inputs import read_data
from iku_dsl.data.kinds import kind_reported
from iku_dsl.data.own_holidays import read_holidays
from iku_dsl.data.published import Published, is_published, read_published
from iku_dsl.data.published_form import in_one_form
from iku_dsl.data.reported import read_reported
from iku_dsl.data.single import data_of
from iku_dsl.data.units import Owners
from iku_dsl.data.unread import doubt_unread, tables_of
from iku_dsl.data.working_calendar import Calendar
from iku_dsl.data.years import Years
from iku_dsl.diagnostics.report import Report
from iku_dsl.model.documents import Manual
from iku_dsl.model.resolve import Indicator
from iku_dsl.model.visit import looks_back
from iku_dsl.values.periods import Period
from iku_dsl.workspace.contracts import Loaded

BASES = ("reported", "manuals")


@attrs.define
class Records:
    """The data of one run, each list of holidays read once."""

    report: Report
    calendars: dict[Path, Calendar] = attrs.field(factory=dict)

    def facts(self, loaded: Loaded, basis: str) -> Store:
        """Return the data beside a contract: the figures that were reported, or those that its manuals ask for."""
        year, manuals = loaded.card.contract.year, _manuals(loaded)
        back = looks_back(*loaded.card.framework.rules, *(each.rules for each in manuals.values()))
        store, folder = Store(year=year, looks_back=back), Folder(loaded.folder / "data")
        store.calendar = self._calendar(folder)
        doubt_unread(folder, tables_of(manuals.values()), loaded.folder, self.report)
        if basis == "reported":
            kinds = {each.key: kind_reported(each) for each in loaded.card.indicators}
            read_reported(folder, kinds, year, store, self.report, loaded.card.contract.lost)
        else:
            self._read_inputs(loaded, folder, store)
        return store

    def table(self, data: Path, manual: Manual, beside: Path, whole: Period | None, owners: Owners) -> Store:
        """Return the data of a table, or of a folder of them, for every unit of a manual.

        `whole` is the period that its rows are in where they name none; `beside` the folder of the manual.
        """
        store, folder = Store(year=0), data_of(data, manual)  # of no year: each period is named with its own
        store.calendar = self._calendar(folder)
        doubt_unread(folder, tables_of((manual,)), beside, self.report)
        in_year = whole.year if whole else None
        read_data(folder, owners, lambda: AnyYear(in_year, whole, self.report), store, self.report)
        return store

    def published(self, loaded: Loaded) -> tuple[Published, ...]:
        """Return the figures that a report of the contract published."""
        rows = read_published(Beside(loaded.folder / "data"), loaded.card.contract.year, self.report)
        return in_one_form(rows, self.report)

    def is_published(self, loaded: Loaded) -> bool:
        """Return whether a report was transcribed at all; where not, that is reported."""
        return is_published(Beside(loaded.folder / "data"), loaded.card.contract.span, self.report)

    def _read_inputs(self, loaded: Loaded, folder: Folder, store: Store) -> None:
        year, owners = loaded.card.contract.year, dict[tuple[str, str], Owners]()
        measured = [each for each in loaded.card.indicators if each.manual and not each.misfit]
        for each in measured:
            if each.manual and each.manual.computes:
                owners.setdefault(each.line.manual_key, Owners(each.manual)).add(each.unit)
        for several in owners.values():
            read_data(folder, several, lambda: Years(year, store.looks_back, self.report), store, self.report)
        self._check_units(measured, owners)

    def _check_units(self, measured: list[Indicator], owners: dict[tuple[str, str], Owners]) -> None:
        """Report the units that the data do not have."""
        for each in measured:
            several, word = owners.get(each.line.manual_key), each.line.unit
            unknown = several.unknown(word.text, word.span) if several and word else None
            self.report.extend((unknown,) if unknown else ())

    def _calendar(self, folder: Folder) -> Calendar:
        """Return the calendar of a contract, whose own list is read once."""
        if folder.path not in self.calendars:
            self.calendars[folder.path] = read_holidays(folder, self.report)
        return attrs.evolve(self.calendars[folder.path], met={})


def _manuals(loaded: Loaded) -> dict[tuple[str, str], Manual]:
    return {each.line.manual_key: each.manual for each in loaded.card.indicators if each.manual}
