"""A number of decimals as written goes in; what is wrong with it comes out."""

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.syntax.formulas import Number
from iku_dsl.values.rounding import MOST, decimals_fit

WRONG_DECIMALS = Rule(
    "IKU532",
    "wrong-decimals",
    Severity.ERROR,
    "{decimals} is no number of decimals",
    why="Decimals are a whole number from 0 to 30.",
    example="round realisation to 1.5 decimals",
    instead="round realisation to 2 decimals",
)


def wrong_decimals(decimals: Number | None) -> Diagnostic | None:
    """Return what is wrong with the decimals of a `round`, a `show` or a table of bands."""
    if decimals is None or decimals_fit(decimals.value):
        return None
    return WRONG_DECIMALS.at(decimals.span, say("write 0 to {most}", most=MOST), decimals=decimals.span.text)
