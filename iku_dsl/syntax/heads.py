"""The unknown first word of a statement goes in; the word that its author most likely meant comes out as a hint."""

from functools import cache

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.syntax.choice import first_words
from iku_dsl.syntax.vocabulary import OTHER, SPOKEN, vocabulary


def meant_head(word: str, language: str, *levels: str) -> tuple[Phrase, ...]:
    """Return what the author of an unknown first word most likely meant: a word of the other language, or a slip."""
    if word in levels or word in words_at_the_start(language):
        return ()
    same = translated(word, language)
    return (in_this_language(language, same),) if same else meant(word, [*levels, *first_words(language)])


def translated(word: str, language: str) -> str | None:
    """Return the word of a language for one of the other language that begins a statement or an attribute."""
    other = vocabulary(OTHER[language]).words
    name = next((name for name, all_ in other.items() if name and word in {each.split()[0] for each in all_}), None)
    return None if name is None else vocabulary(language).words[name][0]


def in_this_language(language: str, word: str) -> Phrase:
    """Return the hint that names the word of the language that the text is written in."""
    return say("this text is written in {language}: write `{word}`", language=SPOKEN[language], word=word)


@cache
def words_at_the_start(language: str) -> frozenset[str]:
    """Return the words with which the phrases of a vocabulary begin."""
    return frozenset(each.split()[0] for name, words in vocabulary(language).words.items() if name for each in words)
