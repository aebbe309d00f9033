"""A document and the words of a command line go in; what of it is to be compared comes out, or why it cannot be."""

from pathlib import Path

import attrs

from iku_dsl.checks.checks import check_document
from iku_dsl.checks.proofs.pairs import Side
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.model.documents import AnyDocument, Framework, Manual
from iku_dsl.model.rules import UNKNOWN_CODE
from iku_dsl.model.texts import Texts
from iku_dsl.readings.unit_values import computes
from iku_dsl.syntax.formulas import Contribution, Name, Ratio
from iku_dsl.syntax.statements import Value
from iku_dsl.syntax.typed import typed

NOT_COMPARABLE = Rule(
    "IKU466",
    "not-comparable",
    Severity.ERROR,
    "{path} cannot be compared: {reason}",
    why="Two manuals can be one function, or two frameworks; a contract computes nothing by itself.",
    example="iku equal manuals/permits-2026/contract.iku manuals/permits-2026/IK-2.iku",
    instead="Name two manuals, two frameworks, or a manual and a formula.",
)
COMPONENT, FORMULA = "--component", "--formula"


@attrs.frozen
class Wanted:
    """What a command line asks of a document: nothing more, a component, or a formula in its place."""

    path: Path
    option: str = ""
    words: str = ""


@attrs.frozen(eq=False)
class Choosing:
    """The texts of a run, and where what is wrong is reported."""

    texts: Texts
    report: Report

    def sides(self, documents: tuple[AnyDocument, AnyDocument], wanted: tuple[Wanted, Wanted]) -> list[Side]:
        """Return what is to be compared; fewer than two where something stands in the way."""
        kinds = {Manual if isinstance(each, Manual) else Framework for each in documents}
        if len(kinds) > 1 and all(isinstance(each, (Manual, Framework)) for each in documents):
            self._refuse(documents[1], wanted[1], say("one of them is a manual, the other a framework"))
            return []
        found = [self._side(*each) for each in zip(documents, wanted, strict=True)]
        return [each for each in found if each is not None]

    def _side(self, document: AnyDocument, wanted: Wanted) -> Side | None:
        if not isinstance(document, (Manual, Framework)):
            self._refuse(document, wanted, say("it is neither a manual nor a framework"))
            return None
        if not wanted.words:
            able = isinstance(document, Framework) or computes(document, "", self.report)
            return Side(document, str(wanted.path)) if able else None
        if isinstance(document, Framework):
            self._refuse(document, wanted, say("components and formulas are those of a manual"))
            return None
        label = f"{wanted.path}:{wanted.words}" if wanted.option == COMPONENT else wanted.option
        if wanted.option == COMPONENT and wanted.words in document.parts:
            return Side(document, label, wanted.words, wanted.words)
        return self._typed(wanted, label)

    def _typed(self, wanted: Wanted, label: str) -> Side | None:
        """Return the document with what is typed as one more value of it: its names are those of the document."""
        text = self.texts.parse(wanted.path)
        value = typed(wanted.words, wanted.option, text.language, self.report) if text else None
        if value is None or not self._is_component(value, wanted):
            return None
        document = self.texts.extended(wanted.path, value, Report())
        if document is None or self._is_wrong(document, value.span):
            return None
        return Side(document, label, wanted.option, wanted.words if wanted.option == COMPONENT else say("the formula"))

    def _is_component(self, value: Value, wanted: Wanted) -> bool:
        if wanted.option != COMPONENT or isinstance(value.formula, (Contribution, Ratio, Name)):
            return True
        self.report.add(UNKNOWN_CODE.at(value.formula.span, level=say("component"), code=wanted.words))
        return False

    def _is_wrong(self, document: AnyDocument, place: Span) -> bool:
        """Report what is wrong with what is typed, and with nothing else of the document."""
        found = Report()
        check_document(document, found)
        wrong = [each for each in found if each.span is not None and each.span.source is place.source]
        errors = [each for each in wrong if each.severity is Severity.ERROR]
        self.report.extend(errors)
        return bool(errors)

    def _refuse(self, document: AnyDocument, wanted: Wanted, reason: Phrase) -> None:
        hint = say("name two manuals, two frameworks, or a manual and a formula")
        self.report.add(NOT_COMPARABLE.at(document.span, hint, path=wanted.path, reason=reason))
