"""What is tested: a printed date means the days that its form admits, and what is no date means none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.months import BULAN, NAMES
from iku_dsl.values.printed_dates import DAY_FIRST, MONTH_FIRST, ONE_WAY, days

DAYS = st.dates(date(1000, 1, 1))
LAST = date(2024, 1, 31)


@given(DAYS)
def test_a_date_that_begins_with_its_year_or_names_its_month_is_read_one_way(day: date) -> None:
    english, indonesian = NAMES[day.month - 1], BULAN[day.month - 1]
    written = [
        day.isoformat(),
        f"{day:%Y/%m/%d}",
        f"{day.isoformat()} 10:30:00",
        f"{day.isoformat()}T00:00",
        f"{day:%d.%m.%Y}",
        f"{day.day} {english.title()} {day.year}",
        f"{day.day}  {indonesian}  {day.year}",
        f"{day.day} {english[:3].upper()} {day.year}",
        f"{day.day}-{indonesian[:3].title()}-{day.year}",
    ]
    assert [days(each) for each in written] == [{ONE_WAY: day}] * len(written)


@given(DAYS, st.sampled_from("/-"))
def test_in_figures_a_day_up_to_the_twelfth_may_be_a_month(day: date, mark: str) -> None:
    found = days(f"{day.day:02}{mark}{day.month}{mark}{day.year}")
    if day.day == day.month:
        assert found == {ONE_WAY: day}
    elif day.day > 12:
        assert found == {DAY_FIRST: day}
    else:
        assert found == {DAY_FIRST: day, MONTH_FIRST: date(day.year, day.day, day.month)}


def test_the_month_may_stand_first() -> None:
    assert days("01/31/2024") == {MONTH_FIRST: LAST}


@pytest.mark.parametrize("word", ["Agustus", "August", "Agu", "Aug", "Agt", "Ags."])
def test_a_month_is_known_by_its_usual_short_names(word: str) -> None:
    assert days(f"17 {word} 2024") == {ONE_WAY: date(2024, 8, 17)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30/02/2024",
        "2024-02-30",
        "0000-01-01",
        "31/01/24",
        "01.31.2024",
        "31/01-2024",
        "31 Foo 2024",
        "31 J 2024",
        "Januari 2024",
        "45322",
        "2024-01-31T10:30Z",
        "20240131",
        "\u0663\u0661/01/2024",
    ],
)
def test_what_is_no_date_means_no_day(text: str) -> None:
    assert days(text) == {}


@given(st.text(max_size=30))
def test_whatever_is_written_nothing_is_raised(text: str) -> None:
    assert all(isinstance(day, date) for day in days(text).values())
