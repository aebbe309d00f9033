"""What is tested: days, durations and periods make of each other what the calendar says, and nothing else."""

from datetime import MAXYEAR, MINYEAR, date, timedelta
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from iku_dsl.data.facts import Store
from iku_dsl.data.working_calendar import Calendar, Holiday
from iku_dsl.formula.algebra import Dated, Day, Operation
from iku_dsl.readings.exact_dates import COMPARE, idle
from iku_dsl.values.dates import Duration
from iku_dsl.values.outcomes import NOT_APPLICABLE, Value
from iku_dsl.values.periods import Period, month, quarter
from tests.unit.readings.exact_graphs import HERE, MISSING, YEAR, code, constant, evaluated, operated

SPRING = st.dates(date(2024, 1, 1), date(2024, 12, 1))
YEARS = range(2023, 2026)
OWN = st.frozensets(st.dates(date(2023, 1, 1), date(2025, 12, 31)), max_size=60)
JUNE = date(2024, 6, 3)
WEEK = Duration(7, "DAYS")
VALUES: list[Value] = [JUNE, WEEK, Fraction(2), True, "a", YEAR]
SIGNS = ["+", "-", "*", "/", "^", "=", "<>", "<", "<=", ">", ">="]


def with_holidays(days: frozenset[date] = frozenset()) -> Store:
    """Return facts in whose calendar these are the holidays."""
    own = {year: {day: Holiday(day, "Ours", "list") for day in days if day.year == year} for year in YEARS}
    return Store(calendar=Calendar(own))


def moved(day: date, sign: str, count: int, store: Store) -> Value:
    node = Operation(sign, (constant(day), constant(Duration(count, "WORKING_DAYS"))), span=HERE)
    return evaluated(node, store=store)


def due(of: Period | date, day: Day, store: Store) -> Value:
    asked = of if isinstance(of, Period) else YEAR  # a period in a text is the one in the year that is asked
    return evaluated(Dated("deadline", (constant(of),), day, span=HERE), asked, store)


def counted(first: date, last: date, store: Store) -> Value:
    return evaluated(Dated("working_days", (constant(first), constant(last)), span=HERE), store=store)


@pytest.mark.parametrize("sign", SIGNS)
def test_only_a_day_and_a_duration_or_two_days_make_anything_of_each_other(sign: str) -> None:
    for left, right in product(VALUES, VALUES):
        days, moves = isinstance(left, date) and isinstance(right, date), (date, Duration) == (type(left), type(right))
        if {type(left), type(right)} & {date, Duration}:
            fits = (days and sign in ("-", *COMPARE)) or (moves and sign in ("+", "-"))
            assert (code(operated(sign, left, right)) == "IKU404") is not fits


def test_what_is_not_there_outranks_what_does_not_fit() -> None:
    assert operated("+", JUNE, MISSING) == MISSING
    assert operated("<", NOT_APPLICABLE, JUNE) == NOT_APPLICABLE


@given(st.dates(), st.dates())
def test_days_are_subtracted_and_compared(one: date, other: date) -> None:
    assert operated("-", one, other) == Fraction(one.toordinal() - other.toordinal())
    assert operated("<", one, other) is (one < other)
    assert operated("=", one, other) is (one == other)
    assert operated("<>", one, other) is (one != other)
    assert operated(">=", one, other) is (one >= other)


@pytest.mark.parametrize("unit", ["DAYS", "MONTHS", "YEARS", "WORKING_DAYS"])
def test_the_calendar_has_two_ends(unit: str) -> None:
    first, last = date(MINYEAR, 1, 1), date(MAXYEAR, 12, 31)
    assert code(operated("+", last, Duration(9999, unit))) == "IKU450"
    assert code(operated("-", first, Duration(9999, unit))) == "IKU450"
    assert operated("+", last, Duration(0, unit)) == last


@given(SPRING, st.integers(1, 40), OWN)
def test_so_many_days_of_work_later_is_a_day_of_work_with_so_many_between(
    day: date, count: int, holidays: frozenset[date]
) -> None:
    store = with_holidays(holidays)
    later = moved(day, "+", count, store)
    assume(isinstance(later, date))
    assert isinstance(later, date)
    assert later.weekday() < 5
    assert later not in holidays
    assert counted(day, later, store) == count
    assert counted(later, day, store) == -count


@given(SPRING, st.integers(0, 40), OWN)
def test_back_and_forth_leads_to_the_same_day_of_work(day: date, count: int, holidays: frozenset[date]) -> None:
    assume(day.weekday() < 5 and day not in holidays)
    store = with_holidays(holidays)
    later = moved(day, "+", count, store)
    assume(isinstance(later, date))
    assert isinstance(later, date)
    assert moved(later, "-", count, store) == day


@given(st.integers(1, 12), st.integers(1, 31), st.integers(0, 1), OWN)
def test_a_deadline_is_the_first_day_of_work_from_the_day_it_names(
    number: int, day: int, months: int, holidays: frozenset[date]
) -> None:
    store = with_holidays(holidays)
    named = due(month(2024, number), Day(day, months, working=False), store)
    worked = due(month(2024, number), Day(day, months, working=True), store)
    assert isinstance(named, date)
    assert isinstance(worked, date)
    assert (named.year * 12 + named.month) - (2024 * 12 + number) == months
    assert named.day <= day
    assert worked.weekday() < 5
    assert worked not in holidays
    between = [named + timedelta(n) for n in range((worked - named).days)]
    assert all(each.weekday() >= 5 or each in holidays for each in between)
    assert [each for each, _ in idle(named - timedelta(1), worked, store)] == between


def test_of_a_longer_period_the_last_month_counts_and_of_a_date_its_own() -> None:
    store, tenth = with_holidays(), Day(10, 1, working=False)
    assert due(quarter(2024, 1), tenth, store) == date(2024, 4, 10)
    assert due(month(2024, 12), tenth, store) == date(2025, 1, 10)
    assert due(date(2024, 1, 31), tenth, store) == date(2024, 2, 10)
    assert due(date(2024, 1, 31), Day(31, 1, working=False), store) == date(2024, 2, 29)


@pytest.mark.parametrize("function", ["deadline", "working_days", "period_start", "period_end"])
def test_a_function_of_days_takes_nothing_else(function: str) -> None:
    operands = (constant(Fraction(1)), constant(Fraction(2)))[: 2 if function == "working_days" else 1]
    day = Day(1, 0, working=True) if function == "deadline" else None
    assert code(evaluated(Dated(function, operands, day, span=HERE))) == "IKU404"


def test_days_of_work_of_a_year_that_nobody_knows_are_not_counted() -> None:
    assert code(evaluated(Dated("working_days", (constant(date.min), constant(date.max)), span=HERE))) == "IKU451"
    assert code(operated("+", date(2040, 1, 2), Duration(9999, "WORKING_DAYS"))) == "IKU451"
    assert code(due(month(2040, 1), Day(1, 0, working=True), Store())) == "IKU451"
