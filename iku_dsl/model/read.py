"""A parsed text goes in; the document it is comes out, and a diagnostic for each statement that does not belong."""

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.model.dependencies import plan
from iku_dsl.model.documents import AnyDocument, Framework
from iku_dsl.model.functions import with_functions
from iku_dsl.model.read_contract import CONTRACT_TAKES, read_contract
from iku_dsl.model.read_framework import FRAMEWORK_TAKES, read_framework
from iku_dsl.model.read_library import LIBRARY_TAKES, read_library
from iku_dsl.model.read_manual import MANUAL_TAKES, read_manual
from iku_dsl.model.rules import NO_HEAD, WRONG_DOCUMENT
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.heads import meant_head
from iku_dsl.syntax.rules import UNKNOWN_STATEMENT
from iku_dsl.syntax.statements import ParsedText, Statement

READERS = {
    written.Manual: (say("manual"), MANUAL_TAKES, read_manual),
    written.Framework: (say("framework"), FRAMEWORK_TAKES, read_framework),
    written.Library: (say("library"), LIBRARY_TAKES, read_library),
    written.Contract: (say("contract"), CONTRACT_TAKES, read_contract),
}


def read(text: ParsedText, report: Report) -> AnyDocument | None:
    """Return the document, or None when the first statement does not say which kind it is.

    A document in which a statement could not be read or does not belong is not complete: what it says must not be
    computed as if nothing were missing.
    """
    statements = [each for each in text.statements if not isinstance(each, written.Language)]
    if not statements:
        return None
    head = statements[0]
    if type(head) not in READERS and text.headless:
        return None  # the head could not be read, and that has been reported
    if type(head) not in READERS:
        hint = say('begin with `manual CODE "title"`, `framework …` or `contract …`')
        report.add(NO_HEAD.at(head.span, *misspelt(head, text.language), hint))
        return None
    kind, takes, reader = READERS[type(head)]
    found = Report()
    kept = [each for each in statements[1:] if _belongs(each, kind, takes, found, text.language)]
    document: AnyDocument = reader(head, tuple(kept), found)  # type: ignore[operator]
    if isinstance(document, Framework):
        document = _without_strangers(document, found, text.language)
    report.extend(found)
    document = with_functions(document, report)
    complete = text.complete and not found.failed
    return attrs.evolve(document, plan=plan(document), lost=text.lost | document.lost, complete=complete)


def _belongs(statement: Statement, kind: Phrase, takes: tuple[type, ...], report: Report, language: str) -> bool:
    if isinstance(statement, takes):
        return True
    if isinstance(statement, written.Member):
        report.add(unknown_statement(statement, language))
    else:
        word = statement.span.text.split()[0].rstrip(":;,")
        report.add(WRONG_DOCUMENT.at(statement.span, document=kind, statement=word))
    return False


def unknown_statement(statement: written.Member, language: str, *levels: str) -> Diagnostic:
    """Return the diagnostic of a statement whose first word is none of the language and no level."""
    hints = misspelt(statement, language, *levels)
    nor = say(", and no level of the framework is called so") if levels else ""
    return UNKNOWN_STATEMENT.at(statement.level.span, *hints, word=statement.level.text, levels=nor)


def misspelt(statement: Statement, language: str, *levels: str) -> tuple[Phrase, ...]:
    """Return the word that the author of an unknown statement most likely meant."""
    if not isinstance(statement, written.Member):
        return ()
    return meant_head(statement.level.text, language, *levels)


def _without_strangers(framework: Framework, report: Report, language: str) -> Framework:
    for each in framework.rules:
        if framework.levels and isinstance(each, written.Member) and each.level.text not in framework.levels:
            report.add(unknown_statement(each, language, *framework.levels))
    return attrs.evolve(framework, members=tuple(m for m in framework.members if m.level in framework.levels))
