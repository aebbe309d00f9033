"""What is tested: the caret marks the place, one line stays one line, and a stranger's text steers no terminal."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.as_json import as_json
from iku_dsl.diagnostics.concise import concise
from iku_dsl.diagnostics.full import WIDEST, full, visible
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Source, Span

RULE = Rule("IKU993", "test", Severity.WARNING, "{what}", why="", example="", instead="")
PLAIN = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=300)
HOSTILE = st.text(st.sampled_from("a\x1b\x07\r\n\u2028\u202e\x85\x0b{}"))


@st.composite
def places(draw: st.DrawFn) -> Span:
    """Return a place that is not empty, on the second of three lines."""
    line = draw(PLAIN)
    start = draw(st.integers(0, len(line) - 1))
    source = Source("p.iku", f"before\n{line}\nafter")
    return source.span(7 + start, 7 + draw(st.integers(start + 1, len(line))))


def hostile(span: Span | None, text: str) -> Diagnostic:
    """Return a diagnostic into which a stranger has put a text wherever one can."""
    return RULE.at(span, text, what=text)


def drawn(span: Span) -> tuple[str, str]:
    """Return the excerpt and the caret line, without their margin."""
    excerpt, caret = full([RULE.at(span, what="x")]).splitlines()[3:5]
    return excerpt.partition(" | ")[2], caret.partition(" | ")[2]


@given(places())
def test_the_carets_stand_under_the_place_from_its_first_character(span: Span) -> None:
    excerpt, caret = drawn(span)
    first = caret.index("^")
    marked = excerpt[first : first + caret.count("^")]
    assert marked
    assert span.text.startswith(marked)
    assert marked == span.text or len(excerpt) == WIDEST


@given(places())
def test_an_excerpt_is_a_piece_of_its_line_and_never_too_wide(span: Span) -> None:
    excerpt, caret = drawn(span)
    assert excerpt in span.source.line(2)
    assert max(len(excerpt), len(caret)) <= WIDEST


def test_a_tab_before_the_place_does_not_move_the_caret() -> None:
    excerpt, caret = drawn(Source("p.iku", "\tx y").span(3, 4))
    assert (excerpt, caret) == (" x y", "   ^")


@pytest.mark.parametrize("before", [0, 59, 60, 61, 119, 120, 500])
def test_the_caret_stands_under_its_place_however_far_right_that_lies(before: int) -> None:
    excerpt, caret = drawn(Source("p.iku", "-" * before + "y" + "-" * 500).span(before, before + 1))
    assert (excerpt[caret.index("^")], caret.count("^")) == ("y", 1)


def test_of_a_place_over_several_lines_the_first_is_marked_to_its_end() -> None:
    excerpt, caret = drawn(Source("p.iku", "ab cd\nef").span(3, 8))
    assert (excerpt, caret) == ("ab cd", "   ^^")


def test_a_full_text_names_code_severity_place_and_hints_in_this_order() -> None:
    span = Source("p.iku", "one\ntwo three").span(8, 13)
    assert full([RULE.at(span, "write four", what="no three")]) == (
        "warning[IKU993]: no three\n --> p.iku:2:5\n  |\n2 | two three\n  |     ^^^^^\n  = hint: write four\n"
    )


@given(st.text())
def test_what_is_made_visible_is_printable_and_keeps_its_length(text: str) -> None:
    shown = visible(text)
    assert shown.isprintable()
    assert [new for new, old in zip(shown, text, strict=True) if old.isprintable()] == [
        mark for mark in text if mark.isprintable()
    ]


@given(HOSTILE)
def test_a_strangers_text_adds_no_line_and_no_control_character(text: str) -> None:
    source = Source("p.iku", text + "x")
    span = source.span(len(text), len(text) + 1)
    lines = full([hostile(span, text)]).split("\n")
    assert len(lines) == len(full([hostile(Source("p.iku", "x").span(0, 1), "a")]).split("\n"))
    assert all(line.isprintable() for line in lines)


@given(st.lists(HOSTILE))
def test_the_concise_form_has_one_printable_line_a_diagnostic(texts: list[str]) -> None:
    lines = concise([hostile(None, text) for text in texts]).splitlines()
    assert len(lines) == len(texts)
    assert all(line.isprintable() for line in lines)


def test_the_concise_form_begins_as_editors_expect() -> None:
    span = Source("p.iku", "one\ntwo three").span(8, 13)
    assert concise([RULE.at(span, what="no three")]) == "p.iku:2:5: warning[IKU993] no three\n"


@given(st.lists(HOSTILE))
def test_json_has_one_object_a_line_and_gives_the_text_back_unchanged(texts: list[str]) -> None:
    lines = as_json([hostile(None, text) for text in texts]).split("\n")[:-1]
    assert [json.loads(line)["message"] for line in lines] == texts
    assert [json.loads(line)["hints"] for line in lines] == [[text] for text in texts]


@given(places())
def test_json_places_lead_to_the_text_they_name(span: Span) -> None:
    found = json.loads(as_json([RULE.at(span, what="x")]))
    line = span.source.text.split("\n")[found["line"] - 1]
    assert found["end_line"] == found["line"]
    assert line[found["column"] - 1 : found["end_column"] - 1] == span.text


def test_json_says_null_where_there_is_no_place() -> None:
    found = json.loads(as_json([RULE.at(None, what="x")]))
    assert {key for key, value in found.items() if value is None} == {
        "file",
        "line",
        "column",
        "end_line",
        "end_column",
    }
