"""A manual goes in; what fails in its formulas whatever the data are is found by computing it without any."""

from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.lower_manual import lower_manual
from iku_dsl.formula.walk import reachable
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.readings.exact import Exact
from iku_dsl.values.outcomes import Fault
from iku_dsl.values.periods import year

ANY_YEAR = 2000


def check_computing(document: AnyDocument, report: Report) -> None:
    """Report faults that no data can mend: a power without end, a division by a constant zero, a wrong type."""
    if not isinstance(document, Manual):
        return
    lowered = lower_manual(document, ANY_YEAR) if document.computes else None
    if lowered is None:
        return
    exact, period = Exact(Store()), year(ANY_YEAR)
    roots = (lowered.realisation, *lowered.scope.names.values(), *lowered.scope.ratios.values())
    for node in roots:
        exact.value(node, period)
    for node in reachable(roots):
        value = exact.known.get((id(node), period))
        if isinstance(value, Fault):
            report.add(value.diagnostic)
