"""What is tested: a phrase becomes words only when asked to, and what a user wrote is never read as a template."""

from functools import reduce

from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.diagnostics.phrase import Code, Phrase, any_of, each_of, listed, say, worded

WORDS = {"write `{word}`": "tulis `{word}`", "{one} of {two}": "{two} punya {one}", "a number": "angka"}
HOSTILE = st.text(st.sampled_from("{}ab_`%\\0word "))


def indonesian(text: str) -> str:
    """Return the template in the other language, where it is known."""
    return WORDS.get(text, text)


def test_places_are_filled_in_the_order_of_the_language() -> None:
    phrase = say("{one} of {two}", one="cap", two="A")
    assert (phrase.words(), phrase.words(indonesian)) == ("cap of A", "A punya cap")


def test_a_phrase_in_a_place_is_translated_with_it() -> None:
    phrase = say("write `{word}`", word=say("a number"))
    assert (phrase.words(), phrase.words(indonesian)) == ("write `a number`", "tulis `angka`")


def test_what_is_not_known_stays_english() -> None:
    assert say("keep {what}", what=say("a number")).words(indonesian) == "keep angka"


def test_the_words_of_a_user_are_not_translated() -> None:
    assert say("write `{word}`", word="a number").words(indonesian) == "tulis `a number`"


@given(HOSTILE)
def test_what_stands_in_a_place_is_never_read_as_a_template(text: str) -> None:
    assert say("[{word}]", word=text, a="wrong").words() == f"[{text}]"
    assert say("{outer}", outer=say("[{word}]", word=text), word="wrong").words() == f"[{text}]"


@given(HOSTILE)
def test_a_text_without_places_given_is_said_as_it_stands(text: str) -> None:
    assert Phrase(text).words() == text


@given(st.integers(), st.fractions())
def test_figures_are_said_as_text(one: int, two: object) -> None:
    assert say("{one} and {two}", one=one, two=two).words() == f"{one} and {two}"


def test_phrases_are_values() -> None:
    assert say("{a}", a=say("b")) == say("{a}", a=say("b"))
    assert len({say("{a}", a=1), say("{a}", a="1"), say("{a}", a=2)}) == 2


@given(st.lists(st.text("{ab}"), min_size=1))
def test_items_are_joined_as_one_reads_them(items: list[str]) -> None:
    for joined, between in ((listed(items), ", "), (each_of(items), " and "), (any_of(items), " or ")):
        assert worded(joined) == reduce(lambda one, other: f"{one}{between}{other}", items)


def test_of_nothing_nothing_is_said() -> None:
    assert [way([]) for way in (listed, each_of, any_of)] == ["", "", ""]


def in_capitals(code: str) -> str:
    """Return the code in another vocabulary: here, in capitals."""
    return code.upper()


def test_quoted_code_is_put_into_the_vocabulary_of_the_text_and_its_places_are_not() -> None:
    phrase = say("write `weight {much}` in {name}, a weight", much="of {name}", name="cap")
    assert phrase.words(spell=in_capitals) == "write `WEIGHT of {name}` in cap, a weight"
    assert phrase.words() == "write `weight of {name}` in cap, a weight"


def test_code_in_a_place_is_put_into_the_vocabulary() -> None:
    phrase = say(
        "`{what}` of {name}; {known}", what=Code("cap"), name="cap", known=listed([say("{a}", a=Code("a")), "b"])
    )
    assert phrase.words(spell=in_capitals) == "`CAP` of cap; A, b"


def test_a_phrase_about_a_text_keeps_its_vocabulary_wherever_it_stands() -> None:
    inner = say("add `cap`").spelled(in_capitals)
    assert say("`cap`: {hint}", hint=inner).words() == "`cap`: add `CAP`"
    assert inner.spelled(str.title).words() == "add `CAP`"
    assert inner == say("add `cap`")


@given(HOSTILE)
def test_what_a_user_wrote_is_never_read_as_code(text: str) -> None:
    assert say("write `x {word}`", word=text).words(spell=in_capitals) == f"write `X {text}`"
