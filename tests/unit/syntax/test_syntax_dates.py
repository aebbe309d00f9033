"""What is tested: dates and durations are read, or refused in their place, and formatted in both vocabularies."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.format import format_text
from iku_dsl.syntax.formulas import DateMark, DurationMark, Formula, Operation
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.statements import Value

UNITS = ["days", "months", "years", "working days"]


def formula(text: str, report: Report | None = None) -> Formula | None:
    """Return the formula of a value as it is read."""
    (statement,) = parse(Source("m.iku", f"value x: {text}"), Report() if report is None else report).statements or (
        None,
    )
    return statement.formula if isinstance(statement, Value) else None


@given(st.dates())
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    found = formula(day.isoformat())
    assert isinstance(found, DateMark)
    assert found.day == day


@given(st.integers(0, 9999), st.integers(0, 99), st.integers(0, 99))
def test_what_looks_like_a_date_is_one_or_is_refused_in_its_place(year: int, month: int, day: int) -> None:
    written, report = f"{year:04}-{month:02}-{day:02}", Report()
    found = formula(written, report)
    try:
        date.fromisoformat(written)
    except ValueError:
        (refused,) = report
        assert refused.rule.code == "IKU150"
        assert refused.span is not None
        assert refused.span.text == written
    else:
        assert isinstance(found, DateMark)


@given(st.integers(0, 9999), st.sampled_from(UNITS))
def test_a_duration_is_read_and_formatted_there_and_back(count: int, unit: str) -> None:
    found = formula(f"{count} {unit}")
    assert isinstance(found, DurationMark)
    assert (found.count, found.unit) == (count, unit.upper().replace(" ", "_"))
    word = unit[:-1] if count == 1 else unit
    english = f'manual m "M"\nvalue x: period_end - {count} {word}\n'
    indonesian = format_text(
        Source("m.iku", f'manual m "M"\nvalue x: period_end - {count} {unit}'), Report(), "indonesian"
    )
    assert indonesian is not None
    assert format_text(Source("m.iku", indonesian), Report(), "english") == english


@pytest.mark.parametrize("written", ["1.5 months", "10_000 days", "5% days", "9" * 60 + " years"])
def test_what_has_no_length_is_refused(written: str) -> None:
    report = Report()
    assert formula(written, report) is None
    assert [each.rule.code for each in report] == ["IKU151"]


def test_a_date_with_the_dashes_of_word_is_put_right() -> None:
    text = 'manual m "M"\nvalue x: 2024\u201301\u201131 - 1 day\n'
    assert format_text(Source("m.iku", text), Report()) == 'manual m "M"\nvalue x: 2024-01-31 - 1 day\n'


def test_numbers_with_blanks_between_are_arithmetic() -> None:
    assert isinstance(formula("2024 - 01 - 31"), Operation)


def test_words_of_durations_are_free_as_names() -> None:
    text = 'manual m "M"\ninput days\ninput months\nvalue day: days + months\n'
    assert format_text(Source("m.iku", text), Report()) == text
