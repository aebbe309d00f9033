"""The statements of a framework go in; the framework comes out."""

from collections.abc import Sequence

from iku_dsl.diagnostics.phrase import Code
from iku_dsl.diagnostics.report import Report
from iku_dsl.model.attributes import CONVERSION, MEMBER, sorted_attributes
from iku_dsl.model.collect import Names, first, of, once, shared, text_of
from iku_dsl.model.constants import constant
from iku_dsl.model.documents import Conversion, Framework, Member
from iku_dsl.model.levels import check_levels
from iku_dsl.model.read_edition import edition
from iku_dsl.model.rules import SAID_TWICE, TURNED, WRONG_ATTRIBUTE
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.dates import Deadline
from iku_dsl.syntax.formulas import Word

FRAMEWORK_TAKES = (
    written.Header,
    written.Points,
    written.Categories,
    written.Scale,
    written.Parameter,
    Deadline,
    written.Define,
    written.Value,
    written.Round,
    written.Example,
    written.IndexBounds,
    written.IndexFormula,
    written.Levels,
    written.LevelValue,
    written.IndicatorWeight,
    written.Member,
    written.Requirement,
    written.Sources,
)


def read_framework(head: written.Framework, statements: Sequence[written.Statement], report: Report) -> Framework:
    """Return the framework that the statements behind its head make up."""
    names = Names(report)
    singles: dict[str, written.Statement] = {}
    values: dict[str, written.LevelValue] = {}
    for each in statements:
        if isinstance(each, (written.IndexBounds, written.IndicatorWeight, written.Levels)):
            once(singles, type(each).__name__, each, report)
    for value in of(statements, written.LevelValue):
        once(values, value.level.text, value, report)
    kept = tuple(singles.values())
    requirements = _requirements(statements, report)
    check_levels(first(kept, written.Levels), values, requirements, report)
    _check_bounds(first(kept, written.IndexBounds), report)
    levels = first(kept, written.Levels)
    return Framework(
        **shared(head, statements, names),
        edition=edition(head, report),
        levels=tuple(dict.fromkeys(name.text for name in levels.names)) if levels else (),
        members=members(statements, report),
        bounds=first(kept, written.IndexBounds),
        conversion=_conversion(statements, report),
        weight=first(kept, written.IndicatorWeight),
        values=values,
        requirements=requirements,
        examples=of(statements, written.Example),
    )


def _requirements(statements: Sequence[written.Statement], report: Report) -> tuple[written.Requirement, ...]:
    found: dict[str, written.Requirement] = {}
    for each in of(statements, written.Requirement):
        once(found, f"{each.of.text} {each.title.text}", each, report)
    return tuple(found.values())


def _check_bounds(bounds: written.IndexBounds | None, report: Report) -> None:
    low, high = (constant(bounds.low), constant(bounds.high)) if bounds else (None, None)
    if bounds and low is not None and high is not None and low >= high:
        report.add(TURNED.at(bounds.span, "write the lower one first", name="index"))


def members(statements: Sequence[written.Statement], report: Report) -> tuple[Member, ...]:
    """Return the members of levels that a document declares."""
    return tuple(_member(each, report) for each in of(statements, written.Member))


def _member(statement: written.Member, report: Report) -> Member:
    said = sorted_attributes(statement.attributes, MEMBER, statement.level.text, report)
    parent = said["inside"][0].values[0] if "inside" in said else None
    for each in said.get("weight", ()):
        if each.values[1] is not None or each.values[2] is not None:
            report.add(
                WRONG_ATTRIBUTE.at(
                    each.span,
                    "write the weight alone",
                    statement=statement.level.text,
                    attribute=Code("weight … of, weight … when"),
                )
            )
    return Member(
        statement.level.text,
        statement.code.text,
        text_of(statement.title),
        parent if isinstance(parent, Word) else None,
        said["weight"][0] if "weight" in said else None,
        statement.span,
    )


def _conversion(statements: Sequence[written.Statement], report: Report) -> Conversion | None:
    headers = of(statements, written.Header)
    for extra in headers[1:]:
        report.add(SAID_TWICE.at(extra.span, "keep one of them", what=extra.span.text[:60], line=headers[0].span.line))
    if not headers:
        return None
    said = sorted_attributes(headers[0].attributes, CONVERSION, "convertible to", report)
    if "convertible" not in said:
        report.add(
            WRONG_ATTRIBUTE.at(
                headers[0].span,
                "begin with `convertible to 120`",
                statement=Code("framework"),
                attribute=headers[0].span.text,
            )
        )
        return None
    to, when = said["convertible"][0].values
    places = said["at_most"][0].values[0] if "at_most" in said else None
    kinds = (*said.get("first", ()), *said.get("then", ()))
    measures = said["measures"][0].words() if "measures" in said else frozenset()
    return Conversion(
        to,
        when,
        measures,
        places,
        tuple(kind.values[0].text for kind in kinds),
        headers[0].span,
    )
