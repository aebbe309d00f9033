"""All checks, in the order in which they run."""

from collections.abc import Callable

from iku_dsl.checks.applicability import check_applicability
from iku_dsl.checks.circles import check_circles
from iku_dsl.checks.components import check_components
from iku_dsl.checks.computing import check_computing
from iku_dsl.checks.confidence import check_confidence
from iku_dsl.checks.dates import check_dates
from iku_dsl.checks.declared_units import check_declared_units
from iku_dsl.checks.effect import check_effect
from iku_dsl.checks.examples import check_examples
from iku_dsl.checks.lookups import check_lookups
from iku_dsl.checks.member_weights import check_framework_weights, check_member_weights
from iku_dsl.checks.members import check_members
from iku_dsl.checks.names import check_names
from iku_dsl.checks.polarities import check_polarity
from iku_dsl.checks.realisations import check_realisations
from iku_dsl.checks.structure import (
    check_candidates,
    check_framework,
    check_manual_domain,
    check_statuses,
    check_targets,
)
from iku_dsl.checks.tables import check_tables
from iku_dsl.checks.truths import check_truths
from iku_dsl.checks.unconsolidated import check_unconsolidated
from iku_dsl.checks.units import check_units
from iku_dsl.checks.weights import check_manual_weights
from iku_dsl.diagnostics.report import Report
from iku_dsl.model.documents import AnyDocument
from iku_dsl.model.resolve import Scorecard

CHECKS: tuple[Callable[[AnyDocument, Report], None], ...] = (
    check_names,
    check_members,
    check_circles,
    check_lookups,
    check_tables,
    check_dates,
    check_manual_domain,
    check_manual_weights,
    check_components,
    check_truths,
    check_polarity,
    check_realisations,
    check_effect,
    check_units,
    check_declared_units,
    check_applicability,
    check_framework,
    check_statuses,
    check_framework_weights,
    check_computing,
    check_unconsolidated,
    check_examples,
    check_confidence,
)
SCORECARD_CHECKS: tuple[Callable[[Scorecard, Report], None], ...] = (
    check_member_weights,
    check_targets,
    check_candidates,
)


def check_document(document: AnyDocument, report: Report) -> None:
    """Run every check of one document."""
    for check in CHECKS:
        check(document, report)


def check_scorecard(card: Scorecard, report: Report) -> None:
    """Run every check of a contract with its framework and manuals."""
    for check in SCORECARD_CHECKS:
        check(card, report)
