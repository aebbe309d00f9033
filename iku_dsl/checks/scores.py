"""The scores of a period go in; what could not be computed, does not apply or was not settled is reported."""

from fractions import Fraction

from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.phrase import Phrase, listed, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.algebra import Choose, Fact
from iku_dsl.formula.rules import INCOMPLETE
from iku_dsl.readings.scoring import IndicatorScore, Scores
from iku_dsl.readings.taken import taken_branch
from iku_dsl.values.enclosed import Number
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable

NOT_REPORTED = Rule(
    "IKU611",
    "not-reported",
    Severity.WARNING,
    "{code} has a target for {period} and no realisation; looked for in {looked_in}",
    why="What is missing is never zero: the index and every total above it wait for it.",
    example="a contract with `target Q2 31%` and no row 2a-CP,Q2 in data/reported.csv",
    instead="Add the row; N/A if it does not apply.",
)
NO_INDEX = Rule(
    "IKU503",
    "index-not-applicable",
    Severity.WARNING,
    "{code} has a target and a realisation, and its index is not applicable: {rule}",
    why="A framework may have no formula for a target of zero; the indicator then drops out of its objective, which "
    "should not go unseen.",
    example="indicator 3a-CP in SS-3, polarity maximize, target year 0",
    instead="Write the manual's own formula: `index of maximize when target = 0: …`.",
)
TIE = Rule(
    "IKU504",
    "conversion-tied",
    Severity.ERROR,
    "{codes} qualify for conversion with equal rank, and there are places for {places} only",
    why="Neither the order of a file nor the program may decide who is converted; the score is given as a range.",
    example="six indicators of kind CP that qualify under a quota of four",
    instead="State the order in the contract: `convert first 2a-CP, 4a-CP, …`.",
)


def check_scores(scores: Scores, report: Report) -> None:
    """Report what the evaluation met."""
    for each in scores.indicators:
        _indicator(each, scores, report)
    for value in _values(scores):
        if isinstance(value, Fault):
            report.add(value.diagnostic)
    if scores.tied:
        taken = sum(each.converted is True for each in scores.indicators)
        places = int(scores.places) - taken if isinstance(scores.places, Fraction) else 0
        report.add(
            TIE.at(
                scores.lowered.card.contract.span,
                say("state the order in the contract: `convert first {codes}`", codes=", ".join(scores.tied)),
                codes=", ".join(scores.tied),
                places=places,
            )
        )


def check_errors(scores: Scores, report: Report) -> None:
    """Report the errors among it; of statements that do not count each has been reported where it stands."""
    found = Report()
    check_scores(scores, found)
    report.extend(each for each in found if each.severity is Severity.ERROR and each.rule is not INCOMPLETE)


def _values(scores: Scores) -> list[object]:
    lines = [
        value
        for each in scores.indicators
        for value in (each.target, each.realisation, each.raw, each.score.value, each.score.status_value)
    ]
    return [
        *lines,
        *(value for _, members in scores.levels for each in members for value in (each.value, each.status_value)),
    ]


def _indicator(each: IndicatorScore, scores: Scores, report: Report) -> None:
    needs = each.realisation.needs if isinstance(each.realisation, Missing) else ()
    reported = isinstance(each.line.index.measured.realisation, Fact) and not any(need.why for need in needs)
    refused = isinstance(scores.exact.facts, Store) and scores.exact.facts.is_refused(each.score.code, scores.period)
    if needs and reported and not refused and isinstance(each.target, Fraction):
        need = needs[0]
        report.add(
            NOT_REPORTED.at(
                each.line.index.measured.indicator.line.span,
                *_hints(each, scores),
                code=each.score.code,
                period=scores.period.spoken,
                looked_in=need.looked_in,
            )
        )
    present = isinstance(each.target, Fraction) and isinstance(each.realisation, Number)
    if present and isinstance(each.score.value, NotApplicable):
        raw = each.line.index.measured.raw
        chosen = taken_branch(raw, scores.exact, scores.period) if isinstance(raw, Choose) else None
        rule = chosen.span if chosen is not None else raw.span
        text = f"`{rule.source.line(rule.line).strip()}` ({rule.where})"
        report.add(
            NO_INDEX.at(
                each.line.index.measured.indicator.line.span,
                "write the manual's own formula: `index of …: …`",
                code=each.score.code,
                rule=text,
            )
        )


def _hints(each: IndicatorScore, scores: Scores) -> tuple[Phrase, ...]:
    facts = scores.exact.facts
    known = facts.periods(each.score.code, "realisation") if isinstance(facts, Store) else []
    if not known:
        return (say("add the row, or N/A"), say("it is reported for no period"))
    periods = listed(period.spoken for period in known)
    return (say("add the row, or N/A"), say("it is reported for {periods}", periods=periods))
