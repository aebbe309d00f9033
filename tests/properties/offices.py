"""Random offices: a contract under the shipped framework or another, with reported realisations, scored in memory."""

from collections.abc import Sequence
from fractions import Fraction
from functools import cache

import attrs
from hypothesis import strategies as st

from iku_dsl.data.facts import Datum, Store
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.lower_scorecard import lower_scorecard
from iku_dsl.model.documents import Contract, Framework
from iku_dsl.model.read import read
from iku_dsl.model.resolve import resolve
from iku_dsl.readings.scoring import Scores, score
from iku_dsl.syntax.files import read_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.resources import frameworks_folder
from iku_dsl.values.periods import year

YEAR = 2024
SHIPPED = "kmk-467-2014.iku"
PERSPECTIVES = ["stakeholder", "customer", "internal_process", "learning_and_growth"]
figures = st.integers(-400, 400).map(lambda n: Fraction(n, 4))
positive = st.integers(1, 400).map(lambda n: Fraction(n, 4))


def shipped_framework() -> str:
    """Return the text of the framework that ships with the program."""
    source = read_text(frameworks_folder() / SHIPPED, Report())
    assert source is not None
    return source.text


@cache
def document(text: str) -> Contract | Framework:
    """Return the document that a text makes, without a diagnostic."""
    report = Report()
    found = read(parse(Source("text.iku", text), report), report)
    assert not report.failed, [each.message for each in report]
    assert isinstance(found, (Contract, Framework))
    return found


def scored(contract: str, framework: str, realisations: dict[str, Fraction]) -> Scores:
    """Return the scores of a contract with these realisations for the year."""
    report, store = Report(), Store()
    promised, regime = document(contract), document(framework)
    assert isinstance(promised, Contract)
    assert isinstance(regime, Framework)
    for code, value in realisations.items():
        store.put(code, "realisation", year(YEAR), Datum(value, str(value), "", promised.span))
    card = resolve(promised, regime, {}, report)
    lowered = lower_scorecard(card, "reported", report)
    assert not report.failed, [each.message for each in report]
    return score(lowered, store, year(YEAR))


@attrs.frozen
class Office:
    """The statements of a contract and what was reported."""

    statements: tuple[str, ...]
    realisations: dict[str, Fraction]

    @property
    def contract(self) -> str:
        """Return the text of the contract."""
        return text_of(self.statements)


def text_of(statements: Sequence[str]) -> str:
    """Return a contract of these statements."""
    return "\n".join(['contract office "An office" year 2024', "framework any", *statements]) + "\n"


@st.composite
def offices(draw: st.DrawFn) -> Office:
    """Draw a contract of up to eight indicators in up to four objectives; some qualify for conversion."""
    homes = draw(st.lists(st.sampled_from(PERSPECTIVES), min_size=1, max_size=4))
    statements = [f"objective S{at} in {home}" for at, home in enumerate(homes)]
    realisations = {}
    for at in range(draw(st.integers(1, 8))):
        polarity = draw(st.sampled_from(["maximize", "minimize", "stabilize"]))
        target = draw(positive)
        candidate = f", convertible to 120, measures quality, attainable {text(target)}"
        extra = draw(st.sampled_from(["", ", weight 3", candidate]))
        kind = draw(st.sampled_from(["CP", "C", "N"]))
        home = draw(st.integers(0, len(homes) - 1))
        statements.append(
            f"indicator k{at} in S{home}, kind {kind}, polarity {polarity}, target year {text(target)}{extra}"
        )
        realisations[f"k{at}"] = draw(st.one_of(figures, st.just(target)))
    statements.append("convert first " + ", ".join(draw(st.permutations(list(realisations)))))
    return Office(tuple(statements), realisations)


def text(value: Fraction) -> str:
    """Return a number with two decimals, as a text writes it."""
    return f"{float(value):.2f}"
