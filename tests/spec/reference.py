"""The grammar and the pages go in; what the language has, what the pages show and what they name come out as marks.

A mark is a rule of the grammar (`weight`), a word in it (`weight, _OF`), one of its alternatives (`target, range`), or
one spelling of a word or sign that has several (`QUARTER, Q1`). A form is what stands in backticks at the start of a
heading or a row.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import lark
from lark import Token, Tree

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.build import MARKS as SIGNS
from iku_dsl.syntax.grammar import grammar_text
from iku_dsl.syntax.splitter import split
from iku_dsl.syntax.vocabulary import language_of, vocabulary
from tests.spec.pages import BLOCK, PAGES, Block, blocks

Mark = tuple[str, ...]
Rules = dict[str, list[tuple[str | None, tuple[str, ...]]]]
REFERENCE = [page for page in PAGES if page.parent.name == "spec"]
STARTS = ("_edition", "_attribute", "category", "formula", "statement")  # what a form may be, the narrowest first
NAMES = ("NAME", "DOTTED")
CHOICES = ("aim", "band", "left_out", "subject")  # alternatives that each statement with a choice must show
FORM = re.compile(r"`([^`]+)`(?:, | and | or )?")
ENTRY = re.compile(r"^(?:#+|\|) ((?:`[^`]+`(?:, | and | or )?)+)", re.MULTILINE)
ROW = re.compile(r"^\| (`[^`]+`) \| (`[^`]+`) \|", re.MULTILINE)
SIGN = re.compile(r'^([A-Z]+): ("[^\n]+)$', re.MULTILINE)
SPELLED = re.compile(r'"([^"]+)"')


@cache
def built(text: str) -> lark.Lark:
    """Return a parser of a grammar that keeps every word, and reads parts of statements too."""
    return lark.Lark(text, start=list(STARTS), parser="lalr", lexer="contextual", keep_all_tokens=True)


@cache
def parser(language: str) -> lark.Lark:
    """Return the parser of the language in one of its vocabularies."""
    return built(grammar_text(language))


def words(text: str) -> dict[str, tuple[str, ...]]:
    """Return the words and the signs of a grammar, each with its spellings; the signs of Word stand for plain ones."""
    signs = {
        name: tuple(each for each in SPELLED.findall(spelled) if not each.startswith("\\u"))
        for name, spelled in SIGN.findall(text)
    }
    return {**vocabulary("english").words, **signs}


def rules_of(grammar: lark.Lark) -> Rules:
    """Return the rules of a grammar by name: of each alternative its own name, if any, and what it is made of."""
    found: Rules = {}
    for rule in grammar.rules:
        alone = rule.options.expand1 and len(rule.expansion) == 1
        name = rule.alias or (None if alone else str(rule.origin.name))
        found.setdefault(str(rule.origin.name), []).append((name, tuple(symbol.name for symbol in rule.expansion)))
    return found


def alternatives(name: str, rules: Rules) -> set[str]:
    """Return the names of the nodes that a choice may turn out as."""
    found: set[str] = set()
    for node, symbols in rules.get(name, []):
        if node is not None and not node.startswith("_"):
            found.add(node)
        elif len(symbols) == 1:
            found |= alternatives(symbols[0], rules)
    return found


def required(grammar: lark.Lark, text: str) -> set[Mark]:
    """Return every mark that a grammar makes possible."""
    rules, spelled = rules_of(grammar), words(text)
    found: set[Mark] = set()
    for node, symbols in (each for several in rules.values() for each in several):
        if node is not None and not node.startswith("_"):
            found |= {(node,)} | {mark for each in symbols for mark in _marks(node, each, rules, spelled)}
    return found


def _marks(node: str, symbol: str, rules: Rules, spelled: dict[str, tuple[str, ...]]) -> Iterator[Mark]:
    if symbol in spelled:
        yield node, symbol
        yield from ((symbol, spelling) for spelling in _apart(spelled[symbol]))
    elif symbol in CHOICES:
        yield from ((node, each) for each in alternatives(symbol, rules))
    elif symbol.startswith("_") and symbol in rules:
        for _, symbols in rules[symbol]:
            for each in symbols:
                if each != symbol:
                    yield from _marks(node, each, rules, spelled)


def _apart(spellings: tuple[str, ...]) -> tuple[str, ...]:
    return spellings if len(spellings) > 1 else ()


def marks(tree: Tree[Token], language: str = "english") -> Iterator[Mark]:
    """Go through the marks of what was read."""
    for node in tree.iter_subtrees():
        yield (str(node.data),)
        for child in node.children:
            if isinstance(child, Tree):
                yield str(node.data), str(child.data)
            elif isinstance(child, Token):
                yield str(node.data), child.type
                yield child.type, _spelling(child, language)


def _spelling(token: Token, language: str) -> str:
    """Return how an English text would write the word, the name or the sign."""
    own, english = vocabulary(language), vocabulary("english").words
    if token.type in own.words:
        return english[token.type][own.spelling(token.type, token)]
    if token.type in (*NAMES, "CODE"):
        return vocabulary(language).known(token)
    return SIGNS.get(str(token), str(token))


def tops(tree: Tree[Token]) -> set[str]:
    """Return what a form is: the statement, the attribute or the edition itself, not what stands inside."""
    first = tree.children[0] if tree.data in ("statement", "sourced", "_attribute", "_edition") else tree
    return {str(first.data)} if isinstance(first, Tree) else set()


def calls(trees: Iterable[Tree[Token]], language: str = "english") -> set[str]:
    """Return the functions that are called and not defined beside."""
    return _first("call", trees, language) - _first("define", trees, language)


def named(trees: Iterable[Tree[Token]], language: str = "english") -> set[str]:
    """Return the bare and dotted names in formulas."""
    return _first("name", trees, language) | _first("column", trees, language)


def _first(kind: str, trees: Iterable[Tree[Token]], language: str) -> set[str]:
    found = (node for tree in trees for node in tree.iter_subtrees() if node.data == kind)
    names = (next(each for each in node.children if isinstance(each, Token) and each.type in NAMES) for node in found)
    return {vocabulary(language).known(name) for name in names}


def by_word(grammar: str, written: Iterable[str]) -> Iterator[Mark]:
    """Go through what is named by the word alone with which its statement begins: `remark` for `remark "…"`."""
    rules, spelled = rules_of(built(grammar)), words(grammar)
    for several in rules.values():
        for node, symbols in several:
            if node in alternatives("_body", rules) and any(each in written for each in spelled.get(symbols[0], ())):
                yield (str(node),)
                yield str(node), symbols[0]


def form(written: str, language: str = "english") -> Tree[Token] | None:
    """Return a form as the narrowest rule reads it; None where none does. `floor(a)` is a call and no attribute."""
    found = [tree for start in STARTS if (tree := _read(written, start, language)) is not None]
    return next((tree for tree in found if tree.data == "call"), next(iter(found), None))


def _read(written: str, start: str, language: str) -> Tree[Token] | None:
    try:
        return parser(language).parse(written, start=start)
    except lark.UnexpectedInput:
        return None


def forms(text: str) -> Iterator[str]:
    """Go through what stands in backticks at the start of the headings and rows of a page."""
    for entry in ENTRY.finditer(BLOCK.sub("", text)):
        yield from FORM.findall(entry[1])


def statements(block: Block) -> Iterator[Tree[Token]]:
    """Go through the statements of a block that can be read and are not shown as mistakes."""
    source, language = Source("block", block.text), language_of(block.text)
    for chunk in split(source, Report()):
        said = source.text[chunk.span.start : chunk.span.end]
        if not said.strip() or "# error:" in said or not chunk.sound:
            continue
        try:
            piece = lark.TextSlice(source.text, chunk.span.start, chunk.span.end)
            yield parser(language).parse(piece, start="statement")
        except lark.UnexpectedInput:
            continue


@cache
def texts() -> tuple[tuple[str, list[Tree[Token]]], ...]:
    """Return the texts of the pages: the language of each block and its statements."""
    every = (block for page in REFERENCE for block in blocks(page) if block.language == "iku")
    return tuple((language_of(block.text), list(statements(block))) for block in every)


def both(pages: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Go through the rows that write one form in both vocabularies."""
    for text in pages:
        yield from ((row[1].strip("`"), row[2].strip("`")) for row in ROW.finditer(BLOCK.sub("", text)))
