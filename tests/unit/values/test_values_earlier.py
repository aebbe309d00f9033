"""What is tested: what lies a year, a quarter or a month before a period, and the rows of data that name their year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.periods import Period, dated, month, quarter, to_date, year

YEARS = st.integers(1900, 2100)


@given(YEARS, st.integers(1, 4))
def test_four_quarters_before_are_the_year_before(in_year: int, number: int) -> None:
    found: Period | None = quarter(in_year, number)
    for _ in range(4):
        assert found is not None
        found = found.earlier("QUARTER")
    assert found == quarter(in_year, number).earlier("YEAR") == quarter(in_year - 1, number)


@given(YEARS, st.integers(1, 12))
def test_the_month_before_ends_where_the_month_begins(in_year: int, number: int) -> None:
    before = month(in_year, number).earlier("MONTH")
    assert before is not None
    assert before.year * 12 + before.last + 1 == in_year * 12 + number


@pytest.mark.parametrize("period", [year(2024), to_date(quarter(2024, 2)), month(2024, 3), Period(2024, 2, 4)])
def test_no_quarter_lies_before_what_is_no_quarter(period: Period) -> None:
    assert period.earlier("QUARTER") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023", year(2023)),
        ("tahun 2023", year(2023)),
        ("Q4 2023", quarter(2023, 4)),
        ("2023 q4", quarter(2023, 4)),
        ("Desember 2023", month(2023, 12)),
        ("s.d. Q2 2023", to_date(quarter(2023, 2))),
        ("s.d. 2023", year(2023)),
        ("TW 1 2023", quarter(2023, 1)),
        ("TW I 2023", quarter(2023, 1)),
        ("s.d. Triwulan II 2023", to_date(quarter(2023, 2))),
        ("Des 2023", month(2023, 12)),
        ("Q2", quarter(2024, 2)),
    ],
)
def test_a_row_names_its_year_or_is_of_the_year_of_the_contract(text: str, period: Period) -> None:
    assert dated(text, 2024) == period


@pytest.mark.parametrize("text", ["Q4 2023 2022", "0999", "Q4 23", "12023", "2023Q4", "2023 of"])
def test_what_names_no_period_names_none_with_a_year_either(text: str) -> None:
    assert dated(text, 2024) is None


def test_a_period_is_named_with_its_year_where_that_is_another() -> None:
    assert [str(quarter(each, 4).said_in(2024).words()) for each in (2024, 2023)] == ["Q4", "Q4 2023"]
