"""A document goes in; every example in it that does not hold is reported, with what came instead."""

from collections.abc import Iterator

from iku_dsl.checks.truths import truths
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.documents import AnyDocument, Contract, Manual
from iku_dsl.model.rules import SAID_TWICE
from iku_dsl.readings.exact_earlier import no_earlier
from iku_dsl.readings.examples import Compared, Trials, compare, givable, period_of
from iku_dsl.readings.given_figures import Key, before, key_of, unit_of
from iku_dsl.readings.given_rows import wrong_rows
from iku_dsl.syntax.formulas import Node, Operation
from iku_dsl.syntax.records import GivenRows
from iku_dsl.syntax.statements import Example
from iku_dsl.syntax.vocabulary import own_names
from iku_dsl.values.enclosed import Enclosed
from iku_dsl.values.outcomes import Fault
from iku_dsl.values.periods import Period

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
    trials: Trials = {}
    for example in document.examples:
        sound = _given(document, example, report)
        if sound and (not isinstance(document, Manual) or document.computes or document.index):
            _expected(document, example, trials, report)


def _given(document: AnyDocument, example: Example, report: Report) -> bool:
    """Report what cannot be given; return whether all can."""
    before = len(report)
    known, seen, period = givable(document), dict[Key, int](), period_of(example)
    for item in example.given:
        if isinstance(item, GivenRows):
            _rows(item, document, report)
            report.extend(_not_before(item, unit_of(item), period))
            continue
        key = key_of(item)
        if key is None or key[0] not in known:
            text = _named(item)
            hints = _apart(item) or meant(text, own_names(known, item.span.source.text))
            report.add(CANNOT_BE_GIVEN.at(item.span, *hints, item=text))
        elif key in seen:
            report.add(SAID_TWICE.at(item.span, "keep one of them", what=_named(item), line=seen[key]))
        else:
            seen[key] = item.span.line
            report.extend(_not_before(item, key[1], period))
    return len(report) == before


def _apart(item: Node) -> tuple[Phrase, ...]:
    """Return that two figures joined by a word stand with a comma between them."""
    joined = isinstance(item, Operation) and item.operator == "and"
    return (say("put a comma between two figures in place of the word"),) if joined else ()


def _rows(item: GivenRows, document: AnyDocument, report: Report) -> None:
    name = item.table.text
    if name not in document.definitions.tables:
        report.add(CANNOT_BE_GIVEN.at(item.span, *meant(name, document.definitions.tables), item=name))
    report.extend(wrong_rows(item, document))


def _named(item: Node) -> str:
    return item.left.span.text if isinstance(item, Operation) else item.span.text


def _not_before(item: Node, back: tuple[str, ...], period: Period) -> Iterator[Diagnostic]:
    """Report a figure that lies in no period before that of the example."""
    at = next((at for at in range(len(back)) if before(period, back[: at + 1]) is None), None)
    if at is not None:
        yield no_earlier(item.span, back[at], before(period, back[:at]) or period)


def _mend(each: Compared) -> Phrase:
    """Return what to do where something else came: no figure that a text can write is a root or a logarithm."""
    if each.says_nothing:
        return say("say what comes to it: `{name} = {figure}`", name="realisation", figure=each.name)
    if isinstance(each.value, Enclosed):
        return say("expect it rounded: `round({name}, 3) = …`", name=each.name)
    return say("correct the formula, or the example")


def _expected(document: AnyDocument, example: Example, trials: Trials, report: Report) -> None:
    for each in compare(document, example, trials):
        faults = [value.diagnostic for value in (each.value, each.wanted) if isinstance(value, Fault)]
        if not each.holds and not any(fault in report for fault in faults):  # what cannot be computed has been reported
            hints = each.why or (_mend(each),)
            report.add(FAILS.at(each.span, *hints, name=each.name, came=each.came, expected=each.expected))
