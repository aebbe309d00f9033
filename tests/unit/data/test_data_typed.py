"""What is tested: a number is read to the digits that a spreadsheet shows, exactly, and nothing else becomes one."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.data.typed import EMPTY, Cell, cell_of
from iku_dsl.values.printed import Figure, figure


@given(st.integers(-(10**14), 10**14), st.integers(0, 14))
def test_a_decimal_of_fifteen_digits_survives_its_double(digits: int, places: int) -> None:
    exact = Fraction(digits, 10**places)
    found = cell_of(float(Decimal(digits).scaleb(-places)))
    assert found.figure == Figure(exact, percent=False)


@given(st.floats(-1e40, 1e40).filter(lambda each: each == 0 or abs(each) > 1e-40))
def test_what_is_printed_is_the_number_in_the_international_form(value: float) -> None:
    found = cell_of(value)
    assert found.figure is not None
    assert figure(found.text, "en") == found.figure


def test_a_double_has_the_digits_that_a_spreadsheet_shows() -> None:
    assert cell_of(0.1 + 0.2) == Cell("0.3", Figure(Fraction(3, 10), percent=False))
    assert cell_of(-0.0) == Cell("0", Figure(Fraction(0), percent=False))


def test_a_percentage_is_printed_in_points() -> None:
    assert cell_of(0.825, percent=True) == Cell("82.5%", Figure(Fraction(33, 40), percent=True))
    assert cell_of(0.0, percent=True) == Cell("0%", Figure(Fraction(0), percent=True))


@pytest.mark.parametrize("value", [10**38, Decimal("12345678901234567890.123456789"), 0, Decimal("0.10")])
def test_integers_and_decimals_are_exact(value: int | Decimal) -> None:
    assert cell_of(value) == Cell(str(value), Figure(Fraction(value), percent=False))


@pytest.mark.parametrize("value", [float("inf"), float("nan"), Decimal("NaN"), 1e300, 1e-300, Decimal("1e999999")])
def test_what_no_table_may_write_is_no_number(value: float | Decimal) -> None:
    found = cell_of(value)
    assert found.figure is None
    assert found.text
    assert not isinstance(figure(found.text), Figure)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31), "2024-01-31"),
        (datetime(2024, 1, 31, 10, 5), "2024-01-31 10:05:00"),
        (time(10, 5), "10:05:00"),
        (timedelta(days=2), "2 days, 0:00:00"),
        (" a\nb ", "a\nb"),
        (b"\x00\xff", "x'00ff'"),
        ([1, 2], "[1, 2]"),
        ("0,5", "0,5"),
    ],
)
def test_everything_else_is_words(value: object, text: str) -> None:
    assert cell_of(value) == Cell(text)


@pytest.mark.parametrize("value", [None, ""])
def test_nothing_is_an_empty_cell(value: object) -> None:
    assert cell_of(value) == EMPTY
