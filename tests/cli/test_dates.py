"""What is tested: dates through the command line, with a contract and with none, and what moved a deadline."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

MANUAL = """manual m "M" for each office
input sent in date
deadline monthly: day 10 of the next month, or the next working day
component A: if sent <= monthly(period) then 1 else 0
"""
FRAMEWORK = """framework f "F"
levels indicator, office
index of maximize: realisation
value of office: mean(members.index)
"""
CONTRACT = """contract o-2024 "O" year 2024
framework f
indicator m polarity maximize, target january 1, year 1, consolidate take last known value
"""


def run(*words: str | Path) -> str:
    return CliRunner().invoke(main, [str(each) for each in words]).output


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "m.iku").write_text(MANUAL.replace(" for each office", ""))
    (tmp_path / "f.iku").write_text(FRAMEWORK)
    (tmp_path / "contract.iku").write_text(CONTRACT)
    (tmp_path / "data" / "m.csv").write_text("period,sent\n31/01/2024,13/02/2024\n")
    return tmp_path


def test_a_row_is_dated_by_its_day_and_a_weekend_moves_the_deadline(office: Path) -> None:
    found = run("explain", office, "m:A", "--from", "manuals", "--period", "january")
    assert "monthly of m: 2024-02-12" in found
    assert "= day 10 of the next month, or the next working day" in found
    assert "since 2024-02-10 is a Saturday and 2024-02-11 is a Sunday" in found
    assert "A of m: 0" in found


def test_the_contracts_own_list_moves_it_further_and_stands_in_the_result(office: Path) -> None:
    (office / "data" / "holidays.csv").write_text("date,name\n2024-02-12,Ours\n")
    words = ("--from", "manuals", "--period", "january")
    found = run("explain", office, "m:A", *words)
    assert "2024-02-12 is a holiday, Ours" in found
    assert "A of m: 1" in found
    (listed,) = json.loads(run("score", office, *words, "--format", "json"))["holidays"]
    assert (listed["date"], listed["name"]) == ("2024-02-12", "Ours")
    assert listed["source"].endswith("holidays.csv:2")


def realisations(manual: Path, data: Path) -> list[object]:
    """Return what the manual gives for each unit, in the order of the units."""
    found = json.loads(run("compute", manual, "--data", data, "--format", "json"))
    assert {(each["period"], each["year"]) for each in found} == {("january", 2024)}
    return [each["exact"] for each in found]


def test_a_manual_without_a_contract_takes_dated_rows_and_the_list_beside_its_data(tmp_path: Path) -> None:
    manual, data = tmp_path / "m.iku", tmp_path / "data"
    data.mkdir()
    manual.write_text(MANUAL.replace(" for each office", "\nfor each office"))
    (data / "m.csv").write_text("office,period,sent\na,31/01/2024,12/02/2024\nb,31/01/2024,13/02/2024\n")
    assert realisations(manual, data) == ["1/1", "0/1"]
    (data / "holidays.csv").write_text("date,name\n2024-02-12,Ours\n")
    assert realisations(manual, data) == ["1/1", "1/1"]
