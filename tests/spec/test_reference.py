"""The language reference leaves nothing out: what the language has is shown in a text that runs, and has its entry.

Statements, attributes, bands, targets, periods and operators are taken from the grammar itself; functions, names,
columns and commands from where the program keeps them. An entry is a heading or a row of a table with the thing itself
at its start, in backticks.
"""

import csv

import pytest

from iku_dsl.checks.names import COLUMNS
from iku_dsl.cli.main import COMMANDS
from iku_dsl.data import published
from iku_dsl.data.inputs import BESIDE
from iku_dsl.data.reported import NEEDS, TAKES
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.lower_example import GIVEN
from iku_dsl.formula.lower_scorecard import STATUS
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.collect import GIVEN_NAMES
from iku_dsl.model.functions import library_functions
from iku_dsl.syntax.grammar import grammar_text
from tests.spec.pages import blocks
from tests.spec.reference import (
    REFERENCE,
    STARTS,
    Mark,
    alternatives,
    both,
    built,
    by_word,
    calls,
    form,
    forms,
    marks,
    named,
    required,
    rules_of,
    texts,
    tops,
)

PAGES = [page.read_text(encoding="utf-8") for page in REFERENCE]
GRAMMAR = grammar_text("english")
OPENINGS = ("_body", "_attribute", "_edition")  # what these may turn out as has an entry of its own
FUNCTIONS = PRIMITIVES.keys() | AGGREGATES.keys() | library_functions(Report()).keys()
NAMES = GIVEN_NAMES | GIVEN | {STATUS} | {f"members.{column}" for column in COLUMNS}
FIGURES = NEEDS | TAKES | BESIDE | published.NEEDS | published.TAKES
INVENTED = (
    GRAMMAR.replace("_body: language", "_body: invented | language") + '\ninvented: INVENT NAME\nINVENT: "invent"'
)

SHOWN = {mark for language, trees in texts() for tree in trees for mark in marks(tree, language)}
WRITTEN = [each for page in PAGES for each in forms(page)]
ENTRIES = [tree for each in WRITTEN if (tree := form(each)) is not None]
NAMED = {mark for tree in ENTRIES for mark in marks(tree)}


def not_shown(grammar: str) -> set[Mark]:
    """Return what a grammar has and no text of the reference uses."""
    return required(built(grammar), grammar) - SHOWN


def without_entry(grammar: str, written: list[str]) -> set[Mark]:
    """Return what a grammar has and no entry names; a statement or attribute must be what an entry is about."""
    rules = rules_of(built(grammar))
    opening = {top for choice in OPENINGS for top in alternatives(choice, rules)}
    known = {top for tree in ENTRIES for top in tops(tree)}
    alone = set(by_word(grammar, [each for each in written if each not in NAMES]))
    return ((required(built(grammar), grammar) - NAMED) | {(top,) for top in opening - known}) - alone


def test_what_the_language_has_is_shown_in_a_text_that_runs() -> None:
    assert not_shown(GRAMMAR) == set()


def test_what_the_language_has_has_its_entry() -> None:
    assert without_entry(GRAMMAR, WRITTEN) == set()


def test_the_two_tests_above_see_a_statement_that_nobody_wrote_about() -> None:
    assert not_shown(INVENTED) - not_shown(GRAMMAR) == {("invented",), ("invented", "INVENT")}
    assert without_entry(INVENTED, WRITTEN) - without_entry(GRAMMAR, WRITTEN) == {("invented",), ("invented", "INVENT")}


def test_a_statement_may_be_named_by_its_word_alone() -> None:
    assert without_entry(INVENTED, [*WRITTEN, "invent"]) == without_entry(GRAMMAR, WRITTEN)
    assert without_entry(INVENTED, [*WRITTEN, "invented"]) != without_entry(GRAMMAR, WRITTEN)


def test_what_stands_inside_a_statement_is_no_entry_of_its_own() -> None:
    whole = form("component A weight 5%: done / planned")
    assert whole is not None
    assert ("weight", "_WEIGHT") in set(marks(whole))
    assert tops(whole) == {"component"}


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_function_is_called_and_has_its_entry(name: str) -> None:
    assert any(name in calls(trees, language) for language, trees in texts())
    assert any(name in calls([tree]) and tree.data == "call" for tree in ENTRIES)


def test_a_function_that_a_text_defines_itself_is_not_the_one_of_the_library() -> None:
    own, borrowed = (form(each) for each in ("define growth(a, b): a / b", "value x: growth(1, 2)"))
    assert own is not None
    assert borrowed is not None
    assert calls([own, borrowed]) == set()
    assert calls([borrowed]) == {"growth"}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_a_name_that_the_language_gives_is_used_and_has_its_entry(name: str) -> None:
    assert any(name in named(trees, language) for language, trees in texts())
    assert name in WRITTEN


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_run(name: str) -> None:
    run = [block.shown.split()[:3] for page in REFERENCE for block in blocks(page) if block.language == "console"]
    assert ["$", "iku", name] in run


@pytest.mark.parametrize("name", sorted(FIGURES))
def test_a_column_of_data_is_used_and_has_its_entry(name: str) -> None:
    tables = (block.text.splitlines() for page in REFERENCE for block in blocks(page) if block.language == "csv")
    headers = (lines[:1] for lines in tables if lines)
    assert any(name in next(csv.reader(header, delimiter=";" if ";" in header[0] else ",")) for header in headers)
    assert name in WRITTEN


@pytest.mark.parametrize(("english", "indonesian"), list(both(PAGES)))
def test_a_row_in_both_vocabularies_says_the_same_twice(english: str, indonesian: str) -> None:
    first, second = form(english), form(indonesian, "indonesian")
    assert first is not None
    assert second is not None
    assert set(marks(first)) == set(marks(second, "indonesian"))
    assert (calls([first]), named([first])) == (calls([second], "indonesian"), named([second], "indonesian"))


def test_every_page_is_in_the_contents() -> None:
    folder = REFERENCE[0].parent
    contents = (folder / "00-contents.md").read_text(encoding="utf-8")
    pages = {str(page.relative_to(folder)) for page in folder.rglob("*.md")} - {"00-contents.md"}
    assert {page for page in pages if f"]({page})" not in contents} == set()


def test_forms_are_read_by_the_narrowest_rule() -> None:
    assert [each.data for each in map(form, ("component B", "version 2024", "below 80 is red", "a + 1")) if each] == [
        "_attribute",
        "_edition",
        "category",
        "operation",
    ]
    assert STARTS[-1] == "statement"
