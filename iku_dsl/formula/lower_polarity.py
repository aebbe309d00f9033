"""The polarity of an indicator goes in; its index before any bounds comes out: of its manual, or of the framework."""

from collections.abc import Iterable

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.formula.algebra import Node
from iku_dsl.formula.lower import Lowering, fault
from iku_dsl.formula.lower_definitions import lower_cases, open_scope
from iku_dsl.formula.scope import Scope
from iku_dsl.model.documents import Framework
from iku_dsl.model.resolve import Indicator
from iku_dsl.syntax.vocabulary import polarity_like

NO_POLARITY = Rule(
    "IKU501",
    "no-index-formula",
    Severity.ERROR,
    "{code} {has}; the framework has an index of {known}",
    why="An index follows from the polarity: neither the contract nor the manual may leave it out.",
    example="indicator 2a-CP in SS-2, polarity maximise",
    instead="`polarity maximize`, or a formula of the manual's own: `index of maximise: …`",
)


def lower_polarity(indicator: Indicator, framework: Framework, scope: Scope, report: Report) -> Node:
    """Return the index that the polarity makes; a polarity that makes none is reported."""
    polarity = indicator.said("polarity")
    manual = indicator.manual
    if manual and polarity in manual.index:
        own = open_scope(manual, indicator.key, scope.year, indicator.unit)
        own.given |= scope.given
        return lower_cases(manual, manual.index[polarity], own, Lowering())
    if polarity in framework.index:
        return lower_cases(framework, framework.index[polarity], scope, Lowering())
    has = say("has polarity `{polarity}`", polarity=polarity) if polarity else say("states no polarity")
    known = ", ".join(f"`{each}`" for each in framework.index) or say("nothing")
    hints = polarity_meant(polarity or "", framework.index) or (say("state one: in the manual, or on the line"),)
    span = indicator.header["polarity"].span if polarity else indicator.line.span
    diagnostic = NO_POLARITY.at(span, *hints, code=indicator.key, has=has, known=known)
    report.add(diagnostic)
    return fault(indicator.line.span, diagnostic)


def polarity_meant(word: str, known: Iterable[str]) -> tuple[Phrase, ...]:
    """Return which of the known polarities is meant by a word: by what it says, or by its letters."""
    like = polarity_like(word)
    return (say("did you mean `{word}`?", word=like),) if like is not None and like in known else meant(word, known)
