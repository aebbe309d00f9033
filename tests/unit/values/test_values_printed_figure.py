"""What is tested: a printed figure stands for exactly the values that print so, whatever words are around it."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.values.numbers import WRITTEN
from iku_dsl.values.printed_figure import LONGEST, PrintedFigure, readings
from iku_dsl.values.printed_words import MAGNITUDES
from iku_dsl.values.rounding import Mode, Rounding, decimal_text

VALUES = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**4)
HALVES = st.builds(
    lambda units, places: Fraction(units, 2 * 10**places), st.integers(-(10**6), 10**6), st.integers(0, 4)
)
BIT = Fraction(1, 10**9)
SWAP = str.maketrans(",.", ".,")


def printed(value: Fraction, decimals: int, form: str) -> str:
    """Return a value as a report prints it, with marks of thousands."""
    text = decimal_text(value, Rounding(decimals, Mode.HALF_UP))
    whole, _, part = text.lstrip("-").partition(".")
    grouped = ("-" if text.startswith("-") else "") + f"{int(whole):,}" + (f".{part}" if part else "")
    return grouped.translate(SWAP) if form == "id" else grouped


def one(text: str, form: str = "") -> PrintedFigure:
    """Return the only reading of a text."""
    (found,) = readings(text, form)
    return found


@given(VALUES | HALVES, VALUES | HALVES, st.integers(0, 4), st.sampled_from(["id", "en"]))
def test_the_interval_holds_exactly_the_values_that_print_so(
    value: Fraction, other: Fraction, decimals: int, form: str
) -> None:
    text = printed(value, decimals, form)
    found = one(text, form)
    assert found.contains(value)
    for each in (
        other,
        found.low,
        found.high,
        found.value,
        found.low + Fraction(1, 10**9),
        found.high + Fraction(1, 10**9),
    ):
        assert found.contains(each) == (printed(each, decimals, form) == text)


@given(VALUES, st.integers(0, 4), st.sampled_from(["id", "en"]), st.sampled_from(sorted(MAGNITUDES)), st.booleans())
def test_a_magnitude_and_a_percent_sign_scale_the_value_and_its_interval_alike(
    value: Fraction, decimals: int, form: str, word: str, percent: bool
) -> None:
    text = printed(value, decimals, form)
    alone, scaled = one(text, form), one(f"{text} {word}{'%' if percent else ''}", form)
    scale = Fraction(10 ** MAGNITUDES[word], 100 if percent else 1)
    assert (scaled.low, scaled.high, scaled.percent) == (alone.low * scale, alone.high * scale, percent)


@given(VALUES, st.integers(0, 4), st.sampled_from(["id", "en"]))
def test_without_a_form_every_form_that_fits_is_a_reading(value: Fraction, decimals: int, form: str) -> None:
    text = printed(value, decimals, form)
    (own,) = [each for each in readings(text) if form in each.forms]
    assert (own.value, own.step) == (one(text, form).value, one(text, form).step)
    assert sorted(each for found in readings(text) for each in found.forms) == [
        each for each in ("en", "id") if readings(text, each)
    ]


@pytest.mark.parametrize(
    ("text", "value", "step", "rest"),
    [
        ("101,72%", "1.0172", "0.0001", ("", True, "")),
        ("28.094 orang", "28094", "1", ("", False, "orang")),
        ("Rp81,5 triliun", "81500000000000", "100000000000", ("", False, "Rp")),
        ("Rp 10 Miliar", "10000000000", "1000000000", ("", False, "Rp")),
        ("3,1 (skala 4)", "3.1", "0.1", ("", False, "skala 4")),
        ("81 (skala", "81", "1", ("", False, "skala")),
        (">10 %", "0.1", "0.01", (">", True, "")),
        ("\u2265 80", "80", "1", (">=", False, "")),
        ("minimal 4 kali", "4", "1", (">=", False, "kali")),
        ("tidak kurang dari 5 persen", "0.05", "0.01", (">=", True, "")),
        ("paling banyak 20%", "0.2", "0.01", ("<=", True, "")),
        ("kurang dari 3", "3", "1", ("<", False, "")),
        ("-5,5%", "-0.055", "0.001", ("", True, "")),
        ("\u22125", "-5", "1", ("", False, "")),
        ("+7", "7", "1", ("", False, "")),
        ("2540m2", "2540", "1", ("", False, "m2")),
        ("5 (lima) kasus", "5", "1", ("", False, "lima kasus")),
        ("25 KEK.", "25", "1", ("", False, "KEK")),
        ("0,00", "0", "0.01", ("", False, "")),
    ],
)
def test_what_stands_around_a_figure_is_understood_or_kept(
    text: str, value: str, step: str, rest: tuple[str, bool, str]
) -> None:
    found = one(text, "id")
    assert (found.value, found.step) == (Fraction(value), Fraction(step))
    assert (found.comparison, found.percent, found.unit) == rest


@pytest.mark.parametrize("text", ["282.698", "1,346"])
def test_three_digits_behind_a_mark_are_two_readings(text: str) -> None:
    assert sorted((each.value, each.step, each.forms) for each in readings(text)) == sorted(
        (each.value, each.step, each.forms) for form in ("id", "en") for each in readings(text, form)
    )
    assert len(readings(text)) == 2


def test_a_figure_that_stands_wholly_in_brackets_may_be_negative() -> None:
    assert [each.value for each in readings("(1.234)", "id")] == [1234, -1234]
    assert [each.value for each in readings("(-7)", "id")] == [-7]
    assert [each.value for each in readings("12 (7)", "id")] == [12]


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "\u221e", "N/A", "Hijau", "1a-CP", "SS-3", "4a-CP:SUB1", "Q4", "3 dari 5", "3/5", "2019-2024",
        "100% : 100%", "2 Februari 2024", "2024-02-03", "Rp50.00.000,00", "41 41", "50%%", "50% (5%)", "1.2.3",
        "9" * (WRITTEN + 1), "kata " * LONGEST + "5",
    ],
)  # fmt: skip
def test_what_is_no_figure_has_no_reading(text: str) -> None:
    assert readings(text) == ()


@given(st.text(alphabet="0123456789.,%-+()<> Rpmjutaskla\u2212\u221e\n", max_size=60))
def test_any_text_is_read_or_not_and_never_fails(text: str) -> None:
    for each in readings(text):
        assert each.low < each.value < each.high
        assert each.contains(each.value)
