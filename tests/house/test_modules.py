"""Small rooms: modules and functions keep to their size, and every module says what goes in and what comes out."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "iku_dsl"
SOLVER = Path("readings", "terms", "process.py")
MODULES = sorted((ROOT / "iku_dsl").rglob("*.py"))


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)))


def trees() -> Iterator[tuple[Path, ast.Module]]:
    return ((path, ast.parse(path.read_text(encoding="utf-8"))) for path in MODULES)


def test_no_module_is_longer_than_a_screenful_of_screens() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES}
    assert {path.name: length for path, length in lengths.items() if length > 400} == {}
    assert median(lengths.values()) <= 130


def test_functions_are_short() -> None:
    lengths = [(node.end_lineno or 0) - node.lineno + 1 for _, tree in trees() for node in functions(tree)]
    assert median(lengths) <= 10
    assert sum(length > 40 for length in lengths) <= 4


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_opens_with_one_sentence(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert text, "no docstring"
    assert text.split("\n\n")[0].rstrip().endswith("."), "the first paragraph is no sentence"


def test_packages_hold_no_logic() -> None:
    for path, tree in trees():
        if path.name == "__init__.py":
            assert all(isinstance(node, ast.Expr) for node in tree.body), path


def test_nothing_is_called_utils() -> None:
    assert [path for path in MODULES if path.stem.startswith(("util", "helper", "common", "misc"))] == []


def test_nothing_evaluates_text() -> None:
    """No text of a stranger reaches eval, exec, sympify or a shell, for none of them is called at all."""
    banned = {"eval", "exec", "compile", "sympify", "parse_expr", "__import__", "system", "popen", "Popen"}
    for path, tree in trees():
        if path.relative_to(PACKAGE) == SOLVER:
            continue
        calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
        names = {call.id for call in calls if isinstance(call, ast.Name)}
        methods = {call.attr for call in calls if isinstance(call, ast.Attribute)} - {"compile"}  # that of `re`
        assert (names | methods) & banned == set(), path
        assert "subprocess" not in path.read_text(encoding="utf-8"), path


def test_the_one_process_that_is_started_is_our_own_module() -> None:
    """The solver runs apart, so that it can be ended: nothing of a text is in the command that starts it."""
    (tree,) = (tree for path, tree in trees() if path.relative_to(PACKAGE) == SOLVER)
    assert "[sys.executable, '-m', WORKER]" in ast.unparse(tree)
    assert ast.unparse(tree).count("subprocess.Popen(") == 1
    assert "WORKER = 'iku_dsl.readings.terms.worker'" in ast.unparse(tree)
    assert "shell" not in ast.unparse(tree)


def strings_outside_documentation(tree: ast.Module) -> Iterator[str]:
    spared: set[int] = set()
    for node in ast.walk(tree):
        rule = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Rule"
        if rule or isinstance(node, ast.Expr):
            spared |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in spared and isinstance(node.value, (str, int)):
            yield str(node.value)


@pytest.mark.parametrize("layer", ["values", "library", "model", "formula", "data", "readings", "checks", "reports"])
def test_no_python_knows_a_regime(layer: str) -> None:
    """Levels, polarities and the highest index are said in texts, never in Python.

    The one list of status words is in the reports: it gives a terminal colour to the words that frameworks use.
    """
    words = {"nko", "nss", "perspective", "objective", "organisation", "stakeholder", "120", "maximize", "minimize"}
    for path, tree in trees():
        if path.parent.name == layer:
            found = {word.lower() for word in strings_outside_documentation(tree)}
            assert found & words == set(), path
