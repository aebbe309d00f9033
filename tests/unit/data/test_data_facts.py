"""What is tested: a store gives back what was put in, for exactly its period, and chooses between nothing."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.data.facts import Datum, Store
from iku_dsl.diagnostics.phrase import worded
from iku_dsl.diagnostics.source import Source
from iku_dsl.values.outcomes import NOT_APPLICABLE, Missing, Value
from iku_dsl.values.periods import Period, month, quarter, semester, to_date, year

SPAN = Source("t.csv", "x").whole()
PERIODS = st.sampled_from([year(2024), quarter(2024, 1), quarter(2023, 1), month(2024, 3), semester(2024, 1)])
VALUES: st.SearchStrategy[Value] = st.sampled_from([Fraction(0), Fraction(1), Fraction(1, 2), NOT_APPLICABLE, "late"])
PUTS = st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xy"), PERIODS, VALUES))
Put = tuple[str, str, Period, Value]


def store(puts: list[Put]) -> Store:
    """Return a store with these figures."""
    found = Store(looked_in="data")
    for subject, name, period, value in puts:
        found.put(subject, name, period, Datum(value, "printed", "", SPAN))
    return found


@given(PUTS, st.sampled_from("ab"), st.sampled_from("xy"), PERIODS)
def test_a_figure_is_found_under_its_own_subject_name_and_period_only(
    puts: list[Put], subject: str, name: str, period: Period
) -> None:
    given_here = {value for *place, value in puts if place == [subject, name, period]}
    own = store(puts).own(subject, name, period)
    if len(given_here) > 1:
        assert isinstance(own, Missing)
    else:
        assert own == next(iter(given_here), None)


@given(PUTS, st.sampled_from("ab"), st.sampled_from("xy"))
def test_the_periods_of_a_figure_come_once_each_and_in_order(puts: list[Put], subject: str, name: str) -> None:
    expected = {period for whose, what, period, _ in puts if (whose, what) == (subject, name)}
    assert store(puts).periods(subject, name) == sorted(expected)


@given(PUTS, st.randoms(use_true_random=False))
def test_the_order_in_which_figures_are_put_does_not_matter(puts: list[Put], random: object) -> None:
    shuffled = list(puts)
    assert hasattr(random, "shuffle")
    random.shuffle(shuffled)
    for subject, name, period, _ in puts:
        assert store(shuffled).own(subject, name, period) == store(puts).own(subject, name, period)


def test_the_year_so_far_at_the_end_of_the_year_is_the_year() -> None:
    found = store([("a", "x", to_date(quarter(2024, 4)), Fraction(3))])
    assert found.own("a", "x", year(2024)) == 3


def test_one_figure_printed_twice_is_one_figure() -> None:
    found = Store()
    for printed in ("80%", "80,0%"):
        found.put("a", "x", year(2024), Datum(Fraction(4, 5), printed, "", SPAN))
    assert found.own("a", "x", year(2024)) == Fraction(4, 5)
    assert len(found.data("a", "x", year(2024))) == 2


def test_what_is_missing_says_whose_which_when_and_where_it_was_looked_for() -> None:
    found = Store(looked_in="reported.csv", files={"b": "b.csv"})
    needs = [found.missing(subject, "x", quarter(2024, 2)).needs[0] for subject in "ab"]
    assert [(need.subject, need.name, worded(need.period), need.looked_in) for need in needs] == [
        ("a", "x", "Q2", "reported.csv"),
        ("b", "x", "Q2", "b.csv"),
    ]
