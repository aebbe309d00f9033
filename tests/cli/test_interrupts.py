"""A person who interrupts a command is heard, wherever the program is at that moment."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What a destructor raises Python drops, an interrupt among it; then the command would run on.
IN_A_DESTRUCTOR = """
import os, signal, time
import iku_dsl.session
from iku_dsl.cli.main import main

signal.signal(signal.SIGINT, signal.default_int_handler)

class Dropped:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.01)

def verified(*_):
    for _ in range({times}):
        Dropped()
    time.sleep(60)

iku_dsl.session.Session.verified = verified
main(prog_name="iku")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent otherwise there")
@pytest.mark.parametrize("times", [1, 3])
def test_an_interrupt_in_a_destructor_is_heard(times: int, tmp_path: Path) -> None:
    text = tmp_path / "a.iku"
    text.write_text("", encoding="utf-8")
    command = [sys.executable, "-c", IN_A_DESTRUCTOR.format(times=times), "verify", str(text), "--jobs", "1"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=30, check=False)
    assert ended.stderr.strip() == "Aborted!"
    assert ended.returncode == 1
