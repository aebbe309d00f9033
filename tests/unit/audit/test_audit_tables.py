"""Totals and averages of printed tables are held against their rows, and against each other."""

import attrs
import pytest

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import Key
from iku_dsl.audit.tables import columns, unmatched
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.periods import year
from iku_dsl.values.printed_figure import readings

PLACE = Source("published.csv", "id\n").whole()


def claim(row: str, printed: str) -> Claim:
    told = Published(row, "table 1", None, f"zones[{row}]", "column planned", year(2024), printed, "en", PLACE, PLACE)
    return Claim(told, Key(told.subject, told.quantity), told.period, 2024, readings(printed, "en"))


def wrong(*cells: tuple[str, str]) -> list[str]:
    (column,) = columns(claim(*each) for each in cells)
    return [each.claim.row.id for each in unmatched(column)]


@pytest.mark.parametrize(
    ("total", "average", "found"),
    [("20.4", "10.2", []), ("20.4", "10.3", ["average"]), ("20.4", "10.1", ["average"]), ("20.5", "10.2", [])],
)
def test_an_average_is_held_against_the_total_beside_it(total: str, average: str, found: list[str]) -> None:
    assert wrong(("a", "10"), ("b", "10"), ("total", total), ("average", average)) == found


def test_an_end_that_no_row_reaches_is_not_reached_by_their_sum() -> None:
    assert wrong(("a", "1.5"), ("total", "1.6")) == ["total"]
    assert wrong(("a", "1.5"), ("total", "1.4")) == ["total"]
    assert wrong(("a", "1.5"), ("total", "1.55")) == []
    assert wrong(("a", "-1.5"), ("total", "-1.6")) == ["total"]
    assert wrong(("a", "-1.5"), ("total", "-1.4")) == ["total"]
    assert wrong(("a", "1.5"), ("b", "1.5"), ("c", "1.5"), ("total", "4.7")) == ["total"]
    assert wrong(("a", "1.5"), ("b", "1.5"), ("average", "1.6")) == ["average"]
    assert wrong(("a", "1.50"), ("b", "1.5"), ("total", "3.1")) == []


@pytest.mark.parametrize(
    ("goods", "capital", "total", "told"),
    [
        ("Rp10,177,035,402", "2,767,756,000", "12,944,792,000", [("total", True)]),  # both were rounded to thousands
        ("Rp10,177,035,402", "2,767,756,001", "12,944,791,000", [("total", True)]),  # in thousands, of the sum
        ("Rp10,177,035,402", "2,767,756,001", "12,944,791,403", []),
        ("Rp10,177,035,402", "2,767,756,000", "12,944,793,000", [("total", False)]),
        ("Rp402", "756", "1159", [("total", True)]),  # each was half a rupiah more
        ("Rp402", "756", "1160", [("total", False)]),
        ("402", "756", "1159", [("total", False)]),  # counted, and no half of one
    ],
)
def test_amounts_that_were_perhaps_rounded_refute_no_total(
    goods: str, capital: str, total: str, told: list[tuple[str, bool]]
) -> None:
    cells = [claim(*each) for each in (("goods", goods), ("capital", capital), ("total", total))]
    (column,) = columns(attrs.evolve(each, exact=True) for each in cells)
    assert [(each.claim.row.id, each.rounded) for each in unmatched(column)] == told
