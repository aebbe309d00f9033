"""A path to data goes in; what the tables of one manual are read from comes out: a folder of them, or one file."""

from functools import partial
from pathlib import Path

import attrs

from iku_dsl.data.folder import NO_SHEET, Folder, Place
from iku_dsl.data.forms import ALONE, HOLDERS, Holder
from iku_dsl.data.own_holidays import TABLE as HOLIDAYS
from iku_dsl.data.signature import NOT_A_TABLE
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem, is_folder, is_there


def data_of(path: Path, manual: Manual) -> Folder:
    """Return where the tables of a manual are: `<code>` and `<code>.<table>` in a folder, or all in one file."""
    return Folder(path) if is_folder(path) else SingleFile(path, main=file_stem(manual.code))


@attrs.define
class SingleFile(Folder):
    """A file with the table of the inputs, `main`; a workbook or database may hold the other tables too.

    A list of holidays may stand beside it, as in a folder of data.
    """

    main: str = ""

    def place(self, name: str, report: Report) -> str:
        """Return where a table is looked for."""
        return next((each.where for each in self.places(name, report)), str(self.path))

    def places(self, name: str, report: Report) -> list[Place]:
        """Return the place of a table in the file, or of the holidays beside it."""
        found = self.inside(name, report)
        beside = ((self.path.with_name(f"{name}{ending}"), read) for ending, read in ALONE.items())
        if found or name != HOLIDAYS:
            return found
        return [Place(str(path), (partial(read, path),)) for path, read in beside if is_there(path)]

    def inside(self, name: str, report: Report) -> list[Place]:
        """Return the place of a table in the file."""
        form = self.path.suffix.casefold()
        if form in ALONE:
            return [Place(str(self.path), (partial(ALONE[form], self.path),))] if name == self.main else []
        if form not in HOLDERS:
            reason = say("its name ends with none of {forms}", forms=", ".join((*ALONE, *HOLDERS)))
            report.add(NOT_A_TABLE.at(None, path=self.path, reason=reason))
            return []
        holder = self.holder(self.path, report)
        sheet = self._sheet(holder, name, report) if holder is not None else None
        return [Place(f"{self.path}[{sheet}]", (partial(holder.table, sheet),))] if holder and sheet else []

    def _sheet(self, holder: Holder, name: str, report: Report) -> str | None:
        """Return the sheet of a table; that of the inputs is the only one, where none has its name."""
        found = next((each for each in holder.sheets if each.casefold() == name.casefold()), None)
        if found is not None or name != self.main:
            return found
        others = [each for each in holder.sheets if not each.startswith(f"{self.main}.")]
        if len(others) == 1:
            return others[0]
        if others:
            hint = say("it has {sheets}", sheets=", ".join(f"`{each}`" for each in holder.sheets))
            report.add(NO_SHEET.at(None, hint, path=self.path, sheet=name))
        return None
