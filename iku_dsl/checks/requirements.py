"""A scorecard and its facts go in; what its framework requires and the contract breaks is reported."""

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_requirements import Required, lower_requirements
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.formula.rules import INCOMPLETE
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.visit import Facts
from iku_dsl.syntax.statements import Requirement
from iku_dsl.values.outcomes import Fault
from iku_dsl.values.periods import Period

BROKEN = Rule(
    "IKU540",
    "requirement-broken",
    Severity.ERROR,
    "{code} breaks what {framework} requires: {title}",
    why="A framework says what a contract may hold: how many indicators, which of their attributes go together. "
    "Such a limit is a rule of its text, checked like every other.",
    example='require of contract "at most twenty indicators": indicators <= 20   # and the contract has 21',
    instead="Change the contract, or score it under the framework that it was written for.",
)
UNCHECKED = Rule(
    "IKU541",
    "requirement-not-checked",
    Severity.WARNING,
    "{framework} requires: {title}; that cannot be checked for {codes}",
    why="A requirement needs what the contract or the manuals state; what is not stated neither holds nor breaks it.",
    example='require of indicator "no exact indicator under high control": …   # and no line says `validity`',
    instead="State what the requirement asks for, on the lines of the contract or in the manuals.",
)
SHOWN = 5


def check_requirements(lowered: LoweredScorecard, facts: Facts, period: Period, report: Report) -> None:
    """Report every requirement that is broken, and once each that cannot be checked."""
    exact = Exact(facts)
    unknown: dict[int, tuple[Requirement, list[Required]]] = {}
    for each in lower_requirements(lowered):
        value = exact.value(each.holds, period)
        if value is False:
            _broken(each, lowered, report)
        elif isinstance(value, Fault):
            report.extend(each for each in (value.diagnostic,) if each.rule is not INCOMPLETE)  # that was reported
        elif value is not True:
            unknown.setdefault(id(each.statement), (each.statement, []))[1].append(each)
    for statement, several in unknown.values():
        _unchecked(statement, several, lowered, report)


def _broken(each: Required, lowered: LoweredScorecard, report: Report) -> None:
    framework = lowered.card.framework.code
    hint = say("the requirement stands in {place}", place=each.statement.span.where)
    report.add(BROKEN.at(each.span, hint, code=each.code, framework=framework, title=each.statement.title.text))


def _unchecked(statement: Requirement, several: list[Required], lowered: LoweredScorecard, report: Report) -> None:
    codes = ", ".join(each.code for each in several[:SHOWN]) + (", …" if len(several) > SHOWN else "")
    contract = lowered.card.contract
    place = several[0].span if len(several) == 1 else contract.span
    hint = say("it asks for `{formula}`", formula=statement.formula.span.text)
    framework = lowered.card.framework.code
    report.add(UNCHECKED.at(place, hint, framework=framework, title=statement.title.text, codes=codes))
