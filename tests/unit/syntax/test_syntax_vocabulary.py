"""What is tested: the two vocabularies say the same things, one to one, and the text itself chooses between them."""

import re
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iku_dsl.syntax.vocabulary import LANGUAGES, OTHER, Vocabulary, language_of, vocabulary

BOTH = [vocabulary(language) for language in LANGUAGES]
KNOWN = sorted(vocabulary("indonesian").names)


def test_both_languages_have_a_spelling_for_every_terminal_and_as_many() -> None:
    english, indonesian = ({name: len(words) for name, words in each.words.items()} for each in BOTH)
    assert english == indonesian


def test_each_language_has_one_other() -> None:
    assert sorted(OTHER) == sorted(LANGUAGES)
    assert all(OTHER[OTHER[language]] == language != OTHER[language] for language in LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_spellings_of_one_terminal_are_told_apart(language: str) -> None:
    for spellings in vocabulary(language).words.values():
        assert len(set(spellings)) == len(spellings)
        assert all(spellings)


def test_words_reserved_in_one_language_are_reserved_in_both() -> None:
    assert BOTH[0].reserved == BOTH[1].reserved
    assert {"if", "jika"} <= BOTH[0].reserved


def test_an_english_name_stands_for_itself() -> None:
    assert [vocabulary("english").known(name) for name in KNOWN] == KNOWN


def test_indonesian_names_are_a_permutation_so_that_none_is_lost_in_translation() -> None:
    assert sorted(vocabulary("indonesian").known(name) for name in KNOWN) == KNOWN


@given(st.lists(st.sampled_from(KNOWN) | st.text("abc_", min_size=1), min_size=1, max_size=3))
def test_translating_a_dotted_name_twice_gives_it_back(parts: list[str]) -> None:
    indonesian, written = vocabulary("indonesian"), ".".join(parts)
    assert indonesian.known(indonesian.known(written)) == written


def test_a_name_of_the_authors_own_is_left_alone_also_beside_a_known_one() -> None:
    assert vocabulary("indonesian").known("anggota.ekspor") == "members.ekspor"


@pytest.mark.parametrize("each", BOTH, ids=LANGUAGES)
def test_a_phrase_outranks_every_word_or_phrase_it_begins_with(each: Vocabulary) -> None:
    ranks, patterns = _terminals(each)
    for longer, shorter in permutations(ranks, 2):
        if any(word.startswith(f"{start} ") for word in each.words[longer] for start in each.words[shorter]):
            assert ranks[longer] > ranks[shorter], (longer, shorter)
    assert patterns.keys() == {name for name in each.words if name}


@pytest.mark.parametrize("each", BOTH, ids=LANGUAGES)
def test_a_terminal_matches_its_spellings_over_any_blank_and_no_longer_word(each: Vocabulary) -> None:
    _, patterns = _terminals(each)
    for name, pattern in patterns.items():
        for spelling in each.words[name]:
            assert pattern.fullmatch(spelling.replace(" ", "  \t"))
            assert not pattern.match(spelling + "x")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("bahasa indonesia\nmanual 1a", "indonesian"),
        ("# aside\n\n  # another\nbahasa  indonesia", "indonesian"),
        ("bahasa indonesia; manual 1a", "indonesian"),
        ("language english\nmanual 1a", "english"),
        ("manual 1a\nbahasa indonesia", "english"),
        ("# bahasa indonesia\nmanual 1a", "english"),
        ("bahasa indonesian", "indonesian"),
        ("Bahasa Indonesia\nmanual 1a", "indonesian"),
        ("bahasa: indonesia # aside\nmanual 1a", "indonesian"),
        ("language indonesia", "indonesian"),
        ("bahasa inggris", "english"),
        ("bahasa jawa", "english"),
        ("bahasa indonesia manual 1a", "english"),
        ("", "english"),
    ],
)
def test_the_first_statement_chooses_the_language_and_nothing_else_does(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("each", BOTH, ids=LANGUAGES)
def test_a_word_is_read_in_small_letters_capitalised_and_in_capitals(each: Vocabulary) -> None:
    _, patterns = _terminals(each)
    for name, pattern in patterns.items():
        for at, spelling in enumerate(each.words[name]):
            for written in (spelling.capitalize(), spelling.title(), spelling.upper()):
                assert pattern.fullmatch(written)
                assert each.spelling(name, written) == at


def test_a_name_is_never_a_quarter_nor_a_letter_of_another_alphabet_one_of_a_word() -> None:
    for each in BOTH:
        _, patterns = _terminals(each)
        assert not patterns["QUARTER"].match("q1")
        assert not any(
            pattern.fullmatch("\u212aind") or pattern.fullmatch("un\u0130t") for pattern in patterns.values()
        )


def _terminals(each: Vocabulary) -> tuple[dict[str, int], dict[str, re.Pattern[str]]]:
    """Return the rank and the pattern of every terminal, read from what the grammar is given."""
    lines = [re.fullmatch(r"(\w+)\.(\d+): /(.*)/", line) for line in each.terminals().splitlines()]
    found = [line for line in lines if line]
    assert len(found) == len(lines)
    return {line[1]: int(line[2]) for line in found}, {line[1]: re.compile(line[3]) for line in found}
