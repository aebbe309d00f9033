"""Nothing goes in; every rule of the program, by its code, comes out.

A rule stands beside the check that raises it and nowhere else: the modules are gone through when the book is asked.
"""

import importlib
import pkgutil

import iku_dsl
from iku_dsl.diagnostics.rule import Rule


def rulebook() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the codes."""
    names = [module.name for module in pkgutil.walk_packages(iku_dsl.__path__, f"{iku_dsl.__name__}.")]
    values = (value for name in names for value in vars(importlib.import_module(name)).values())
    found = {value.code: value for value in values if isinstance(value, Rule)}
    return dict(sorted(found.items()))
