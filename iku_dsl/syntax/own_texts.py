"""A path goes in; the text of the language that stands there comes out, or what to name instead of another file."""

import re
from collections.abc import Iterator
from pathlib import Path

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.choice import first_words
from iku_dsl.syntax.files import is_there, read_text
from iku_dsl.syntax.vocabulary import LANGUAGES

ENDING = ".iku"
OTHERS = frozenset(
    ".csv .tsv .xls .xlsx .xlsm .xlsb .ods .parquet .db .sqlite .json .sarif .xml .html .htm .md .pdf .doc .docx .odt "
    ".rtf .ppt .pptx .zip .png .jpg .jpeg".split()
)
FIRST = re.compile(r"(?:\s|#[^\n]*\n)*(?P<word>[^\W\d_]*)")
CONTRACT = "contract.iku"
DATA = "data"  # the folder of tables beside a contract

NOT_OURS = Rule(
    "IKU629",
    "no-text-of-the-language",
    Severity.ERROR,
    "`{path}` is no text of this language: {reason}",
    why="Tables and reports are read beside the text that they belong to; read as statements, each of their lines "
    "would be an error.",
    example="iku check manuals/kppbc-bekasi-2024/published.csv",
    instead="iku check manuals/kppbc-bekasi-2024",
)


def read_own_text(path: Path, report: Report) -> Source | None:
    """Return a text of the language; a file that is plainly something else is reported once."""
    if is_there(path) and path.suffix.casefold() in OTHERS:
        reason = say("its name ends in `{ending}`", ending=path.suffix)
        report.add(NOT_OURS.at(None, *_instead(path), path=path, reason=reason))
        return None
    source = read_text(path, report)
    if source is not None and path.suffix != ENDING and not _begins(source.text):
        report.add(NOT_OURS.at(None, *_instead(path), path=path, reason=say("no statement begins like its first line")))
        return None
    return source


def _begins(text: str) -> bool:
    """Return whether a text is empty, or its first word begins a statement."""
    found = FIRST.match(text)
    word = found["word"] if found else ""
    return not text.strip() or any(word in first_words(language) for language in LANGUAGES)


def _instead(path: Path) -> Iterator[Phrase]:
    """Go through what to name instead: the contract beside the file, another folder of texts, or any text."""
    folder = path.parent.parent if path.parent.name == DATA else path.parent
    if is_there(folder / CONTRACT):
        yield say("name the folder of the contract, `{folder}`: the data beside it are read with it", folder=folder)
    elif next(folder.glob(f"*{ENDING}"), None) is not None:
        yield say("name a text, or the folder of texts `{folder}`", folder=folder)
    else:
        yield say("name a text, whose name ends in `{ending}`, or a folder of texts", ending=ENDING)
