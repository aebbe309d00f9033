"""A file and the extra that reads its form go in; the diagnostic that the extra is not installed comes out."""

from pathlib import Path

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity

NO_EXTRA = Rule(
    "IKU622",
    "extra-not-installed",
    Severity.ERROR,
    "`{path}` needs the extra `{extra}` of this program, which is not installed",
    why="Readers of workbooks and of Parquet are large; who has only CSV does not need them.",
    example="data/reported.xlsx, after `pip install iku-dsl`",
    instead="pip install 'iku-dsl[excel]' for workbooks, pip install 'iku-dsl[batch]' for Parquet",
)


def without(path: Path, extra: str) -> Diagnostic:
    """Return that a file cannot be read without an extra."""
    return NO_EXTRA.at(None, say("`pip install 'iku-dsl[{extra}]'`", extra=extra), path=path, extra=extra)
