"""A manual goes in; every example of its own that does not hold is reported, with what came instead."""

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.readings.examples import compare

FAILS = Rule(
    "IKU408",
    "example-fails",
    Severity.ERROR,
    "in this example {name} is {came}, and {expected} is expected",
    why="An example says what the author is sure of; where the formulas give something else, one of the two is wrong.",
    example='example "capped": given analysed = 4, counted_before = 2 expect A = 60%',
    instead="Correct the formula, or the example.",
)


def check_examples(document: AnyDocument, report: Report) -> None:
    """Run the examples of a manual that could be read in full."""
    if not isinstance(document, Manual) or not document.complete or not document.computes:
        return
    for example in document.examples:
        for each in compare(document, example):
            if not each.holds:
                report.add(
                    FAILS.at(
                        each.span,
                        "correct the formula, or the example",
                        name=each.name,
                        came=each.came,
                        expected=each.expected,
                    )
                )
