"""A document and one of its examples go in; what was expected and what came, figure by figure, comes out."""

from collections.abc import Iterator

import attrs

from iku_dsl.data.facts import Datum, Store
from iku_dsl.data.inputs import wanted
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.lower_example import ANY_YEAR, GIVEN, Trial, lower_example
from iku_dsl.model.constants import span_of
from iku_dsl.model.documents import AnyDocument, Framework, Library, Manual
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.given_rows import records_of, wrong_rows
from iku_dsl.readings.infix import plainly
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.records import GivenRows
from iku_dsl.syntax.statements import Example
from iku_dsl.values.outcomes import Fault, Missing, Value
from iku_dsl.values.periods import Period, year


@attrs.frozen
class Compared:
    """One expectation of an example: the figure meant, what was expected, what came, and whether they are the same."""

    name: str
    expected: str | Phrase
    came: str | Phrase
    holds: bool
    span: Span
    wanted: Value = True
    value: Value = True
    percent: bool = False


def compare(document: AnyDocument, example: Example) -> tuple[Compared, ...]:
    """Return every expectation of an example beside what the document gives; figures are compared as fractions."""
    return compared(example, run_of(document, example))


def compared(example: Example, run: "Run") -> tuple[Compared, ...]:
    """Return every expectation of an example that is ready to be asked."""
    return tuple(_compare(each, run) for each in example.expect)


@attrs.frozen
class Run:
    """An example with its facts: formulas of its document can be asked for their values."""

    trial: Trial
    exact: Exact
    period: Period

    def value(self, formula: written.Formula) -> Value:
        """Return the value of a formula for the period of the example."""
        return self.exact.value(self.trial.node(formula), self.period)


def run_of(document: AnyDocument, example: Example) -> Run:
    """Return an example ready to be asked."""
    said = dict(given(example))
    period = span_of(example.period, ANY_YEAR) if example.period else year(ANY_YEAR)
    trial = lower_example(document, {name: each.right for name, each in said.items() if name in GIVEN})
    store = Store()
    data = wanted_names(document)
    for name, each in said.items():
        if name in data:
            value = Exact(Store()).value(trial.node(each.right), period)
            store.put(document.code, name, period, Datum(value, each.right.span.text, "", each.span))
    for item in example.given:
        table = document.definitions.tables.get(item.table.text) if isinstance(item, GivenRows) else None
        if table is not None and isinstance(item, GivenRows):
            store.tables[document.code, item.table.text] = records_of(item, table, trial, period)
    return Run(trial, Exact(store), period)


def given(example: Example) -> Iterator[tuple[str, written.Operation]]:
    """Go through what an example gives, by name; the check of examples has reported what has no such form."""
    for each in example.given:
        name = given_name(each)
        if name is not None and isinstance(each, written.Operation):
            yield name, each


def given_name(item: written.Node) -> str | None:
    """Return the name that `name = figure` gives a value to; None for anything else."""
    if not isinstance(item, written.Operation) or item.operator != "=":
        return None
    match item.left:
        case written.Contribution():
            return item.left.code.text
        case written.Name():
            return item.left.word.text
    return None


def givable(document: AnyDocument) -> frozenset[str]:
    """Return the names that an example of a document may give a value to."""
    stated = GIVEN if isinstance(document, Framework) else GIVEN - {"polarity", "index"}
    return frozenset() if isinstance(document, Library) else stated | wanted_names(document)


def wanted_names(document: AnyDocument) -> frozenset[str]:
    """Return the names of the data that a document reads."""
    if not isinstance(document, Manual):
        return frozenset()
    return frozenset(name for name, _ in wanted(document).values()) | ({document.key} if document.key else set())


def _compare(item: written.Formula, run: Run) -> Compared:
    if not isinstance(item, written.Operation) or item.operator != "=":
        value = run.value(item)
        shown = plainly(value, percent=False)
        return Compared(item.span.text, say("yes"), shown, value is True, item.span, value=value)
    came = run.value(item.left)
    if isinstance(item.right, written.Contribution) and isinstance(came, Fault):
        code = came.diagnostic.rule.code
        wanted = item.right.code.text
        return Compared(item.left.span.text, wanted, code, code == wanted, item.span, wanted, came)
    expected = run.value(item.right)
    percent = isinstance(item.right, written.Number) and item.right.percent
    name, text, shown = item.left.span.text, item.right.span.text, plainly(came, percent)
    return Compared(name, text, shown, _same(came, expected), item.span, expected, came, percent)


def sound(document: AnyDocument, example: Example) -> bool:
    """Return whether an example gives only what can be given, each once; the check of examples reports the rest."""
    rows = [item for item in example.given if isinstance(item, GivenRows)]
    if any(item.table.text not in document.definitions.tables or any(wrong_rows(item, document)) for item in rows):
        return False
    names = [given_name(item) for item in example.given if not isinstance(item, GivenRows)]
    return len(set(names)) == len(names) and givable(document).issuperset(names)


def _same(came: Value, expected: Value) -> bool:
    return type(came) is type(expected) and came == expected and not isinstance(came, (Fault, Missing))
