"""What is tested: printed figures of both conventions are read exactly, and what can be read two ways is refused."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.numbers import WRITTEN
from iku_dsl.values.printed import Figure, Unreadable, figure

CENTS = st.integers(-(10**12), 10**12)
PLACES = st.integers(0, 6)
SWAP = str.maketrans(",.", ".,")


def printed(units: int, places: int, convention: str, grouped: bool) -> str:
    """Return units of the last place as a report of the convention prints them."""
    whole, part = divmod(abs(units), 10**places)
    text = (f"{whole:,}" if grouped else f"{whole}") + (f".{part:0{places}}" if places else "")
    return ("-" if units < 0 else "") + (text.translate(SWAP) if convention == "id" else text)


@given(CENTS, PLACES, st.sampled_from(["id", "en"]), st.booleans())
def test_a_figure_is_read_back_exactly_under_the_convention_it_was_printed_in(
    units: int, places: int, convention: str, grouped: bool
) -> None:
    text = printed(units, places, convention, grouped)
    assert figure(text, convention) == Figure(Fraction(units, 10**places), False)


@given(CENTS, PLACES, st.sampled_from(["id", "en"]), st.booleans())
def test_without_a_convention_a_figure_is_read_as_printed_or_refused_with_that_reading(
    units: int, places: int, convention: str, grouped: bool
) -> None:
    value, read = Fraction(units, 10**places), figure(printed(units, places, convention, grouped))
    if isinstance(read, Unreadable):
        assert abs(value) in [Fraction(each) for each in read.readings]
        assert len(read.readings) == 2
    else:
        assert read == Figure(value, False)


@given(CENTS, st.sampled_from([1, 2, 4, 5, 6]), st.sampled_from(["id", "en"]), st.booleans())
def test_only_three_decimals_can_be_taken_for_thousands(
    units: int, places: int, convention: str, grouped: bool
) -> None:
    assert figure(printed(units, places, convention, grouped)) == Figure(Fraction(units, 10**places), False)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(".,"))
def test_a_single_mark_before_three_digits_is_refused_with_both_readings(first: int, last: int, mark: str) -> None:
    read = figure(f"{first}{mark}{last:03}")
    assert isinstance(read, Unreadable)
    assert {Fraction(each) for each in read.readings} == {
        Fraction(first * 1000 + last),
        Fraction(first * 1000 + last, 1000),
    }


@pytest.mark.parametrize("text", ["0,000", "0.000", "-0.000"])
def test_where_both_conventions_give_one_value_it_is_read(text: str) -> None:
    assert figure(text) == Figure(Fraction(0), False)


@given(CENTS, PLACES, st.sampled_from(["id", "en"]), st.sampled_from(["", " ", "\u00a0"]))
def test_a_percent_sign_divides_by_a_hundred_and_is_remembered(
    units: int, places: int, convention: str, blank: str
) -> None:
    text = printed(units, places, convention, True)
    assert figure(f"{text}{blank}%", convention) == Figure(Fraction(units, 10**places) / 100, True)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("101,72%", Fraction(10172, 10000)),
        ("84.50%", Fraction(845, 1000)),
        ("1.234,56", Fraction(123456, 100)),
        ("1,234.56", Fraction(123456, 100)),
        ("12.944.791.402", Fraction(12944791402)),
        ("1234,567", Fraction(1234567, 1000)),
        (" 12 ", Fraction(12)),
        ("+5", Fraction(5)),
    ],
)
def test_a_form_that_only_one_convention_admits_is_read_without_being_told(text: str, value: Fraction) -> None:
    assert figure(text) == Figure(value, "%" in text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "%",
        "about 80%",
        "1.23.45",
        "1,23,456",
        "1.234.56",
        "1,234,56",
        "12.",
        ",5",
        "1e5",
        "1/2",
        "8 0",
        "\u0661",
    ],
)
def test_what_is_no_figure_in_either_convention_has_no_reading(text: str) -> None:
    assert figure(text) == Unreadable()


@given(st.integers(1, 999), st.integers(0, 99))
def test_a_figure_of_the_other_convention_is_not_forced_into_the_one_named(first: int, cents: int) -> None:
    assert isinstance(figure(f"{first}.234,{cents:02}", "en"), Unreadable)
    assert isinstance(figure(f"{first},234.{cents:02}", "id"), Unreadable)


def test_the_length_of_a_figure_is_bounded() -> None:
    assert figure("9" * WRITTEN) == Figure(Fraction(10**WRITTEN - 1), False)
    assert figure("9" * (WRITTEN + 1)) == Unreadable()


@given(st.text() | st.text("0123456789.,%+- "), st.sampled_from(["", "id", "en", "xx"]))
def test_no_text_makes_the_reading_of_a_figure_fail(text: str, convention: str) -> None:
    assert isinstance(figure(text, convention), (Figure, Unreadable))
