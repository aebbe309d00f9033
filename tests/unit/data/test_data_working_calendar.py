"""What is tested: a year is known in full or not at all; a contract's own list comes before the library."""

import builtins
from datetime import date
from types import ModuleType

import pytest

from iku_dsl.data.working_calendar import Calendar, Holiday, Unknown, library


def test_the_library_knows_holidays_and_collective_leave() -> None:
    calendar = Calendar()
    eid, leave = (calendar.holiday(date(2024, 4, day)) for day in (10, 9))
    assert isinstance(eid, Holiday)
    assert isinstance(leave, Holiday)
    assert (eid.name, leave.name) == ("Hari Raya Idul Fitri", "Cuti Bersama Hari Raya Idul Fitri")
    assert eid.source.startswith("holidays ")
    assert calendar.holiday(date(2024, 4, 16)) is None
    assert list(calendar.met) == [date(2024, 4, 10), date(2024, 4, 9)]


@pytest.mark.parametrize("number", [1, 1946, 2001, 2030, 2077, 2100, 9999])
def test_a_year_of_which_the_library_has_no_leave_or_estimates_is_not_known(number: int) -> None:
    assert isinstance(library(number), Unknown)


def test_every_known_year_has_no_estimate_in_it() -> None:
    known = {number: days for number in range(1990, 2040) if not isinstance(days := library(number), Unknown)}
    assert {2024, 2025, 2026} <= known.keys()
    assert [each.name for days in known.values() for each in days.values() if "perkiraan" in each.name] == []


def test_an_own_list_is_the_calendar_of_its_year() -> None:
    day = date(2040, 3, 1)
    listed = Holiday(day, "Ours", "data/holidays.csv")
    calendar = Calendar({2040: {day: listed}})
    assert calendar.holiday(day) == listed
    assert calendar.holiday(date(2040, 1, 2)) is None
    assert isinstance(calendar.holiday(date(2041, 1, 2)), Unknown)
    assert calendar.met == {day: listed}


def test_a_list_that_cannot_be_read_leaves_nothing_known() -> None:
    known = Calendar().holiday(date(2040, 1, 2))
    assert isinstance(known, Unknown)
    assert Calendar(broken=known).holiday(date(2024, 4, 10)) is known


def test_without_the_extra_nothing_is_known_and_what_serves_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *rest: object) -> ModuleType:
        if name == "holidays":
            raise ImportError(name)
        return real(name, *rest)  # type: ignore[arg-type]

    library.cache_clear()
    monkeypatch.setattr(builtins, "__import__", refuse)
    found = library(2024)
    library.cache_clear()
    assert isinstance(found, Unknown)
    assert "iku-dsl[calendar]" in found.hint.words()
    assert "data/holidays.csv" in found.hint.words()
