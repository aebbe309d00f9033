"""An explanation ends at the value: the numbers it puts in, computed again from its own text, give its result."""

from collections.abc import Iterator
from fractions import Fraction

from hypothesis import given

from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.lower import Lowering
from iku_dsl.formula.scope import Scope
from iku_dsl.model.definitions import Definitions
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.explain import Explanation, explain
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.statements import Value
from iku_dsl.values.outcomes import Value as Outcome
from iku_dsl.values.periods import year
from tests.properties.offices import YEAR, Office, offices, scored, shipped_framework

FRAMEWORK = shipped_framework()
NOTHING = Definitions({}, {}, {}, {}, {}, {}, {})


def computed(formula: str) -> Outcome:
    """Read a formula of numbers as any text is read, and compute it."""
    report = Report()
    parsed = parse(Source("text.iku", f"value x: {formula}\n"), report)
    assert not report.failed, formula
    statement = parsed.statements[0]
    assert isinstance(statement, Value)
    return Exact(Store()).value(Lowering().lower(statement.formula, Scope(NOTHING, "", YEAR)), year(YEAR))


def steps(explanation: Explanation) -> Iterator[Explanation]:
    yield explanation
    for child in explanation.children:
        yield from steps(child)


@given(offices())
def test_every_step_of_an_explanation_gives_its_value(office: Office) -> None:
    scores = scored(office.contract, FRAMEWORK, office.realisations)
    checked = 0
    for entry in scores.lowered.levels[-1][1]:
        for step in steps(explain(entry.value, scores.exact, scores.period)):
            if step.exact and isinstance(step.value, (Fraction, bool)):
                assert computed(step.exact) == step.value, step
                checked += 1
    assert checked > 2 * len(office.realisations)


@given(offices())
def test_an_explanation_opens_with_the_figure_of_the_score(office: Office) -> None:
    scores = scored(office.contract, FRAMEWORK, office.realisations)
    for each in scores.indicators:
        assert explain(each.line.value, scores.exact, scores.period).value == each.score.value
