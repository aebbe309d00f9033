"""What an office installs holds the grammar, what is built from it, the catalogue and the frameworks, and no more."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return zipfile.ZipFile(next(folder.glob("*.whl")))


def test_the_wheel_is_complete(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    grammar = {f"iku_dsl/grammar/{path.name}" for path in (ROOT / "grammar").glob("*.lark")}
    frameworks = {f"iku_dsl/frameworks/{path.name}" for path in (ROOT / "manuals" / "frameworks").glob("*.iku")}
    modules = {str(path.relative_to(ROOT)) for path in (ROOT / "iku_dsl").rglob("*.py")}
    tables = {f"iku_dsl/grammar/{language}.table" for language in ("english", "indonesian")}
    alone = {"iku_dsl/grammar/vocabulary.csv", "iku_dsl/messages/indonesian.mo", "iku_dsl/py.typed"}
    assert grammar | frameworks | modules | tables | alone <= names


def test_the_source_distribution_holds_the_catalogue(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    shutil.unpack_archive(next(tmp_path.glob("*.tar.gz")), tmp_path)
    (unpacked,) = (path for path in tmp_path.iterdir() if path.is_dir())
    assert {path.suffix for path in (unpacked / "iku_dsl" / "messages").iterdir()} == {".po", ".mo"}
    assert (unpacked / "grammar" / "tables.py").is_file()


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0].split("-")[0] for name in wheel.namelist()}
    assert tops == {"iku_dsl"}
    assert [name for name in wheel.namelist() if {"tests", "__pycache__"} & set(name.split("/"))] == []


@pytest.mark.parametrize(("language", "heading"), [("english", "Realisation"), ("indonesian", "Realisasi")])
def test_it_scores_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path, language: str, heading: str) -> None:
    wheel.extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from iku_dsl.cli.main import main; main()"
    contract = str(ROOT / "manuals" / "kppbc-bekasi-2024")
    command = [sys.executable, "-I", "-c", code, "score", contract, "--language", language]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "117.93" in done.stdout
    assert heading in done.stdout.split()
