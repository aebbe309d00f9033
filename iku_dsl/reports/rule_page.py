"""A rule goes in; the page that explains it, or the object for scripts, comes out."""

from textwrap import indent, wrap

from iku_dsl.diagnostics.phrase import Spell, Translate, english, in_english
from iku_dsl.diagnostics.rule import Rule
from iku_dsl.reports.rule_words import in_words

WIDTH = 96


def rule_page(rule: Rule, translate: Translate = english, spell: Spell = in_english) -> str:
    """Return what a person reads who asks for a rule: what it says, why, a text that breaks it, and what to write."""
    said = in_words(rule, translate, spell)
    parts = (
        f"{rule.code} {rule.name} ({rule.severity.spoken.words(translate)})",
        _prose(said.message),
        f"{translate('Why')}\n{_prose(said.why)}",
        f"{translate('What breaks it')}\n{indent(said.example, '  ')}",
        f"{translate('What to write')}\n{indent(said.instead, '  ')}",
    )
    return "\n\n".join(parts) + "\n"


def rule_list(rules: dict[str, Rule], translate: Translate = english) -> str:
    """Return every rule on a line of its own."""
    return "".join(f"{each.code}  {each.severity.spoken.words(translate):8} {each.name}\n" for each in rules.values())


def rule_object(rule: Rule, translate: Translate = english, spell: Spell = in_english) -> dict[str, str]:
    """Return the documentation of a rule for scripts; `message` has its places in braces."""
    said = in_words(rule, translate, spell)
    return {
        "code": rule.code,
        "rule": rule.name,
        "severity": rule.severity.value,
        "message": said.message,
        "why": said.why,
        "example": said.example,
        "instead": said.instead,
    }


def _prose(text: str) -> str:
    return indent("\n".join(wrap(text, WIDTH)), "  ")
