"""The modules of the program go in; every template in them comes out, by what it is for and where it stands."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import attrs

ROOT = Path(__file__).parents[2]
DOCUMENTED = ("why", "example", "instead")
COMMENT = re.compile(r"(?<=   # ).*")


@attrs.frozen
class Template:
    """One sentence of the program, with its places in braces, and the module and line in which it is written."""

    text: str
    module: str
    line: int
    code: str = ""
    documents: bool = False


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """Go through every call."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """Return the name of what is called, of a method its last part."""
    if isinstance(call.func, ast.Attribute):
        return f".{call.func.attr}"
    return call.func.id if isinstance(call.func, ast.Name) else ""


def trees() -> dict[str, ast.Module]:
    """Return every module of the program, parsed, by its path."""
    files = sorted((ROOT / "iku_dsl").rglob("*.py"))
    return {str(file.relative_to(ROOT)): ast.parse(file.read_text(encoding="utf-8")) for file in files}


def templates() -> list[Template]:
    """Return every template: of rules, of phrases, of plain hints, and the fixed words of reports."""
    return [each for module, tree in trees().items() for call in calls(tree) for each in _of(module, call)]


def quoted(text: str) -> list[str]:
    """Return the code that a template quotes, without what fills its places and what stands in quotes itself."""
    return [re.sub(r'\{\w+\}|"[^"]*"', "", each) for each in re.findall(r"`([^`]*)`", text)]


def _of(module: str, call: ast.Call) -> Iterator[Template]:
    if called(call) == "Rule":
        code = _text(call.args[0])
        yield Template(_text(call.args[3]), module, call.lineno, code)
        for keyword in call.keywords:
            if keyword.arg in DOCUMENTED:
                text = _text(keyword.value)
                for each in (text, *COMMENT.findall(text)):
                    yield Template(each, module, call.lineno, code, documents=True)
    elif called(call) in ("say", "translate"):
        if call.args and isinstance(call.args[0], ast.Constant):
            yield Template(_text(call.args[0]), module, call.lineno)
    elif called(call) == ".at":
        for hint in call.args[1:]:
            if isinstance(hint, ast.Constant):
                yield Template(_text(hint), module, call.lineno)


def _text(node: ast.expr) -> str:
    assert isinstance(node, ast.Constant)
    assert isinstance(node.value, str)
    return node.value
