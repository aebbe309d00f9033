"""The pages of the language reference run: every text on them is read, checked, computed, and compared to the letter.

A block `iku` is a text of its own; what is wrong with it stands on the line as `# error: IKU201`, and its examples must
hold, but for those on a line that says `# error: IKU408`. A block with `file=…` is a file of the page, a later one in
place of an earlier one of its name; a block `bytes file=…` holds it in hexadecimal, a block `workbook file=…` shows the
sheets of a workbook or the tables of a database, and the word `gone` takes the file away. A block `console` runs a
command beside the files above it and shows all it prints; `console full` runs it where the disk has no room, `console
denied` where no text may be opened, `console bare` where no extra is installed, `console
broken` where the process that looks at a text `broken` ends at once. In a block with the word `repeat` a
line behind `60x` stands for sixty, with `{n}` for its number and `{n-1}` for the one before.
"""

import errno
import os
import resource
import shlex
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, Any

import pytest
from click.testing import CliRunner

from iku_dsl import shares
from iku_dsl.cli.main import main
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.session import Session
from tests import dying
from tests.spec.pages import PAGES, Block, blocks, expected

EVERY = [block for page in PAGES for block in blocks(page)]
ALONE = [block for block in EVERY if block.language == "iku" and block.file is None]
CONSOLE = [block for block in EVERY if block.language == "console"]


def name(block: Block) -> str:
    return f"{block.page.stem}:{block.line}"


@pytest.mark.parametrize("block", ALONE, ids=name)
def test_a_text_says_what_is_wrong_with_it_and_its_examples_hold(block: Block, tmp_path: Path) -> None:
    path = tmp_path / "text.iku"
    path.write_bytes(block.content)
    session = Session()
    session.check([path])
    wanted = expected(block.text)
    noted = any(severity == "note" for _, severity, _ in wanted)
    came = {
        (each.span.line if each.span else 0, each.severity.value, each.rule.code)
        for each in session.report
        if noted or each.severity is not Severity.NOTE
    }
    assert came == wanted, full(session.report)


@contextmanager
def no_room() -> Iterator[None]:
    """Let no file grow, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def no_right() -> Iterator[None]:
    """Let no text be opened, as where its owner keeps it to himself; the rights of a file would not stop root."""
    unhindered: Callable[..., IO[Any]] = Path.open

    def refuse(path: Path, *how: Any, **named: Any) -> IO[Any]:  # noqa: ANN401 - as it is called
        if path.suffix == ".iku":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return unhindered(path, *how, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        yield


@contextmanager
def no_extra() -> Iterator[None]:
    """Let none of the libraries be there that only an extra brings."""
    with pytest.MonkeyPatch.context() as patch:
        for library in ("python_calamine", "duckdb", "z3"):
            patch.setitem(sys.modules, library, None)
        yield


@contextmanager
def no_end() -> Iterator[None]:
    """Let the process that looks at a text `broken` end at once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shares, "looked_at", dying.looked_at)
        yield


PLACES = {"full": no_room, "denied": no_right, "bare": no_extra, "broken": no_end}


@pytest.mark.parametrize("block", CONSOLE, ids=name)
def test_a_command_prints_what_the_page_shows(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in blocks(block.page):
        if each.file and each.line < block.line:
            target = tmp_path / each.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(each.content)
            if each.says("gone"):
                target.unlink()
    monkeypatch.chdir(tmp_path)
    command, _, output = block.text.partition("\n")
    words = shlex.split(command.removeprefix("$ iku "))
    with next((place() for word, place in PLACES.items() if block.says(word)), nullcontext()):
        result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    came = [line.rstrip() for line in result.output.strip().splitlines() if line.strip()]
    wanted = [line.rstrip() for line in output.strip().splitlines() if line.strip()]
    assert came == wanted, result.output
