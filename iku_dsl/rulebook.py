"""Nothing goes in; every rule of the program, by its code, comes out.

A rule stands beside the check that raises it and nowhere else: the modules are gone through when the book is asked.
"""

import importlib
import pkgutil
from collections.abc import Iterator

import iku_dsl
from iku_dsl.diagnostics.rule import Rule
from iku_dsl.readings import terms


def rulebook() -> dict[str, Rule]:
    """Return every rule by its code, in the order of the codes."""
    values = (value for name in _modules() for value in vars(importlib.import_module(name)).values())
    found = {value.code: value for value in values if isinstance(value, Rule)}
    return dict(sorted(found.items()))


def _modules() -> Iterator[str]:
    """Go through the modules that may hold a rule: those with the solver hold none, for it is an extra."""
    every = (each.name for each in pkgutil.walk_packages(iku_dsl.__path__, f"{iku_dsl.__name__}."))
    return (name for name in every if not name.startswith(f"{terms.__name__}."))
