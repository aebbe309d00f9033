"""A path goes in; the text that stands there comes out, or a diagnostic that says why none does."""

import errno
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.beside import beside
from iku_dsl.syntax.spelling import Speller
from iku_dsl.syntax.tidy import tidy

LONGEST_NAME = 100  # characters of a code that name a file
LARGEST = 1_000_000  # characters; the longest manual we know has some 20,000

ABSENT = Rule(
    "IKU101",
    "file-not-there",
    Severity.ERROR,
    "there is no text `{path}`",
    why="A path on the command line leads to no file and no folder.",
    example="iku score manuals/kppbc-bekasi-2042",
    instead="Check the spelling of the path, and the folder from which the command is run.",
)
NOT_TEXT = Rule(
    "IKU102",
    "not-a-text",
    Severity.ERROR,
    "`{path}` is not a text in UTF-8: {reason}",
    why="Texts are read as UTF-8. A workbook or a Word document renamed to .iku is not one.",
    example="a .docx file saved under the name contract.iku",
    instead="Save as plain text, encoding UTF-8.",
)
NOT_READ = Rule(
    "IKU109",
    "cannot-be-read",
    Severity.ERROR,
    "`{path}` cannot be read: {reason}",
    why="The file is there, and its owner or the system does not let the program read it.",
    example="a table that its owner alone may open",
    instead="Ask its owner for the right to read it, or copy it to a place of your own.",
)
TOO_LARGE = Rule(
    "IKU103",
    "text-too-large",
    Severity.ERROR,
    "`{path}` has more than {most} characters",
    why="The size of a text is bounded, so that nobody can stop the program with one.",
    example="a text of 40 MB",
    instead="Cut the text into one document a file.",
)


def file_stem(code: str) -> str:
    """Return the name under which files of a document are looked for; a code cannot name a file elsewhere."""
    return re.sub(r"[^\w.\-]", "-", code).lstrip(".")[:LONGEST_NAME]


def is_there(path: Path) -> bool:
    """Return whether a plain file stands there; a name that no system can hold is not there."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Return whether a folder stands there."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def read_text(path: Path, report: Report, largest: int = LARGEST) -> Source | None:
    """Return the text of a file, its line ends put right, without what nobody sees."""
    if not is_there(path):
        report.add(ABSENT.at(None, *beside(path), path=path))
        return None
    try:
        with path.open(encoding="utf-8-sig") as file:
            text = file.read(largest + 1)
    except UnicodeDecodeError as error:
        reason = say("the byte at position {position} belongs to no character", position=error.start)
        report.add(NOT_TEXT.at(None, path=path, reason=reason))
        return None
    except OSError as error:
        report.add(NOT_READ.at(None, path=path, reason=_refusal(error)))
        return None
    return bounded(Source(str(path), tidy(text), spell=Speller(text)), report, largest)


def read_bytes(path: Path, report: Report, most: int) -> bytes | None:
    """Return what a file holds, as it is, up to so many bytes."""
    if not is_there(path):
        report.add(ABSENT.at(None, *beside(path), path=path))
        return None
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as error:
        report.add(NOT_READ.at(None, path=path, reason=_refusal(error)))
        return None


NOT_WRITTEN = Rule(
    "IKU106",
    "cannot-be-written",
    Severity.ERROR,
    "`{path}` cannot be written: {reason}",
    why="The file or its folder is protected, or the disk is full; the text is left as it was.",
    example="iku fmt on a read-only file",
    instead="Give yourself the right to write it, or use --stdout.",
)


def write_text(path: Path, text: str, report: Report) -> bool:
    """Write a text as UTF-8 with plain line ends; return whether it could be written. It is never written half."""
    place = path.resolve()
    beside = place.with_name(f".{place.name}.new")
    try:
        if place.exists() and not place.is_file():
            place.write_bytes(text.encode())  # a device or a pipe stays what it is; a folder refuses
        else:
            _replace(place, beside, text)
    except OSError as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        report.add(NOT_WRITTEN.at(None, path=path, reason=error.strerror or say("it is refused")))
        return False
    return True


def _replace(place: Path, beside: Path, text: str) -> None:
    """Write the text beside its place in full, then let it take the place of the old one."""
    if place.exists() and not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    place.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(text.encode())
    if place.exists():
        shutil.copymode(place, beside)
    beside.replace(place)


def _refusal(error: OSError) -> str | Phrase:
    if isinstance(error, PermissionError):
        return say("you have no right to read it")
    return error.strerror or say("it is refused")


def bounded(source: Source, report: Report, largest: int) -> Source | None:
    """Return a text that is short enough and holds no character of value zero; another one is reported."""
    if len(source.text) > largest:
        report.add(TOO_LARGE.at(None, path=source.path, most=largest))
        return None
    if "\0" in source.text:
        report.add(NOT_TEXT.at(None, path=source.path, reason=say("it holds a character of value zero")))
        return None
    return source
