"""What is tested: what stands in the way of a result outranks what matters less, and everything missing is named."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Missing, Need, NotApplicable, Value, absence
from iku_dsl.values.periods import quarter

RULE = Rule("IKU999", "test", Severity.ERROR, "{what}", why="", example="", instead="")
PRESENT: st.SearchStrategy[Value] = st.one_of(
    st.fractions(), st.booleans(), st.text(max_size=5), st.integers(1, 4).map(lambda number: quarter(2024, number))
)
NEEDS = st.builds(Need, *[st.sampled_from("abc")] * 4)
MISSING = st.lists(NEEDS, min_size=1, max_size=3).map(lambda needs: Missing(tuple(needs)))
FAULTS = st.sampled_from("pqr").map(lambda what: Fault(RULE.at(None, what=what)))
INAPPLICABLE = st.just(NOT_APPLICABLE)


def mixed(*kinds: st.SearchStrategy[Value]) -> st.SearchStrategy[list[Value]]:
    """Return lists of values of these kinds."""
    return st.lists(st.one_of(*kinds), max_size=6)


@given(mixed(PRESENT))
def test_present_values_stand_in_no_way_not_even_zero_false_or_an_empty_choice(values: list[Value]) -> None:
    assert absence([*values, Fraction(0), False, ""]) is None


@given(mixed(PRESENT, INAPPLICABLE))
def test_one_value_that_does_not_apply_makes_the_result_not_apply(values: list[Value]) -> None:
    assert isinstance(absence([*values, NotApplicable()]), NotApplicable)


@given(mixed(PRESENT, INAPPLICABLE, MISSING), MISSING)
def test_what_is_missing_outranks_what_does_not_apply(values: list[Value], missing: Missing) -> None:
    assert isinstance(absence([NOT_APPLICABLE, *values, missing]), Missing)


@given(mixed(PRESENT, INAPPLICABLE, MISSING))
def test_everything_missing_is_named_once(values: list[Value]) -> None:
    needs = {need for value in values if isinstance(value, Missing) for need in value.needs}
    found = absence(values)
    named = found.needs if isinstance(found, Missing) else ()
    assert set(named) == needs
    assert len(named) == len(needs)


@given(mixed(PRESENT, INAPPLICABLE, MISSING), FAULTS, mixed(PRESENT, INAPPLICABLE, MISSING, FAULTS))
def test_the_first_fault_outranks_everything(before: list[Value], fault: Fault, after: list[Value]) -> None:
    assert absence([*before, fault, *after]) is fault


@given(mixed(PRESENT, INAPPLICABLE, MISSING, FAULTS), st.randoms(use_true_random=False))
def test_the_order_of_the_values_does_not_decide_what_kind_of_absence_there_is(
    values: list[Value], random: Random
) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)
    assert type(absence(shuffled)) is type(absence(values))


def test_nothing_at_all_stands_in_no_way() -> None:
    assert absence([]) is None
