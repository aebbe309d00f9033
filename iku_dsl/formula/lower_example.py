"""A document and what an example gives go in; the scope comes out in which everything it may expect has a formula.

In a framework an example stands for one indicator: its polarity, target and realisation are given, its index, weight
and status are expected. In a manual it stands for the data of one period, in a library for nothing but calls.
"""

from collections.abc import Mapping

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.formula.algebra import ByPeriod, Constant, Node, Step
from iku_dsl.formula.lower import Lowering, rounding
from iku_dsl.formula.lower_definitions import lower_cases, lower_steps, open_scope
from iku_dsl.formula.lower_index import clamped
from iku_dsl.formula.lower_manual import lower_manual
from iku_dsl.formula.lower_scorecard import STATUS, status_of
from iku_dsl.formula.scope import Scope
from iku_dsl.model.definitions import Definition
from iku_dsl.model.documents import AnyDocument, Framework, Manual
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.statements import Example
from iku_dsl.values.outcomes import NOT_APPLICABLE, Missing, Need
from iku_dsl.values.periods import Period
from iku_dsl.values.spoken import spoken

ANY_YEAR = 2000
OPTIONAL = ("attainable", "worst")  # where nobody states them they do not apply
STATED = ("target", "realisation", "kind", "validity", "control")
GIVEN = frozenset((*OPTIONAL, *STATED, "polarity", "index"))
History = tuple[tuple[Period, written.Formula], ...]
Given = Mapping[str, written.Formula | Node | History]


@attrs.frozen
class Trial:
    """An example ready to be computed: the scope of its formulas, and the document whose steps they may name."""

    document: AnyDocument
    scope: Scope
    lowering: Lowering

    def node(self, formula: written.Formula) -> Node:
        """Return the node of a formula of the example."""
        lower_steps(self.document, self.scope, self.lowering, formula)
        return self.lowering.lower(formula, self.scope)

    def given(self, name: str, value: written.Formula | Node | History) -> Node:
        """Return the node of what is given; a node stands for a figure yet to be chosen."""
        if isinstance(value, tuple):
            entries = tuple((period, self.lowering.lower(each, self.scope)) for period, each in value)
            return ByPeriod(name, entries, subject=self.document.code, span=self.document.span)
        return value if isinstance(value, Node) else self.lowering.lower(value, self.scope)


def year_of(example: Example) -> int:
    """Return the year in which an example stands; any, where it says none and so speaks of no day."""
    return int(example.year.value) if example.year is not None else ANY_YEAR


def lower_example(document: AnyDocument, given: Given, year: int = ANY_YEAR) -> Trial:
    """Return an example of a document; `given` holds what it says of the indicator, by name."""
    if isinstance(document, Manual):
        return _of_manual(document, given, year)
    scope, lowering = open_scope(document, document.code, year), Lowering()
    trial = Trial(document, scope, lowering)
    if isinstance(document, Framework):
        _place(trial, given)
        _judge(trial, document, given)
    return trial


def _of_manual(manual: Manual, given: Given, year: int) -> Trial:
    lowered = lower_manual(manual, year) if manual.computes else None
    scope = lowered.scope if lowered else open_scope(manual, manual.code, year)
    trial = Trial(manual, scope, Lowering())
    stated = {name: manual.header[name].values[0] for name in OPTIONAL if name in manual.header}
    _place(trial, {**stated, **given})
    if lowered and "realisation" not in given:
        scope.given["realisation"] = lowered.realisation
    polarity = manual.header["polarity"].values[0].text if "polarity" in manual.header else ""
    if polarity in manual.index:
        scope.given["index"] = _named(trial, manual.index[polarity], say("index"))
    return trial


def _place(trial: Trial, given: Given) -> None:
    """Put what is given of the indicator into the scope; what is not given is missing, and said so when needed."""
    document, span = trial.document, trial.document.span
    for name in (*OPTIONAL, *STATED):
        if name in given:
            trial.scope.given[name] = trial.given(name, given[name])
        else:
            absent = Missing((Need(document.code, spoken(name), "", say("the example")),))
            trial.scope.given[name] = Constant(NOT_APPLICABLE if name in OPTIONAL else absent, span=span)


def _judge(trial: Trial, framework: Framework, given: Given) -> None:
    """Add what the framework makes of one indicator: its index within the bounds, its weight, its status."""
    scope, polarity = trial.scope, given.get("polarity")
    name = polarity.word.text if isinstance(polarity, written.Name) else ""
    if "index" in given:
        scope.given["index"] = trial.given("index", given["index"])
    elif name in framework.index:
        index = clamped(_named(trial, framework.index[name], say("index before its bounds")), framework)
        how = framework.definitions.rounding.get("index")
        value = rounding(index, how.decimals, how.mode) if how else index
        scope.given["index"] = Step(say("index"), value, framework.code, span=framework.index[name].span)
    else:
        absent = Missing((Need(framework.code, say("polarity"), "", say("the example")),))
        scope.given["index"] = Constant(absent, span=framework.span)
    if framework.weight is not None:
        scope.given["weight"] = Step(say("weight"), trial.node(framework.weight.formula), span=framework.weight.span)
    status = status_of(framework, scope.given["index"])
    if status is not None:
        scope.given[STATUS] = Step(say("status"), status, framework.code, span=framework.span)


def _named(trial: Trial, definition: Definition, name: Phrase) -> Step:
    value = lower_cases(trial.document, definition, trial.scope, trial.lowering)
    return Step(name, value, trial.document.code, span=definition.span)
