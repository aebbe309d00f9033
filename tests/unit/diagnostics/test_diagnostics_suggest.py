"""What is tested: of the words there are the most alike is named, whatever its capitals, and none that is unlike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.suggest import LONGEST, closest, meant

WORDS = ["analysed", "counted_before", "Planned", "2a-CP", "2b-CP", "weight", "x"]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("analysd", "analysed"),
        ("Analysed", "analysed"),
        ("planned", "Planned"),
        ("countedbefore", "counted_before"),
        ("2a-C", "2a-CP"),
        ("wieght", "weight"),
        ("X", "x"),
        ("quite_another", None),
        ("y", None),
        ("", None),
        ("a" * (LONGEST + 1), None),
    ],
)
def test_the_most_alike_is_named_or_none(written: str, word: str | None) -> None:
    assert closest(written, WORDS) == word
    assert [hint.words() for hint in meant(written, WORDS)] == ([f"did you mean `{word}`?"] if word else [])


@given(st.permutations(WORDS), st.sampled_from(["analysd", "2c-CP", "plan", "WEIGHT"]))
def test_the_order_of_the_words_changes_nothing(words: list[str], written: str) -> None:
    assert closest(written, words) == closest(written, WORDS)


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=10))
def test_what_is_named_is_there(written: str, words: list[str]) -> None:
    assert closest(written, words) in {*words, None}


def test_thousands_of_words_are_no_burden() -> None:
    assert closest("name_77", [f"name_{number}" for number in range(20_000)]) == "name_77"
