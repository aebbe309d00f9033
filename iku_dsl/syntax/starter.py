"""A kind of document and a code go in; the files to start from, with a commented text among them, come out."""

import re
from pathlib import Path

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.syntax.files import file_stem, write_text
from iku_dsl.syntax.resources import starters_folder

KINDS = ("manual", "contract", "framework")
PLACE = "CODE"  # where the starters hold the code of the document
PLAIN = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_/]*(?:[.\-][A-Za-z0-9_/]+)*")
QUOTABLE = re.compile(r'[^\x00-\x1f"\u201c\u201d\u201e#]{1,100}')

ALREADY_THERE = Rule(
    "IKU107",
    "already-there",
    Severity.ERROR,
    "`{path}` is there already, and is left as it is",
    why="A text that somebody has written is never overwritten by a text to start from.",
    example="iku new manual 2a-CP, in a folder that holds 2a-CP.iku",
    instead="Choose another code or another folder, or move the file away.",
)
NO_CODE = Rule(
    "IKU108",
    "not-a-code",
    Severity.ERROR,
    "`{code}` cannot be the code of a document",
    why="A code names a document and its file: letters, digits, points and hyphens, as the sheet prints it.",
    example='iku new manual "2a # CP"',
    instead="iku new manual 2a-CP",
)


def start(kind: str, code: str, language: str, folder: Path, report: Report) -> list[Path]:
    """Write the files of a new document and return them; nothing is written where one of them is there already."""
    written = code if PLAIN.fullmatch(code) else f'"{code}"' if QUOTABLE.fullmatch(code) else None
    stem = file_stem(code)
    if written is None or not stem:
        report.add(NO_CODE.at(None, "write letters, digits, points and hyphens", code=code[:60]))
        return []
    files = _files(kind, written, stem, language, folder)
    there = [path for path in files if path.exists()]
    for path in there:
        report.add(ALREADY_THERE.at(None, "choose another code or another folder", path=path))
    return [] if there else [path for path, text in files.items() if write_text(path, text, report)]


def _files(kind: str, code: str, stem: str, language: str, folder: Path) -> dict[Path, str]:
    starters = starters_folder()
    text = (starters / language / f"{kind}.iku").read_text(encoding="utf-8").replace(PLACE, code)
    if kind != "contract":
        return {folder / f"{stem}.iku": text}
    reported = (starters / "reported.csv").read_text(encoding="utf-8")
    return {folder / stem / "contract.iku": text, folder / stem / "data" / "reported.csv": reported}
