"""Claims go in; spans of time in printed tables that end before they begin come out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from iku_dsl.audit.claim import Claim
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.syntax.vocabulary import spans
from iku_dsl.values.printed_dates import days

if TYPE_CHECKING:
    from iku_dsl.values.periods import Period

ENDS_BEFORE_IT_BEGINS = Rule(
    "IKU708",
    "ends-before-it-begins",
    Severity.ERROR,
    "the {claim} is printed as {printed}, and begins on {start}",
    why="What ends before it begins has a wrong year on one side, or its two dates were exchanged.",
    example="a lease from 1 July 2024 to 30 June 2024",
    instead="30 June 2025",
)


def backwards(claims: Iterable[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Go through the ends that are dated before their start, each with the start in the same row."""
    rows: dict[tuple[tuple[str, str], Period], dict[str, Claim]] = {}
    for each in claims:
        if each.row.cell is not None:
            name = each.row.quantity.partition(" ")[2].casefold()
            rows.setdefault((each.row.cell, each.period), {}).setdefault(name, each)
    for cells in rows.values():
        for start, end in spans():
            if start in cells and end in cells and _before(cells[end], cells[start]):
                yield cells[end], cells[start]


def _before(end: Claim, start: Claim) -> bool:
    """Return whether a day lies before another one, in whatever order day and month are written."""
    ends, starts = (tuple(days(each.row.printed).values()) for each in (end, start))
    return bool(ends and starts) and max(ends) < min(starts)
