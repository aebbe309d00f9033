"""A document goes in; every example in it that does not hold is reported, with what came instead."""

from iku_dsl.checks.truths import truths
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.documents import AnyDocument, Contract, Manual
from iku_dsl.model.rules import SAID_TWICE
from iku_dsl.readings.examples import compare, givable, given_name
from iku_dsl.readings.given_rows import wrong_rows
from iku_dsl.syntax.records import GivenRows
from iku_dsl.syntax.statements import Example
from iku_dsl.values.outcomes import Fault

FAILS = Rule(
    "IKU408",
    "example-fails",
    Severity.ERROR,
    "in this example {name} is {came}, and {expected} is expected",
    why="An example says what the author is sure of; where the formulas give something else, one of the two is wrong.",
    example='component A: done / planned\nexample "half": given done = 1, planned = 2 expect A = 60%',
    instead="Correct the formula, or the example.",
)


CANNOT_BE_GIVEN = Rule(
    "IKU409",
    "cannot-be-given",
    Severity.ERROR,
    "an example of this document cannot give `{item}` a value",
    why="An example gives what comes from outside: data of a manual, or polarity, target and realisation under a "
    "framework. What follows from them is expected, not given.",
    example='component A weight 100%: done / planned\nexample "half": given A = 50% expect total = 50%',
    instead='example "half": given done = 1, planned = 2 expect A = 50%',
)


def check_examples(document: AnyDocument, report: Report) -> None:
    """Run the examples of a document that could be read in full."""
    if isinstance(document, Contract) or not document.complete:
        return
    if isinstance(document, Manual) and any(truths(document)):
        return  # a condition stands where a figure is needed: that has been reported, and what follows has no value
    for example in document.examples:
        sound = _given(document, example, report)
        if sound and (not isinstance(document, Manual) or document.computes or document.index):
            _expected(document, example, report)


def _given(document: AnyDocument, example: Example, report: Report) -> bool:
    """Report what cannot be given; return whether all can."""
    before = len(report)
    known, seen = givable(document), dict[str, int]()
    for item in example.given:
        if isinstance(item, GivenRows):
            _rows(item, document, report)
            continue
        name = given_name(item)
        if name is None or name not in known:
            text = name or item.span.text
            report.add(CANNOT_BE_GIVEN.at(item.span, *meant(text, known), item=text))
        elif name in seen:
            report.add(SAID_TWICE.at(item.span, "keep one of them", what=name, line=seen[name]))
        else:
            seen[name] = item.span.line
    return len(report) == before


def _rows(item: GivenRows, document: AnyDocument, report: Report) -> None:
    name = item.table.text
    if name not in document.definitions.tables:
        report.add(CANNOT_BE_GIVEN.at(item.span, *meant(name, document.definitions.tables), item=name))
    report.extend(wrong_rows(item, document))


def _expected(document: AnyDocument, example: Example, report: Report) -> None:
    for each in compare(document, example):
        faults = [value.diagnostic for value in (each.value, each.wanted) if isinstance(value, Fault)]
        if not each.holds and not any(fault in report for fault in faults):  # what cannot be computed has been reported
            hint = say("correct the formula, or the example")
            report.add(FAILS.at(each.span, hint, name=each.name, came=each.came, expected=each.expected))
