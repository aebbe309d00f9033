"""Figures are printed in the unit that they are written in, and a range in as many decimals as a single value."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.cli.test_silent import CONTRACT, FRAMEWORK, office

Write = Callable[[str, str], Path]
QUOTA = "convertible to 120 when realisation = target, at most 1\n"
SHOWN = "show index to 1 decimals\nshow value to 3 decimals, down\n"
TIED = "".join(f"indicator {code} in S, polarity maximize, target year 3, convertible to 120\n" for code in "klm")


@pytest.mark.parametrize(("target", "shown"), [("80%", "80%"), ("> 80%", "> 80%"), ("79% to 80%", "80%")])
def test_without_a_unit_figures_are_percentages_where_the_targets_are(write: Write, target: str, shown: str) -> None:
    path = office(write, contract=CONTRACT.replace("year 4", f"year {target}"))
    write("data/reported.csv", "indicator,period,realisation\nk,year,80%\n")
    (row,) = (line for line in run("score", str(path)).stdout.splitlines() if line.split()[:1] == ["k"])
    assert row.split() == ["k", *shown.split(), "80%", "100.00", "green"]
    (found,) = json.loads(run("score", str(path), "--format", "json").stdout)["indicators"]
    assert (found["target"], found["target_exact"], found["realisation_exact"]) == (shown, "80/1", "80/1")
    explained = run("explain", str(path), "k").stdout
    assert "target of k: 80%" in explained
    assert "realisation of k: 80%" in explained


def test_the_targets_of_the_data_are_read_in_the_same_unit(write: Write) -> None:
    path = office(write, contract=CONTRACT.replace("year 4", "year 80%"))
    write("data/reported.csv", "indicator,period,realisation,target\nk,year,80%,75%\n")
    assert "is reported as 75%; the contract sets 80%" in run("score", str(path)).stderr


def test_a_range_is_printed_as_the_framework_shows_its_values(write: Write) -> None:
    path = office(
        write, framework=FRAMEWORK + QUOTA + SHOWN, contract=CONTRACT.replace(CONTRACT.splitlines()[-1] + "\n", TIED)
    )
    write("data/reported.csv", "indicator,period,realisation\nk,year,3\nl,year,3\nm,year,2\n")
    rows = {line.split()[0]: line for line in run("score", str(path)).stdout.splitlines() if line.strip()}
    assert "100.0 to 120.0" in rows["k"]
    assert "66.7" in rows["m"]
    assert "95.555" in rows["S"]
