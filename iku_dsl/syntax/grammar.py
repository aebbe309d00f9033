"""The name of a language goes in; Lark's parser for one statement written in it comes out.

Building the parser takes longer than scoring a whole contract, so the build of the package puts its table beside the
grammar (`tables.py`). Nothing is ever written at run time; without a table that fits, the parser is built from the
grammar, with the same result.
"""

import hashlib
import io
from functools import cache
from pathlib import Path

import lark

from iku_dsl.syntax.resources import grammar_folder
from iku_dsl.syntax.vocabulary import LANGUAGES, vocabulary

PARTS = ("statements.lark", "formula.lark", "lexical.lark")
SEAL = 64  # characters of the digest that opens a table


def grammar_text(language: str) -> str:
    """Return the grammar with the words of one language."""
    parts = [(grammar_folder() / name).read_text(encoding="utf-8") for name in PARTS]
    return "\n".join((*parts, vocabulary(language).terminals()))


@cache
def parser(language: str) -> lark.Lark:
    """Return the parser, made once a process and only when a text in that language is met."""
    text = grammar_text(language)
    file = table_file(language)
    return from_table(file.read_bytes() if file.is_file() else b"", text) or build(text)


def build(text: str) -> lark.Lark:
    """Return the parser of a grammar, built from its text."""
    return lark.Lark(text, start="statement", parser="lalr", lexer="contextual", propagate_positions=True)


def table_file(language: str) -> Path:
    """Return where the table of a language lies, if it was built."""
    return grammar_folder() / f"{language}.table"


def seal(text: str) -> str:
    """Return what a table must carry to be used: it stands for this grammar under this version of Lark."""
    return hashlib.sha256(f"{lark.__version__}\n{text}".encode()).hexdigest()


def write_tables() -> None:
    """Write the table of every language beside the grammar; the build of the package calls this, nothing else does."""
    for language in LANGUAGES:
        table_file(language).write_bytes(table(grammar_text(language)))


def table(text: str) -> bytes:
    """Return the table of a grammar, under its seal."""
    content = io.BytesIO()
    build(text).save(content)
    return seal(text).encode() + content.getvalue()


def from_table(content: bytes, text: str) -> lark.Lark | None:
    """Return the parser that a table holds, or None where the table is of another grammar or another Lark."""
    if content[:SEAL] != seal(text).encode():
        return None
    return lark.Lark.load(io.BytesIO(content[SEAL:]))
