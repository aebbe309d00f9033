"""What is tested: an aggregate is exact, skips only what the text says, and refuses members of the wrong kind."""

from fractions import Fraction
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.library.primitives import AGGREGATES
from iku_dsl.values.outcomes import NOT_APPLICABLE, Missing, Need, Value
from tests.unit.readings.exact_graphs import ABSENT, FAULT, MISSING, code, gathered, member

NUMBERS = st.lists(st.fractions(max_denominator=10**4), min_size=1, max_size=6)
WEIGHED = st.lists(st.tuples(st.fractions(max_denominator=99), st.fractions(1, 9, max_denominator=9)), min_size=1)
NUMERIC = sorted(AGGREGATES.keys() - {"count", "share"})


@given(NUMBERS)
def test_the_aggregates_of_numbers_are_what_their_names_say(numbers: list[Fraction]) -> None:
    members = [member(number) for number in numbers]
    total, mean = gathered("sum", *members), gathered("mean", *members)
    assert total == sum(numbers)
    assert isinstance(mean, Fraction)
    assert mean * len(numbers) == total
    assert [gathered("min", *members), gathered("max", *members)] == [sorted(numbers)[0], sorted(numbers)[-1]]
    assert gathered("count", *members) == len(numbers)


@given(st.lists(st.booleans(), min_size=1, max_size=9))
def test_share_is_the_part_that_holds(flags: list[bool]) -> None:
    assert gathered("share", *map(member, flags)) == Fraction(flags.count(True), len(flags))


@given(WEIGHED)
def test_deviations_from_a_weighed_mean_cancel_out(pairs: list[tuple[Fraction, Fraction]]) -> None:
    mean = gathered("mean", *[member(*pair) for pair in pairs])
    assert isinstance(mean, Fraction)
    assert sum((number - mean) * weight for number, weight in pairs) == 0


@given(WEIGHED, st.fractions(1, 9, max_denominator=9))
def test_weights_matter_only_in_proportion(pairs: list[tuple[Fraction, Fraction]], factor: Fraction) -> None:
    scaled = [member(number, weight * factor) for number, weight in pairs]
    assert gathered("mean", *scaled) == gathered("mean", *[member(*pair) for pair in pairs])


@pytest.mark.parametrize("name", AGGREGATES)
def test_with_nothing_left_an_aggregate_is_what_the_library_says_of_none(name: str) -> None:
    expected = Fraction(0) if "0 with none" in AGGREGATES[name].meaning else NOT_APPLICABLE
    assert gathered(name) == expected
    assert gathered(name, member(NOT_APPLICABLE), skips=True) == expected
    assert gathered(name, member(MISSING, keep=False)) == expected


@pytest.mark.parametrize("name", AGGREGATES)
@pytest.mark.parametrize("absent", ABSENT, ids=str)
def test_a_member_without_a_value_is_never_passed_over_in_silence(name: str, absent: Value) -> None:
    present = member(name == "share" or 1)
    assert gathered(name, present, member(absent)) == gathered(name, member(absent), present) == absent


@pytest.mark.parametrize("name", AGGREGATES)
def test_skipping_leaves_out_what_does_not_apply_and_nothing_else(name: str) -> None:
    present = member(name == "share" or 1)
    assert gathered(name, present, member(NOT_APPLICABLE), skips=True) == gathered(name, present)
    for absent in (MISSING, FAULT):
        assert gathered(name, present, member(absent), skips=True) == absent


def test_the_weight_of_a_member_that_is_skipped_is_not_asked_for() -> None:
    assert gathered("mean", member(3, 2), member(NOT_APPLICABLE, MISSING), skips=True) == 3


@pytest.mark.parametrize("absent", ABSENT, ids=str)
def test_a_weight_or_a_condition_without_a_value_stops_the_aggregate(absent: Value) -> None:
    assert gathered("mean", member(1, 1), member(2, absent)) == absent
    assert gathered("sum", member(1), member(2, keep=absent)) == absent


def test_everything_missing_is_named_at_once() -> None:
    needs = [Need("a", name, "year", "") for name in "xyz"]
    value = gathered("mean", *[member(Missing((need,)), 1) for need in needs[:2]], member(1, Missing((needs[2],))))
    assert isinstance(value, Missing)
    assert set(value.needs) == set(needs)


def test_only_members_whose_condition_holds_count() -> None:
    assert gathered("sum", member(1, keep=True), member(2, keep=False), member(4)) == 5
    assert code(gathered("sum", member(1, keep=0))) == code(gathered("sum", member(1, keep="late"))) == "IKU404"


@pytest.mark.parametrize("name", NUMERIC)
@pytest.mark.parametrize("wrong", [True, False, "late", ""], ids=repr)
def test_an_aggregate_of_numbers_refuses_what_is_none_wherever_it_stands(name: str, wrong: Value) -> None:
    for members in permutations([member(1), member(2), member(wrong)]):
        assert code(gathered(name, *members)) == "IKU404"


@pytest.mark.parametrize("wrong", [1, 0, "late", ""], ids=repr)
def test_share_refuses_what_is_no_condition(wrong: Value | int) -> None:
    assert code(gathered("share", member(True), member(wrong))) == "IKU404"


@pytest.mark.parametrize("wrong", [True, False, "late", ""], ids=repr)
def test_a_weight_that_is_no_number_is_refused(wrong: Value) -> None:
    assert code(gathered("mean", member(1, 1), member(2, wrong))) == "IKU404"


def test_weights_that_add_up_to_zero_are_a_division_by_zero() -> None:
    assert code(gathered("mean", member(1, 0), member(2, 0))) == "IKU401"
    assert code(gathered("mean", member(1, 1), member(2, -1))) == "IKU401"
