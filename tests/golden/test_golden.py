"""What the shipped texts give at every stage stands in files; a change of any is seen, and reviewed."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CONTRACT = "manuals/kppbc-bekasi-2024"
BUREAU = "manuals/biro-kek-2025"
PERIODS = ["year", "Q1", "Q2", "Q3", "Q4", "to date Q2", "to date Q3", "semester 2"]
SUBJECTS = ["6b-CP", "SS-10", "learning_and_growth", "score"]
COMMANDS = {
    **{f"score {period}.json": ["score", CONTRACT, "--period", period, "--format", "json"] for period in PERIODS},
    "score year.txt": ["score", CONTRACT],
    **{f"explain {subject}.txt": ["explain", CONTRACT, subject] for subject in SUBJECTS},
    "explain 2a-CP.json": ["explain", CONTRACT, "2a-CP", "--format", "json"],
    "bureau score reported.txt": ["score", BUREAU, "--period", "Q2"],
    "bureau score manuals.json": ["score", BUREAU, "--period", "Q2", "--from", "manuals", "--format", "json"],
    "bureau score both.txt": ["score", BUREAU, "--period", "Q2", "--from", "both"],
    "bureau explain 1.1.txt": ["explain", BUREAU, "1.1", "--period", "Q2", "--from", "manuals"],
    "bureau explain 1.2.json": ["explain", BUREAU, "1.2", "--period", "Q2", "--from", "manuals", "--format", "json"],
    "check.txt": ["check", "manuals", "--format", "concise"],
    "contract indonesian.iku": ["fmt", "--to", "indonesian", "--stdout", f"{CONTRACT}/contract.iku"],
    "framework indonesian.iku": ["fmt", "--to", "indonesian", "--stdout", "manuals/frameworks/kmk-467-2014.iku"],
}


@pytest.mark.parametrize("name", COMMANDS, ids=lambda name: name.replace(" ", "-"))
def test_the_output_is_the_reviewed_one(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    shutil.copytree(ROOT / "manuals", tmp_path / "manuals")
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, COMMANDS[name])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    came = "\n".join(line.rstrip() for line in result.stdout.splitlines()) + "\n"
    golden = HERE / name.replace(" ", "-")
    if request.config.getoption("--update"):
        golden.write_text(came, encoding="utf-8")
    assert came == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    files = {path.name for path in HERE.iterdir() if path.suffix in (".json", ".txt", ".iku")}
    assert files == {name.replace(" ", "-") for name in COMMANDS}
