"""What is tested: a number that can mean two things is pointed out with both, one that is too long is refused."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Token, Tree

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.numerals import inspect_numbers
from iku_dsl.syntax.parse import parse
from iku_dsl.values.numbers import WRITTEN, read


def inspected(*written: str) -> tuple[bool, list[Diagnostic]]:
    """Return whether the numbers of a statement can be read, and what was reported."""
    text, report, start = " ".join(written), Report(), 0
    tokens: list[Token] = []
    for each in written:
        tokens.append(Token("NUMBER", each, start_pos=start, end_pos=start + len(each)))
        start += len(each) + 1
    readable = inspect_numbers(
        Tree("statement", [Tree("inner", [token]) for token in tokens]), Source("p", text), report
    )
    return readable, list(report)


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(["", "%"]))
def test_a_point_before_three_digits_is_doubtful_and_both_spellings_offered_settle_it(
    whole: int, part: int, percent: str
) -> None:
    readable, found = inspected(f"{whole}.{part:03}{percent}")
    thousands, decimals = found[0].hints[0].words().split("`")[1::2]
    scale = 100 if percent else 1
    assert readable
    assert read(thousands) * scale == whole * 1000 + part
    assert read(decimals) * scale == Fraction(whole * 1000 + part, 1000)
    assert inspected(thousands, decimals) == (True, [])


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u00a0"])
def test_a_doubtful_percentage_is_pointed_out_whatever_blank_stands_before_its_sign(blank: str) -> None:
    report = Report()
    parse(Source("p.iku", f'manual 1a "Title"\nvalue x: 1.234{blank}%\n'), report)
    assert [each.rule.code for each in report] == ["IKU113"]


@pytest.mark.parametrize(
    "written", ["1.23", "1.2345", "1234.567", "1_234", "1_234.567", "12.50%", "0", "1234", "0.125", "0.005%"]
)
def test_a_number_of_any_other_shape_is_not_doubted(written: str) -> None:
    assert inspected(written) == (True, [])


def test_the_length_of_a_number_is_bounded_in_digits_not_in_marks() -> None:
    assert inspected("_".join("9" * WRITTEN)) == (True, [])
    readable, found = inspected("9" * (WRITTEN + 1))
    assert not readable
    assert [each.rule.code for each in found] == ["IKU116"]


def test_every_number_of_a_statement_is_reported_at_its_own_place() -> None:
    readable, found = inspected("1.234", "9" * 61, "5", "2.345")
    assert not readable
    assert [each.span.text for each in found if each.span] == ["1.234", "9" * 61, "2.345"]


def test_what_is_no_number_is_passed_over() -> None:
    report = Report()
    token = Token("CODE", "1.234", start_pos=0, end_pos=5)
    assert inspect_numbers(Tree("statement", [token]), Source("p", "1.234"), report)
    assert len(report) == 0
