"""The folder of data beside a contract goes in; the table of a name comes out, from whatever file it stands in."""

from pathlib import Path

import attrs

from iku_dsl.data.delimited import read_delimited
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.report import Report
from iku_dsl.syntax.files import is_there


@attrs.define
class Folder:
    """The files of data beside a contract."""

    path: Path

    def place(self, name: str) -> str:
        """Return where a table is looked for, for the message that it is missing."""
        return str(self.path / f"{name}.csv")

    def holds(self, name: str) -> bool:
        """Return whether a table stands there, readable or not."""
        return is_there(self.path / f"{name}.csv")

    def table(self, name: str, report: Report) -> Table | None:
        """Return a table; None where it is nowhere, and where it cannot be read, which is then reported."""
        return read_delimited(self.path / f"{name}.csv", report) if self.holds(name) else None
