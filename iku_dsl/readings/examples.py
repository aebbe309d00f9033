"""A document and one of its examples go in; what was expected and what came, figure by figure, comes out."""

from fractions import Fraction

import attrs

from iku_dsl.data.facts import Datum, Store
from iku_dsl.data.inputs import wanted
from iku_dsl.diagnostics.phrase import Phrase, each_of, say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.lower_example import GIVEN, STATED, Given, Trial, lower_example, year_of
from iku_dsl.model.constants import span_of
from iku_dsl.model.documents import AnyDocument, Framework, Library, Manual
from iku_dsl.model.visit import looks_back
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.given_figures import before, figures, key_of, now, unit_of
from iku_dsl.readings.given_rows import records_of, wrong_rows
from iku_dsl.readings.show import plainly
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.records import GivenRows
from iku_dsl.syntax.statements import Example
from iku_dsl.syntax.vocabulary import language_of, vocabulary
from iku_dsl.values.outcomes import Fault, Missing, Need, Value
from iku_dsl.values.periods import EARLIER, Period, year


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
    asked: Period | None = None

    @property
    def says_nothing(self) -> bool:
        """Return whether a figure stands there by itself, and not what comes to it."""
        return self.wanted is True and isinstance(self.value, Fraction)

    @property
    def why(self) -> tuple[Phrase, ...]:
        """Return why there is no figure, if there is none: what the example leaves out, or cannot be computed."""
        if isinstance(self.value, Missing):
            names = dict.fromkeys(_needed(each, self) for each in self.value.needs)
            return (say("give a value to {names} in the example", names=each_of(names)),)
        return _reason(self.value.diagnostic) if isinstance(self.value, Fault) else ()


def _needed(need: Need, expected: Compared) -> str | Phrase:
    """Return what an example leaves out, as it is written there: `planned`, `planned previous year`."""
    if not isinstance(need.name, str):
        return need.name
    words, asked = vocabulary(language_of(expected.span.source.text)).words, expected.asked
    before = {unit: asked.earlier(unit) if asked else None for unit in EARLIER}
    units = [unit for unit, each in before.items() if asked and each and each.said_in(asked.year) == need.period]
    return " ".join((f"`{need.name}", *(words[f"PREVIOUS_{unit}"][0] for unit in units))) + "`"


def _reason(fault: Diagnostic) -> tuple[Phrase, ...]:
    """Return what cannot be computed, where it stands, and what would mend it."""
    where = fault.span.where if fault.span else ""
    return (say("it cannot be computed: {reason} ({place})", reason=fault.message, place=where), *fault.hints)


def compare(document: AnyDocument, example: Example, trials: "Trials | None" = None) -> tuple[Compared, ...]:
    """Return every expectation of an example beside what the document gives; figures are compared as fractions."""
    return compared(example, run_of(document, example, trials))


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


Trials = dict[int, Trial]  # by the year of the example; all that give nothing of the indicator share one


def run_of(document: AnyDocument, example: Example, trials: Trials | None = None) -> Run:
    """Return an example ready to be asked; `trials` keeps the graph for the examples that follow."""
    period = period_of(example)
    said = _about_the_indicator(document, example, period)
    trial = trials.get(period.year) if trials is not None and not said else None
    trial = trial or lower_example(document, said, period.year)
    if trials is not None and not said:
        trials[period.year] = trial
    store = Store(year=period.year)
    data = wanted_names(document)
    for each in figures(example):
        at = each.period(period)
        if each.name in data and at is not None:
            value = Exact(Store()).value(trial.node(each.figure), period)
            store.put(document.code, each.name, at, Datum(value, each.figure.span.text, "", each.span))
    for name, table in document.definitions.tables.items():
        given = [item for item in example.given if isinstance(item, GivenRows) and item.table.text == name]
        if given:
            store.tables[document.code, name] = records_of(given, table, trial, period)
    return Run(trial, Exact(store), period)


def period_of(example: Example) -> Period:
    """Return the period of an example: the year, where it names none."""
    at = year_of(example)
    return span_of(example.period, at) if example.period else year(at)


def _about_the_indicator(document: AnyDocument, example: Example, period: Period) -> Given:
    """Return what an example says of the indicator; where formulas look back, a figure is only that of its period."""
    said = {name: figure for name, figure in now(example).items() if name in GIVEN}
    stated = any(each.name in STATED for each in figures(example))
    if not stated or not looks_back(*document.rules, example.given, example.expect):
        return dict(said)
    history: dict[str, tuple[tuple[Period, written.Formula], ...]] = dict.fromkeys(said.keys() & STATED, ())
    for each in figures(example):
        at = each.period(period)
        if each.name in STATED and at is not None:
            history[each.name] = (*history.get(each.name, ()), (at, each.figure))
    return {**said, **history}


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
        figure = isinstance(value, Fraction)
        shown = say("a figure") if figure else plainly(value, percent=False)
        return Compared(
            item.span.text,
            say("a comparison") if figure else say("yes"),
            shown,
            value is True,
            item.span,
            value=value,
            asked=run.period,
        )
    came = run.value(item.left)
    if isinstance(item.right, written.Contribution) and isinstance(came, Fault):
        code = came.diagnostic.rule.code
        wanted = item.right.code.text
        return Compared(item.left.span.text, wanted, code, code == wanted, item.span, wanted, came)
    expected = run.value(item.right)
    percent = isinstance(item.right, written.Number) and item.right.percent
    name, text, shown = item.left.span.text, item.right.span.text, plainly(came, percent)
    holds = _same(came, expected)
    return Compared(name, text, shown, holds, item.span, expected, came, percent, run.period)


def sound(document: AnyDocument, example: Example) -> bool:
    """Return whether an example gives only what can be given, each once; the check of examples reports the rest."""
    rows = [item for item in example.given if isinstance(item, GivenRows)]
    if any(item.table.text not in document.definitions.tables or any(wrong_rows(item, document)) for item in rows):
        return False
    keys = [key_of(item) for item in example.given if not isinstance(item, GivenRows)]
    names, period = [key[0] for key in keys if key is not None], period_of(example)
    backs = (key[1] for key in keys if key is not None)
    there = all(before(period, back) is not None for back in (*backs, *map(unit_of, rows)))
    return there and len(names) == len(keys) == len(set(keys)) and givable(document).issuperset(names)


def _same(came: Value, expected: Value) -> bool:
    return type(came) is type(expected) and came == expected and not isinstance(came, (Fault, Missing))
