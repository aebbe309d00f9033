"""With nothing but the core installed every rule is found, and no command ends in a traceback."""

import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {name for name in PROJECT["optional-dependencies"] if name != "test"}
BROUGHT = {re.split(r"[^\w-]", wanted)[0] for name in EXTRAS for wanted in PROJECT["optional-dependencies"][name]}
LIBRARIES = sorted(name for name, each in packages_distributions().items() if BROUGHT & set(each))
BARE = f"import sys; sys.modules.update(dict.fromkeys({LIBRARIES!r})); from iku_dsl.cli.main import main; main()"
CODES = [line.split()[0] for line in (ROOT / "tests" / "house" / "codes.txt").read_text(encoding="utf-8").splitlines()]
FRAMEWORK = "manuals/frameworks/permenpanrb-53-2014.iku"


def bare(*words: str) -> subprocess.CompletedProcess[str]:
    """Run the program where none of the extras is installed."""
    command = [sys.executable, "-c", BARE, *words]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_each_extra_brings_a_library_that_is_kept_away() -> None:
    assert {"batch", "calendar", "excel", "prove"} == EXTRAS
    assert {"duckdb", "holidays", "python_calamine", "z3"} <= set(LIBRARIES)


def test_every_rule_is_found() -> None:
    done = bare("rule")
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == CODES


@pytest.mark.parametrize(
    "words",
    [
        ["check", "manuals/biro-kek-2025", "--format", "sarif"],
        ["equal", FRAMEWORK, FRAMEWORK],
        ["explain", "manuals/biro-kek-2025", "1.1", "--period", "Q2", "--from", "manuals"],
        ["rule", "IKU333"],
        ["test", "manuals/biro-kek-2025"],
        ["verify", FRAMEWORK],
    ],
    ids=lambda words: words[0],
)
def test_a_command_needs_none(words: list[str]) -> None:
    done = bare(*words)
    assert "Traceback" not in done.stderr
    assert done.returncode == 0, done.stderr
