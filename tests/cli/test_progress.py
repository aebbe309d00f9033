"""Who looks on at a terminal sees how far a long command is; where nobody looks on, nothing is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = "from iku_dsl.cli.main import main; main(prog_name='iku')"
TEXT = 'manual {code} "M"\nunit percent; polarity maximize\ninput a from 1 to 9\ncomponent A: a / 9\n'
COMMANDS = [("verify", "--jobs", "1"), ("verify", "--jobs", "2"), ("check",), ("test",), ("test", "--generate")]


@pytest.mark.skipif(sys.platform == "win32", reason="its terminals are opened otherwise")
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_terminal_shows_how_many_texts_were_looked_at(command: tuple[str, ...], tmp_path: Path) -> None:
    name, *options = command
    for code in ("a", "b", "c"):
        (tmp_path / f"{code}.iku").write_text(TEXT.format(code=code), encoding="utf-8")
    words = [sys.executable, "-c", RUN, name, str(tmp_path), *options]
    seen, terminal = os.openpty()
    try:
        on_terminal = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=terminal, check=False)
        shown = os.read(seen, 100_000).decode()
    finally:
        os.close(terminal)
        os.close(seen)
    piped = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    steps = 6 if "--generate" in options else 3
    assert f"{steps}/{steps}" in shown
    assert f"{steps}/{steps}" not in piped.stderr.decode()
    assert on_terminal.returncode == piped.returncode
