"""A framework or manual goes in; every rule that it states with less than high confidence is repeated as a note."""

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.documents import AnyDocument
from iku_dsl.syntax.statements import Sources

UNSURE = Rule(
    "IKU520",
    "not-confirmed",
    Severity.NOTE,
    "this rule is stated with {confidence} confidence: {sources}",
    why="A rule that was not read in the regulation itself must not look as if it had been.",
    example='index of minimize: 200 - realisation\n    authority "as others restate it", confidence medium',
    instead="Compare it with the regulation and raise the confidence.",
)
ALL_UNSURE = Rule(
    "IKU542",
    "text-not-confirmed",
    Severity.NOTE,
    "the rules of this text that state no authority of their own have {confidence} confidence: {sources}",
    why="A whole text that was not read in the regulation itself must not look as if it had been.",
    example='authority "as a public calculator restates it", confidence medium',
    instead="Compare the text with the regulation and raise the confidence.",
)
CONFIDENCE = {"MEDIUM": say("medium"), "LOW": say("low")}


def check_confidence(document: AnyDocument, report: Report) -> None:
    """Repeat what a text says of the authority of its rules."""
    for statement in document.rules:
        authority = statement.authority
        if authority is None or authority.confidence is None or authority.confidence.text == "HIGH":
            continue
        sources = "; ".join(source.text for source in authority.sources)
        if isinstance(statement, Sources):
            report.add(ALL_UNSURE.at(statement.span, confidence=CONFIDENCE[authority.confidence.text], sources=sources))
        else:
            report.add(UNSURE.at(statement.span, confidence=CONFIDENCE[authority.confidence.text], sources=sources))
