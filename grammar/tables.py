"""The grammar goes in; the tables of its parsers come out, beside it, when the package is built."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TablesHook(BuildHookInterface[Any]):
    """Writes the parse tables before the files of the package are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write them with the package's own code, from the folder that is being built."""
        del version, build_data
        sys.path.insert(0, str(Path(self.root)))
        from iku_dsl.syntax.grammar import write_tables

        write_tables()
