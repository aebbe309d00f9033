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
    return _from_table(table_file(language), text) or build(text)


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
        text, table = grammar_text(language), io.BytesIO()
        build(text).save(table)
        table_file(language).write_bytes(seal(text).encode() + table.getvalue())


def _from_table(file: Path, text: str) -> lark.Lark | None:
    content = file.read_bytes() if file.is_file() else b""
    if content[:SEAL] != seal(text).encode():
        return None
    return lark.Lark.load(io.BytesIO(content[SEAL:]))
