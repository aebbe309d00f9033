"""The bytes of a table go in; its characters come out: UTF-8, UTF-16, or what Excel saves unless asked."""

from pathlib import Path

from iku_dsl.data.signature import NOT_A_TABLE, other_format
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.files import bounded, read_bytes

LARGEST = 50_000_000  # characters
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
CONTROLS = frozenset(map(chr, range(32))) - set("\t\n\r")

WINDOWS_1252 = Rule(
    "IKU619",
    "windows-1252",
    Severity.WARNING,
    "the table is not in UTF-8 and is read as Windows-1252; the first character that differs is `{mark}`",
    why="Excel saves `CSV` in the character set of the machine. Read as another one, names with accents would change.",
    example="a table saved by Excel as `CSV (comma delimited)`",
    instead="Save as `CSV UTF-8`, or look whether the character is the one that was written.",
)


def read_characters(path: Path, report: Report) -> Source | None:
    """Return the text of a table with plain line ends; nothing else of it is left out or put right."""
    content = read_bytes(path, report, 4 * (LARGEST + 1))
    if content is None:
        return None
    found = other_format(content)
    if found is not None:
        report.add(NOT_A_TABLE.at(None, found.hint, path=path, reason=found.reason))
        return None
    encoding = next((name for mark, name in MARKS if content.startswith(mark)), _unmarked(content[:2]))
    try:
        return bounded(Source(str(path), _lines(content.decode(encoding))), report, LARGEST)
    except UnicodeDecodeError as error:
        if encoding == "utf-8":
            return _windows(path, content, report)
        report.add(_refused(path, error))
        return None


def _unmarked(start: bytes) -> str:
    """Return the encoding without a mark: no text begins with a zero byte, so one beside the first letter tells."""
    if len(start) == 2 and 0 in start and any(start):
        return "utf-16-le" if start[1] == 0 else "utf-16-be"
    return "utf-8"


def _windows(path: Path, content: bytes, report: Report) -> Source | None:
    """Return the text as Windows-1252, and say so; a control character shows that it is no text at all."""
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError as error:
        report.add(_refused(path, error))
        return None
    if CONTROLS & set(text):
        report.add(NOT_A_TABLE.at(None, path=path, reason=say("it holds control characters")))
        return None
    source = bounded(Source(str(path), _lines(text)), report, LARGEST)
    if source is not None:
        at = next(at for at, mark in enumerate(source.text) if not mark.isascii())
        report.add(WINDOWS_1252.at(source.span(at, at + 1), "save it as `CSV UTF-8`", mark=source.text[at]))
    return source


def _refused(path: Path, error: UnicodeDecodeError) -> Diagnostic:
    reason = say("the byte at position {position} belongs to no character", position=error.start)
    return NOT_A_TABLE.at(None, path=path, reason=reason)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
