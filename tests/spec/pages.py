"""The pages of the language reference go in; their blocks come out, and the bytes that each stands for."""

import re
from pathlib import Path

import attrs

from tests.workbooks import written

PAGES = sorted(Path(__file__).parent.rglob("*.md"))
BLOCK = re.compile(r"^```(\w+)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SAID = re.compile(r"# (error|warning|note): (IKU\d{3}(?:, IKU\d{3})*)")
TIMES = re.compile(r"^(\d+)x (.*\n)", re.MULTILINE)


@attrs.frozen
class Block:
    """One fenced block of a page; `shown` is what stands between the fences."""

    page: Path
    line: int
    language: str
    info: str
    shown: str

    @property
    def file(self) -> str | None:
        """Return the file that the block stands for, if any."""
        found = re.search(r"file=(\S+)", self.info)
        return found[1] if found else None

    def says(self, word: str) -> bool:
        """Return whether the word stands behind the language of the block."""
        return word in self.info.split()

    @property
    def text(self) -> str:
        """Return the text; in a block `repeat`, a line behind `60x` stands for as many, each with its number."""
        return TIMES.sub(_written_out, self.shown) if self.says("repeat") else self.shown

    @property
    def content(self) -> bytes:
        """Return what the file of the block holds."""
        if self.language == "workbook":
            return written(self.shown, Path(str(self.file)).suffix[1:])
        return bytes.fromhex(self.shown) if self.language == "bytes" else self.text.encode()


def _written_out(line: re.Match[str]) -> str:
    return "".join(
        line[2].replace("{n}", str(number)).replace("{n-1}", str(number - 1)) for number in range(1, int(line[1]) + 1)
    )


def blocks(page: Path) -> list[Block]:
    """Return the blocks of a page in their order."""
    text = page.read_text(encoding="utf-8")
    return [
        Block(page, text.count("\n", 0, found.start()) + 1, found[1], found[2], found[3])
        for found in BLOCK.finditer(text)
    ]


def expected(text: str) -> set[tuple[int, str, str]]:
    """Return what a text says is wrong with it: the line, the severity and the code."""
    return {
        (at, found[1], code)
        for at, line in enumerate(text.splitlines(), 1)
        for found in SAID.finditer(line)
        for code in found[2].split(", ")
    }
