"""Files go in; the examples that their texts lack come out, and are added to the files where that is asked."""

from collections.abc import Callable, Iterable
from pathlib import Path

from iku_dsl.diagnostics.language import translator
from iku_dsl.diagnostics.phrase import english
from iku_dsl.diagnostics.report import Report
from iku_dsl.readings.additions import Added, additions
from iku_dsl.syntax.append import append_text
from iku_dsl.syntax.vocabulary import language_of
from iku_dsl.workspace.documents import Documents


def add_missing(files: Iterable[Path], write: bool, report: Report, done: Callable[[], None]) -> dict[Path, Added]:
    """Return for each file the examples that it lacks, added to it with `write`; that it cannot be written is reported.

    The texts are read apart from the run that then reads them again with what was added. `done` is called after each.
    """
    documents, found = Documents(Report()), dict[Path, Added]()
    for file in {each.resolve(): each for each in files}.values():
        added = _lacking(file, documents)
        if added is not None:
            refused = write and added.text and not append_text(file, added.text, report)
            found[file] = added.refused() if refused else added
        done()
    return found


def _lacking(file: Path, documents: Documents) -> Added | None:
    """Return the examples that a text lacks; None for one with an error other than an example that fails."""
    document = documents.sound(file)
    if document is None:
        return None
    return additions(document, translator(language_of(document.span.source.text)) or english)
