"""A manual goes in; what its components mean, where a reader may take it otherwise, comes out as notes."""

from fractions import Fraction

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.constants import compares, constant
from iku_dsl.model.definitions import Part
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.values.rounding import plain_text

READ_AS_GIVEN = Rule(
    "IKU517",
    "read-as-given",
    Severity.NOTE,
    "{code} has neither a formula nor parts, so it is read from the data, column `{code}`",
    why="A component without a formula is a datum; that should be on purpose.",
    example="component A weight 5%",
    instead="`component A weight 5%: analysed / counted_before`, or say it: `component A weight 5%, given`",
)
CAP_MEANS = Rule(
    "IKU518",
    "what-the-cap-means",
    Severity.NOTE,
    "{code} counts at most {cap}: above {ratio} before its weight, nothing changes",
    why="A cap bounds what a component adds, after its weight; sheets often mean the ratio.",
    example="component A weight 5%, cap 10%: analysed / counted_before",
    instead="Write `min(…, 120%)` in the formula where the sheet bounds the ratio.",
)


def check_components(document: AnyDocument, report: Report) -> None:
    """Say what a cap means, and which components are read as data."""
    if not isinstance(document, Manual):
        return
    for part in document.parts.values():
        below = part.code in document.children
        lost = any(compares(each.values[0]) for each in part.said("weight"))  # its formula, taken for a comparison
        if not part.cases and not below and not part.said("given") and not lost:
            report.add(READ_AS_GIVEN.at(part.span, "write its formula behind a `:`, or `given`", code=part.code))
        _cap(part, report)


def _cap(part: Part, report: Report) -> None:
    weight, cap = _only(part, "weight"), _only(part, "cap")
    if weight and cap is not None and cap >= weight and not part.share_of:
        ratio = plain_text(cap / weight * 100) + "%"
        said = part.said("cap")[0].span
        report.add(CAP_MEANS.at(said, code=part.code, cap=plain_text(cap * 100) + "%", ratio=ratio))


def _only(part: Part, name: str) -> Fraction | None:
    said = part.said(name)
    return constant(said[0].values[0]) if len(said) == 1 else None
