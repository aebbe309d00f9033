"""What holds of every score, whatever the contract: bounds, monotony, and no effect of the order of writing."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.readings.scoring import Scores
from tests.properties.offices import Office, figures, offices, positive, scored, shipped_framework, text, text_of

FRAMEWORK = shipped_framework()
UNCONVERTED = "\n".join(line for line in FRAMEWORK.splitlines() if not line.startswith(("convertible", "    at most")))


def index(polarity: str, target: Fraction, realisation: Fraction, extra: str = "") -> Fraction:
    line = f"indicator k in S, polarity {polarity}, target year {text(target)}{extra}"
    scores = scored(text_of(["objective S in customer", line]), FRAMEWORK, {"k": realisation})
    value = scores.indicators[0].score.value
    assert isinstance(value, Fraction)
    return value


@given(positive, figures, figures)
def test_maximize_never_falls_when_the_realisation_rises(target: Fraction, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert index("maximize", target, low) <= index("maximize", target, high)
    assert index("maximize", -target, low) <= index("maximize", -target, high)


@given(positive, figures, figures)
def test_minimize_never_rises_when_the_realisation_rises(target: Fraction, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    assert index("minimize", target, low) >= index("minimize", target, high)
    worst = f", worst {text(target)}"
    assert index("minimize", Fraction(0), low, worst) >= index("minimize", Fraction(0), high, worst)


@given(positive, figures, figures)
def test_stabilize_rises_to_the_target_and_falls_behind_it(target: Fraction, one: Fraction, other: Fraction) -> None:
    low, high = sorted((one, other))
    if high <= target:
        assert index("stabilize", target, low) <= index("stabilize", target, high)
    if low >= target:
        assert index("stabilize", target, low) >= index("stabilize", target, high)


@given(offices())
def test_without_conversion_a_value_lies_between_the_indices_below_it(office: Office) -> None:
    scores = scored(office.contract, UNCONVERTED, office.realisations)
    indices = [each.score.value for each in scores.indicators if isinstance(each.score.value, Fraction)]
    assert len(indices) == len(scores.indicators)
    for _, members in scores.levels:
        for member in members:
            if isinstance(member.value, Fraction):
                assert min(indices) <= member.value <= max(indices)
    top = scores.levels[-1][1][0].value
    assert isinstance(top, Fraction)


@given(offices(), st.randoms(use_true_random=False))
def test_the_order_of_statements_has_no_effect(office: Office, chance: Random) -> None:
    shuffled = list(office.statements)
    chance.shuffle(shuffled)
    framework = FRAMEWORK.split("\n\n")
    rules = framework[1:]
    chance.shuffle(rules)
    plain = scored(office.contract, FRAMEWORK, office.realisations)
    mixed = scored(text_of(shuffled), "\n\n".join([framework[0], *rules]), office.realisations)
    assert values(mixed) == values(plain)


def values(scores: Scores) -> dict[str, object]:
    found: dict[str, object] = {each.score.code: (each.score.value, each.converted) for each in scores.indicators}
    for level, members in scores.levels:
        found |= {f"{level} {each.code}": (each.value, each.status) for each in members}
    return found


@given(offices())
def test_no_more_are_converted_than_there_are_places(office: Office) -> None:
    scores = scored(office.contract, FRAMEWORK, office.realisations)
    converted = [each for each in scores.indicators if each.converted is True]
    assert len(converted) <= len(scores.indicators) // 5
    assert all(each.score.value == 120 and each.qualifies is True for each in converted)
    ranks = {each.score.code: each.line.index.rank for each in scores.indicators if each.qualifies is True}
    left = [rank for code, rank in ranks.items() if code not in {each.score.code for each in converted}]
    assert all((each.line.index.rank or 0) < (rank or 0) for each in converted for rank in left)
