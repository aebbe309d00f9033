"""The linter, the formatter and the strict type checker find nothing, and every shipped text is canonical and clean."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import COMMANDS, main

ROOT = Path(__file__).parents[2]
TEXTS = sorted((ROOT / "manuals").rglob("*.iku"))


@pytest.mark.parametrize("words", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]], ids=" ".join)
def test_the_tools_find_nothing(words: list[str]) -> None:
    done = subprocess.run([sys.executable, "-m", *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_shipped_texts_are_canonical() -> None:
    result = CliRunner().invoke(main, ["fmt", "--check", str(ROOT / "manuals")])
    assert (result.exit_code, result.output) == (0, "")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_shipped_text_is_the_same_after_a_translation_there_and_back(path: Path, tmp_path: Path) -> None:
    there = CliRunner().invoke(main, ["fmt", "--to", "indonesian", "--stdout", str(path)])
    assert there.exit_code == 0
    assert there.stdout.startswith("bahasa indonesia\n")
    copy = tmp_path / path.name
    copy.write_text(there.stdout, encoding="utf-8")
    back = CliRunner().invoke(main, ["fmt", "--to", "english", "--stdout", str(copy)])
    assert back.stdout_bytes == path.read_bytes()


def test_shipped_texts_have_no_error() -> None:
    result = CliRunner().invoke(main, ["check", "--format", "concise", str(ROOT / "manuals")])
    assert result.exit_code == 0
    assert "error" not in result.stdout


def test_the_gate_runs_the_command_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^```sh test\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    assert len(commands) == 1
    assert "pytest" in commands[0]
    assert "```sh test$" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name for name in COMMANDS if f"| `iku {name} " not in readme} == set()
