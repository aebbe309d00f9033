"""Careless and hostile texts: each ends in a clear diagnostic, none in a traceback, a hang or a silent number."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import run

Write = Callable[[str, str], Path]
HEAD = 'manual m "M"\n'
STEPS = range(1, 61)
TEXTS = {
    "weights that do not add up": ("component A weight 60%: 1\ncomponent B weight 50%: 1\n", "IKU510"),
    "an unknown name": ("input analysed\ncomponent A: analysd\n", "IKU201"),
    "a duplicate": ("input a\nvalue a: 3\n", "IKU202"),
    "a circle": ("value a: b\nvalue b: a\ncomponent A: a\n", "IKU203"),
    "a hole between categories": ("categories c over 0 to 4: below 1 is x, from 1.01 to 4 is y\n", "IKU410"),
    "a decimal comma": ("value x: 1,75\n", "IKU112"),
    "a point that may be thousands": ("value x: 1.234\n", "IKU113"),
    "another language's unequal": ("value x: if 1 != 2 then 1 else 2\n", "IKU117"),
    "10,000 parentheses": (f"value x: {'(' * 10_000}1{')' * 10_000}\n", "IKU115"),
    "10,000 times not": (f"value x: {'not ' * 10_000}1 = 1\n", "IKU115"),
    "10,000 additions": (f"value x: {'1 + ' * 10_000}1\n", "IKU115"),
    "3,000 conditions": (f"value x: {'if 1 = 1 then ' * 3_000}1{' else 2' * 3_000}\n", "IKU115"),
    "a tower of powers": ("value x: 9^9^9^9\ncomponent A: x\n", "IKU403"),
    "sixty squares": (
        "value x0: 3\n" + "".join(f"value x{n}: x{n - 1} * x{n - 1}\n" for n in STEPS) + "component A: x60\n",
        "IKU402",
    ),
    "sixty defines composed with themselves": (
        "define f0(x): x + 1\n"
        + "".join(f"define f{n}(x): f{n - 1}(f{n - 1}(x))\n" for n in STEPS)
        + "component A: f60(2)\n",
        "IKU405",
    ),
    "a number of 100,000 digits": (f"value x: {'9' * 100_000}\n", "IKU116"),
    "a quote that is not closed": ('input a "x\ninput b\n', "IKU114"),
}


@pytest.mark.parametrize(("text", "code"), TEXTS.values(), ids=TEXTS.keys())
def test_a_bad_text_is_a_diagnostic(write: Write, text: str, code: str) -> None:
    result = run("check", str(write("m.iku", HEAD + text)), "--format", "concise")
    assert f"[{code}]" in result.stdout


def contract_of(write: Write, manual: str, data: str) -> Path:
    """Write a contract of one indicator, its manual and its data."""
    write("m.iku", f"{HEAD}unit index; polarity maximize\n{manual}")
    write("data/m.csv", data)
    head = 'contract c "C" year 2024\nframework kmk-467-2014\nobjective S in customer\n'
    return write("contract.iku", f"{head}indicator m in S, target year 1\n")


def test_sixty_defines_each_using_the_last_twice_give_the_right_result(write: Write) -> None:
    defines = "".join(f"define f{n}(x): f{n - 1}(x) + f{n - 1}(x)\n" for n in STEPS)
    manual = f"input x\ndefine f0(x): x + 1\n{defines}component A: f60(x)\n"
    path = contract_of(write, manual, "period,x\nyear,2\n")
    result = run("explain", str(path), "m:A", "--from", "manuals", "--format", "json")
    assert f'"exact": "{3 * 2**60}/1"' in result.stdout


def test_sixty_squares_of_a_datum_are_stopped_while_computing(write: Write) -> None:
    steps = "".join(f"value x{n}: x{n - 1} ^ 2\n" for n in STEPS)
    path = contract_of(write, f"input x0\n{steps}component A: x60\n", "period,x0\nyear,3\n")
    result = run("score", str(path), "--from", "manuals")
    assert result.exit_code == 1
    assert "IKU402" in result.stderr
    assert "passes 1000 digits" in result.stderr


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "IKU104"), (b"\x89PNG\xff\x00", "IKU102"), (b"manual\0", "IKU102")]
)
def test_what_is_no_text_is_a_diagnostic(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "x.iku"
    path.write_bytes(content)
    result = run("check", str(path))
    assert (result.exit_code, f"[{code}]" in result.stderr) == (1, True)


def test_a_file_that_is_not_there_is_a_matter_of_usage(tmp_path: Path) -> None:
    result = run("score", str(tmp_path / "nowhere"))
    assert (result.exit_code, "IKU101" in result.stderr) == (2, True)


def test_curly_quotes_and_word_signs_are_read(write: Write) -> None:
    path = write(
        "m.iku", "\ufeffmanual m \u201cM\u201d\r\ninput a\r\nvalue x:\u00a0a \u2212 1 \u00d7 2\r\ncomponent A: x\r\n"
    )
    assert run("check", str(path)).exit_code == 0
    assert run("fmt", str(path)).exit_code == 0
    assert path.read_bytes() == b'manual m "M"\ninput a\nvalue x: a - 1 * 2\ncomponent A: x\n'


def test_control_characters_of_a_text_do_not_reach_the_terminal(write: Write) -> None:
    result = run("check", str(write("m.iku", 'manual m "M"\nvalue x: \x1b[31mred\n')))
    assert "\x1b" not in result.stderr


def test_a_code_cannot_name_a_file_elsewhere(write: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.iku").write_text("framework secret\n", encoding="utf-8")
    path = write("office/contract.iku", 'contract c "C" year 2024\nframework "../secret"\n')
    result = run("score", str(path))
    assert (result.exit_code, "IKU212" in result.stderr) == (1, True)


def test_a_column_of_no_known_type_ends_in_no_traceback(write: Write) -> None:
    folder = write(
        "contract.iku", 'contract o "O" year 2024\nframework p\nindicator m polarity maximize, target 1\n'
    ).parent
    write("p.iku", 'framework p "P"\nlevels indicator, office\nindex of maximize: realisation\n')
    write("m.iku", 'manual m "M"\ntable t with x word\ncomponent A: count(t)\n')
    write("data/m.t.csv", "x\nyes\n")
    assert "IKU225" in run("score", str(folder), "--from", "manuals").stderr
