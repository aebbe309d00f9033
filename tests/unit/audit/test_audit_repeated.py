"""An amount that is to the last digit that of another year is found; one that may well come again is not."""

import pytest

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.quantities import Key
from iku_dsl.audit.repeated import repeated
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.periods import Period, year
from iku_dsl.values.printed_figure import readings

PLACE = Source("published.csv", "id\n").whole()


def claim(printed: str, when: Period, quantity: str = "figure collected") -> Claim:
    told = Published(f"{when}", "table 1", None, "fees", quantity, when, printed, "en", PLACE, PLACE)
    return Claim(told, Key(told.subject, told.quantity), when, 2024, readings(printed, "en"))


@pytest.mark.parametrize(
    ("before", "now", "found"),
    [
        ("1,234,567", "1,234,567.00", 1),
        ("123,456", "123,456", 1),
        ("123,456", "123,457", 0),
        ("12,345,000", "12,345,000", 0),
        ("0.00012345", "0.00012345", 0),
        ("98.2345%", "98.2345%", 1),
    ],
)
def test_an_amount_hardly_comes_twice(before: str, now: str, found: int) -> None:
    both = [claim(now, year(2024)), claim(before, year(2023))]
    assert [(a.period.year, b.period.year) for a, b in repeated(both)] == [(2024, 2023)] * found


def test_what_is_printed_twice_of_one_year_or_of_two_things_is_no_copy() -> None:
    one, other = claim("123,456", year(2024)), claim("123,456", Period(2024, 1, 3))
    assert list(repeated([one, other, claim("123,456", year(2023), "figure budgeted")])) == []
