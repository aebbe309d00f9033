"""What is tested: a period takes its own figure; without one it is made up of its parts, and only as the text says."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.phrase import worded
from iku_dsl.formula.algebra import ByPeriod, Node
from iku_dsl.values.outcomes import NOT_APPLICABLE, Missing, Value
from iku_dsl.values.periods import Period, month, quarter, semester, to_date
from tests.unit.readings.exact_graphs import FAULT, HERE, YEAR, constant, datum, evaluated, store_of

QUARTERS = [quarter(2024, number) for number in (1, 2, 3, 4)]
WAYS = ["SUM", "AVERAGE", "LAST_KNOWN"]
FIGURES = st.lists(st.fractions(max_denominator=100), min_size=4, max_size=4)


def by_period(entries: dict[Period, Value | int], consolidate: str | None = None, latest: bool = False) -> Node:
    """Return the node of a value stated by period."""
    nodes = tuple((period, constant(value)) for period, value in entries.items())
    return ByPeriod("target", nodes, consolidate, latest, "a", span=HERE)


def needed(value: Value) -> list[str]:
    """Return the periods for which something is missing."""
    assert isinstance(value, Missing)
    return [worded(need.period) for need in value.needs]


@given(FIGURES)
def test_a_year_is_the_sum_the_average_or_the_last_of_its_quarters(figures: list[Fraction]) -> None:
    store = store_of(dict(zip(QUARTERS, figures, strict=True)))
    found = [evaluated(datum(way), YEAR, store) for way in WAYS]
    assert found == [sum(figures), Fraction(sum(figures), 4), figures[3]]


@given(FIGURES)
def test_the_year_so_far_takes_no_quarter_behind_its_end(figures: list[Fraction]) -> None:
    store = store_of(dict(zip(QUARTERS, figures, strict=True)))
    assert evaluated(datum("SUM"), to_date(QUARTERS[2]), store) == sum(figures[:3])


@given(FIGURES)
def test_a_value_stated_by_quarter_consolidates_as_data_do(figures: list[Fraction]) -> None:
    by_quarter = dict(zip(QUARTERS, figures, strict=True))
    for way in WAYS:
        assert evaluated(by_period({**by_quarter}, way)) == evaluated(datum(way), YEAR, store_of({**by_quarter}))


@pytest.mark.parametrize("way", [None, *WAYS])
def test_a_figure_given_for_the_period_itself_is_taken_whatever_the_parts_come_to(way: str | None) -> None:
    figures: dict[Period, Value | int] = {YEAR: 7, **dict.fromkeys(QUARTERS, 100)}
    assert evaluated(datum(way), YEAR, store_of(figures)) == 7
    assert evaluated(by_period(figures, way)) == 7


def test_nothing_is_made_up_of_parts_unless_the_text_says_how() -> None:
    figures: dict[Period, Value | int] = dict.fromkeys(QUARTERS, 1)
    assert needed(evaluated(datum(None), YEAR, store_of(figures))) == ["year"]
    assert needed(evaluated(by_period(figures))) == ["year"]


@pytest.mark.parametrize("parts", [[month(2024, 1), month(2024, 2), month(2024, 3)], QUARTERS])
def test_a_period_is_made_up_of_whatever_parts_there_are_figures_for(parts: list[Period]) -> None:
    whole = Period(2024, parts[0].first, parts[-1].last)
    assert evaluated(datum("SUM"), whole, store_of(dict.fromkeys(parts, 2))) == 2 * len(parts)


def test_two_semesters_make_a_year() -> None:
    figures: dict[Period, Value | int] = {semester(2024, 1): 3, semester(2024, 2): 4}
    assert evaluated(datum("SUM"), YEAR, store_of(figures)) == 7


def test_figures_given_by_month_are_not_lost_beside_one_given_by_quarter() -> None:
    figures: dict[Period, Value | int] = {QUARTERS[0]: 10, **{month(2024, number): 1 for number in (4, 5, 6)}}
    assert evaluated(datum("SUM"), to_date(QUARTERS[1]), store_of(figures)) == 13


def test_a_part_with_no_target_is_skipped_and_one_with_a_target_and_no_figure_leaves_the_whole_missing() -> None:
    store = store_of({QUARTERS[0]: 1, QUARTERS[1]: 2, QUARTERS[3]: 4})
    targets = [by_period(dict.fromkeys(QUARTERS, True)), by_period({quarter(2024, 1): True, quarter(2024, 4): True})]
    assert needed(evaluated(datum("SUM", targets[0]), YEAR, store)) == ["Q3"]
    assert evaluated(datum("SUM", targets[1]), YEAR, store) == 5


def test_the_last_known_value_is_that_of_the_last_part_measured_even_when_it_is_missing() -> None:
    targets = by_period({QUARTERS[0]: True, QUARTERS[2]: True})
    assert needed(evaluated(datum("LAST_KNOWN", targets), YEAR, store_of({QUARTERS[0]: 1}))) == ["Q3"]


def test_a_part_that_does_not_apply_counts_neither_in_the_sum_nor_in_the_average() -> None:
    figures: dict[Period, Value | int] = {
        QUARTERS[0]: 2,
        QUARTERS[1]: NOT_APPLICABLE,
        QUARTERS[2]: 4,
        QUARTERS[3]: NOT_APPLICABLE,
    }
    assert [evaluated(datum(way), YEAR, store_of(figures)) for way in ("SUM", "AVERAGE")] == [6, 3]


@pytest.mark.parametrize("way", WAYS)
def test_where_no_part_applies_neither_does_the_whole(way: str) -> None:
    figures: dict[Period, Value | int] = dict.fromkeys(QUARTERS, NOT_APPLICABLE)
    assert evaluated(datum(way), YEAR, store_of(figures)) == NOT_APPLICABLE


@pytest.mark.parametrize("way", ["SUM", "AVERAGE"])
def test_a_fault_in_one_part_is_the_fault_of_the_whole(way: str) -> None:
    assert evaluated(by_period({QUARTERS[0]: 1, QUARTERS[1]: FAULT}, way)) == FAULT


def test_two_figures_that_differ_for_one_part_leave_the_whole_missing() -> None:
    store = store_of({QUARTERS[0]: 1, QUARTERS[1]: 2})
    for place, figures in store_of({QUARTERS[1]: 3}).figures.items():
        store.figures[place][QUARTERS[1]] += figures[QUARTERS[1]]
    assert needed(evaluated(datum("SUM"), to_date(QUARTERS[1]), store)) == ["Q2"]


def test_without_targets_a_sum_needs_every_part_as_soon_as_one_is_known() -> None:
    store = store_of({QUARTERS[0]: 1, QUARTERS[1]: 2})
    assert needed(evaluated(datum("SUM"), YEAR, store)) == ["Q3", "Q4"]
    assert evaluated(datum("LAST_KNOWN"), YEAR, store) == 2


def test_a_parameter_of_the_year_so_far_is_the_one_in_force_at_its_end() -> None:
    stated: dict[Period, Value | int] = {period: period.last for period in QUARTERS}
    parameter = by_period(stated, latest=True)
    assert [evaluated(parameter, to_date(period)) for period in QUARTERS] == [3, 6, 9, 12]
    assert evaluated(by_period({**stated, YEAR: 99}, latest=True), YEAR) == 99


def test_what_is_missing_is_looked_for_where_the_data_are_or_where_the_text_states_it() -> None:
    found = [evaluated(datum(), YEAR, store_of({})), evaluated(by_period({}))]
    assert [value.needs[0].looked_in for value in found if isinstance(value, Missing)] == ["a.csv", "p.iku:1"]
