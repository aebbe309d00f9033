"""What the reference makes by text alone needs no other file: each is done in a copy of the program, file by file.

The texts are those of the page `12-text-alone.md`, under the framework that ships in place of the page's small one.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.spec.pages import Block, blocks

ROOT = Path(__file__).parents[2]
PAGE = blocks(ROOT / "tests" / "spec" / "12-text-alone.md")
FILES = {block.file: block.text.replace(" ministry\n", " kmk-467-2014\n") for block in PAGE if block.file}
MADE = {  # what is made: the folder of its contract, the one file that makes it, a figure that follows
    "a polarity": ("polarity", "polarity/1a.iku", "64.40"),
    "a status": ("status", "frameworks/four.iku", "black: to be answered for"),
    "a fifth perspective": ("fifth", "frameworks/five.iku", "96.00"),
    "a whole regime": ("harbour", "frameworks/harbour.iku", "52.0  sailing"),
}
CALLING = """manual 1a "Calls a function that is a text"
input a
component A: within(a, 10, 2)
value far: apart(a, 10)
example "inside": given a = 12 expect A = 1, far = 2
example "outside": given a = 13 expect A = 0, far = 3
"""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a folder with a copy of the program and nothing else."""
    for name in ("iku_dsl", "grammar", "manuals/frameworks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def iku(copy: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the program of the copy there."""
    code = "from iku_dsl.cli.main import main; main(prog_name='iku')"
    environment = {**os.environ, "PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code, *words]
    return subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)


def state(copy: Path) -> dict[str, str]:
    """Return a digest of every file of the copy."""
    files = (path for path in copy.rglob("*") if path.is_file())
    return {str(path.relative_to(copy)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def touched(before: dict[str, str], after: dict[str, str]) -> set[str]:
    """Return the files that came, went or changed."""
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def write(copy: Path, name: str, text: str) -> None:
    path = copy / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("what", MADE)
def test_it_is_made_by_one_text(what: str, copy: Path) -> None:
    folder, made, figure = MADE[what]
    for name, text in FILES.items():
        if name.startswith(f"{folder}/") and name != made:
            write(copy, name, text)
    before = state(copy)
    assert iku(copy, "score", folder).returncode != 0
    write(copy, made, FILES[made])
    done = iku(copy, "score", folder)
    assert done.returncode == 0, done.stderr
    assert figure in done.stdout
    assert iku(copy, "test", made).returncode == 0
    assert touched(before, state(copy)) == {made}


def library() -> Block:
    """Return the last text of the page, which is a library."""
    return next(block for block in reversed(PAGE) if block.text.startswith("library"))


def test_a_function_is_made_by_one_text(copy: Path) -> None:
    made = "iku_dsl/library/distances.iku"
    write(copy, "office/1a.iku", CALLING)
    before = state(copy)
    unknown = iku(copy, "check", "office", "--format", "concise")
    assert "error[IKU201]" in unknown.stdout
    assert "`within`" in unknown.stdout
    write(copy, made, library().text)
    assert iku(copy, "check", "office", made).returncode == 0
    done = iku(copy, "test", "office", made)
    assert done.returncode == 0, done.stdout
    assert "office/1a.iku: 2 of 2 examples hold" in done.stdout
    assert touched(before, state(copy)) == {made}


def test_a_change_is_seen(copy: Path) -> None:
    before = state(copy)
    (copy / "grammar" / "names.csv").write_text("other", encoding="utf-8")
    write(copy, "new.iku", "manual m")
    (copy / "iku_dsl" / "session.py").unlink()
    assert touched(before, state(copy)) == {"grammar/names.csv", "new.iku", "iku_dsl/session.py"}
