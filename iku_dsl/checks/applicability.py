"""A manual goes in; a part that may not apply, with nothing said of what becomes of its weight, is reported."""

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.documents import AnyDocument, Manual, Part
from iku_dsl.model.visit import nodes
from iku_dsl.syntax.formulas import NotApplicableMark

UNTREATED = Rule(
    "IKU516",
    "not-applicable-untreated",
    Severity.ERROR,
    "{code} may not apply, and the manual does not say what becomes of its weight",
    why="Sharing the weight, counting zero and counting full give different results, so there is no default.",
    example="component A weight 50%, not applicable when plans = 0: done / plans\ncomponent B weight 50%: done",
    instead="Add `parts not applicable share their weight`, or `count as zero`, or `count as full`.",
)


def check_applicability(document: AnyDocument, report: Report) -> None:
    """Report parts that can be not applicable beside others, where nothing is said."""
    if not isinstance(document, Manual) or document.treatment is not None:
        return
    for part in document.parts.values():
        beside = sum(not each.deducts for each in document.children[part.parent]) if _may_not_apply(part) else 0
        if not part.deducts and beside > 1:
            report.add(
                UNTREATED.at(
                    part.span,
                    "add `parts not applicable share their weight`, `count as zero` or `count as full`",
                    code=part.code,
                )
            )


def _may_not_apply(part: Part) -> bool:
    marks = (isinstance(node, NotApplicableMark) for node in nodes(*part.cases_of()))
    return bool(part.said("not_applicable_when")) or any(marks)
