"""A document goes in; what it states and nothing could use is reported: it would be silently ignored."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.formula.decimals import wrong_decimals
from iku_dsl.model.constants import span_of
from iku_dsl.model.definitions import Part
from iku_dsl.model.documents import AnyDocument, Framework, Manual
from iku_dsl.model.rules import SAID_TWICE, UNKNOWN_NAME
from iku_dsl.model.visit import nodes
from iku_dsl.syntax.formulas import Number, PeriodMark
from iku_dsl.syntax.statements import Round
from iku_dsl.syntax.vocabulary import own_names
from iku_dsl.values.periods import Period, year

TWO_SOURCES = Rule(
    "IKU531",
    "two-sources",
    Severity.ERROR,
    "{code} has {one} and {other}; only one of them can say its value",
    why="A component is a formula, or its parts, or a datum. What would not count must not stand in the text.",
    example="component B: x\ncomponent B.1 weight 100%: y",
    instead="component B\ncomponent B.1 weight 100%: y",
)
NO_PERIOD = Rule(
    "IKU303",
    "no-such-semester",
    Severity.ERROR,
    "a year has semester 1 and semester 2",
    why="A figure belongs to a period that exists.",
    example="indicator 2a-CP in SS-2, target semester 3 40%",
    instead="indicator 2a-CP in SS-2, target semester 1 40%",
)
PARTS = say("parts")


def check_effect(document: AnyDocument, report: Report) -> None:
    """Report components with two sources, roundings of nothing, decimals and periods that there are not."""
    if isinstance(document, Manual):
        for part in document.parts.values():
            _sources(document, part, report)
    for statement in (*document.definitions.rounding.values(), *document.definitions.shown.values()):
        _rounding(statement, document, report)
    for lookup in document.definitions.lookups.values():
        _decimals(getattr(lookup, "decimals", None), report)
    for node in nodes(*document.rules):
        if isinstance(node, PeriodMark) and node.unit == "SEMESTER" and not node.number:
            report.add(NO_PERIOD.at(node.span, "write semester 1 or semester 2"))
    _parameters(document, report)


def _sources(manual: Manual, part: Part, report: Report) -> None:
    below = manual.children.get(part.code, ())
    has = {
        say("a formula"): bool(part.cases),
        say("`given`"): bool(part.said("given")),
        PARTS: any(not each.deducts for each in below),
    }
    said = [name for name, holds in has.items() if holds]
    if len(said) > 1:
        report.add(TWO_SOURCES.at(part.span, "keep one of them", code=part.code, one=said[0], other=said[1]))
    elif below and not has[PARTS]:
        hint = say("give it parts, or write the deduction into its formula")
        report.add(
            TWO_SOURCES.at(part.span, hint, code=part.code, one=say("a value of its own"), other=say("a deduction"))
        )


def _rounding(statement: Round, document: AnyDocument, report: Report) -> None:
    known = set(_roundable(document))
    if statement.name.text not in known:
        span = statement.name.span
        close = meant(span.text, own_names(known, span.source.text))
        report.add(UNKNOWN_NAME.at(span, *close, name=span.text))
    _decimals(statement.decimals, report)


def _decimals(written: Number | None, report: Report) -> None:
    wrong = wrong_decimals(written)
    report.extend((wrong,) if wrong else ())


def _roundable(document: AnyDocument) -> Iterator[str]:
    yield from document.definitions.steps
    if isinstance(document, Manual):
        yield "realisation"
    if isinstance(document, Framework):
        yield from ("index", "value", *document.levels[1:])


def _parameters(document: AnyDocument, report: Report) -> None:
    """Report a parameter with two values for one period, under whatever names."""
    for parameter in document.definitions.parameters.values():
        seen: set[Period] = set()
        for mark, value in parameter.values:
            period = span_of(mark, 1) if mark else year(1)
            if period in seen:
                line = parameter.span.line
                report.add(SAID_TWICE.at(value.span, "keep one of them", what=period.spoken, line=line))
            seen.add(period)
