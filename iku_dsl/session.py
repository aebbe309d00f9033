"""Paths go in; scores, explanations, formatted texts and diagnostics come out: the only module that orders the stages."""

import hashlib
import re
from pathlib import Path

import attrs

from iku_dsl.data.cell import Kind
from iku_dsl.data.facts import Store
from iku_dsl.data.inputs import read_inputs
from iku_dsl.data.reported import read_reported
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.lower_scorecard import LoweredScorecard, lower_scorecard
from iku_dsl.model.documents import AnyDocument, Contract, Framework, Manual
from iku_dsl.model.read import read
from iku_dsl.model.resolve import Scorecard, resolve
from iku_dsl.model.rules import NOT_FOUND
from iku_dsl.readings.scoring import Scores, score
from iku_dsl.syntax.files import read_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.resources import frameworks_folder
from iku_dsl.values.periods import Period

CONTRACT = "contract.iku"
BASES = ("reported", "manuals")


@attrs.frozen
class Loaded:
    """A contract with everything it refers to, read and resolved."""

    card: Scorecard
    folder: Path
    framework_file: Path
    framework_hash: str


def read_document(path: Path, report: Report) -> AnyDocument | None:
    """Return the document in a file: text → syntax → model."""
    source = read_text(path, report)
    return read(parse(source, report), report) if source else None


def load(path: Path, report: Report) -> Loaded | None:
    """Return a contract, named by its folder or its file, with its framework and manuals."""
    file = path / CONTRACT if path.is_dir() else path
    contract = read_document(file, report)
    if not isinstance(contract, Contract):
        return None
    found = _framework(contract, file.parent, report)
    if found is None:
        return None
    framework, framework_file = found
    manuals = _manuals(contract, file.parent, report)
    digest = hashlib.sha256(framework_file.read_bytes()).hexdigest()
    return Loaded(resolve(contract, framework, manuals, report), file.parent, framework_file, digest)


def file_name(code: str) -> str:
    """Return the file in which a document of a code is looked for; a code cannot name a file elsewhere."""
    return re.sub(r"[^\w.\-]", "-", code).lstrip(".") + ".iku"


def _framework(contract: Contract, folder: Path, report: Report) -> tuple[Framework, Path] | None:
    if contract.framework is None:
        report.add(NOT_FOUND.at(contract.span, "name one: `framework kmk-467-2014`", kind="framework", code="",
                                folders="the contract"))
        return None
    code = contract.framework.code
    folders = (folder, folder.parent / "frameworks", frameworks_folder())
    file = next((each / file_name(code.text) for each in folders if (each / file_name(code.text)).is_file()), None)
    document = read_document(file, report) if file else None
    if file is None or not isinstance(document, Framework):
        places = ", ".join(str(each) for each in folders)
        report.add(NOT_FOUND.at(code.span, kind="framework", code=code.text, folders=places))
        return None
    return document, file


def _manuals(contract: Contract, folder: Path, report: Report) -> dict[str, Manual]:
    manuals: dict[str, Manual] = {}
    for line in contract.lines:
        word = line.manual
        code = word.text if word else line.code
        if code in manuals:
            continue
        file = folder / file_name(code)
        document = read_document(file, report) if file.is_file() else None
        if isinstance(document, Manual):
            manuals[code] = document
        elif word:
            report.add(NOT_FOUND.at(word.span, kind="manual", code=code, folders=str(folder)))
    return manuals


def lower(loaded: Loaded, basis: str, report: Report) -> LoweredScorecard:
    """Return the graph of a contract: model → formula."""
    return lower_scorecard(loaded.card, basis, report)


def facts(loaded: Loaded, basis: str, report: Report) -> Store:
    """Return the data beside a contract."""
    store, folder, year = Store(), loaded.folder / "data", loaded.card.contract.year
    kinds = {each.key: _kind(each.said("unit")) for each in loaded.card.indicators}
    if basis == "reported":
        read_reported(folder / "reported.csv", kinds, year, store, report)
    else:
        for manual in {each.manual.code: each.manual for each in loaded.card.indicators if each.manual}.values():
            if manual.computes:
                read_inputs(folder, manual, year, store, report)
    return store


def _kind(unit: str | None) -> Kind:
    return Kind(None if unit is None else unit == "percent", unit or "")


def score_contract(loaded: Loaded, period: Period, basis: str, report: Report) -> Scores:
    """Return the scores of a contract for a period: formula → readings."""
    store = facts(loaded, basis, report)
    return score(lower(loaded, basis, report), store, period)
