"""A claim and a value in its unit go in; how a person reads them comes out."""

from fractions import Fraction

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantity_words import called
from iku_dsl.audit.tables import AVERAGE
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.readings.show import quantity
from iku_dsl.values.enclosed import Number
from iku_dsl.values.outcomes import Value
from iku_dsl.values.rounding import Rounding, decimal_text

FINER = 2  # decimals more than are printed, in which a recomputed figure is told


def subject_of(claim: Claim) -> Phrase:
    """Return what a claim is about, as a person says it."""
    return say(
        "{quantity} of {subject} for {period}",
        quantity=called(claim.row.quantity),
        subject=_subject(claim),
        period=claim.when,
    )


def _subject(claim: Claim) -> str | Phrase:
    """Return a subject; that of the average of a table is said in the language of the reader, as all totals are."""
    table, row = claim.row.cell or ("", "")
    return say("{table}[average]", table=table) if row == AVERAGE else claim.row.subject


def written(value: Value, claim: Claim) -> str:
    """Return a value as a person writes it, in the unit of a claim, a little finer than that is printed."""
    known = claim.quantity if claim.quantity and not claim.quantity.loose else None
    percent = known.percent if known else bool(claim.figures) and claim.figure.percent
    if not isinstance(value, Number):
        return ""
    exactly = quantity(value, percent)
    if isinstance(value, Fraction) and exactly.startswith("≈") and claim.figures:
        sign, scale = ("%", 100) if percent else ("", 1)
        return "≈" + decimal_text(value * scale, Rounding(claim.figure.decimals + FINER)) + sign
    return exactly
