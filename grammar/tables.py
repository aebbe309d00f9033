"""The grammar and the catalogues go in; what is made of them comes out, beside them, when the package is built.

Tables of the parsers lie beside the grammar, `indonesian.mo` beside `indonesian.po`; both are left out of version
control, and nothing writes them at run time.
"""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BuildHook(BuildHookInterface[Any]):
    """Writes the parse tables and the catalogues before the files of the package are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them from the folder that is being built, the tables with the package's own code."""
        del version, build_data
        sys.path.insert(0, str(Path(self.root)))
        from iku_dsl.syntax.grammar import write_tables

        write_tables()
        write_catalogues(Path(self.root) / "iku_dsl" / "messages")


def write_catalogues(folder: Path) -> None:
    """Compile every catalogue in a folder."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for file in folder.glob("*.po"):
        with file.open("rb") as source:
            catalogue = read_po(source)
        with file.with_suffix(".mo").open("wb") as compiled:
            write_mo(compiled, catalogue)
