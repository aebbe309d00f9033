"""What an office installs holds the grammar, its tables and the frameworks, and nothing of the workshop."""

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
    assert grammar | frameworks | modules | tables | {"iku_dsl/grammar/vocabulary.csv", "iku_dsl/py.typed"} <= names


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    tops = {name.split("/")[0].split("-")[0] for name in wheel.namelist()}
    assert tops == {"iku_dsl"}
    assert [name for name in wheel.namelist() if "test" in name or "__pycache__" in name] == []


def test_it_scores_from_the_wheel_alone(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    code = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from iku_dsl.cli.main import main; main()"
    command = [sys.executable, "-I", "-c", code, "score", str(ROOT / "manuals" / "kppbc-bekasi-2024")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "117.93" in done.stdout
