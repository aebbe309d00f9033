"""One contract under another regime: what differs stands beside each indicator, and nothing is invented."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from iku_dsl.cli.main import main
from tests.cli.conftest import Office, run

ROOT = Path(__file__).parents[2]
BEKASI = str(ROOT / "manuals" / "kppbc-bekasi-2024")


def score(*words: str) -> Result:
    result = CliRunner().invoke(main, ["score", BEKASI, *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def compared(framework: str) -> dict[str, dict[str, object]]:
    found = json.loads(score("--framework", framework, "--format", "json").stdout)
    assert found["framework"] == framework
    assert found["compared"]["framework"] == "kmk-467-2014"
    return {each["code"]: each for each in found["compared"]["indicators"]}


def test_without_a_cap_nine_patrols_count_in_full() -> None:
    each = compared("permenpanrb-53-2014")["9a-CP"]
    assert (each["value"], each["other"]) == ("120.00", {"value": "135.37", "exact": "10559/78", "status": None})
    assert each["difference_exact"] == "1199/78"  # 10559/78 - 120


def test_an_indicator_that_is_scored_alike_differs_by_nothing() -> None:
    each = compared("kmk-127-2026")["6b-CP"]
    assert (each["value"], each["difference"], each["difference_exact"]) == ("115.35", "0.00", "0/1")


def test_a_total_that_needs_what_no_line_states_is_missing_and_says_what() -> None:
    found = json.loads(score("--framework", "kmk-127-2026", "--format", "json").stdout)
    assert found["organisation"] == {"value": None, "exact": None, "status": None, "range": None}
    assert {each["needs"] for each in found["missing"]} == {"validity", "control"}


def test_the_page_shows_both_frameworks_and_the_difference() -> None:
    page = score("--framework", "permenpanrb-53-2014").stdout
    line = next(each for each in page.splitlines() if each.startswith("9a-CP"))
    assert line.split()[-6:] == ["120.00", "135.37", "+15.37", "green", "→", "none"]


@pytest.mark.parametrize("words", [["--framework", "kmk-127-20"], ["--framework", "../../secret"]])
def test_an_unknown_framework_is_a_diagnostic(words: list[str]) -> None:
    result = score(*words)
    assert result.exit_code == 1
    assert "IKU212" in result.stderr


def test_the_nearest_framework_is_proposed() -> None:
    assert "did you mean `kmk-127-2026`?" in score("--framework", "kmk-127-20").stderr


def test_what_all_lines_lack_is_one_line_with_the_words_to_choose_from() -> None:
    page = " ".join(score("--framework", "kmk-127-2026").stdout.split())
    whose = "contract.iku: 1a-CP, 1b-CP, 2a-CP, 3a-CP, 4a-CP, … (22); one of"
    for name, choices in (("validity", "activity, exact, proxy"), ("control", "high, low, moderate")):
        assert page.count(f" {name}, looked for in ") == 1
        assert f"{whose} {choices}" in page


def test_a_pair_without_a_row_is_for_the_author_of_the_table(office: Office) -> None:
    text = office.contract / "contract.iku"
    text.write_text(text.read_text(encoding="utf-8").replace(", kind CP", ", kind CP, validity exact, control high"))
    result = run("score", str(office.contract), "--framework", "kmk-127-2026")
    assert "[IKU406]" in result.stderr
    assert "state what has a row in the table at " in result.stderr
    assert "add the case that is missing" not in result.stderr


def test_levels_and_statuses_that_the_other_framework_lacks_are_named_below_the_table() -> None:
    page = score("--framework", "permenpanrb-53-2014").stdout
    said = "permenpanrb-53-2014 does not have the levels perspective, organisation and the statuses red, yellow, green"
    assert said in page.splitlines()
    assert "does not have" not in score("--framework", "kmk-127-2026").stdout
