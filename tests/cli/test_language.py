"""The language of messages is asked for by an option or the environment; where it was not built, that is said."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from grammar.tables import write_catalogues

ROOT = Path(__file__).parents[2]
CONTRACT = "manuals/kppbc-bekasi-2024"
RUN = "from iku_dsl.cli.main import main; main(prog_name='iku')"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout in which nothing was built."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("iku_dsl", "grammar", "manuals"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    return folder


@pytest.fixture(scope="module")
def built(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a checkout with its catalogue."""
    folder = tmp_path_factory.mktemp("built") / "checkout"
    shutil.copytree(bare, folder)
    write_catalogues(folder / "iku_dsl" / "messages")
    return folder


def run(folder: Path, *words: str, language: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run `iku` from a checkout, in a process of its own."""
    environment = {key: value for key, value in os.environ.items() if key != "IKU_LANGUAGE"} | {"PYTHONUTF8": "1"}
    if language:
        environment["IKU_LANGUAGE"] = language
    command = [sys.executable, "-c", RUN, *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def test_a_message_is_said_in_indonesian(built: Path) -> None:
    (built / "slip.iku").write_text('manual x "X"\ncomponent A weight 100%: analysd / 4\n', encoding="utf-8")
    done = run(built, "check", "slip.iku", "--language", "indonesian")
    assert done.returncode == 1
    assert "kesalahan[IKU201]: di sini tidak ada yang bernama `analysd`" in done.stderr
    assert "= saran: nyatakan lebih dahulu" in done.stderr
    assert "1 teks diperiksa, 1 diagnostik" in done.stderr


def test_a_scorecard_has_its_words_in_indonesian(built: Path) -> None:
    done = run(built, "score", CONTRACT, "--period", "to date Q2", "--language", "indonesian")
    assert done.returncode == 0, done.stderr
    assert ", 2024, s.d. Q2\ndinilai menurut kmk-467-2014" in done.stdout
    headings = next(line for line in done.stdout.splitlines() if line.startswith("Kode")).split()
    assert headings == ["Kode", "Nama", "Target", "Realisasi", "Nilai", "Status"]


def test_an_explanation_has_its_words_in_indonesian(built: Path) -> None:
    said = run(built, "explain", CONTRACT, "6b-CP", "--language", "indonesian").stdout
    assert said.startswith("indeks dari 6b-CP")
    assert "realisasi / target * 100" in said


def test_the_environment_asks_for_a_language_too_and_the_option_decides(built: Path) -> None:
    assert "Realisasi" in run(built, "score", CONTRACT, language="indonesian").stdout
    assert "Realisation" in run(built, "score", CONTRACT, "--language", "english", language="indonesian").stdout
    assert run(built, "score", CONTRACT, language="klingon").returncode == 2


def test_objects_for_scripts_are_the_same_in_every_language(built: Path) -> None:
    words = ("score", CONTRACT, "--format", "json")
    assert run(built, *words, "--language", "indonesian").stdout == run(built, *words).stdout


def test_without_a_catalogue_indonesian_is_a_usage_error(bare: Path) -> None:
    done = run(bare, "score", CONTRACT, "--language", "indonesian")
    assert (done.returncode, done.stdout) == (2, "")
    assert "pip install" in done.stderr


def test_english_needs_no_catalogue_and_reads_none(bare: Path) -> None:
    done = run(bare, "score", CONTRACT)
    assert done.returncode == 0, done.stderr
    assert "Realisation" in done.stdout
