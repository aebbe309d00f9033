"""A file and a paragraph go in; the paragraph stands at the end of the file, and nothing before it has changed."""

from pathlib import Path

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.syntax.files import NOT_TEXT, write_text


def append_text(path: Path, text: str, report: Report) -> bool:
    """Add a paragraph to a text, in its own line ends; return whether it could be."""
    try:
        before = path.read_bytes().decode()
    except (OSError, UnicodeError):
        report.add(NOT_TEXT.at(None, path=path, reason=say("it cannot be read")))
        return False
    end = "\r\n" if "\r\n" in before else "\n"
    gap = end if before.endswith("\n") else end * 2
    return write_text(path, before + gap + text.replace("\n", end), report)
