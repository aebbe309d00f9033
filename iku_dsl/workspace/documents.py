"""Paths go in; the documents in them come out, each checked once, with what its readers may build on."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import attrs

from iku_dsl.checks.checks import check_document
from iku_dsl.checks.examples import FAILS
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.model.choose import choose
from iku_dsl.model.documents import AnyDocument, Framework, Manual
from iku_dsl.model.texts import Texts
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.files import is_folder
from iku_dsl.syntax.formulas import Word
from iku_dsl.values.periods import Period

Edited = TypeVar("Edited", Manual, Framework)
NODES: dict[type, type[written.Edition]] = {Manual: written.Manual, Framework: written.Framework}


@attrs.define
class Documents:
    """The documents of one run."""

    report: Report
    texts: Texts = attrs.field(default=attrs.Factory(lambda self: Texts(self.report), takes_self=True))
    checked: set[Path] = attrs.field(factory=set)

    def document(self, path: Path) -> AnyDocument | None:
        """Return the document in a file, checked: text → syntax → model → checks."""
        document = self.texts.document(path)
        if document is not None and path.resolve() not in self.checked:
            self.checked.add(path.resolve())
            check_document(document, self.report)
        return document

    def sound(self, path: Path) -> AnyDocument | None:
        """Return a text in which nothing is wrong but perhaps an example."""
        document = self.document(path)
        return None if document is None or self._doubted(document) else document

    def is_named(self, code: Word, kind: type[Edited], beside: Path) -> bool:
        """Return whether a file has the name of a document."""
        return bool(self.texts.named(code, NODES[kind], beside))

    def chosen(self, code: Word, version: str, kind: type[Edited], beside: Path, period: Period) -> Edited | None:
        """Return the edition of a document that holds; one that is named and nowhere is reported.

        Where a file is there and cannot be used, that has been reported, and it may be the one that is meant.
        """
        files, texts = (look(code, NODES[kind], beside) for look in (self.texts.named, self.texts.editions))
        documents = [each for each in map(self.document, texts) if isinstance(each, kind)]
        found = choose(documents, version, period, code.span, self.report)
        if found is None and len(documents) == len(files) and (version or not files):
            word = Word(version, span=code.span) if version else None
            self.report.add(self.texts.not_found(code, word, NODES[kind], beside))
        return found

    def _doubted(self, document: AnyDocument) -> bool:
        """Return whether a text, or one that it follows, has an error other than an example that fails."""
        sources = {id(each.span.source) for each in (document, *document.rules)}
        errors = [each for each in self.report if each.severity is Severity.ERROR and each.rule is not FAILS]
        return not document.complete or any(each.span and id(each.span.source) in sources for each in errors)


def text_files(paths: Iterable[Path]) -> list[Path]:
    """Return the texts that paths stand for, each once: a file itself, or every text in a folder and below."""
    found = (sorted(path.rglob("*.iku")) if is_folder(path) else [path] for path in paths)
    return list(dict.fromkeys(file for several in found for file in several))
