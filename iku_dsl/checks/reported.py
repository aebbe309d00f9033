"""A scorecard and what was reported go in; reported targets that the contract does not set are reported."""

from fractions import Fraction

from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.model.targets import in_percent, sign_of
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.show import quantity
from iku_dsl.values.bounds import bound
from iku_dsl.values.periods import Period

OTHER_TARGET = Rule(
    "IKU614",
    "other-target",
    Severity.WARNING,
    "the target of {code} for {period} is reported as {reported}; the contract sets {promised}",
    why="An index compares with the target of the contract; a report that printed another one compared with that.",
    example="6b-CP,semester 2,81%,… and `target semester 2 82%` in the contract",
    instead="Correct the contract, or the row.",
)


def check_reported_targets(lowered: LoweredScorecard, facts: Store, period: Period | None, report: Report) -> None:
    """Report the targets of the data that differ from the contract's, for one period or for all."""
    exact = Exact(facts)
    for line in lowered.lines:
        indicator, node = line.index.measured.indicator, line.index.measured.target
        for each in facts.periods(indicator.key, "reported target"):
            own = exact.value(node, each) if period in (None, each) else None
            sign = sign_of(indicator, each)
            for datum in facts.data(indicator.key, "reported target", each):
                if isinstance(own, Fraction) and (bound(datum.printed)[0], datum.value) != (sign, own):
                    promised = f"{sign} {quantity(own, in_percent(indicator))}".strip()
                    report.add(
                        OTHER_TARGET.at(
                            datum.span,
                            "correct the contract, or the row",
                            code=indicator.key,
                            period=each.spoken,
                            reported=datum.printed,
                            promised=promised,
                        )
                    )
