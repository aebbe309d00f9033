"""Code of the language in English goes in, a statement or a piece of one; the same in another vocabulary comes out.

A statement is read by the grammar as far as it goes, so that a name stays a name. What the grammar does not read, a
piece such as `weight …` or a statement with a slip in it, is put over word by word, the longest phrase first.
"""

import re
from contextlib import suppress
from functools import cache, lru_cache

import attrs
import lark

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source, Span
from iku_dsl.syntax.choice import choose, first_words
from iku_dsl.syntax.format import translated
from iku_dsl.syntax.grammar import parser
from iku_dsl.syntax.splitter import split
from iku_dsl.syntax.vocabulary import vocabulary

MOST = 1000  # pieces of code that are kept
FIRST = re.compile(r"\s*([a-z]+)(?=\s)")


@attrs.frozen
class Speller:
    """What puts code into the vocabulary by which a text is read; that is found when there is code to show."""

    text: str

    def __call__(self, code: str) -> str:
        """Return the code in that vocabulary."""
        return spelled(code, _read_by(self.text))


@lru_cache(MOST)
def _read_by(text: str) -> str:
    return choose(Source("", text), Report())


@lru_cache(MOST)
def spelled(code: str, language: str) -> str:
    """Return code in a vocabulary; quoted texts, comments, numbers and the blanks between words stay."""
    if language == "english":
        return code
    source, end, parts = Source("", code), 0, list[str]()
    for chunk in split(source, Report()):
        parts += [code[end : chunk.span.start], _statement(chunk.span, language)]
        end = chunk.span.end
    return "".join((*parts, code[end:]))


def is_statement(code: str) -> bool:
    """Return whether a text begins with a statement in English, read or not; rows of data and prose do not."""
    chunk = next(iter(split(Source("", code), Report())), None)
    return chunk is not None and (_head(chunk.span) or _is_read(chunk.span))


def _head(span: Span) -> bool:
    """Return whether a statement begins with a word that begins one, and a blank."""
    found = FIRST.match(span.source.text, span.start, span.end)
    return found is not None and found[1] in first_words("english")


def _is_read(span: Span) -> bool:
    with suppress(lark.UnexpectedInput):
        return bool(parser("english").parse(lark.TextSlice(span.source.text, span.start, span.end)))
    return False


def _statement(span: Span, language: str) -> str:
    own, other, at, parts = vocabulary("english"), vocabulary(language), span.start, list[str]()
    last = None
    for token in _tokens(span):
        start, end = token.start_pos or 0, token.end_pos or 0
        parts += [span.source.text[at:start], translated(token, last, own, other)]
        at, last = end, token
    return "".join((*parts, _word_by_word(span.source.text[at : span.end], language)))


def _tokens(span: Span) -> list[lark.Token]:
    """Return the tokens of a statement as far as it can be read; none where it does not begin like one."""
    if not _head(span):
        return []
    tokens = list[lark.Token]()
    with suppress(lark.UnexpectedInput):  # what was read so far is kept
        text = lark.TextSlice(span.source.text, span.start, span.end)
        tokens.extend(parser("english").parse_interactive(text).iter_parse())
    return tokens


def _word_by_word(text: str, language: str) -> str:
    table, words = _table(language), _words(language)

    def put(found: re.Match[str]) -> str:
        called = found.string[found.end() : found.end() + 1] == "("
        named = vocabulary(language).names.get(found[0]) if called else None
        return named or table.get(found[0], found[0])

    return words.sub(put, text)


@cache
def _words(language: str) -> re.Pattern[str]:
    """Return the pattern of what is put over, the longest phrase first, and of what is passed over whole."""
    known = "|".join(re.escape(each) for each in sorted(_table(language), key=len, reverse=True))
    return re.compile(rf'"[^"\n]*"?|#[^\n]*|(?<![\w-])(?:{known})(?![\w-])')


@cache
def _table(language: str) -> dict[str, str]:
    """Return for each English word and phrase the one of a language; of two that are written alike the reserved one."""
    own, other = vocabulary("english"), vocabulary(language)
    pairs = [pair for name, words in own.words.items() for pair in zip(words, other.words[name], strict=True)]
    counted = {one: other.words[name][0] for name, one in own.singular.items()}
    free = {word: said for word, said in pairs if said not in other.reserved}
    return {**other.names, **counted, **free, **{word: said for word, said in pairs if said in other.reserved}}
