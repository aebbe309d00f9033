"""Every rule of the program has a section on the page of its hundred, and the section shows a text that breaks it."""

import re
from pathlib import Path

import pytest

from iku_dsl.diagnostics.rule import Rule
from tests.house.test_codes import RULES
from tests.spec.pages import Block, blocks, expected

FOLDER = Path(__file__).parent / "rules"
HEADING = re.compile(r"^## (.*)$", re.MULTILINE)
PRINTED = re.compile(r"(error|warning|note)\[(IKU\d{3})\]")


def sections(page: Path) -> list[tuple[int, str]]:
    """Return the headings of a page, each with its line."""
    text = page.read_text(encoding="utf-8")
    return [(text.count("\n", 0, found.start()) + 1, found[1]) for found in HEADING.finditer(text)]


def page_of(rule: Rule) -> Path:
    (page,) = FOLDER.glob(f"{rule.code[3]}-*.md")
    return page


def blocks_of(rule: Rule) -> list[Block]:
    """Return the blocks between the heading of a rule and the next one."""
    page = page_of(rule)
    starts = sections(page)
    here = next((line for line, heading in starts if heading == f"{rule.code} {rule.name}"), None)
    assert here is not None, f"{page.name} has no section `## {rule.code} {rule.name}`"
    end = min((line for line, _ in starts if line > here), default=1_000_000)
    return [block for block in blocks(page) if here < block.line < end]


def shown(block: Block) -> set[tuple[str, str]]:
    """Return the severities and codes that a block that runs shows."""
    if block.language == "console":
        return set(PRINTED.findall(block.shown))
    alone = block.language == "iku" and block.file is None
    return {(severity, code) for _, severity, code in expected(block.text)} if alone else set()


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_has_a_section_that_raises_it(rule: Rule) -> None:
    assert (rule.severity.value, rule.code) in {each for block in blocks_of(rule) for each in shown(block)}


def test_the_pages_hold_the_rules_in_order_and_nothing_else() -> None:
    headings = [heading for page in sorted(FOLDER.glob("*.md")) for _, heading in sections(page)]
    assert headings == sorted(f"{rule.code} {rule.name}" for rule in RULES.values())
