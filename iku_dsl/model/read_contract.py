"""The statements of a contract go in; the contract comes out, each line with its targets."""

from collections.abc import Sequence
from datetime import MAXYEAR

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.attributes import HEADER, LINE, refuse_condition, sorted_attributes
from iku_dsl.model.collect import Names, of, shared, text_of
from iku_dsl.model.constants import constant, span_of
from iku_dsl.model.documents import Contract, Line, Target
from iku_dsl.model.read_edition import edition
from iku_dsl.model.read_framework import members
from iku_dsl.model.rules import DUPLICATE, SAID_TWICE, TURNED, WRONG_USE
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import PeriodMark, Word
from iku_dsl.values.periods import Period, year

CONTRACT_TAKES = (written.Framework, written.Member, written.ConvertFirst, written.Indicator, written.Sources)

NO_YEAR = Rule(
    "IKU216",
    "contract-without-year",
    Severity.ERROR,
    "the contract does not say its year",
    why="Targets and data belong to periods of a year.",
    example='contract office-2024 "Office"',
    instead='contract office-2024 "Office" year 2024',
)


def read_contract(head: written.Contract, statements: Sequence[written.Statement], report: Report) -> Contract:
    """Return the contract that the statements behind its head make up."""
    frameworks = of(statements, written.Framework)
    for extra in frameworks[1:]:
        report.add(SAID_TWICE.at(extra.span, "keep one of them", what=extra.span.text, line=frameworks[0].span.line))
    return Contract(
        **shared(head, statements, Names(report)),
        year=_year(head, report),
        framework=frameworks[0] if frameworks else None,
        regime=edition(frameworks[0], report).version if frameworks else "",
        members=members(statements, report),
        lines=_lines(statements, report),
        first=tuple(code for each in of(statements, written.ConvertFirst) for code in each.codes),
    )


def _year(head: written.Contract, report: Report) -> int:
    year = head.year.value if head.year else None
    if year is None or year.denominator != 1 or not 1 <= year <= MAXYEAR:
        report.add(NO_YEAR.at(head.span, "add `year 2024`"))
        return 1
    return int(year)


def _lines(statements: Sequence[written.Statement], report: Report) -> tuple[Line, ...]:
    lines: dict[str, Line] = {}
    for each in of(statements, written.Indicator):
        line = _line(each, report)
        key = f"{line.code}:{line.part.text}" if line.part else line.code
        if key in lines:
            report.add(
                DUPLICATE.at(each.code.span, "give one of them its own code", name=key, line=lines[key].span.line)
            )
        else:
            lines[key] = line
    return tuple(lines.values())


def _line(statement: written.Indicator, report: Report) -> Line:
    said = sorted_attributes(statement.attributes, LINE, "indicator", report)
    word = {name: each[0].values[0] for name, each in said.items() if name in ("inside", "by_manual", "part")}
    parent, manual, part = (word.get(name) for name in ("inside", "by_manual", "part"))
    version, key, unit = said["by_manual"][0].values[1:] if "by_manual" in said else (None, None, None)
    for each in (*said.get("weight", ()), *said.get("convertible", ())):
        refuse_condition(each, "indicator", report)
    return Line(
        statement.code.text,
        text_of(statement.title),
        {name: said[name][0] for name in said if name in HEADER},
        parent if isinstance(parent, Word) else None,
        _targets((*said.get("target", ()), *said.get("period_target", ())), report),
        said.get("weight", ()),
        manual if isinstance(manual, Word) else None,
        version,
        key,
        unit,
        part if isinstance(part, Word) else None,
        statement.code.span,
        statement.span,
    )


def _targets(attributes: Sequence[written.Attribute], report: Report) -> tuple[Target, ...]:
    """Return the targets. `year` and `to date Q4` are one period: two targets for it are one too many."""
    found: dict[Period, Target] = {}
    for each in attributes:
        mark, aim = each.values
        period = span_of(mark, 1) if isinstance(mark, PeriodMark) else year(1)
        if isinstance(aim, written.Range) and _turned(aim):
            report.add(TURNED.at(aim.span, "write the lower one first", name="target"))
        if isinstance(aim, written.Bound) and aim.comparator.text == "<>":
            reason = say("a target is a figure to reach or to stay under")
            report.add(WRONG_USE.at(aim.span, "write `> …`, `< …` or the figure", name="<>", reason=reason))
        if period in found:
            report.add(SAID_TWICE.at(each.span, "keep one of them", what=each.span.text, line=found[period].span.line))
        else:
            found[period] = Target(mark, aim, each.span)
    return tuple(found.values())


def _turned(aim: written.Range) -> bool:
    low, high = constant(aim.low), constant(aim.high)
    return low is not None and high is not None and low > high
