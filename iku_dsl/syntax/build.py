"""Lark's tree of one statement goes in; our nodes come out, built by the name of the grammar's rule."""

from collections.abc import Callable
from typing import Any

from lark import Token, Tree
from lark.tree import Meta
from lark.visitors import Transformer_NonRecursive

from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax import build_formulas, build_statements, dates, formulas, statements
from iku_dsl.syntax.vocabulary import Vocabulary, unit
from iku_dsl.values import numbers

RULES = build_formulas.RULES | build_statements.RULES
HYPHENS = dict.fromkeys("\u2010\u2011\u2012", "-")
MARKS = {
    "\u2260": "<>",
    "\u2265": ">=",
    "\u2264": "<=",
    **dict.fromkeys("\u2212\u2013\u2014", "-"),
    **HYPHENS,
    **dict.fromkeys("\u00d7\u00b7\u22c5\u2217", "*"),
    **dict.fromkeys("\u00f7\u2044\u2215", "/"),
}
PLAIN = str.maketrans(HYPHENS)  # what Word puts into a code so that no line breaks in it
WRITTEN = ("LABEL", "COMPARATOR", "FACTOR", "PLUS", "MINUS", "POWER", "QUARTER", "MONTH")
HIDDEN: dict[str, Callable[[Any], Any]] = {  # rules that only group: what they gather, in place of themselves
    "statement": lambda parts: parts[0],
    "number": lambda parts: parts[0],
    "prose": lambda parts: parts[0],
    "date": lambda parts: parts[0],
    "attributes": tuple,
    "editions": tuple,
    "given_row": tuple,
    "arguments": tuple,
    "keys": tuple,
    "by_period": tuple,
    "subject": lambda parts: parts[0],
    "facts": lambda parts: (*(parts[0] if isinstance(parts[0], tuple) else parts[:1]), *parts[1:]),
}


class Builder(Transformer_NonRecursive[Token, Any]):
    """Builds the nodes of one text. Lark calls it bottom up and without recursion, so depth costs no stack."""

    def __init__(self, source: Source, vocabulary: Vocabulary) -> None:
        """Take the text that the places point into, and the words it is written in."""
        super().__init__(visit_tokens=True)
        self._source = source
        self._vocabulary = vocabulary

    def __default__(self, data: Any, children: Any, meta: Meta) -> Any:
        """Build the node of a rule."""
        if data in HIDDEN:
            return HIDDEN[data](children)
        if data == "inside":
            children = [self._unit(each) for each in children]
        span = self._source.span(0, 0) if meta.empty else self._source.span(meta.start_pos, meta.end_pos)
        return RULES[data](children, span)

    def _unit(self, word: formulas.Word) -> formulas.Word:
        """Return what stands behind `in`: a unit that the language knows has a word in each vocabulary."""
        return formulas.Word(unit(word.text, self._vocabulary), span=word.span)

    def __default_token__(self, token: Token) -> Any:
        """Build the leaf of a token."""
        span = self._source.span(token.start_pos or 0, token.end_pos or 0)
        text = str(token)
        if token.type == "NUMBER":
            return formulas.Number(numbers.read(text), text.endswith("%"), span=span)
        if token.type == "DATE":
            return formulas.DateMark(dates.day_of(text), span=span)
        if token.type == "STRING":
            return formulas.Prose(" ".join(text[1:-1].split()), span=span)
        if token.type in ("NAME", "DOTTED"):
            return formulas.Word(self._vocabulary.known(text), span=span)
        if token.type == "MONTH":
            return formulas.Word(f"M{self._vocabulary.spelling('MONTH', text) + 1}", span=span)
        if token.type == "CODE":
            return formulas.Word(text.translate(PLAIN), span=span)
        return formulas.Word(MARKS.get(text, text) if token.type in WRITTEN else token.type, span=span)


def build(tree: Tree[Token], source: Source, vocabulary: Vocabulary) -> statements.Statement:
    """Return the statement that Lark's tree stands for."""
    return Builder(source, vocabulary).transform(tree)  # type: ignore[no-any-return]
