"""What is tested: operators and functions are exact on rationals, and what has no value says why."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.algebra import Operation
from iku_dsl.library.primitives import PRIMITIVES, Undefined
from iku_dsl.readings.exact_operation import EXACT
from iku_dsl.readings.faults import quoted
from iku_dsl.values.numbers import DIGITS, EXPONENT
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Value, absence
from iku_dsl.values.periods import month, quarter, year
from tests.unit.readings.exact_graphs import ABSENT, FAULT, HERE, MISSING, applied, code, constant, evaluated, operated

NUMBERS = st.fractions(max_denominator=10**6)
KINDS: list[Value] = [Fraction(1), True, "late", quarter(2024, 1)]
COMPARED = ["=", "<>", "<", "<=", ">", ">="]


@given(NUMBERS, NUMBERS)
def test_subtraction_undoes_addition_and_division_multiplication_to_the_last_digit(a: Fraction, b: Fraction) -> None:
    total, product = operated("+", a, b), operated("*", a, b)
    assert operated("-", total, b) == a
    assert b == 0 or operated("/", product, b) == a


@given(st.integers(-(10**9), 10**9), st.integers(1, 10**9))
def test_a_quotient_is_the_fraction_and_not_a_rounded_number(a: int, b: int) -> None:
    assert operated("/", a, b) == Fraction(a, b)


@given(NUMBERS, st.integers(0, 12))
def test_a_power_is_repeated_multiplication_and_a_negative_one_its_reciprocal(base: Fraction, times: int) -> None:
    product: Value = Fraction(1)
    for _ in range(times):
        product = operated("*", product, base)
    assert operated("^", base, times) == product
    assert base == 0 or operated("*", operated("^", base, -times), product) == 1


@given(NUMBERS, NUMBERS)
def test_of_less_equal_and_greater_exactly_one_holds_and_the_others_follow(a: Fraction, b: Fraction) -> None:
    less, equal, greater = (operated(sign, a, b) is True for sign in ("<", "=", ">"))
    assert [less, equal, greater].count(True) == 1
    assert [operated(sign, a, b) for sign in ("<=", ">=", "<>")] == [less or equal, greater or equal, not equal]
    assert greater is (operated("-", a, b) == abs(a - b) != 0)


def test_periods_are_ordered_by_their_end() -> None:
    q1, q2, march, whole = quarter(2024, 1), quarter(2024, 2), month(2024, 3), year(2024)
    assert [operated("<", *pair) for pair in [(q1, q2), (march, q2), (q2, whole), (whole, q1)]] == [True] * 3 + [False]
    assert operated("=", q1, quarter(2024, 1)) is True


@pytest.mark.parametrize(("sign", "a", "b"), [("/", 1, 0), ("/", 0, 0), ("^", 0, -1)])
def test_division_by_zero_is_a_fault_that_quotes_the_formula(sign: str, a: int, b: int) -> None:
    value = operated(sign, a, b)
    assert code(value) == "IKU401"
    assert isinstance(value, Fault)
    assert "`x + y`" in value.diagnostic.message.words()


@pytest.mark.parametrize("power", [Fraction(1, 2), Fraction(EXPONENT + 1), Fraction(-EXPONENT - 1), Fraction(10**900)])
def test_only_whole_powers_within_the_bound_are_taken(power: Fraction) -> None:
    assert code(operated("^", 2, power)) == "IKU403"


def test_the_digits_of_a_result_are_bounded_however_it_came_about() -> None:
    longest = Fraction(10**DIGITS - 1)
    for sign, a, b in [("*", longest, longest), ("+", longest, longest * 50), ("/", 1 / longest, longest)]:
        assert code(operated(sign, a, b)) == "IKU402"
    assert code(operated("^", Fraction(10**30), EXPONENT)) == "IKU402"
    assert operated("+", longest, 0) == longest


@pytest.mark.parametrize("sign", ["+", "-", "*", "/", "^", *COMPARED])
@pytest.mark.parametrize("absent", ABSENT, ids=str)
def test_an_operation_on_what_is_not_there_is_not_there_for_the_same_reason(sign: str, absent: Value) -> None:
    assert operated(sign, absent, 0) == operated(sign, 0, absent) == absent


@pytest.mark.parametrize("sign", ["+", "-", "*", "/", "^", *COMPARED])
def test_values_of_two_kinds_do_not_mix(sign: str) -> None:
    for one in KINDS:
        for other in KINDS:
            if type(one) is not type(other):
                assert code(operated(sign, one, other)) == "IKU404"


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("right", [True, False])
def test_connectives_agree_with_logic(left: bool, right: bool) -> None:
    assert (operated("and", left, right), operated("or", left, right)) == (left and right, left or right)
    assert operated("not", left) is (not left)


@pytest.mark.parametrize("right", [*ABSENT, Fraction(1)], ids=str)
def test_what_the_first_operand_decides_needs_no_second(right: Value) -> None:
    assert operated("and", False, right) is False
    assert operated("or", True, right) is True


@pytest.mark.parametrize("sign", ["and", "or"])
@pytest.mark.parametrize("absent", ABSENT, ids=str)
def test_a_condition_that_is_not_there_never_passes_for_true_or_false(sign: str, absent: Value) -> None:
    assert operated(sign, absent, sign == "or") == operated(sign, sign == "and", absent) == absent
    assert operated("not", absent) == operated("-", absent) == absent


@pytest.mark.parametrize("sign", ["and", "or"])
def test_a_connective_takes_conditions_only(sign: str) -> None:
    assert [code(each) for each in (operated(sign, 0, True), operated(sign, sign == "and", 0))] == ["IKU404"] * 2
    assert [code(each) for each in (operated("not", 0), operated("-", False))] == ["IKU404"] * 2


@given(st.permutations([NOT_APPLICABLE, MISSING, FAULT]))
def test_a_function_of_what_is_not_there_gives_the_weightiest_reason(absent: list[Value]) -> None:
    assert applied("round", *absent[:2]) == absence(absent[:2])


@pytest.mark.parametrize("name", PRIMITIVES)
def test_the_exact_reading_computes_every_primitive_as_the_library_defines_it(name: str) -> None:
    for value in (Fraction(-7, 2), Fraction(9, 4)):
        defined = PRIMITIVES[name].exact(value)
        came = applied(name, value)
        assert code(came) == "IKU465" if isinstance(defined, Undefined) else came == defined
    assert code(applied(name, True)) == code(applied(name, "late")) == "IKU404"


def test_the_three_ways_to_round_differ_on_a_tie_and_bad_decimals_are_a_fault() -> None:
    rounds = [name for name in EXACT if name.startswith("round")]
    assert sorted(str(applied(name, Fraction(7, 8), 2)) for name in rounds) == ["22/25", "22/25", "87/100"]
    assert sorted(str(applied(name, Fraction(1, 8), 2)) for name in rounds) == ["13/100", "3/25", "3/25"]
    assert code(applied("round", 1, Fraction(3, 2))) == code(applied("round", 1, 31)) == "IKU407"


def test_a_chain_of_any_depth_is_computed_without_recursion() -> None:
    node = constant(0)
    chain: Operation | None = None
    for _ in range(20_000):
        chain = Operation("+", (chain or node, constant(1)), span=HERE)
    assert chain is not None
    assert evaluated(chain) == 20_000


@given(st.text(max_size=200))
def test_a_quoted_formula_is_whole_where_short_and_cut_where_long(text: str) -> None:
    span = Source("p", text).span(0, len(text))
    shown = quoted(span)[1:-1]
    assert shown == span.text or (len(shown) < 60 < len(span.text) and span.text.startswith(shown[:-1]))
