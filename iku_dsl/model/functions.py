"""A document goes in; the same document comes out, with the functions of the library that it calls."""

from collections.abc import Iterator
from functools import cache

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.library.primitives import AGGREGATES, PRIMITIVES
from iku_dsl.model.collect import NAMED
from iku_dsl.model.documents import AnyDocument
from iku_dsl.model.visit import nodes
from iku_dsl.syntax import formulas
from iku_dsl.syntax.files import read_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.resources import library_folder
from iku_dsl.syntax.statements import Define


def with_functions(document: AnyDocument, report: Report) -> AnyDocument:
    """Return the document with what it borrows; its own definitions come first, so a new function breaks no text.

    The library is read only when a call names something that neither the document nor the language defines.
    """
    own = {each.name.text for each in document.rules if isinstance(each, NAMED)}
    wanted = {name for name in called(*document.rules) if name not in own | PRIMITIVES.keys() | AGGREGATES.keys()}
    if not wanted:
        return document
    shelf = library_functions(report)
    borrowed = {name: shelf[name] for name in _with_needs(wanted, shelf)}
    functions = {**borrowed, **document.definitions.functions}
    return attrs.evolve(document, definitions=attrs.evolve(document.definitions, functions=functions))


def called(*roots: object) -> set[str]:
    """Return the names of the functions that formulas call."""
    return {each.function.text for each in nodes(*roots) if isinstance(each, formulas.Call)}


def library_functions(report: Report) -> dict[str, Define]:
    """Return every function that the texts of the library define."""
    found, functions = _library()
    report.extend(found)
    return functions


@cache
def _library() -> tuple[tuple[Diagnostic, ...], dict[str, Define]]:
    """Read the texts of the library, once a process: they ship with the program and do not change under it."""
    report = Report()
    sources = [read_text(file, report) for file in sorted(library_folder().glob("*.iku"))]
    statements = [each for source in sources if source for each in parse(source, report).statements]
    return tuple(report), {each.name.text: each for each in statements if isinstance(each, Define)}


def _with_needs(names: set[str], shelf: dict[str, Define]) -> Iterator[str]:
    """Go through the functions named and those that they call."""
    waiting, seen = list(names), set[str]()
    while waiting:
        name = waiting.pop()
        if name in shelf and name not in seen:
            seen.add(name)
            yield name
            waiting.extend(called(shelf[name].formula))
