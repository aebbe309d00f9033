"""A contract that a test may change, and a way to run a command beside it."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from click.testing import CliRunner, Result

from iku_dsl.cli.main import main

ROOT = Path(__file__).parents[2]


def run(*words: str) -> Result:
    """Run `iku`; a command that ends in a traceback fails the test."""
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@attrs.frozen
class Office:
    """A copy of the Bekasi contract and its framework, to be changed by text alone."""

    folder: Path

    @property
    def contract(self) -> Path:
        """Return the folder of the contract."""
        return self.folder / "kppbc-bekasi-2024"

    @property
    def framework(self) -> Path:
        """Return the text of the framework."""
        return self.folder / "frameworks" / "kmk-467-2014.iku"

    def change(self, file: Path, old: str, new: str) -> None:
        """Replace a passage that must be there."""
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    def score(self, *words: str) -> dict[str, Any]:
        """Return the scorecard as a script reads it."""
        found: dict[str, Any] = json.loads(run("score", str(self.contract), "--format", "json", *words).stdout)
        return found

    def total(self) -> str:
        """Return the printed value of the organisation."""
        return str(self.score()["organisation"]["value"])


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Return a fresh copy."""
    shutil.copytree(ROOT / "manuals", tmp_path / "manuals")
    return Office(tmp_path / "manuals")


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    """Return a function that writes a file and gives its path."""

    def written(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return written
