"""The first scorecard: Bekasi 2024 as its report prints it, and what changes when its texts change."""

import csv
from fractions import Fraction

import pytest

from iku_dsl.values.printed import Figure, figure
from tests.cli.conftest import Office, run

REPORTED = "table 17"
PARTS = {"4a-CP:SUB1": "112.16", "4a-CP:SUB2": "120.00"}  # with targets of their own, and no part in an objective


def test_the_organisation_and_its_perspectives(office: Office) -> None:
    card = office.score()
    assert (card["organisation"]["value"], card["organisation"]["status"]) == ("117.93", "green")
    assert [each["value"] for each in card["perspectives"]] == ["115.46", "118.60", "119.86", "118.41"]
    assert [each["weight"] for each in card["perspectives"]] == ["30", "20", "25", "25"]
    assert (len(card["objectives"]), len(card["indicators"]), card["missing"]) == (13, 20 + len(PARTS), [])


def test_every_index_follows_from_target_and_realisation(office: Office) -> None:
    with (office.contract / "data" / "reported.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["source"].startswith(REPORTED)]
    follows = {}
    for row in rows:
        target, realisation = figure(row["target"]), figure(row["realisation"])
        assert isinstance(target, Figure)
        assert isinstance(realisation, Figure)
        follows[row["indicator"]] = min(realisation.value / target.value * 100, Fraction(120))
    indices = {each["code"]: Fraction(each["exact"]) for each in office.score()["indicators"]}
    assert len(follows) == 20
    assert {code: index for code, index in indices.items() if code not in PARTS} == follows


def test_the_two_parts_of_an_indicator_have_the_indices_that_are_printed(office: Office) -> None:
    card = office.score()
    assert {each["code"]: each["index"] for each in card["indicators"] if each["code"] in PARTS} == PARTS
    assert card["organisation"]["value"] == "117.93"


def test_the_report_prints_one_index_that_does_not_follow(office: Office) -> None:
    printed = {each["code"]: each["index"] for each in office.score()["indicators"]}
    assert printed["6b-CP"] == "115.35"  # 115.36 in the report's table 17


def test_another_period_names_what_was_not_reported(office: Office) -> None:
    card = office.score("--period", "Q2")
    indices = {each["code"]: each["index"] for each in card["indicators"]}
    assert (indices["2a-CP"], indices["13a-N"], indices["1a-CP"]) == ("112.90", "103.77", None)
    assert card["organisation"]["value"] is None
    needs = {(need["subject"], need["needs"]) for need in card["missing"]}
    assert {("1a-CP", "realisation"), ("3a-CP", "target"), ("3a-CP", "realisation")} <= needs
    assert ("2a-CP", "realisation") not in needs


def test_the_year_so_far_is_another_period_than_the_quarter(office: Office) -> None:
    so_far = {each["code"]: each["realisation"] for each in office.score("--period", "to date Q3")["indicators"]}
    quarter = {each["code"]: each["realisation"] for each in office.score("--period", "Q3")["indicators"]}
    assert (quarter["12a-N"], so_far["12a-N"]) == ("94.75%", "96.2%")
    assert (quarter["1a-CP"], so_far["1a-CP"]) == (None, "97.13%")
    assert (quarter["2a-CP"], so_far["2a-CP"]) == ("104.75%", "104.75%")  # take last known value


def test_two_reported_figures_are_not_chosen_between(office: Office) -> None:
    result = run("score", str(office.contract), "--period", "Q4")
    assert "IKU610" in result.stderr
    assert "99,56% (table 63" in result.stderr
    by_code = {each["code"]: each for each in office.score("--period", "Q4")["indicators"]}
    assert by_code["13a-N"]["realisation"] is None


@pytest.mark.parametrize(
    ("old", "new", "total"),
    [
        ('perspective stakeholder "Stakeholder" weight 30%', "perspective stakeholder weight 40%", "117.70"),
        ("index from 0 to 120", "index from 0 to 110", "109.39"),
        ("index of maximize when target > 0: realisation / target * 100", "index of maximize: 100", "100.00"),
        ("weight of indicator: 1", 'weight of indicator: if kind = "N" then 0 else 1', None),
    ],
)
def test_a_change_of_the_framework_changes_the_score(office: Office, old: str, new: str, total: str | None) -> None:
    before = office.score()["organisation"]["exact"]
    office.change(office.framework, old, new)
    after = office.score()["organisation"]
    assert after["exact"] != before
    if total is not None:
        assert after["value"] == total


def test_a_change_of_a_band_changes_the_status(office: Office) -> None:
    office.change(office.framework, "from 80 below 100 is yellow", "from 80 below 118 is yellow")
    office.change(office.framework, "from 100 to 120 is green", "from 118 to 120 is green")
    card = office.score()
    assert card["organisation"]["status"] == "yellow"
    assert [each["status"] for each in card["perspectives"]] == ["yellow", "green", "green", "green"]


def test_a_target_of_zero_is_said_to_have_no_index(office: Office) -> None:
    office.change(office.contract / "contract.iku", "kind CP, target year 100%", "kind CP, target year 0%")
    result = run("score", str(office.contract))
    assert "IKU503" in result.stderr
    assert "index of maximize when target = 0: not applicable" in result.stderr
    by_code = {each["code"]: each for each in office.score()["indicators"]}
    assert (by_code["3a-CP"]["index"], by_code["3a-CP"]["status"]) == (None, None)


def test_a_missing_realisation_is_named_and_stops_what_needs_it(office: Office) -> None:
    reported = office.contract / "data" / "reported.csv"
    lines = reported.read_text(encoding="utf-8").splitlines(keepends=True)
    reported.write_text("".join(line for line in lines if not line.startswith("3a-CP")), encoding="utf-8")
    result = run("score", str(office.contract))
    assert "IKU611" in result.stderr
    assert "3a-CP has a target for year and no realisation" in result.stderr
    card = office.score()
    values = {each["code"]: each["value"] for each in card["perspectives"]}
    assert values == {
        "stakeholder": None,
        "customer": "118.60",
        "internal_process": "119.86",
        "learning_and_growth": "118.41",
    }
    assert card["organisation"]["value"] is None


def test_a_statement_that_cannot_be_read_withholds_the_totals(office: Office) -> None:
    office.change(office.contract / "contract.iku", "indicator 3a-CP ", "indicator 3a-CP in in ")
    result = run("score", str(office.contract))
    assert result.exit_code == 1
    card = office.score()
    assert len(card["indicators"]) == 19 + len(PARTS)
    assert card["organisation"]["value"] is None
    assert "IKU505" in result.stderr


def test_a_printed_value_never_contradicts_its_colour(office: Office) -> None:
    office.change(office.contract / "data" / "reported.csv", '"101,85%"', '"99,9996%"')
    by_code = {each["code"]: each for each in office.score()["indicators"]}
    assert (by_code["3a-CP"]["index"], by_code["3a-CP"]["status"]) == ("99.9996", "yellow")
