"""Every sentence of the program is a literal template, and every translation is of one of them, with its places."""

import ast
import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from click import Command, Context

from iku_dsl.cli.main import COMMANDS, main
from iku_dsl.diagnostics.language import MESSAGES
from iku_dsl.diagnostics.phrase import PLACE
from iku_dsl.syntax.spelling import spelled
from iku_dsl.syntax.vocabulary import vocabulary
from tests.house.templates import called, calls, quoted, templates, trees
from tests.house.test_codes import RULES

TREES = trees()
CODE_WORDS = {"attribute"}  # what stands there is quoted as code of the language


def messages() -> list[Message]:
    """Return the entries of the catalogue."""
    with (MESSAGES / "indonesian.po").open("rb") as file:
        return [each for each in read_po(file, abort_invalid=True) if each.id]


MESSAGES_BY_ID = {str(each.id): each for each in messages()}


def test_no_translation_is_stale() -> None:
    assert MESSAGES_BY_ID.keys() - {each.text for each in templates()} == set()


def test_every_sentence_is_translated() -> None:
    """What is nothing but code, names and places is the same in every language."""
    reasons = {rule.why for rule in RULES.values()}
    said = [each for each in templates() if not each.documents or each.text in reasons]
    plain = [re.sub(r"`[^`]*`|\{\w+\}", "", each.text) for each in said]
    assert {
        each.text for each, rest in zip(said, plain, strict=True) if re.search("[a-z]{2}", rest)
    } <= MESSAGES_BY_ID.keys()


@pytest.mark.parametrize("message", MESSAGES_BY_ID.values(), ids=lambda each: str(each.id)[:60])
def test_a_translation_has_the_places_of_its_template(message: Message) -> None:
    assert message.string, "not translated; leave it out"
    assert not message.fuzzy
    assert set(PLACE.findall(str(message.string))) == set(PLACE.findall(str(message.id)))
    assert str(message.string).startswith(" ") == str(message.id).startswith(" ")


def test_a_translation_keeps_the_code_of_the_language() -> None:
    """Words in backticks are code; but for a name that the author is free to choose they stay as they are."""
    free = {'manual CODE "title"', "define name(x): …"}
    for text, message in MESSAGES_BY_ID.items():
        kept = set(re.findall(r"`([^`]*)`", text)) - free
        assert kept <= set(re.findall(r"`([^`]*)`", str(message.string))), text


AUTHORS_OWN = {"best", "score", "organisation", "name", "x", "a", "b", "CODE", "kmk"}  # names in examples of code
KNOWN = {word for words in vocabulary("english").words.values() for each in words for word in each.split()}
KNOWN |= {*vocabulary("english").singular.values(), *vocabulary("indonesian").names}


def test_what_is_quoted_is_code_of_the_language_or_nothing_of_it() -> None:
    """Code is shown in the vocabulary of a text; a command, a column or a file must not be changed by that."""
    for each in templates():
        for code in quoted(each.text) if not each.documents else ():
            words = set(re.findall(r"[A-Za-z_]{2,}", code))
            if spelled(code, "indonesian") != code:
                assert words - KNOWN <= AUTHORS_OWN, (each, "let what is no code of the language fill a place")


def phrases() -> Iterator[tuple[str, ast.Call]]:
    """Go through the calls that take a template."""
    for module, tree in TREES.items():
        yield from ((f"{module}:{call.lineno}", call) for call in calls(tree) if called(call) == "say")


def test_every_phrase_has_a_literal_template() -> None:
    assert [place for place, call in phrases() if not isinstance(call.args[0], ast.Constant)] == []


def test_a_phrase_fills_every_place_it_has() -> None:
    """A phrase without anything in it is an entry of a table, and is filled where it is taken out."""
    for place, call in phrases():
        wanted = set(PLACE.findall(str(getattr(call.args[0], "value", ""))))
        assert {keyword.arg for keyword in call.keywords} in (wanted, set()), place


def breaches() -> Iterator[tuple[str, ast.Call, ast.AST]]:
    """Go through the calls that report a breach, each with the function around it."""
    for module, tree in TREES.items():
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                for call in calls(function):
                    if called(call) == ".at" and isinstance(call.func, ast.Attribute) and _is_rule(call.func.value):
                        yield f"{module}:{call.lineno}", call, function


def _is_rule(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id.isupper()


def built(node: ast.expr) -> bool:
    """Return whether a text is put together in the code: then no catalogue can hold it."""
    if isinstance(node, ast.IfExp):
        return built(node.body) or built(node.orelse)
    if isinstance(node, ast.Tuple):
        return any(built(each) for each in node.elts)
    return isinstance(node, (ast.JoinedStr, ast.BinOp)) or (isinstance(node, ast.Call) and called(node) == ".format")


def values_of(name: str, function: ast.AST) -> Iterator[ast.expr]:
    """Go through what a function assigns to a name."""
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id == name for to in node.targets):
            yield node.value


def test_no_hint_is_put_together() -> None:
    """A hint is a literal, a phrase, or a name to which the function gives nothing but phrases."""
    found = list(breaches())
    assert len(found) > 100
    for place, call, function in found:
        for hint in call.args[1:]:
            inner = hint.value if isinstance(hint, ast.Starred) else hint
            assert not built(inner), place
            if isinstance(inner, ast.Name):
                given = list(values_of(inner.id, function))
                assert [each for each in given if built(each) or isinstance(each, ast.Constant)] == [], place


def test_no_prose_is_handed_over_as_plain_text() -> None:
    """A particular of a message with a blank in it is prose, and prose is a phrase."""
    for place, call, _ in breaches():
        for keyword in call.keywords:
            plain = keyword.value.value if isinstance(keyword.value, ast.Constant) else ""
            assert keyword.arg in CODE_WORDS or " " not in str(plain), place


def test_no_message_is_printed_past_the_translator() -> None:
    """Commands and reports put a phrase into words in the language that was asked for."""
    for module, tree in TREES.items():
        if module.startswith(("iku_dsl/cli/", "iku_dsl/reports/")):
            found = [call.lineno for call in calls(tree) if called(call) == ".words" and not call.args]
            assert found == [], module


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_a_language(name: str) -> None:
    command = main.get_command(Context(main), name)
    assert isinstance(command, Command)
    option = next(each for each in command.params if each.name == "translate")
    assert (option.opts, option.envvar) == (["--language"], "IKU_LANGUAGE")
