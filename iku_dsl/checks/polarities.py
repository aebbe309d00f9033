"""A manual goes in; a polarity of which no shipped framework makes an index comes out as a note."""

from functools import cache

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_polarity import polarity_meant
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.syntax.files import read_text
from iku_dsl.syntax.formulas import Word
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.resources import frameworks_folder
from iku_dsl.syntax.statements import IndexFormula

NOT_SHIPPED = Rule(
    "IKU543",
    "polarity-not-shipped",
    Severity.NOTE,
    "the shipped frameworks make no index of polarity `{polarity}`; they know {known}",
    why="A contract under a framework that does not know the polarity has no index of this indicator.",
    example="manual m\npolarity higher",
    instead="`polarity maximize`, or a formula of the manual's own: `index of higher: …`",
)


def check_polarity(document: AnyDocument, report: Report) -> None:
    """Note a polarity that neither the manual nor a shipped framework makes an index of."""
    said = (
        document.header["polarity"].values[0]
        if isinstance(document, Manual) and "polarity" in document.header
        else None
    )
    if not isinstance(said, Word) or said.text in document.index or _is_written(said.text):
        return
    known = _shipped()
    if said.text not in known:
        listed = ", ".join(f"`{each}`" for each in known)
        hints = polarity_meant(said.text, known) or (
            say("write one of them, or `index of {polarity}: …`", polarity=said.text),
        )
        report.add(NOT_SHIPPED.at(said.span, *hints, polarity=said.text, known=listed))


def _is_written(polarity: str) -> bool:
    """Return whether a shipped text has its formula: a glance, for nearly every manual, before they are all parsed."""
    return any(f"index of {polarity} " in each or f"index of {polarity}:" in each for each in _texts())


@cache
def _texts() -> tuple[str, ...]:
    return tuple(each.read_text(encoding="utf-8") for each in sorted(frameworks_folder().glob("*.iku")))


@cache
def _shipped() -> tuple[str, ...]:
    """Return the polarities of the shipped frameworks."""
    sources = [read_text(file, Report()) for file in sorted(frameworks_folder().glob("*.iku"))]
    statements = (each for source in sources if source for each in parse(source, Report()).meaning())
    return tuple(sorted({each.polarity.text for each in statements if isinstance(each, IndexFormula)}))
