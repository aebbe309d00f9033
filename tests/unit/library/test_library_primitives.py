"""What is tested: each primitive means what its sentence says, and each function can be said in both languages."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES, Aggregate, Primitive
from iku_dsl.syntax.vocabulary import vocabulary
from iku_dsl.values.enclosed import Number

ANY = st.fractions(max_denominator=10**6)
FINITE = st.decimals(-(10**12), 10**12, places=9)


def exact(name: str, *arguments: Fraction) -> Fraction:
    """Return what a primitive makes of its arguments."""
    value = PRIMITIVES[name].exact(*arguments)
    assert isinstance(value, Fraction)
    return value


@given(ANY)
def test_floor_is_the_largest_whole_number_not_above(value: Fraction) -> None:
    assert exact("floor", value).denominator == 1
    assert exact("floor", value) <= value < exact("floor", value) + 1


@given(ANY)
def test_ceiling_is_floor_seen_from_the_other_side(value: Fraction) -> None:
    assert exact("ceiling", value) == -exact("floor", -value)


@given(ANY)
def test_abs_is_the_distance_from_zero(value: Fraction) -> None:
    assert exact("abs", value) == max(value, -value)


@given(FINITE, st.integers(0, 9))
def test_round_is_half_up_as_decimal_arithmetic_has_it(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert exact("round", Fraction(value), Fraction(places)) == Fraction(expected)


@given(ANY)
def test_round_without_decimals_is_round_to_none(value: Fraction) -> None:
    assert exact("round", value) == exact("round", value, Fraction(0))


@given(ANY, ANY.filter(lambda places: places.denominator != 1 or not 0 <= places <= 30))
def test_round_has_no_value_for_decimals_that_are_not_a_whole_number_up_to_thirty(
    value: Fraction, places: Fraction
) -> None:
    assert PRIMITIVES["round"].exact(value, places) is None


@pytest.mark.parametrize("primitive", PRIMITIVES.values(), ids=list(PRIMITIVES))
def test_a_primitive_takes_every_number_of_arguments_it_declares(primitive: Primitive) -> None:
    for count in range(primitive.least, primitive.most + 1):
        assert isinstance(primitive.exact(*[Fraction(1)] * count), Number)
    for count in (primitive.least - 1, primitive.most + 1):
        with pytest.raises(TypeError):
            primitive.exact(*[Fraction(1)] * count)


@pytest.mark.parametrize("each", [*PRIMITIVES.values(), *AGGREGATES.values()], ids=lambda each: str(each.name))
def test_a_signature_shows_the_name_it_is_found_by_and_the_meaning_is_said(each: Primitive | Aggregate) -> None:
    assert each is {**PRIMITIVES, **AGGREGATES}[each.name]
    assert each.signature.startswith(f"{each.name}(")
    assert each.meaning


@pytest.mark.parametrize("each", AGGREGATES.values(), ids=list(AGGREGATES))
def test_an_aggregate_says_what_it_makes_of_nothing_and_shows_its_weights(each: Aggregate) -> None:
    assert "with none" in each.meaning
    assert each.weighs == (" by " in each.signature)


@pytest.mark.parametrize("name", [*PRIMITIVES, *AGGREGATES])
def test_every_function_has_one_name_in_each_language(name: str) -> None:
    assert vocabulary("english").known(name) == name
    assert [own for own, known in vocabulary("indonesian").names.items() if known == name] != [name]
    assert [vocabulary("indonesian").known(own) for own, known in vocabulary("indonesian").names.items()].count(
        name
    ) == 1


def test_no_name_is_both_a_primitive_and_an_aggregate() -> None:
    assert not PRIMITIVES.keys() & AGGREGATES.keys()
