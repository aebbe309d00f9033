"""Paths go in; scores, explanations and diagnostics come out: the only module that knows the order of the stages."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs

from iku_dsl.checks.checks import check_document, check_scorecard
from iku_dsl.checks.consolidation import check_consolidation
from iku_dsl.checks.reported import check_reported_targets
from iku_dsl.checks.scores import check_scores
from iku_dsl.data.cell import Kind
from iku_dsl.data.facts import Store
from iku_dsl.data.inputs import read_inputs
from iku_dsl.data.reported import check_conflicts, read_reported
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.algebra import Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard, lower_scorecard
from iku_dsl.model.documents import AnyDocument, Contract, Framework, Manual
from iku_dsl.model.read import read
from iku_dsl.model.resolve import Indicator, Scorecard, resolve
from iku_dsl.model.rules import NO_CONTRACT, NO_FRAMEWORK, NOT_FOUND, WRONG_CODE
from iku_dsl.model.targets import targets_percent
from iku_dsl.readings.explain import Explanation, explain
from iku_dsl.readings.scoring import Scores, score
from iku_dsl.syntax.files import file_stem, is_folder, is_there, read_text
from iku_dsl.syntax.format import format_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.resources import frameworks_folder
from iku_dsl.values.periods import Period

CONTRACT = "contract.iku"
BASES = ("reported", "manuals")


@attrs.frozen
class Loaded:
    """A contract with everything it refers to, read, resolved and checked."""

    card: Scorecard
    folder: Path
    framework_file: Path
    framework_hash: str


@attrs.define
class Session:
    """One run: what it has to say, and the documents it has read, each file once."""

    report: Report = attrs.field(factory=Report)
    documents: dict[Path, AnyDocument | None] = attrs.field(factory=dict)

    def document(self, path: Path) -> AnyDocument | None:
        """Return the document in a file, checked: text → syntax → model → checks."""
        if path not in self.documents:
            source = read_text(path, self.report)
            document = read(parse(source, self.report), self.report) if source else None
            if document is not None:
                check_document(document, self.report)
            self.documents[path] = document
        return self.documents[path]

    def load(self, path: Path) -> Loaded | None:
        """Return a contract, named by its folder or its file, with its framework and manuals."""
        file = path / CONTRACT if is_folder(path) else path
        contract = self.document(file)
        if not isinstance(contract, Contract):
            if contract is not None:
                self.report.add(NO_CONTRACT.at(contract.span, "name the folder of a contract", path=file))
            return None
        framework = self._framework(contract, file.parent)
        if framework is None:
            return None
        document, framework_file = framework
        manuals, unread = self._manuals(contract, file.parent)
        card = resolve(contract, document, manuals, self.report)
        card = attrs.evolve(card, complete=card.complete and not unread)
        check_scorecard(card, self.report)
        digest = hashlib.sha256(framework_file.read_bytes()).hexdigest()
        return Loaded(card, file.parent, framework_file, digest)

    def format(self, path: Path, to: str | None) -> str | None:
        """Return the canonical text of a file, in its own vocabulary or another; None where it cannot be read."""
        found = Report()
        source = read_text(path, found)
        text = format_text(source, found, to) if source else None
        self.report.extend(found)
        return text

    def _framework(self, contract: Contract, folder: Path) -> tuple[Framework, Path] | None:
        """Look beside the contract, in ../frameworks, then among those shipped."""
        if contract.framework is None:
            self.report.add(NO_FRAMEWORK.at(contract.span, "add `framework kmk-467-2014`"))
            return None
        code = contract.framework.code
        folders = (folder, folder.parent / "frameworks", frameworks_folder())
        files = (each / f"{file_stem(code.text)}.iku" for each in folders)
        file = next((each for each in files if is_there(each)), None)
        document = self.document(file) if file else None
        if file is not None and isinstance(document, Framework) and document.code == code.text:
            return document, file
        if document is not None:
            self.report.add(
                WRONG_CODE.at(
                    document.span,
                    "rename the file or correct the code",
                    file=file_stem(code.text),
                    wanted=code.text,
                    code=document.code,
                )
            )
            return None
        self.report.add(
            NOT_FOUND.at(
                code.span,
                "correct the code, or put the file there",
                kind="framework",
                code=code.text,
                folders=", ".join(map(str, folders)),
            )
        )
        return None

    def _manuals(self, contract: Contract, folder: Path) -> tuple[dict[str, Manual], bool]:
        """Return the manuals of a contract, and whether one is there that could not be read."""
        manuals: dict[str, Manual] = {}
        unread = False
        for line in contract.lines:
            code = line.manual.text if line.manual else line.code
            file = folder / f"{file_stem(code)}.iku"
            document = self.document(file) if is_there(file) else None
            if document is not None and document.code != code:
                self.report.add(
                    WRONG_CODE.at(
                        document.span,
                        "rename the file or correct the code",
                        file=file.name,
                        wanted=code,
                        code=document.code,
                    )
                )
            elif isinstance(document, Manual):
                manuals[code] = document
            elif is_there(file):
                unread = True  # and that has been reported
            elif line.manual:
                self.report.add(NOT_FOUND.at(line.manual.span, kind="manual", code=code, folders=folder))
        return manuals, unread

    def lower(self, loaded: Loaded, basis: str) -> LoweredScorecard:
        """Return the graph of a contract: model → formula."""
        return lower_scorecard(loaded.card, basis, self.report)

    def facts(self, loaded: Loaded, basis: str) -> Store:
        """Return the data beside a contract."""
        store, folder, year = Store(), loaded.folder / "data", loaded.card.contract.year
        if basis == "reported":
            kinds = {each.key: _kind(each) for each in loaded.card.indicators}
            read_reported(folder / "reported.csv", kinds, year, store, self.report, loaded.card.contract.lost)
            return store
        manuals = {each.manual.code: each.manual for each in loaded.card.indicators if each.manual}
        for manual in manuals.values():
            if manual.computes:
                read_inputs(folder, manual, year, store, self.report)
        return store

    def score(self, loaded: Loaded, period: Period, basis: str) -> Scores:
        """Return the scores of a contract for a period: formula → readings."""
        store = self.facts(loaded, basis)
        check_conflicts(store, period, self.report)
        lowered = self.lower(loaded, basis)
        check_reported_targets(lowered, store, period, self.report)
        scores = score(lowered, store, period)
        check_scores(scores, self.report)
        return scores

    def explain(self, scores: Scores, subject: Step) -> Explanation:
        """Return the tree behind one figure of a scorecard."""
        return explain(subject, scores.exact, scores.period)

    def check(self, paths: Iterable[Path]) -> int:
        """Check every text under the paths, and the data beside every contract; return how many texts there were."""
        files = [file for path in paths for file in texts(path)]
        for file in files:
            if isinstance(self.document(file), Contract):
                self._check_data(file)
        return len(files)

    def _check_data(self, file: Path) -> None:
        """Check the data beside a contract, for every period and from every source."""
        loaded = self.load(file)
        if loaded is None:
            return
        for basis in BASES:
            store = self.facts(loaded, basis)
            lowered = self.lower(loaded, basis)
            check_conflicts(store, None, self.report)
            check_consolidation(lowered, store, self.report)
            check_reported_targets(lowered, store, None, self.report)


def _kind(indicator: Indicator) -> Kind:
    """Return what the cells of an indicator hold; one without a unit is a percentage when its targets are."""
    unit = indicator.said("unit")
    return Kind(targets_percent(indicator) if unit is None else unit == "percent", unit or "")


def texts(path: Path) -> list[Path]:
    """Return the texts that a path stands for: itself, or every text in a folder and below."""
    return sorted(path.rglob("*.iku")) if is_folder(path) else [path]


def subjects(lowered: LoweredScorecard) -> dict[str, Step]:
    """Return every figure that can be explained, by the name a person asks for it: `2a-CP`, `2a-CP:B.2`, `score`."""
    found = dict(_lines(lowered))
    for level, entries in lowered.levels:
        for entry in entries:
            found[entry.code or level] = entry.value
            if not entry.code:
                found["score"] = entry.value
    return found


def _lines(lowered: LoweredScorecard) -> Iterator[tuple[str, Step]]:
    for line in lowered.lines:
        measured = line.index.measured
        yield measured.indicator.key, line.value
        for code, node in measured.components.items():
            yield f"{measured.indicator.key}:{code}", node
