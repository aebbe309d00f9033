"""A framework, contract or scorecard goes in; what is left out or said in the wrong unit is reported."""

from collections.abc import Iterator
from fractions import Fraction

from iku_dsl.diagnostics.phrase import any_of, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_scorecard import STATUS
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import AnyDocument, Framework, Manual
from iku_dsl.model.resolve import Indicator, Scorecard
from iku_dsl.model.rules import TURNED
from iku_dsl.model.targets import wrong_units
from iku_dsl.syntax import statements
from iku_dsl.syntax.formulas import Number
from iku_dsl.syntax.statements import Attribute
from iku_dsl.values.rounding import plain_text

NO_LEVELS = Rule(
    "IKU521",
    "no-levels",
    Severity.ERROR,
    "the framework does not name its levels",
    why="Scores roll up from level to level, and a framework says what its levels are.",
    example="framework x",
    instead="levels indicator, objective, perspective, organisation",
)
NO_VALUE = Rule(
    "IKU522",
    "level-without-value",
    Severity.NOTE,
    "nothing says what the value of {level} is; it has none",
    why="A regime may have no total; that should be on purpose.",
    example="levels indicator, objective, organisation   # and no `value of organisation`",
    instead="value of organisation: mean(members.value where applicable)",
)
CLASHING_LEVEL = Rule(
    "IKU524",
    "level-name-taken",
    Severity.ERROR,
    "a level cannot be called `{level}`",
    why="A statement of a contract that begins with the name of a level declares a member of it, and results stand "
    "under that name; words of statements and of results are taken.",
    example="levels indicator, component, period",
    instead="levels indicator, domain, whole",
)
NO_TARGETS = Rule(
    "IKU525",
    "no-target",
    Severity.WARNING,
    "{code} has no target",
    why="Without a target there is no index; a target that does not apply is written so.",
    example='indicator 2a-CP "…" in SS-2',
    instead="`target year 82%`, or `target Q1 not applicable`",
)
STATUS_SHORT = Rule(
    "IKU529",
    "status-too-short",
    Severity.WARNING,
    "an index goes from {low} to {high}, and the statuses are over {first} to {last}",
    why="A value outside the statuses has none, and then it is an error.",
    example="index from 0 to 150\ncategories status over 0 to 120: to 120 is green",
    instead="categories status over 0 to 150: to 150 is green",
)
CANNOT_CONVERT = Rule(
    "IKU526",
    "cannot-convert",
    Severity.WARNING,
    "{code} is marked `convertible to` and can never be converted: {reason}",
    why="Conversion asks for what the framework names; a candidate that lacks it is none.",
    example="indicator 8b-N in SS-8, convertible to 120",
    instead="indicator 8b-N in SS-8, convertible to 120, measures quality, attainable 100%",
)
TAKEN = frozenset(
    "manual framework contract authority language input points categories scale parameter define value component "
    "deduction parts weights realisation round show example index levels weight convertible convert unit polarity "
    "consolidate kind measures attainable validity control worst indicators members target period missing tied "
    "framework_hash".split()
)


def check_framework(document: AnyDocument, report: Report) -> None:
    """Report levels without a name or a value, and names that no level can have."""
    if not isinstance(document, Framework):
        return
    if not document.levels and document.complete:  # else the statement that names them may be the one not read
        report.add(NO_LEVELS.at(document.span, "add `levels indicator, …, organisation`"))
    strangers = document.values.keys() - set(document.levels)  # of a misspelt name the level is not known
    for level in document.levels[1:] if not strangers else ():
        if level not in document.values:
            report.add(NO_VALUE.at(document.span, say("add `value of {level}: …`", level=level), level=level))
    for statement_ in document.rules:
        if isinstance(statement_, statements.Levels):
            for word in statement_.names:
                if word.text in TAKEN:
                    report.add(CLASHING_LEVEL.at(word.span, "choose another name", level=word.text))


def check_statuses(document: AnyDocument, report: Report) -> None:
    """Report statuses that do not reach as far as the index."""
    if not isinstance(document, Framework) or document.bounds is None:
        return
    table = document.definitions.lookups.get(STATUS)
    over = table.over if isinstance(table, statements.Categories) else None
    if over is None:
        return
    ends = (document.bounds.low, document.bounds.high, over.low, over.high)
    low, high, first, last = (constant(end) or Fraction(0) for end in ends)
    if low < first or last < high:
        shown = [plain_text(each) for each in (low, high, first, last)]
        hint = say("let them cover the index")
        report.add(STATUS_SHORT.at(over.span, hint, low=shown[0], high=shown[1], first=shown[2], last=shown[3]))


def check_targets(card: Scorecard, report: Report) -> None:
    """Report targets in the wrong unit, none at all, and periods that do not exist."""
    for each in card.indicators:
        if not each.line.targets:
            report.add(NO_TARGETS.at(each.line.span, "add `target year …`", code=each.key))
        for target in each.line.targets:
            report.extend(wrong_units(each, target))


def check_candidates(card: Scorecard, report: Report) -> None:
    """Report candidates for conversion that lack what the framework asks for."""
    rule = card.framework.conversion
    for each in card.indicators:
        if "convertible" not in each.header or each.unread:
            continue
        span = each.header["convertible"].span
        to = constant(each.header["convertible"].values[0])
        measures = each.header["measures"].words() if "measures" in each.header else frozenset()
        if rule is None:
            report.add(CANNOT_CONVERT.at(span, code=each.key, reason=say("the framework converts nothing")))
        elif to != constant(rule.to):
            reason = say("the framework converts to {to}", to=rule.to.span.text)
            report.add(CANNOT_CONVERT.at(span, code=each.key, reason=reason))
        elif rule.kinds and each.said("kind") not in rule.kinds:
            kinds = ", ".join(f"`{kind}`" for kind in rule.kinds)
            reason = say("its kind is not one of {kinds}", kinds=kinds)
            report.add(CANNOT_CONVERT.at(span, "write `kind …`", code=each.key, reason=reason))
        elif "attainable" in each.header and _bare(each):
            reason = say("its unit is percent, and `attainable` is written without the sign")
            report.add(CANNOT_CONVERT.at(span, "write `attainable 100%`", code=each.key, reason=reason))
        elif rule.measures and not measures & rule.measures:
            wanted = any_of(sorted(rule.measures))
            report.add(
                CANNOT_CONVERT.at(
                    span,
                    say("add `measures …`: {wanted}", wanted=wanted),
                    code=each.key,
                    reason=say("it does not say that it measures {wanted}", wanted=wanted),
                )
            )


def check_manual_domain(document: AnyDocument, report: Report) -> None:
    """Report a range that is turned around: of an input, of a column, or of the realisation."""
    if isinstance(document, Manual):
        for name, attribute in _domains(document):
            low, high = (constant(each) for each in attribute.values)
            if low is not None and high is not None and low > high:
                report.add(TURNED.at(attribute.span, "write the lower one first", name=name))


def _domains(manual: Manual) -> Iterator[tuple[str, Attribute]]:
    for name, said in manual.definitions.inputs.items():
        yield from ((name, each) for each in said.attributes if each.name == "domain")
    yield from (("realisation", each) for each in manual.header.values() if each.name == "domain")
    for table in manual.definitions.tables.values():
        columns = ((f"{table.name.text}.{each.name.text}", each.domain) for each in table.columns)
        yield from ((name, domain) for name, domain in columns if domain is not None)


def _bare(each: Indicator) -> bool:
    number = each.header["attainable"].values[0]
    return each.said("unit") == "percent" and isinstance(number, Number) and not number.percent
