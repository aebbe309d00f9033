"""Every rule has a code of its own that is never taken back, and documentation a person can use."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import iku_dsl
from iku_dsl.diagnostics.rule import Rule

CODES = Path(__file__).parent / "codes.txt"


def rules() -> dict[str, Rule]:
    """Return every rule by `module.NAME`, each once, wherever it is imported."""
    found: dict[int, tuple[str, Rule]] = {}
    for module in pkgutil.walk_packages(iku_dsl.__path__, "iku_dsl."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Rule):
                found.setdefault(id(value), (f"{module.name}.{name}", value))
    return dict(found.values())


RULES = rules()


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES.values()}) == len(RULES)
    assert len({rule.name for rule in RULES.values()}) == len(RULES)


def test_the_list_of_codes_only_grows() -> None:
    known = dict(line.split() for line in CODES.read_text(encoding="utf-8").splitlines())
    now = {rule.code: rule.name for rule in RULES.values()}
    assert {code: name for code, name in known.items() if now.get(code) != name} == {}, "a code was taken back"
    assert now.keys() - known.keys() == set(), "add the new codes to tests/house/codes.txt"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_a_rule_is_documented(rule: Rule) -> None:
    assert re.fullmatch(r"IKU[1-7]\d\d", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.message
    assert not rule.message.endswith(".")
    assert rule.why.endswith(".")
    assert rule.example
    assert rule.instead
