"""What is tested: `iku test` runs every example, says what differs, and tells a server that builds."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.cli.conftest import run

Write = Callable[[str, str], Path]
MANUAL = """manual m "M"
unit percent
input done
component A weight 60%, cap 60%: done / 2
component B weight 40%: 1 / 3
example "half": given done = 1 expect A = 30%, B = 40 / 300, total = 40%
example "capped": given done = 4 expect A = 120%, B = 40 / 300
"""


def test_every_figure_of_an_example_that_fails_is_shown(write: Write) -> None:
    path = write("m.iku", MANUAL)
    result = run("test", str(path))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0] == f"{path}: 0 of 2 examples hold"
    assert [line for line in lines if "half" in line] == [f'  "half" ({path}:6)']
    assert "    A: 30%, as expected" in lines
    assert "    total: 40% expected, ≈43.333333% came" in lines
    assert "    A: 120% expected, 60% came" in lines
    assert result.stderr == ""


def test_a_script_reads_exact_figures(write: Write) -> None:
    result = run("test", "--format", "json", str(write("m.iku", MANUAL)))
    assert result.exit_code == 1
    (found,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (found["document"], found["kind"], found["held"]) == ("m", "manual", 0)
    a, _, total = found["examples"][0]["figures"]
    assert (a["holds"], a["expected_exact"], a["came_exact"]) == (True, "30/1", "30/1")
    assert (total["holds"], total["expected_exact"], total["came_exact"]) == (False, "40/1", "130/3")


def test_what_holds_ends_with_0(write: Write) -> None:
    path = write("m.iku", 'manual m "M"\ninput x\ncomponent A: x\nexample "e": given x = 1 expect A = 1\n')
    result = run("test", str(path))
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, f"{path}: its example holds")


@pytest.mark.parametrize(
    ("text", "says", "code"),
    [
        ('manual m "M"\ncomponent A: 1\n', "no example", 0),
        ('contract c "C" year 2024\nframework kmk-467-2014\n', "nothing to run, for a contract has no examples", 0),
        ('manual m "M"\ncomponent A: (1\nexample "e": expect A = 1\n', "not run, for the text has errors", 1),
        ("nothing here", "not run, for the text has errors", 1),
    ],
)
def test_a_text_with_nothing_to_run_is_named(text: str, says: str, code: int, write: Write) -> None:
    path = write("m.iku", text)
    result = run("test", str(path))
    assert result.exit_code == code
    assert result.stdout.splitlines()[0] == f"{path}: {says}"


def test_an_example_that_gives_what_cannot_be_given_is_not_run(write: Write) -> None:
    path = write("m.iku", 'manual m "M"\ninput x\ncomponent A: x\nexample "e": given A = 1 expect A = 1\n')
    result = run("test", str(path))
    assert result.exit_code == 1
    assert "not run, for it gives what cannot be given" in result.stdout
    assert "IKU409" in result.stderr


def test_a_text_with_another_error_fails_though_its_examples_hold(write: Write) -> None:
    text = 'manual m "M"\ninput x\ncomponent A: x\nvalue y: z\nexample "e": given x = 1 expect A = 1\n'
    result = run("test", str(write("m.iku", text)))
    assert result.exit_code == 1
    assert "its example holds" in result.stdout
    assert "IKU201" in result.stderr


def test_a_path_that_is_not_there_ends_with_2(tmp_path: Path) -> None:
    assert run("test", str(tmp_path / "absent.iku")).exit_code == 2


def test_a_folder_stands_for_all_its_texts(write: Write) -> None:
    write("one/a.iku", 'library a "A"\ndefine f(x): x\nexample "f": expect f(2) = 2\n')
    folder = write("one/two/b.iku", 'framework b "B"\nlevels indicator, whole\nvalue of whole: 1\n').parents[1]
    result = run("test", "--format", "json", str(folder))
    found = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(each["kind"], each["held"]) for each in found] == [("library", 1), ("framework", 0)]


def test_a_build_server_reads_the_report(write: Write, tmp_path: Path) -> None:
    write("m.iku", MANUAL.replace('"capped"', '"capped \x01\ufffe & <b>"'))
    write("n.iku", 'manual n "N"\ncomponent A: (1\n')
    write("o.iku", 'manual o "O"\ncomponent A: 1\nexample "one": expect A = 1\n')
    file = tmp_path / "out" / ".." / "junit.xml"
    (tmp_path / "out").mkdir()
    assert run("test", "--junit", str(file), str(tmp_path)).exit_code == 1
    root = ET.parse(file).getroot()  # noqa: S314 - it is our own
    assert root.attrib == {"name": "iku test", "tests": "4", "failures": "2", "errors": "1"}
    suites = {suite.get("name"): suite for suite in root}
    assert [case.get("classname") for case in suites["m"]] == ["m", "m"]
    assert suites["m"][1].get("name") == "capped ·· & <b>"
    failure = suites["m"][1].find("failure")
    assert failure is not None
    assert "A: 120% expected, 60% came" in (failure.text or "")
    assert suites["o"][0].find("failure") is None
    assert suites[str(tmp_path / "n.iku")][0].find("error") is not None


def test_a_report_that_cannot_be_written_is_an_error(write: Write) -> None:
    path = write("o.iku", 'manual o "O"\ncomponent A: 1\nexample "one": expect A = 1\n')
    result = run("test", "--junit", str(path / "junit.xml"), str(path))
    assert result.exit_code == 1
    assert "IKU106" in result.stderr


CAPPED = """manual m "M"
unit percent
input done
input planned
component A weight 40%, cap 60%: done / planned
component B weight 60%: if done > 5 and done < 1 then 0 else 1
"""
NOTES = ["no example lets the cap of A bind", "no example in which `done > 5 and done < 1` holds, in B"]


def test_branches_that_no_example_takes_are_notes_and_no_failure(write: Write) -> None:
    path = write("m.iku", CAPPED + 'example "e": given done = 1, planned = 1 expect total = 100%\n')
    result = run("test", str(path))
    assert result.exit_code == 0
    places = [f"({path}:5)", f"({path}:6)"]
    wanted = [f"  note: {note} {place}" for note, place in zip(NOTES, places, strict=True)]
    assert result.stdout.splitlines()[1:] == wanted
    (found,) = [json.loads(line) for line in run("test", "--format", "json", str(path)).stdout.splitlines()]
    assert [(each["branch"], each["line"]) for each in found["unreached"]] == list(zip(NOTES, [5, 6], strict=True))


def test_missing_examples_are_added_once(write: Write) -> None:
    path = write("m.iku", CAPPED)
    first = run("test", "--generate", str(path))
    assert first.exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith(CAPPED + "\n# generated: check that this is what you mean\nexample ")
    count = text.count("\nexample ")
    assert count > 1
    lines = first.stdout.splitlines()
    assert lines[:2] == [f"{path}: {count} of {count} examples hold", f"  {count} examples added"]
    assert lines[2:] == [f"  no example found: {NOTES[1]} ({path}:6)"]
    again = run("test", "--generate", str(path), str(path.parent))
    assert path.read_text(encoding="utf-8") == text
    assert "added" not in again.stdout
    assert run("check", "--format", "concise", str(path)).exit_code == 0


def test_missing_examples_are_only_printed_on_request(write: Write) -> None:
    path = write("m.iku", CAPPED)
    result = run("test", "--generate", "--stdout", str(path))
    assert path.read_text(encoding="utf-8") == CAPPED
    assert result.stdout.startswith("# generated: check that this is what you mean\nexample ")
    other = write("n.iku", CAPPED.replace("manual m", "manual n"))
    both = run("test", "--generate", "--stdout", str(path), str(other)).stdout
    assert [line for line in both.splitlines() if line.startswith("# /")] == [f"# {path}", f"# {other}"]


def test_what_is_added_keeps_every_byte_before_it(tmp_path: Path) -> None:
    path = tmp_path / "m.iku"
    before = b"\xef\xbb\xbf" + CAPPED.rstrip("\n").replace("\n", "\r\n").encode()
    path.write_bytes(before)
    assert run("test", "--generate", str(path)).exit_code == 0
    after = path.read_bytes()
    assert after.startswith(before + b"\r\n\r\n# generated")
    assert after.count(b"\n") == after.count(b"\r\n")
    assert "error" not in run("check", "--format", "concise", str(path)).stdout


def test_a_text_with_an_error_is_left_alone(write: Write) -> None:
    text = CAPPED + "value x: nowhere\n"
    path = write("m.iku", text)
    result = run("test", "--generate", str(path))
    assert result.exit_code == 1
    assert path.read_text(encoding="utf-8") == text


def test_what_fails_is_not_made_to_hold(write: Write) -> None:
    path = write("m.iku", CAPPED + 'example "e": given done = 1, planned = 1 expect total = 1%\n')
    result = run("test", "--generate", str(path))
    assert result.exit_code == 1
    assert "total: 1% expected, 100% came" in result.stdout
    assert 'example "A at its cap"' in path.read_text(encoding="utf-8")


def test_a_text_that_follows_another_is_complete_at_once(write: Write) -> None:
    write("z-old.iku", CAPPED.replace("manual m", "manual z-old"))
    path = write("a-new.iku", 'manual a-new "N" follows z-old\ncomponent C weight 0%: if planned = 3 then 1 else 2\n')
    run("test", "--generate", str(path.parent))
    texts = {each: each.read_bytes() for each in path.parent.glob("*.iku")}
    assert all(b"# generated" in each for each in texts.values())
    result = run("test", "--generate", str(path.parent))
    assert result.exit_code == 0
    assert {each: each.read_bytes() for each in path.parent.glob("*.iku")} == texts


def test_a_text_that_cannot_be_written_is_an_error(write: Write) -> None:
    path = write("m.iku", CAPPED)
    path.with_name(".m.iku.new").mkdir()  # where the new text is written first
    result = run("test", "--generate", str(path))
    assert result.exit_code == 1
    assert "IKU106" in result.stderr
    assert "added" not in result.stdout
    assert path.read_text(encoding="utf-8") == CAPPED
