"""Phrases and texts of strangers go in; Markdown comes out in which they are words, and nothing else.

No text can end a paragraph, begin a heading, a list or a table, or become a link, an image or HTML.
"""

import re
from collections.abc import Iterable, Sequence

from iku_dsl.diagnostics.full import visible
from iku_dsl.diagnostics.phrase import Phrase, Translate, worded

MARKS = re.compile(r"[\\`*_\[\]<>#|~!$^&]|(?<=:)//|(?<=www)\.|^[-+=:]", re.IGNORECASE)
NUMBERED = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")  # what would begin a list


def escaped(text: str) -> str:
    """Return a text as words of one line."""
    line = _one_line(text)
    return NUMBERED.sub(r"\1\\\2", MARKS.sub(lambda mark: "\\" + mark[0], line))


def said(phrase: str | Phrase, translate: Translate) -> str:
    """Return a phrase, or a text as it is, as words."""
    return escaped(worded(phrase, translate))


def sentence(phrase: str | Phrase, translate: Translate) -> str:
    """Return a phrase as a sentence of its own."""
    words = worded(phrase, translate).strip()
    return escaped(words[:1].upper() + words[1:] + ("" if words.endswith((".", ":")) else "."))


def code(text: str) -> str:
    """Return a text as code on one line, between more backticks than it has in a row."""
    line = _one_line(text)
    fence = "`" * (1 + max((len(each) for each in re.findall("`+", line)), default=0))
    return f"{fence} {line} {fence}" if len(fence) > 1 or not line else f"{fence}{line}{fence}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are Markdown already; a bar in them has been escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(each)} |\n" for each in lines)


def items(lines: Iterable[str]) -> str:
    """Return a list of lines that are Markdown already."""
    return "".join(f"- {each}\n" for each in lines)


def _one_line(text: str) -> str:
    """Return a text on one line, with nothing in it that steers a terminal."""
    return " ".join(visible(text.replace("\n", " ")).split())
