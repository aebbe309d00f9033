"""The name of a language goes in; Lark's parser for one statement written in it comes out."""

from functools import cache

import lark

from iku_dsl.syntax.resources import grammar_folder
from iku_dsl.syntax.vocabulary import vocabulary

PARTS = ("statements.lark", "formula.lark", "lexical.lark")


def grammar_text(language: str) -> str:
    """Return the grammar with the words of one language."""
    parts = [(grammar_folder() / name).read_text(encoding="utf-8") for name in PARTS]
    return "\n".join((*parts, vocabulary(language).terminals()))


@cache
def parser(language: str) -> lark.Lark:
    """Return the parser, built once a process and only when a text in that language is met."""
    return lark.Lark(
        grammar_text(language), start="statement", parser="lalr", lexer="contextual", propagate_positions=True
    )
