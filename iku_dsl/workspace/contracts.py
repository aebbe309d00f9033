"""The folder or the file of a contract goes in; the contract with its framework and manuals, resolved, comes out."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import attrs

from iku_dsl.checks.checks import check_scorecard
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.documents import AnyDocument, Contract, Framework, Manual
from iku_dsl.model.near_manual import doubted
from iku_dsl.model.resolve import Manuals, Scorecard, resolve
from iku_dsl.model.rules import NO_CONTRACT, NO_FRAMEWORK
from iku_dsl.syntax.files import is_folder
from iku_dsl.syntax.formulas import Word
from iku_dsl.values.periods import Period, year
from iku_dsl.workspace.documents import Documents

CONTRACT = "contract.iku"


@attrs.frozen
class Loaded:
    """A contract with everything it refers to, read, resolved and checked."""

    card: Scorecard
    folder: Path
    period: Period
    framework_files: str
    framework_hash: str


@attrs.frozen
class Contracts:
    """The contracts of one run, made of its documents."""

    documents: Documents
    report: Report

    def load(
        self, path: Path, period_in: Callable[[int], Period] = year, framework: str | None = None
    ) -> Loaded | None:
        """Return a contract, named by its folder or its file, with its framework and manuals.

        `period_in` makes the period of the contract's year; it picks the editions. `framework` is the code of another
        framework than the contract's own.
        """
        file = path / CONTRACT if is_folder(path) else path
        contract = self.documents.document(file)
        if not isinstance(contract, Contract):
            if contract is not None:
                self.report.add(NO_CONTRACT.at(contract.span, "name the folder of a contract", path=file))
            return None
        period = period_in(contract.year)
        found = self._other(framework, file, period) if framework else self._framework(contract, file, period)
        if found is None:
            return None
        card = resolve(contract, found, self._manuals(contract, file, period), self.report)
        check_scorecard(card, self.report)
        return Loaded(card, file.parent, period, *_files(found))

    def read(self, file: Path) -> AnyDocument | Scorecard | None:
        """Return a text whose statements could all be read, a contract with all it refers to."""
        document = self.documents.document(file)
        if isinstance(document, Contract):
            loaded = self.load(file)
            return loaded.card if loaded is not None and loaded.card.complete else None
        return document if document is not None and document.complete else None

    def _framework(self, contract: Contract, file: Path, period: Period) -> Framework | None:
        """Return the framework that a contract names."""
        if contract.framework is None:
            self.report.add(NO_FRAMEWORK.at(contract.span, "add `framework kmk-467-2014`"))
            return None
        return self.documents.chosen(contract.framework.code, contract.regime, Framework, file, period)

    def _other(self, code: str, file: Path, period: Period) -> Framework | None:
        """Return a framework that the command line names."""
        source = Source("--framework", code)
        return self.documents.chosen(Word(code, span=source.whole()), "", Framework, file, period)

    def _manuals(self, contract: Contract, file: Path, period: Period) -> Manuals:
        """Return the manuals that a contract names or that stand beside it under the codes of its lines."""
        manuals: Manuals = {}
        for line in contract.lines:
            code = line.manual or Word(line.code, span=line.span)
            if line.manual is not None or self.documents.is_named(code, Manual, file):
                version = line.version.text if line.version else ""
                manuals[line.manual_key] = self.documents.chosen(code, version, Manual, file, period)
            elif (doubt := doubted(line, contract, file.parent)) is not None:
                self.report.add(doubt)
                manuals |= {line.manual_key: None} if doubt.severity is Severity.ERROR else {}
        return manuals


def _files(framework: Framework) -> tuple[str, str]:
    """Return the texts that a framework is made of, its own first, and one hash over all of them."""
    sources = dict.fromkeys((framework.span.source, *(each.span.source for each in framework.rules)))
    digest = hashlib.sha256(b"".join(Path(each.path).read_bytes() for each in sources))
    return ", ".join(each.path for each in sources), digest.hexdigest()
