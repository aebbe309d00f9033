"""A document goes in; definitions that need themselves are reported."""

from iku_dsl.diagnostics.report import Report
from iku_dsl.model.documents import AnyDocument


def check_circles(document: AnyDocument, report: Report) -> None:
    """Report every circle once."""
    report.extend(document.plan.circular.values())
