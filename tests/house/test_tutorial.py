"""The tutorial of the README is gone through from its first block to its last, and prints what it shows.

A block with `file=…` is a file that the reader writes; with the word `line` it is one line of that file, in place of
the one that begins with the same two words. A block `console` runs `iku` and shows all it prints.
"""

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main
from tests.spec.pages import Block, blocks

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
HEADING = "## Tutorial"
HASH = re.compile(r"sha256 [0-9a-f]{12}")  # of a regime that ships: it changes with every letter of that text
COMMANDS = {"new manual", "check", "test", "new contract", "score", "explain"}


def tutorial() -> list[Block]:
    """Return the blocks between the heading of the tutorial and the next one."""
    lines = README.read_text(encoding="utf-8").splitlines()
    start = next(at for at, line in enumerate(lines, 1) if line.startswith(HEADING))
    end = next(at for at, line in enumerate(lines, 1) if at > start and line.startswith("## "))
    return [block for block in blocks(README) if start < block.line < end]


def write(block: Block, path: Path) -> None:
    """Write the file of a block, or its one line."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if not block.says("line"):
        path.write_bytes(block.content)
        return
    before = path.read_text(encoding="utf-8").splitlines()
    same = [at for at, line in enumerate(before) if line.split()[:2] == block.text.split()[:2]]
    assert len(same) == 1, block.text
    path.write_text(
        "\n".join([*before[: same[0]], block.text.strip(), *before[same[0] + 1 :]]) + "\n", encoding="utf-8"
    )


def printed(text: str) -> list[str]:
    return [HASH.sub("sha256", line.rstrip()) for line in text.strip().splitlines() if line.strip()]


def command(block: Block) -> tuple[list[str], str]:
    first, _, output = block.text.partition("\n")
    return shlex.split(first.removeprefix("$ iku ")), output


def test_every_command_prints_what_the_tutorial_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "manuals" / "frameworks", tmp_path / "manuals" / "frameworks")
    monkeypatch.chdir(tmp_path)
    for block in tutorial():
        if block.file:
            write(block, tmp_path / block.file)
            continue
        words, output = command(block)
        result = CliRunner().invoke(main, words)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert printed(result.output) == printed(output), f"{block.text}\n{result.output}"


def test_the_way_goes_through_every_command() -> None:
    shown = [" ".join(command(block)[0]) for block in tutorial() if block.language == "console"]
    assert {each for each in COMMANDS if any(words.startswith(each) for words in shown)} == COMMANDS


def test_the_tutorial_does_not_teach_what_the_project_ships() -> None:
    assert not list((ROOT / "manuals").rglob("IK-2.iku"))
