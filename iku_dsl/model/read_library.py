"""The statements of a library go in; the library comes out."""

from collections.abc import Sequence

from iku_dsl.diagnostics.report import Report
from iku_dsl.model.collect import Names, of, shared
from iku_dsl.model.documents import Library
from iku_dsl.syntax import statements as written

LIBRARY_TAKES = (written.Define, written.Example, written.Sources)


def read_library(head: written.Library, statements: Sequence[written.Statement], report: Report) -> Library:
    """Return the library that the statements behind its head make up."""
    return Library(**shared(head, statements, Names(report)), examples=of(statements, written.Example))
