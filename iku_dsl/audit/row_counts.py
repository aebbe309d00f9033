"""Claims go in; printed numbers of rows that the printed tables do not have come out."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.tables import AVERAGE, TOTAL

if TYPE_CHECKING:
    from iku_dsl.values.periods import Period


def miscounted(claims: Iterable[Claim]) -> Iterator[tuple[Claim, tuple[Claim, ...]]]:
    """Go through the printed numbers of rows that a table does not have; one with no row printed says nothing."""
    rows: dict[tuple[str, Period], dict[str, Claim]] = {}
    said: list[tuple[tuple[str, Period], Claim]] = []
    for each in claims:
        table, row = each.row.cell or ("", "")
        if row.casefold() == TOTAL and each.key.name == "count" and each.figures:
            said.append(((table, each.period), each))
        elif row and row.casefold() not in (TOTAL, AVERAGE):
            rows.setdefault((table, each.period), {}).setdefault(row, each)
    for where, claim in said:
        own = tuple(rows.get(where, {}).values())
        if own and not claim.admits(Fraction(len(own))):
            yield claim, own
