"""`iku check --format sarif` writes a valid log whatever it finds, and ends as it does in every other format."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ROOT, Office, run
from tests.sarif import breaches


def check(path: Path) -> tuple[int, list[dict[str, Any]]]:
    """Return the exit code and the results, of a log that satisfies the schema."""
    result = run("check", "--format", "sarif", str(path))
    assert breaches(result.stdout) == []
    assert result.stderr == ""
    assert run("check", "--format", "concise", str(path)).exit_code == result.exit_code
    return result.exit_code, json.loads(result.stdout)["runs"][0]["results"]


def test_the_shipped_manuals() -> None:
    code, results = check(ROOT / "manuals")
    assert code == 0
    assert {each["level"] for each in results} == {"warning", "note"}


def test_a_folder_of_broken_texts(office: Office) -> None:
    texts = sorted(office.folder.rglob("*.iku"))
    for text in texts:
        text.write_text(text.read_text(encoding="utf-8") + ') {0} [a](b) "\u20ac\x07\n', encoding="utf-8")
    code, results = check(office.folder)
    addresses = {str(each["locations"]) for each in results if each["level"] == "error"}
    assert code == 1
    assert [text for text in texts if not any(text.as_uri() in address for address in addresses)] == []


@pytest.mark.parametrize("name", ["a b#%20.iku", "\u20ac\U0001f600.iku", "c:d.iku"])
def test_a_text_with_an_odd_name(write: Callable[[str, str], Path], name: str) -> None:
    assert check(write(name, 'manual x "X"\ncomponent A: nowhere\n'))[0] == 1


def test_a_text_that_is_not_there(tmp_path: Path) -> None:
    code, (result,) = check(tmp_path / "none.iku")
    assert (code, result["level"], "locations" in result) == (2, "error", False)


def test_the_documentation_of_a_rule_is_in_one_language(tmp_path: Path) -> None:
    path = tmp_path / "m.iku"
    path.write_text('manual m "M"\ncomponent A: nowhere\n', encoding="utf-8")
    log = json.loads(run("check", "--format", "sarif", "--language", "indonesian", str(path)).stdout)["runs"][0]
    for rule in log["tool"]["driver"]["rules"]:
        for text in rule["help"].values():
            assert text.startswith("Contoh:\n")
            assert "\n\nSeharusnya:\n" in text
    assert log["originalUriBaseIds"]["%SRCROOT%"]["description"]["text"] == "Folder tempat perintah dijalankan."
