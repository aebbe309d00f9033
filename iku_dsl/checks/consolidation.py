"""A scorecard and what was reported go in; figures of longer periods that their own parts do not give are reported."""

from datetime import date

import attrs

from iku_dsl.data.facts import Record, Store
from iku_dsl.data.working_calendar import Holiday, Unknown
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.algebra import Fact
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.show import plainly
from iku_dsl.values.outcomes import Fault, Missing, Value
from iku_dsl.values.periods import Period

NOT_OF_ITS_PARTS = Rule(
    "IKU613",
    "not-of-its-parts",
    Severity.WARNING,
    "{code} is reported as {own} for {period}; consolidated from its parts ({how}) it would be {parts}",
    why="A period for which a report prints its own figure takes that figure. Where the report's own rule of "
    "consolidation gives another one, the two contradict each other.",
    example="`take last known value`, with Q4 3.84 and year 3.68",
    instead="Ask the office which figure holds.",
)
WAYS = {"SUM": say("sum"), "AVERAGE": say("average"), "LAST_KNOWN": say("take last known value")}


@attrs.frozen
class _Without:
    """The same facts, as if one period had no figure of its own."""

    facts: Store
    period: Period

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the figure given, except for the one period."""
        return None if period == self.period else self.facts.own(subject, name, period)

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given."""
        return [each for each in self.facts.periods(subject, name) if each != self.period]

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return what to say of a figure that is not there."""
        return self.facts.missing(subject, name, period)

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return the rows of a table."""
        return self.facts.records(subject, table)

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return self.facts.holiday(day)


def check_consolidation(lowered: LoweredScorecard, facts: Store, report: Report) -> None:
    """Report every reported figure that the rule of consolidation and the figures of its parts contradict."""
    for line in lowered.lines:
        node = line.index.measured.realisation
        if isinstance(node, Fact) and node.consolidate is not None:
            for period in facts.periods(node.subject, node.name):
                _compare(node, period, facts, report)


def _compare(node: Fact, period: Period, facts: Store, report: Report) -> None:
    own = facts.own(node.subject, node.name, period)
    parts = Exact(_Without(facts, period)).value(node, period)
    if own is None or isinstance(own, Missing) or isinstance(parts, Missing) or own == parts:
        return
    datum = facts.data(node.subject, node.name, period)[0]
    report.add(
        NOT_OF_ITS_PARTS.at(
            datum.span,
            "ask the office which figure holds",
            code=node.subject,
            own=datum.printed,
            period=period.spoken,
            how=WAYS[node.consolidate or ""],
            parts=plainly(parts, node.percent),
        )
    )
