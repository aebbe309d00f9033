"""The grammar has no conflict that Lark would settle in silence, and its two vocabularies stand word for word."""

import logging

import lark
import pytest

from iku_dsl.syntax.grammar import build, from_table, grammar_text, table
from iku_dsl.syntax.vocabulary import LANGUAGES, vocabulary


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_conflict_is_settled_in_silence(language: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        lark.Lark(grammar_text(language), start="statement", parser="lalr", lexer="contextual", debug=True)
    assert [record.message for record in caplog.records if "onflict" in record.message] == []


def test_the_test_above_can_see_a_conflict(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger=lark.logger.name):
        dangling = 'start: e\ne: "if" e | "if" e "else" e | "x"'
        lark.Lark(dangling, parser="lalr", debug=True)
    assert any("onflict" in record.message for record in caplog.records)


def test_the_vocabularies_have_the_same_terminals() -> None:
    english, indonesian = (vocabulary(language).words for language in LANGUAGES)
    assert english.keys() == indonesian.keys()
    assert {name: len(words) for name, words in english.items()} == {name: len(w) for name, w in indonesian.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_vocabulary_is_used_by_the_grammar(language: str) -> None:
    used = {terminal.name for terminal in build(grammar_text(language)).terminals}
    assert vocabulary(language).words.keys() - {""} <= used


def test_names_translate_one_to_one() -> None:
    names = vocabulary("indonesian").names
    assert {word: names[names[word]] for word in names} == {word: word for word in names}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_parses_as_its_grammar_does(language: str) -> None:
    text = grammar_text(language)
    loaded = from_table(table(text), text)
    assert loaded is not None
    for statement in (
        "show index to 2 decimals",
        "tampilkan indeks sampai 2 desimal",
        "komponen A bobot 5%: (a + 2) * b",
    ):
        assert outcome(loaded, statement) == outcome(build(text), statement)


def test_a_table_of_another_grammar_is_not_used() -> None:
    text = grammar_text("english")
    assert from_table(table(text), text + "\n") is None
    assert from_table(b"", text) is None


def outcome(parser: lark.Lark, statement: str) -> object:
    try:
        return parser.parse(statement)
    except lark.UnexpectedInput as error:
        return type(error), error.pos_in_stream
