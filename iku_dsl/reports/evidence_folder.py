"""The files of an audit's evidence and a folder go in; they stand there, or the folder is left as it was."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.reports.evidence import MADE_BY, MANIFEST
from iku_dsl.syntax.files import NOT_WRITTEN, is_folder, is_there

NOT_EMPTY = Rule(
    "IKU730",
    "not-a-folder-of-evidence",
    Severity.ERROR,
    "`{path}` holds other files than the evidence of an audit, and is left as it is",
    why="Evidence among other files would not say what belongs to it, and nothing of anybody else is overwritten.",
    example="iku audit office --evidence office",
    instead="A new folder, or one that was written by the same option before.",
)


def write_evidence(files: Mapping[str, bytes], folder: Path, report: Report) -> bool:
    """Write the files into a folder that is empty or holds earlier evidence; return whether they stand there."""
    earlier = _earlier(folder)
    if earlier is None:
        report.add(NOT_EMPTY.at(None, "name a folder that is not there yet", path=folder))
        return False
    try:
        for name in earlier:
            (folder / name).unlink(missing_ok=True)
        for name, content in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    except OSError as error:
        report.add(NOT_WRITTEN.at(None, path=folder, reason=error.strerror or say("it is refused")))
        return False
    return True


def _earlier(folder: Path) -> list[str] | None:
    """Return the files of earlier evidence, none in an empty folder; None where anything else is there.

    The manifest is not believed: a file that it names is only one where it stands inside the folder under that name.
    """
    if not is_folder(folder):
        return None if folder.exists() else []
    there = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()
    }
    named = _named(folder / MANIFEST) | {MANIFEST} if there else set()
    return sorted(there) if there <= named else None


def _named(manifest: Path) -> set[str]:
    with suppress(OSError, ValueError, TypeError, KeyError, AttributeError):
        found = json.loads(manifest.read_text(encoding="utf-8")) if is_there(manifest) else {}
        if found.get("made by") == MADE_BY:
            return {str(each["path"]) for each in found["files"]}
    return set()
