"""Several processes find what one finds, in the same order; one that breaks off takes no other text with it."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from iku_dsl import shares
from iku_dsl.diagnostics.report import Report
from iku_dsl.workspace.documents import text_files
from tests import dying

ROOT = Path(__file__).parents[2]
SOUND = 'manual {code} "M"\nunit percent; polarity maximize\ninput a from 1 to 9\ncomponent A: a / (a + 1)\n'
FRAMEWORK = 'framework wrong "F"\nlevels indicator\nindex of maximize: realisation / goal\n'
# A process begun in the background ignores interrupts, and those that it begins do too.
HEEDS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
RUN = HEEDS + "from iku_dsl.cli.main import main; main(prog_name='iku')"


def texts(folder: Path) -> list[Path]:
    for code in ("b", "a"):
        (folder / f"{code}.iku").write_text(SOUND.format(code=code), encoding="utf-8")
    (folder / "wrong.iku").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "follows.iku").write_text('framework follows "F" follows wrong\n', encoding="utf-8")
    return [folder, folder / "nosuch.iku"]


def found(paths: list[Path], jobs: int) -> tuple[list[tuple[str, str, list[str]]], list[str]]:
    report = Report()
    every = shares.verify(text_files(paths), report, jobs, lambda: None)
    said = [(each.path, each.code, [claim.says.words() for claim in each.claims or ()]) for each in every]
    return said, [f"{each.rule.code} {each.message.words()}" for each in report]


def test_several_processes_find_what_one_finds_in_the_same_order(tmp_path: Path) -> None:
    paths = texts(tmp_path)
    alone = found(paths, 1)
    assert [Path(path).stem for path, _, _ in alone[0]] == ["a", "b", "follows", "wrong"]
    assert len(alone[1]) == len(set(alone[1])) == 2  # what two processes say of one text is said once
    assert found(paths, 3) == alone


def test_one_text_needs_no_second_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "ProcessPoolExecutor", None)
    texts(tmp_path)
    said, _ = found([tmp_path / "a.iku", tmp_path / "a.iku"], 8)
    assert [code for _, code, _ in said] == ["a"]


def test_a_process_that_breaks_off_takes_no_other_text_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "looked_at", dying.looked_at)
    texts(tmp_path)
    broken = tmp_path / "broken.iku"
    broken.write_text(SOUND.format(code="broken"), encoding="utf-8")
    report = Report()
    every = shares.verify([tmp_path / "a.iku", broken, tmp_path / "b.iku"], report, 2, lambda: None)
    assert [(each.code, each.claims is None) for each in every] == [("a", False), ("b", False)]
    (said,) = report
    assert said.rule is shares.BROKEN_OFF
    assert str(broken) in said.message.words()


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
@pytest.mark.parametrize(("jobs", "seconds"), [("1", 6), ("2", 6)])
def test_an_interrupt_ends_it_without_a_traceback(jobs: str, seconds: float) -> None:
    command = [sys.executable, "-c", RUN, "verify", "manuals/kppbc-bekasi-2024", "--jobs", jobs]
    process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            process.communicate(timeout=seconds)
    finally:
        os.killpg(process.pid, signal.SIGINT)
    printed, said = process.communicate(timeout=30)
    assert process.returncode == 1
    assert printed == ""
    assert said.strip() == "Aborted!"
