"""What is tested: a day moved by a duration is a day of the calendar, in the month that was meant, or there is none."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.dates import LONGEST, Duration, end_of, in_month, is_weekend, moved, start_of
from iku_dsl.values.periods import Period, month, quarter, year

DAYS = st.dates()
COUNTS = st.integers(0, LONGEST)
SIGNS = st.sampled_from([1, -1])


@given(DAYS, COUNTS, SIGNS)
def test_months_clamp_to_the_end_of_the_month_that_is_meant(day: date, count: int, sign: int) -> None:
    found = moved(day, Duration(count, "MONTHS"), sign)
    meant = (day.year * 12 + day.month - 1) + sign * count
    if found is None:
        assert not 1 <= meant // 12 <= 9999
    else:
        assert found.year * 12 + found.month - 1 == meant
        assert found.day == min(day.day, monthrange(found.year, found.month)[1])


@given(DAYS, COUNTS, SIGNS)
def test_a_year_is_twelve_months(day: date, count: int, sign: int) -> None:
    if count * 12 <= LONGEST:
        assert moved(day, Duration(count, "YEARS"), sign) == moved(day, Duration(12 * count, "MONTHS"), sign)


@given(DAYS, COUNTS, SIGNS)
def test_days_are_counted_one_by_one_and_the_calendar_has_an_end(day: date, count: int, sign: int) -> None:
    found = moved(day, Duration(count, "DAYS"), sign)
    if found is None:
        assert not date.min.toordinal() <= day.toordinal() + sign * count <= date.max.toordinal()
    else:
        assert found - day == timedelta(sign * count)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (year(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (quarter(2024, 1), date(2024, 1, 1), date(2024, 3, 31)),
        (month(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (month(2100, 2), date(2100, 2, 1), date(2100, 2, 28)),
    ],
)
def test_the_ends_of_a_period(period: Period, first: date, last: date) -> None:
    assert (start_of(period), end_of(period)) == (first, last)


def test_a_weekend_is_a_saturday_or_a_sunday() -> None:
    assert [day for day in range(8, 15) if is_weekend(date(2024, 1, day))] == [13, 14]


def test_months_count_on_into_other_years() -> None:
    assert in_month(2024, 13, 31) == date(2025, 1, 31)
    assert in_month(2024, 0, 31) == date(2023, 12, 31)
    assert in_month(9999, 13, 1) is None


@pytest.mark.parametrize("unit", ["DAYS", "MONTHS", "YEARS", "WORKING_DAYS"])
def test_a_duration_is_said_as_a_person_says_it(unit: str) -> None:
    word = unit.lower().replace("_", " ")
    assert Duration(1, unit).spoken.words() == f"1 {word[:-1]}"
    assert Duration(2, unit).spoken.words() == f"2 {word}"
