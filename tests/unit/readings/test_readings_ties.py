"""What is tested: where equals compete for the last conversions the range covers every order; elsewhere is none."""

from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.readings.scoring import Scores
from iku_dsl.readings.ties import Range
from iku_dsl.session import Session
from iku_dsl.values.periods import year

FRAMEWORK = """framework test-regime "Test"
levels indicator, organisation
index from 0 to 120
index of maximize: realisation / target * 100
convertible to 120 when realisation = target and target = attainable, measures quality,
    at most {places}, first CP, then N
weight of indicator: 1
value of organisation: mean(members.index by weight where applicable)
"""
LINE = """indicator {code} kind {kind}, weight {weight}, target year 100%, unit percent, polarity maximize,
    measures quality, attainable 100%, convertible to 120
"""


def scores(folder: Path, lines: list[tuple[str, str, int]], places: int, first: str = "") -> Scores:
    """Return the scores of indicators (code, kind, weight) that all meet their target of 100%."""
    (folder / "data").mkdir()
    (folder / "test-regime.iku").write_text(FRAMEWORK.format(places=places), encoding="utf-8")
    text = 'contract office "Office" year 2024\nframework test-regime\n' + "".join(
        LINE.format(code=code, kind=kind, weight=weight) for code, kind, weight in lines
    )
    (folder / "contract.iku").write_text(text + (f"convert first {first}\n" if first else ""), encoding="utf-8")
    reported = "indicator,period,realisation\n" + "".join(f"{code},year,100%\n" for code, _, _ in lines)
    (folder / "data" / "reported.csv").write_text(reported, encoding="utf-8")
    session = Session()
    loaded = session.load(folder)
    assert loaded is not None, [each.message for each in session.report]
    found = session.score(loaded, year(2024), "reported")
    assert {each.rule.code for each in session.report if each.severity.value == "error"} <= {"IKU504"}
    return found


def whole(found: Scores) -> tuple[object, Range | None]:
    """Return the value of the organisation and its range."""
    score = found.levels[0][1][0]
    return score.value, score.range


UNEQUAL = [("a-CP", "CP", 1), ("b-CP", "CP", 2), ("c-CP", "CP", 5)]


@pytest.mark.parametrize(
    ("places", "low", "high"),
    [(1, Fraction(820, 8), Fraction(900, 8)), (2, Fraction(860, 8), Fraction(940, 8))],
)
def test_the_range_runs_from_the_worst_way_to_settle_the_tie_to_the_best(
    tmp_path: Path, places: int, low: Fraction, high: Fraction
) -> None:
    found = scores(tmp_path, UNEQUAL, places)
    assert found.tied == ("a-CP", "b-CP", "c-CP")
    assert whole(found)[1] == Range(low, high)


def test_each_of_the_equals_ranges_over_both_of_its_fates(tmp_path: Path) -> None:
    found = scores(tmp_path, UNEQUAL, 1)
    assert [each.score.range for each in found.indicators] == [Range(Fraction(100), Fraction(120))] * 3


def test_where_every_way_gives_the_same_total_it_is_a_value_and_no_range(tmp_path: Path) -> None:
    found = scores(tmp_path, [("a-CP", "CP", 1), ("b-CP", "CP", 1)], 1)
    assert found.tied == ("a-CP", "b-CP")
    assert whole(found) == (Fraction(110), None)


@pytest.mark.parametrize("places", [0, 3, 7])
def test_with_a_place_for_all_or_for_none_nobody_is_tied(tmp_path: Path, places: int) -> None:
    found = scores(tmp_path, UNEQUAL, places)
    assert found.tied == ()
    assert whole(found) == (Fraction(120 if places else 100), None)


def test_an_order_of_kinds_that_settles_the_places_leaves_no_tie(tmp_path: Path) -> None:
    found = scores(tmp_path, [("a-N", "N", 1), ("b-CP", "CP", 3)], 1)
    assert found.tied == ()
    assert whole(found) == (Fraction(460, 4), None)


def test_only_those_ranked_equal_at_the_last_place_are_tied(tmp_path: Path) -> None:
    found = scores(tmp_path, [("a-N", "N", 1), ("b-N", "N", 3), ("c-CP", "CP", 4)], 2)
    assert found.tied == ("a-N", "b-N")
    assert whole(found)[1] == Range(Fraction(900, 8), Fraction(940, 8))


@pytest.mark.parametrize(("first", "total"), [("a-CP", 820), ("b-CP", 840), ("c-CP, a-CP", 900)])
def test_the_order_that_the_contract_states_settles_the_tie_within_the_range(
    tmp_path: Path, first: str, total: int
) -> None:
    found = scores(tmp_path, UNEQUAL, 1, first)
    assert found.tied == ()
    assert whole(found) == (Fraction(total, 8), None)


def test_a_tie_of_too_many_ways_is_named_and_given_no_range(tmp_path: Path) -> None:
    found = scores(tmp_path, [(f"i{number}-CP", "CP", number) for number in range(1, 17)], 8)
    assert len(found.tied) == 16
    assert whole(found)[1] is None
    assert not isinstance(whole(found)[0], Fraction)
