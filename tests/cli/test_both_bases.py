"""A contract scored as reported and as computed: equal by printed digit, and never by any other allowance."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from iku_dsl.values.printed import decimals
from tests.cli.conftest import run

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index of maximize when target > 0: realisation / target * 100
value of office: mean(members.index where applicable)
"""
LINES = """contract office-2024 "An office" year 2024
framework plain
indicator {code} unit percent, polarity maximize, consolidate {how}, target Q1 50%, Q2 50%
"""
MANUAL = """manual {code} "From data"
input done in plan
input planned in plan
component A weight 100%: done / planned
"""
REPORTED = "indicator,period,realisation\n"


def office(folder: Path, code: str, printed: str, figures: str, how: str = "take last known value") -> Path:
    """Write a contract of one indicator: what was printed for its quarters, and its data."""
    home = folder / "office"
    (home / "data").mkdir(parents=True)
    (home / "plain.iku").write_text(FRAMEWORK)
    (home / "contract.iku").write_text(LINES.format(code=code, how=how))
    (home / f"{code}.iku").write_text(MANUAL.format(code=code))
    (home / "data" / "reported.csv").write_text(REPORTED + printed)
    (home / "data" / f"{code}.csv").write_text(f"period,done,planned\n{figures}")
    return home


def compared(home: Path, *words: str) -> dict[str, Any]:
    """Return what is compared of the one indicator."""
    found = json.loads(run("score", str(home), "--from", "both", "--format", "json", *words).stdout)
    return {**found["compared"], **found["compared"]["indicators"][0]}


@pytest.mark.parametrize(
    ("printed", "verdict", "digits"),
    [
        ("66.67%", "equal", 2),
        ("66.66%", "different", 2),
        ("66.6%", "different", 1),
        ('"66,7%"', "equal", 1),
        ("67%", "equal", 0),
        ("67", "equal", 0),
        ("66.6667", "equal", 4),
        ("66.6666", "different", 4),
        ("66.6699%", "different", 4),
    ],
)
def test_two_thirds_is_equal_to_what_it_rounds_to(tmp_path: Path, printed: str, verdict: str, digits: int) -> None:
    found = compared(office(tmp_path, "a", f"a,Q1,{printed}\n", "Q1,2,3\n"), "--period", "Q1")["realisation"]
    assert (found["verdict"], found["decimals"]) == (verdict, digits)
    assert found["computed_exact"] == "200/3"
    assert Fraction(found["difference_exact"]) == Fraction(200, 3) - Fraction(found["reported_exact"])


def test_a_difference_that_does_not_end_is_marked_before_its_sign(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,66%\n", "Q1,2,3\n")
    assert compared(home, "--period", "Q1")["realisation"]["difference"] == "\u2248+0.666667%"


def test_half_is_rounded_away_from_zero(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,12.5%\n", "Q1,1,8\n")
    assert compared(home, "--period", "Q1")["realisation"]["verdict"] == "equal"
    home = office(tmp_path / "up", "a", "a,Q1,13%\n", "Q1,1,8\n")
    assert compared(home, "--period", "Q1")["realisation"]["verdict"] == "equal"
    home = office(tmp_path / "down", "a", "a,Q1,12%\n", "Q1,1,8\n")
    assert compared(home, "--period", "Q1")["realisation"]["verdict"] == "different"


def test_a_last_known_value_keeps_its_printed_digits(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,50%\na,Q2,66.67%\n", "year,2,3\n")
    found = compared(home)["realisation"]
    assert (found["printed"], found["verdict"]) == ("66.67%", "equal")


def test_an_average_of_printed_ones_has_no_digits_of_its_own(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,66.66%\na,Q2,66.68%\n", "year,2,3\n", how="average")
    found = compared(home)["realisation"]
    assert (found["printed"], found["decimals"], found["verdict"]) == (None, None, "different")


def test_what_lacks_data_is_not_computed_and_says_what_it_lacks(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,50%\n", "Q1,2,\n")
    found = compared(home, "--period", "Q1")
    assert (found["realisation"]["verdict"], found["difference"]) == ("not computed", None)
    assert [(each["subject"], each["needs"]) for each in found["missing"]] == [("a", "planned")]
    assert "1 not computed: a" in run("score", str(home), "--from", "both", "--period", "Q1").stdout


def test_not_applicable_on_both_sides_is_equal(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,N/A\n", "Q1,N/A,3\n")
    assert compared(home, "--period", "Q1")["realisation"]["verdict"] == "equal"


def test_not_applicable_beside_a_figure_is_different(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,N/A\n", "Q1,1,3\n")
    assert compared(home, "--period", "Q1")["realisation"]["verdict"] == "different"


def test_what_nobody_reported_is_told_from_what_nobody_can_compute(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "", "Q1,1,3\n")
    assert compared(home, "--period", "Q1")["realisation"]["verdict"] == "not reported"
    assert compared(home, "--period", "Q2")["realisation"]["verdict"] == "neither"


def test_an_error_in_the_data_is_said_once(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,soon\n", "Q1,1,3\n")
    result = run("score", str(home), "--from", "both", "--period", "Q1")
    assert result.stderr.count("IKU604") == 1


def test_two_comparisons_at_once_are_refused(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,50%\n", "Q1,1,3\n")
    result = run("score", str(home), "--from", "both", "--framework", "plain")
    assert result.exit_code == 2
    assert "one thing at a time" in result.stderr


def test_explain_shows_both_trees(tmp_path: Path) -> None:
    home = office(tmp_path, "a", "a,Q1,50%\n", "Q1,1,3\n")
    page = run("explain", str(home), "a", "--from", "both", "--period", "Q1").stdout
    assert page.index("as reported:") < page.index("`50%`") < page.index("through the manuals:") < page.index("A of a")
    trees = json.loads(run("explain", str(home), "a:A", "--from", "both", "--period", "Q1", "--format", "json").stdout)
    assert (trees["reported"], trees["manuals"]["exact"]) == (None, "1/3")


@pytest.mark.parametrize(
    ("text", "value", "found"),
    [
        ("1.234", 1234, 0),
        ("1,5", Fraction(3, 2), 1),
        ("-66.70%", Fraction(-667, 1000), 2),
        ("0.000", 0, 3),
        ("5", 6, None),
    ],
)
def test_the_decimals_of_a_printed_figure(text: str, value: Fraction, found: int | None) -> None:
    assert decimals(text, Fraction(value)) == found
