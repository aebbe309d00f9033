"""What is tested: a text is read in the vocabulary of its words, and what it says about that otherwise is told once."""

import lark
import pytest

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.choice import STARTS, choose, first_words, is_choice
from iku_dsl.syntax.grammar import parser
from iku_dsl.syntax.vocabulary import LANGUAGES, vocabulary

INDONESIAN = 'manual m "M"\nmasukan a\nkomponen A: a\n'
ENGLISH = 'manual m "M"\ninput a\ncomponent A: a\n'


def chosen(text: str) -> tuple[str, list[str]]:
    """Return the language of a text and the hints of what was reported."""
    report = Report()
    language = choose(Source("m.iku", text), report)
    return language, [hint.words() for each in report for hint in each.hints]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_that_begin_statements_are_those_that_the_grammar_takes_first(language: str) -> None:
    with pytest.raises(lark.UnexpectedToken) as nothing:
        parser(language).parse("")
    first = set(nothing.value.accepts) & vocabulary(language).words.keys()
    assert first == set(STARTS)
    assert first_words(language) == {each.split()[0] for name in first for each in vocabulary(language).words[name]}


@pytest.mark.parametrize(
    "line", ["bahasa indonesia", "Bahasa Indonesia", "BAHASA: INDONESIA", "language indonesian", "bahasa = indonesia"]
)
def test_a_vocabulary_may_be_chosen_in_other_words(line: str) -> None:
    assert is_choice(f"{line}  # aside")
    assert chosen(f"{line}\n{INDONESIAN}") == ("indonesian", [])


@pytest.mark.parametrize(
    ("text", "language", "hint"),
    [
        (INDONESIAN, "indonesian", "write `bahasa indonesia` on a line of its own before them"),
        (f"bahasa indonesia\n{ENGLISH}", "english", "write `language english`"),
        (INDONESIAN.replace("\n", "\nbahasa indonesia\n", 1), "indonesian", "make `bahasa indonesia` the first line"),
        (ENGLISH.replace("\n", "\nbahasa indonesia\n", 1), "english", "take this line away"),
        (f"bahasa indonesia\n{INDONESIAN}bahasa inggris\n", "indonesian", "take this line away"),
        (f"bahasa jawa\n{INDONESIAN}", "indonesian", "write `bahasa indonesia`"),
        (f"language french\n{ENGLISH}", "english", "write `language english`"),
    ],
)
def test_a_choice_that_does_not_fit_is_told_and_the_words_decide(text: str, language: str, hint: str) -> None:
    assert chosen(text) == (language, [hint])


@pytest.mark.parametrize(
    "text",
    [
        "",
        ENGLISH,
        'manual m "M"\nmasukan a\n',
        'framework f "F"\nlevels indicator, satuan\nsatuan a\n',
        "language english\n" + INDONESIAN,
    ],
)
def test_one_word_of_the_other_language_decides_nothing(text: str) -> None:
    assert chosen(text) == ("english", [])
