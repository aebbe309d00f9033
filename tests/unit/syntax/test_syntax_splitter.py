"""What is tested: a text is cut into its statements and nothing is lost; what no statement may hold is reported."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.splitter import DEEPEST, Chunk, split
from iku_dsl.values.numbers import read
from iku_dsl.values.printed import Figure, figure

TEXTS = st.lists(
    st.sampled_from(["a", " ", "\n", "\n ", ";", "#", '"', "\u201c", "\u201d", "(", ")", "1", ",", ".", "-", "%", "\t"])
).map("".join)


def cut(text: str) -> tuple[list[Chunk], list[str]]:
    """Return the chunks of a text and the codes of what was reported."""
    report = Report()
    return split(Source("p.iku", text), report), [each.rule.code for each in report]


def statements(text: str) -> list[str]:
    """Return what each chunk of a sound text says."""
    chunks, codes = cut(text)
    assert codes == []
    return [chunk.span.text for chunk in chunks]


@given(TEXTS)
def test_chunks_tile_the_text_but_for_the_one_mark_between_two(text: str) -> None:
    chunks, _ = cut(text)
    assert (chunks[0].span.start, chunks[-1].span.end) == (0, len(text))
    for one, other in pairwise(chunks):
        assert text[one.span.end : other.span.start] == (";" if other.joined else "\n")


@given(TEXTS)
def test_a_chunk_is_unsound_exactly_when_something_in_it_was_reported(text: str) -> None:
    report = Report()
    chunks = split(Source("p.iku", text), report)
    places = [each.span.start for each in report if each.span]
    for chunk in chunks:
        assert chunk.sound is not any(chunk.span.start <= place < chunk.span.end for place in places)


def test_a_line_that_begins_with_a_blank_or_a_comment_continues_the_statement() -> None:
    assert statements("one\n  two\n# aside\n\tthree\nfour") == ["one two # aside three", "four"]


def test_the_one_line_form_gives_the_statements_of_the_form_on_several_lines() -> None:
    joined = [each.strip() for each in statements("unit percent; polarity maximize;kind CP")]
    assert joined == statements("unit percent\npolarity maximize\nkind CP")


@pytest.mark.parametrize("held", ['"a; b"', "\u201ca; b\u201d", "\u201ea; b\u201c", "# a; b", "# a (((", '"1,5 ((("'])
def test_marks_in_prose_and_comments_mean_nothing(held: str) -> None:
    assert statements(f"one {held}\ntwo") == [f"one {held}", "two"]


@pytest.mark.parametrize("opening", ['"', "\u201c", "\u201e"])
def test_a_forgotten_quote_swallows_its_line_only(opening: str) -> None:
    chunks, codes = cut(f"one {opening}two; three\nfour")
    assert codes == ["IKU114"]
    assert [(chunk.sound, chunk.span.text) for chunk in chunks][1:] == [(True, "four")]


@pytest.mark.parametrize("before", ["", " ", "(", "+", "* ", "- ", "-", "(-", "\u2212", ": -"])
def test_a_comma_between_digits_is_an_error_whatever_stands_before_the_number(before: str) -> None:
    chunks, codes = cut(f"value x: min({before}1,75, y)")
    assert codes == ["IKU112"]
    assert not chunks[0].sound


@pytest.mark.parametrize("text", ["min(1, 75, x)", "weight 5%, cap 10%", "convert first 2a-CP, 4a-CP", "B.1, B.2"])
def test_a_comma_with_a_blank_behind_it_separates(text: str) -> None:
    assert statements(text) == [text]


@given(st.integers(0, 999), st.integers(0, 99), st.sampled_from(["", "%"]))
def test_the_spelling_offered_for_a_decimal_comma_is_the_number_that_was_meant(
    whole: int, cents: int, percent: str
) -> None:
    written, report = f"{whole}.234,{cents:02}{percent}", Report()
    split(Source("p.iku", f"cap {written}"), report)
    spelt, meant = next(iter(report)).hints[0].words().split("`")[1], figure(written, "id")
    assert isinstance(meant, Figure)
    assert read(spelt) == meant.value
    assert cut(f"cap {spelt}")[1] == []


@given(st.integers(10**6, 10**12))
def test_the_spelling_offered_for_several_commas_is_the_number_of_thousands(number: int) -> None:
    report = Report()
    split(Source("p.iku", f"cap {number:,}"), report)
    assert read(next(iter(report)).hints[0].words().split("`")[1]) == number


def test_the_depth_of_parentheses_is_bounded_for_each_statement_and_reported_once() -> None:
    deepest = "(" * DEEPEST + ")" * DEEPEST
    assert cut(f"a {deepest}\nb {deepest}")[1] == []
    assert cut(f"a {'(' * 10_000}\nb (")[1] == ["IKU115"]
    assert cut("a " + "(" * (DEEPEST + 1))[1] == ["IKU115"]


def test_parentheses_side_by_side_are_not_deep() -> None:
    assert cut("a " + "()" * 10 * DEEPEST)[1] == []
