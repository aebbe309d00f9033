"""The graph of a scorecard, facts and a period go in; what every indicator and level comes to comes out."""

from collections.abc import Callable

import attrs

from iku_dsl.formula.algebra import Node
from iku_dsl.formula.lower_conversion import PRECEDENCE
from iku_dsl.formula.lower_scorecard import Entry, Line, LoweredScorecard
from iku_dsl.model.documents import Framework
from iku_dsl.model.targets import in_percent, sign_of
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.show import quantity, rounding_of, shown
from iku_dsl.readings.status import Statuses
from iku_dsl.readings.ties import Range, ranges
from iku_dsl.readings.visit import Facts
from iku_dsl.values.enclosed import Number
from iku_dsl.values.outcomes import Missing, Need, Value
from iku_dsl.values.periods import Period

INDEX = "index"  # the name under which `show` and `round` speak of indices


@attrs.frozen(eq=False)
class Score:
    """The value of one member of a level, its status, and how the framework prints it; a tie leaves a range.

    `ends` is how the framework prints the two ends of the range.
    """

    level: str
    code: str
    title: str
    parent: str | None
    weight: Value | None
    value: Value
    status: str | None
    status_value: Value | None
    text: str | None
    range: Range | None
    ends: tuple[str, str] | None = None


@attrs.frozen(eq=False)
class IndicatorScore:
    """One indicator: what was aimed at, what was reached, its index, and what became of its conversion.

    `sign` is that of a target which is a bound: more than a figure, or less.
    """

    line: Line
    target: Value
    realisation: Value
    raw: Value
    qualifies: Value
    converted: Value
    score: Score
    sign: str = ""

    @property
    def percent(self) -> bool:
        """Return whether target and realisation are percentages."""
        return in_percent(self.line.index.measured.indicator)

    def written(self, value: Value) -> str | None:
        """Return a target or realisation as a person writes it, or None where there is none."""
        return quantity(value, self.percent) if isinstance(value, Number) else None

    @property
    def aim(self) -> str | None:
        """Return the target as a person writes it, a bound with its sign, or None where there is none."""
        figure = self.written(self.target)
        return f"{self.sign} {figure}" if self.sign and figure else figure


@attrs.frozen(eq=False)
class Scores:
    """A whole scorecard for one period, with the evaluation from which explanations are read."""

    lowered: LoweredScorecard
    period: Period
    exact: Exact
    indicators: tuple[IndicatorScore, ...]
    levels: tuple[tuple[str, tuple[Score, ...]], ...]
    tied: tuple[str, ...]
    places: Value | None

    def needs(self) -> tuple[Need, ...]:
        """Return everything that was needed and not given, each once."""
        values: list[Value | None] = [v for each in self.indicators for v in (each.target, each.realisation)]
        values += [value for each in self.indicators for value in (each.score.value, each.score.weight)]
        values += [value for _, members in self.levels for each in members for value in (each.value, each.weight)]
        found = [need for value in values if isinstance(value, Missing) for need in value.needs]
        return tuple(dict.fromkeys(need for need in found if not need.begins(PRECEDENCE)))


def score(lowered: LoweredScorecard, facts: Facts, period: Period) -> Scores:
    """Return the scores of a period. What cannot be computed is a value that says why; the rest is computed."""
    exact = Exact(facts)
    framework, status = lowered.card.framework, Statuses(lowered.status)
    values = {id(node): exact.value(node, period) for node in _results(lowered)}
    tied, ranged = ranges(lowered, exact, period, _results(lowered))

    def describe(level: str, code: str, title: str, parent: str | None, weight: Node | None, node: Node) -> Score:
        value, found = values[id(node)], ranged.get(id(node))
        if found and found.low == found.high:
            value, found = found.low, None
        return Score(
            level,
            code,
            title,
            parent,
            exact.value(weight, period) if weight else None,
            value,
            status.text(value),
            status.of(value),
            _text(framework, level, value, status),
            found,
            (_printed(framework, level, found.low, status), _printed(framework, level, found.high, status))
            if found
            else None,
        )

    return Scores(
        lowered,
        period,
        exact,
        tuple(_indicator(each, exact, period, describe) for each in lowered.lines),
        tuple(
            (level, tuple(describe(level, e.code, e.title, e.parent, e.weight, e.value) for e in entries))
            for level, entries in lowered.levels
        ),
        tied,
        exact.value(lowered.quota.places, period) if lowered.quota.places else None,
    )


def _results(lowered: LoweredScorecard) -> list[Node]:
    entries: list[Entry] = [entry for _, entries in lowered.levels for entry in entries]
    return [*(each.value for each in lowered.lines), *(each.value for each in entries)]


def _indicator(line: Line, exact: Exact, period: Period, describe: Callable[..., Score]) -> IndicatorScore:
    measured = line.index.measured
    parent = measured.indicator.line.parent
    return IndicatorScore(
        line,
        exact.value(measured.target, period),
        exact.value(measured.realisation, period),
        exact.value(measured.raw, period),
        exact.value(line.index.qualifies, period),
        exact.value(line.index.converted, period),
        describe(
            INDEX,
            measured.indicator.key,
            measured.indicator.title,
            parent.text if parent else None,
            line.weight,
            line.value,
        ),
        sign_of(measured.indicator, period),
    )


def _text(framework: Framework, level: str, value: Value, status: Statuses) -> str | None:
    return _printed(framework, level, value, status) if isinstance(value, Number) else None


def _printed(framework: Framework, level: str, value: Number, status: Statuses) -> str:
    names = (level,) if level == INDEX else (level, "value")
    return shown(value, rounding_of(framework.definitions, *names), status.of)
