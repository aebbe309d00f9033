"""What is tested: lines, columns and excerpts of a place agree with counting in the text itself."""

from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.source import Source, Span

TEXTS = st.text(st.sampled_from("ab \t\n\u20ac\u2028"), max_size=60)


@st.composite
def places(draw: st.DrawFn) -> Span:
    """Return a place in some text, perhaps empty."""
    text = draw(TEXTS)
    start = draw(st.integers(0, len(text)))
    return Source("p.iku", text).span(start, draw(st.integers(start, len(text))))


@given(places())
def test_line_and_column_are_what_counting_line_ends_gives(span: Span) -> None:
    before = span.source.text[: span.start]
    assert span.line == before.count("\n") + 1
    assert span.column == len(before.rpartition("\n")[2]) + 1


@given(places())
def test_line_and_column_lead_back_to_the_offset(span: Span) -> None:
    lines = span.source.text.split("\n")
    assert sum(len(line) + 1 for line in lines[: span.line - 1]) + span.column - 1 == span.start


@given(places())
def test_the_end_is_just_behind_the_last_character_and_on_its_line(span: Span) -> None:
    if span.start < span.end:
        last = Span(span.source, span.end - 1, span.end)
        assert (span.end_line, span.end_column) == (last.line, last.column + 1)
    else:
        assert (span.end_line, span.end_column) == (span.line, span.column)


@given(TEXTS)
def test_lines_are_the_text_cut_at_line_ends(text: str) -> None:
    source = Source("p.iku", text)
    assert [source.line(number + 1) for number in range(len(source.starts))] == text.split("\n")


@given(TEXTS)
def test_a_line_past_the_last_is_empty(text: str) -> None:
    assert Source("p.iku", text).line(text.count("\n") + 2) == ""


def test_a_line_is_given_without_its_carriage_return() -> None:
    assert Source("p.iku", "one\r\ntwo\r\n").line(1) == "one"


@given(TEXTS, st.integers(1, 30))
def test_the_place_of_a_row_is_its_line_or_the_last_one(text: str, number: int) -> None:
    source, lines = Source("p.csv", text), text.split("\n")
    span, wanted = source.row(number), min(number, len(lines))
    assert (span.line, text[span.start : span.end]) == (wanted, lines[wanted - 1])


@given(TEXTS)
def test_the_place_of_the_whole_is_the_first_line(text: str) -> None:
    span = Source("p.iku", text).whole()
    assert (span.start, text[span.start : span.end]) == (0, text.split("\n", maxsplit=1)[0])


@given(places())
def test_the_text_of_a_place_keeps_its_words_and_stands_on_one_line(span: Span) -> None:
    assert span.text.split(" ") == (span.source.text[span.start : span.end].split() or [""])
    assert "\n" not in span.text


@given(places(), st.integers(0, 60), st.integers(0, 60))
def test_a_place_joined_to_another_begins_at_the_first_and_covers_both(span: Span, one: int, other: int) -> None:
    start, end = sorted((one, other))
    joined = span.before(span.source.span(start, end))
    assert joined.start == span.start
    assert joined.end >= max(span.end, end)
    assert joined.end in (span.end, end)


def test_a_place_is_named_by_path_and_line() -> None:
    assert Source("manuals/2a.iku", "a\nb\nc").span(4, 5).where == "manuals/2a.iku:3"


def test_two_texts_of_the_same_content_are_two_sources() -> None:
    assert Source("p", "x").span(0, 1) != Source("p", "x").span(0, 1)
