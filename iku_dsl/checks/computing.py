"""A manual goes in; what fails in its formulas whatever the data are is found by computing it without any."""

from iku_dsl.data.facts import Store
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.algebra import Constant
from iku_dsl.formula.lower_earlier import OF_A_ROW, TOO_FAR
from iku_dsl.formula.lower_manual import lower_manual
from iku_dsl.formula.rules import INCOMPLETE
from iku_dsl.formula.walk import reachable
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.model.rules import UNKNOWN_NAME
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.exact_dates import NO_HOLIDAYS
from iku_dsl.values.outcomes import Fault
from iku_dsl.values.periods import month, quarter, year

ANY_YEAR = 2000
# Statements that could not be read, and names, have been reported where they stand; holidays are known of other years.
TOLD = (INCOMPLETE, UNKNOWN_NAME, NO_HOLIDAYS)
BEFORE_DATA = (TOO_FAR, OF_A_ROW)  # of which a formula has no value, whether rows are there or not
PERIODS = (year(ANY_YEAR), *(quarter(ANY_YEAR, number) for number in range(1, 5)), month(ANY_YEAR, 1))


def check_computing(document: AnyDocument, report: Report) -> None:
    """Report faults that no data can mend in any period: a power without end, a division by a constant zero."""
    if not isinstance(document, Manual):
        return
    lowered = lower_manual(document, ANY_YEAR) if document.computes else None
    if lowered is None:
        return
    roots = (lowered.realisation, *lowered.scope.names.values(), *lowered.scope.ratios.values())
    exact, nodes = Exact(Store()), reachable(roots)
    for period in PERIODS:
        for root in roots:
            exact.value(root, period)
    stated = [each.value for each in nodes if isinstance(each, Constant) and isinstance(each.value, Fault)]
    report.extend(each.diagnostic for each in stated if each.diagnostic.rule in BEFORE_DATA)
    for node in nodes:
        values = [exact.known.get((id(node), period)) for period in PERIODS]
        found = [value for value in values if value is not None]
        if found and all(isinstance(value, Fault) for value in found):
            faults = [value.diagnostic for value in found[:1] if isinstance(value, Fault)]
            report.extend(each for each in faults if each.rule not in TOLD)
