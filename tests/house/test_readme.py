"""What the README shows is so: its texts have no error, and its table of lines speaks of the text above it."""

import re
from pathlib import Path

import pytest

from iku_dsl.diagnostics.full import full
from iku_dsl.diagnostics.rule import Severity
from iku_dsl.session import Session

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```([^\n]*)\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
MANUALS = [text for said, text in BLOCKS if not said and text.startswith("manual ")]


def test_there_are_two_manuals_with_examples() -> None:
    assert [text.count("\nexample ") for text in MANUALS] == [1, 1]


@pytest.mark.parametrize("text", MANUALS)
def test_the_manual_has_no_error_and_its_example_holds(text: str, tmp_path: Path) -> None:
    path = tmp_path / f"{text.split()[1]}.iku"
    path.write_text(text, encoding="utf-8")
    session = Session()
    session.check([path])
    assert [each for each in session.report if each.severity is not Severity.NOTE] == [], full(session.report)


@pytest.mark.parametrize(("which", "lines"), [(0, 8), (1, 9)])
def test_every_line_that_is_explained_stands_in_the_manual(which: int, lines: int) -> None:
    table = README.split("| line | says |")[which + 1].split("\n\n")[0]
    shown = re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE)
    assert len(shown) == lines
    for line in shown:
        pieces = [piece.strip() for piece in line.split("…") if len(piece.strip()) > 2]
        pattern = ".*".join(re.escape(piece) for piece in pieces)
        assert re.search(pattern, MANUALS[which], re.DOTALL), line


@pytest.mark.parametrize("path", sorted({*re.findall(r"`((?:tests|manuals|iku_dsl|grammar)/[\w./-]+)`", README)}))
def test_a_path_that_is_named_is_there(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_first_command_installs_the_holidays_that_the_shipped_deadlines_need() -> None:
    """Without them `iku score` tells of every example that counts days of work, and ends with 1."""
    (command,) = (text for said, text in BLOCKS if said == "sh")
    scored = ROOT / command.split("iku score ")[1].strip()
    counting = [path for path in scored.glob("*.iku") if "working day" in path.read_text(encoding="utf-8")]
    assert counting
    assert "[calendar]" in command
