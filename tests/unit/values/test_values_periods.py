"""What is tested: periods are spans of months: their parts tile them, and their names come back as themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.months import NAMES
from iku_dsl.values.periods import Period, month, named, quarter, semester, to_date, year

YEARS = st.integers(1900, 2100)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Return a period that a text can name."""
    in_year = draw(YEARS)
    plain = draw(
        st.one_of(
            st.just(year(in_year)),
            st.integers(1, 4).map(lambda number: quarter(in_year, number)),
            st.integers(1, 2).map(lambda number: semester(in_year, number)),
            st.integers(1, 12).map(lambda number: month(in_year, number)),
        )
    )
    return to_date(plain) if draw(st.booleans()) else plain


def months(period: Period) -> list[int]:
    """Return the numbers of its months."""
    return list(range(period.first, period.last + 1))


@given(periods())
def test_each_way_to_divide_a_period_covers_every_month_once_and_in_order(period: Period) -> None:
    for way in period.parts():
        assert [number for part in way for number in months(part)] == months(period)
        assert {part.year for part in way} == {period.year}


@given(periods())
def test_parts_of_one_way_are_equally_long_and_shorter_than_the_whole(period: Period) -> None:
    for way in period.parts():
        assert len({part.months for part in way}) == 1
        assert all(part.months < period.months for part in way)


@given(periods())
def test_every_period_longer_than_a_month_divides_into_months_and_a_month_does_not(period: Period) -> None:
    by_month = tuple(month(period.year, number) for number in months(period))
    assert (by_month in period.parts()) == (period.months > 1)


def test_a_year_is_divided_into_quarters_first_then_semesters_then_months() -> None:
    assert [len(way) for way in year(2024).parts()] == [4, 2, 12]


def test_the_year_so_far_is_never_divided_across_its_end() -> None:
    assert [[str(part) for part in way] for way in to_date(quarter(2024, 3)).parts()] == [
        ["Q1", "Q2", "Q3"],
        list(NAMES[:9]),
    ]


@given(periods())
def test_a_name_comes_back_as_the_period_it_was_printed_for(period: Period) -> None:
    assert named(str(period), period.year) == period


@given(periods(), st.sampled_from([str.upper, str.title, str.lower]))
def test_case_and_blanks_of_a_name_do_not_matter(period: Period, letters: object) -> None:
    assert callable(letters)
    assert named("  " + letters(str(period)).replace(" ", " \t "), period.year) == period


@given(periods())
def test_the_year_so_far_begins_in_january_and_asking_twice_changes_nothing(period: Period) -> None:
    so_far = to_date(period)
    assert (so_far.first, so_far.last) == (1, period.last)
    assert to_date(so_far) == so_far


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Q1", 1, 3),
        ("Q4", 10, 12),
        ("to date Q3", 1, 9),
        ("to date Q4", 1, 12),
        ("semester 1", 1, 6),
        ("semester 2", 7, 12),
        ("august", 8, 8),
        ("to date may", 1, 5),
        ("to date semester 2", 1, 12),
        ("year", 1, 12),
        ("2024", 1, 12),
        ("TW I", 1, 3),
        ("TW II", 4, 6),
        ("tw iii", 7, 9),
        ("Triwulan IV", 10, 12),
        ("TW1", 1, 3),
        ("Triwulan 1", 1, 3),
        ("Semester I", 1, 6),
        ("semester II", 7, 12),
        ("s.d. TW II", 1, 6),
        ("s/d Triwulan III", 1, 9),
        ("Jan", 1, 1),
        ("may", 5, 5),
        ("Mei", 5, 5),
        ("Agt", 8, 8),
        ("aug", 8, 8),
        ("Okt", 10, 10),
        ("Des", 12, 12),
        ("s.d. Des", 1, 12),
    ],
)
def test_a_name_stands_for_the_months_a_calendar_gives_it(text: str, first: int, last: int) -> None:
    assert named(text, 2024) == Period(2024, first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q0",
        "Q5",
        "Q",
        "q 1",
        "semester 3",
        "sd Q2",
        "2023",
        "to date",
        "janu",
        "Q1 Q2",
        "TW V",
        "TW IIII",
        "QI",
        "semester III",
        "mai",
    ],
)
def test_what_names_no_period_of_the_year_is_none(text: str) -> None:
    assert named(text, 2024) is None


@given(st.text())
def test_no_text_makes_the_reading_of_a_name_fail(text: str) -> None:
    found = named(text, 2024)
    assert found is None or found.year == 2024


def test_a_name_of_any_length_is_read_without_failing() -> None:
    assert named("to date " * 5_000 + "Q1", 2024) in (None, Period(2024, 1, 3))
