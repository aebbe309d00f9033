"""The first bytes of a file go in; what it is comes out, where its ending says something else."""

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import Rule, Severity

NOT_A_TABLE = Rule(
    "IKU620",
    "not-a-table",
    Severity.ERROR,
    "`{path}` cannot be read as a table: {reason}",
    why="A file is read as what its ending says. One that was renamed, cut off or encrypted gives no figures.",
    example="a workbook under the name reported.csv",
    instead="Give it the ending of what it is, or save it again.",
)


@attrs.frozen
class Format:
    """What a file begins with, what to call it, and what would put its name right."""

    begins: bytes
    reason: Phrase
    hint: Phrase


FORMATS = (
    Format(b"PK\x03\x04", say("it is a workbook or another archive"), say("call it .xlsx or .ods, or save it as CSV")),
    Format(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        say("it is a workbook of an old form, or one with a password"),
        say("save it as .xlsx without a password"),
    ),
    Format(b"PAR1", say("it is a Parquet file"), say("call it .parquet")),
    Format(b"SQLite format 3\0", say("it is a SQLite database"), say("call it .sqlite")),
)


def other_format(content: bytes, own: bytes | None = None) -> Format | None:
    """Return what a file is when that is known and is not what it should begin with."""
    return next((each for each in FORMATS if each.begins != own and content.startswith(each.begins)), None)
