"""The table of what an addition touches is exact: each works with the files of its row and not with one less."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.additions import ADDITIONS, Addition

ROOT = Path(__file__).parents[2]
NEEDED = ("iku_dsl", "grammar", "manuals", "tests", "benchmarks", "pyproject.toml", "README.md")
PHRASES = {
    "the module of its check": r"iku_dsl/checks/[\w]+\.py",
    "the reader of its document in iku_dsl/model": r"iku_dsl/model/read_\w+\.py",
    "a page of tests/spec": r"tests/spec/[\w-]+\.md",
}


def rows() -> dict[str, list[str]]:
    """Return the rows of the table: for each the patterns of the files that it names."""
    table = (
        (ROOT / "README.md").read_text(encoding="utf-8").split("| adding | touches |\n|---|---|\n")[1].split("\n\n")[0]
    )
    cells = [line.strip("| ").split(" | ") for line in table.splitlines()]
    return {name: patterns(touched) for name, touched in cells}


def patterns(touched: str) -> list[str]:
    named = re.findall(r"`([\w./<>-]+\.\w+)`", touched)
    told = [pattern for phrase, pattern in PHRASES.items() if phrase in touched.replace("`", "")]
    return [
        re.sub(r"<\w+>", r"[\\w-]+", re.escape(path).replace(r"\<", "<").replace(r"\>", ">")) for path in named
    ] + told


@pytest.mark.parametrize("name", rows())
def test_a_row_names_the_files_of_its_addition(name: str) -> None:
    wanted, files = rows()[name], list(ADDITIONS[name].files)
    assert len(wanted) == len(files)
    assert all(any(re.fullmatch(pattern, file) for file in files) for pattern in wanted), files
    assert all(any(re.fullmatch(pattern, file) for pattern in wanted) for file in files), files


def test_every_addition_has_a_row() -> None:
    assert rows().keys() == ADDITIONS.keys()


def copied(folder: Path) -> Path:
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name)
        else:
            shutil.copy(source, folder / name)
    return folder


def written(addition: Addition, folder: Path, left_out: str = "") -> None:
    for path, text in addition.beside.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    for path, patch in addition.files.items():
        if path != left_out:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            old = target.read_text(encoding="utf-8") if target.exists() else ""
            target.write_text(patch(old), encoding="utf-8")


def works(addition: Addition, folder: Path) -> tuple[bool, str]:
    """Return whether every command succeeds in a copy that knows only itself, and what the last one said."""
    said = ""
    commands = {
        "iku": ["-c", "import sys; from iku_dsl.cli.main import main; main(sys.argv[1:], prog_name='iku')"],
        "pytest": ["-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"],
        "build": [
            "-c",
            "from pathlib import Path; from grammar.tables import *; write_catalogues(Path('iku_dsl/messages'))",
        ],
    }
    for program, *words in addition.shows:
        says = words.pop().removeprefix("=> ") if words and words[-1].startswith("=> ") else ""
        done = subprocess.run(
            [sys.executable, *commands[program], *words],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
            capture_output=True,
            text=True,
            check=False,
        )
        said = f"{program} {' '.join(words)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}"
        if done.returncode != 0 or says not in done.stdout:
            return False, said
    return True, said


@pytest.mark.parametrize("name", ADDITIONS)
def test_an_addition_works_with_the_files_of_its_row(name: str, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    written(ADDITIONS[name], folder)
    worked, said = works(ADDITIONS[name], folder)
    assert worked, said


@pytest.mark.parametrize(("name", "file"), [(name, file) for name, each in ADDITIONS.items() for file in each.files])
def test_an_addition_does_not_work_without_one_of_them(name: str, file: str, tmp_path: Path) -> None:
    folder = copied(tmp_path)
    written(ADDITIONS[name], folder, left_out=file)
    assert not works(ADDITIONS[name], folder)[0]
