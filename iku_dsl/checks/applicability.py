"""A manual goes in; a part that may not apply, with nothing said of what becomes of its weight, is reported."""

from iku_dsl.checks.inapplicable import may_not_apply
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.definitions import Part
from iku_dsl.model.documents import AnyDocument, Manual

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
    codes = may_not_apply(document)
    for part in document.parts.values():
        if part.code in codes and _shares(part, document):
            report.add(
                UNTREATED.at(
                    part.span,
                    "add `parts not applicable share their weight`, `count as zero` or `count as full`",
                    code=part.code,
                )
            )


def _shares(part: Part, manual: Manual) -> bool:
    """Return whether a part stands beside others, or all that its parent has does: what it weighs is then open."""
    found: Part | None = part
    while found is not None and not found.deducts:
        if sum(not each.deducts for each in manual.children[found.parent]) > 1:
            return True
        found = manual.parts[found.parent] if found.parent else None
    return False
