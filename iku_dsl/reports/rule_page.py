"""A rule goes in; the page that explains it, or the object for scripts, comes out."""

from textwrap import indent, wrap

from iku_dsl.diagnostics.phrase import Translate, english
from iku_dsl.diagnostics.rule import Rule

WIDTH = 96


def rule_page(rule: Rule, translate: Translate = english) -> str:
    """Return what a person reads who asks for a rule: what it says, why, a text that breaks it, and what to write."""
    severity = rule.severity.spoken.words(translate)
    parts = (
        f"{rule.code} {rule.name} ({severity})",
        _prose(translate(rule.message)),
        f"{translate('Why')}\n{_prose(translate(rule.why))}",
        f"{translate('What breaks it')}\n{indent(rule.example, '  ')}",
        f"{translate('What to write')}\n{indent(translate(rule.instead), '  ')}",
    )
    return "\n\n".join(parts) + "\n"


def rule_list(rules: dict[str, Rule], translate: Translate = english) -> str:
    """Return every rule on a line of its own."""
    return "".join(f"{each.code}  {each.severity.spoken.words(translate):8} {each.name}\n" for each in rules.values())


def rule_object(rule: Rule, translate: Translate = english) -> dict[str, str]:
    """Return the documentation of a rule for scripts; `message` has its places in braces."""
    return {
        "code": rule.code,
        "rule": rule.name,
        "severity": rule.severity.value,
        "message": translate(rule.message),
        "why": translate(rule.why),
        "example": rule.example,
        "instead": translate(rule.instead),
    }


def _prose(text: str) -> str:
    return indent("\n".join(wrap(text, WIDTH)), "  ")
