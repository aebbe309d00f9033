"""The pages of the language reference run: every text on them is read, checked, computed, and compared to the letter.

A block `iku` is a text of its own; what is wrong with it stands on the line as `# error: IKU201`, and its examples must
hold. A block `iku file=…` or `csv file=…` is a file of the page; a block `console` runs a command beside these files.
"""

import re
import shlex
from pathlib import Path

import attrs
import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main
from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.model.documents import Manual
from iku_dsl.readings.examples import compare
from iku_dsl.session import Session

PAGES = sorted(Path(__file__).parent.glob("*.md"))
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAID = re.compile(r"# (error|warning|note): (IKU\d{3}(?:, IKU\d{3})*)")


@attrs.frozen
class Block:
    """One fenced block of a page."""

    page: Path
    line: int
    language: str
    info: str
    text: str

    @property
    def file(self) -> str | None:
        """Return the file that the block stands for, if any."""
        found = re.search(r"file=(\S+)", self.info)
        return found[1] if found else None


def blocks(page: Path) -> list[Block]:
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 1, found[1], found[2], found[3])
        for found in BLOCK.finditer(text)
    ]


EVERY = [block for page in PAGES for block in blocks(page)]
ALONE = [block for block in EVERY if block.language == "iku" and block.file is None]
CONSOLE = [block for block in EVERY if block.language == "console"]


def name(block: Block) -> str:
    return f"{block.page.stem}:{block.line}"


def expected(text: str) -> set[tuple[int, str, str]]:
    return {
        (at, found[1], code)
        for at, line in enumerate(text.splitlines(), 1)
        for found in SAID.finditer(line)
        for code in found[2].split(", ")
    }


@pytest.mark.parametrize("block", ALONE, ids=name)
def test_a_text_says_what_is_wrong_with_it_and_its_examples_hold(block: Block, tmp_path: Path) -> None:
    path = tmp_path / "text.iku"
    path.write_text(block.text, encoding="utf-8")
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
    document = session.documents[path]
    if isinstance(document, Manual) and document.computes:
        for example in document.examples:
            for each in compare(document, example):
                assert each.holds, f"{block.page.name}:{block.line + each.span.line}: {each}"


@pytest.mark.parametrize("block", CONSOLE, ids=name)
def test_a_command_prints_what_the_page_shows(block: Block, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for each in blocks(block.page):
        if each.file and each.line < block.line:
            target = tmp_path / each.file
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(each.text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    command, _, output = block.text.partition("\n")
    words = shlex.split(command.removeprefix("$ iku "))
    result = CliRunner().invoke(main, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    came = [line.rstrip() for line in result.output.strip().splitlines() if line.strip()]
    wanted = [line.rstrip() for line in output.strip().splitlines() if line.strip()]
    assert came == wanted, result.output
