"""Published figures, a contract and its data go in; names that nothing has are reported: they would pass unseen."""

from collections.abc import Sequence

from iku_dsl.checks.published_known import known_to
from iku_dsl.checks.published_names import unknown_names
from iku_dsl.checks.published_rows import unknown_rows
from iku_dsl.data.facts import Store
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.lower_scorecard import LoweredScorecard


def check_published(rows: Sequence[Published], computed: LoweredScorecard, data: Store, report: Report) -> None:
    """Report subjects, parts, columns and rows that a contract, lowered from its manuals, and the data do not have."""
    if rows:
        known = known_to(computed)
        report.extend(unknown_names(rows, known))
        report.extend(unknown_rows(rows, known, data))
