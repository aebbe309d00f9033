"""The explanation of a sum that lacks a part shows the parts that are known; of a case, that it is not known."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.conftest import run

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index of maximize: realisation
value of office: mean(members.index)
"""
CONTRACT = """contract office-2024 "An office" year 2024
framework plain
indicator m polarity maximize, target year 1
"""
MANUAL = """manual m "M"
unit percent
input a
input b
parts not applicable count as zero
component A weight 60%: a
component B weight 40%: grade
value grade when b > 1: 1
value grade: 0
"""


def explained(write: Callable[[str, str], Path], subject: str) -> str:
    folder = write("contract.iku", CONTRACT).parent
    write("plain.iku", FRAMEWORK)
    write("m.iku", MANUAL)
    write("data/m.csv", "period,a,b\nyear,1,\n")
    return run("explain", str(folder), subject, "--from", "manuals").stdout


def test_the_parts_that_are_known_are_shown(write: Callable[[str, str], Path]) -> None:
    found = explained(write, "m")
    assert "= sum(60%, not known)" in found
    assert "value of A of m: 100%" in found


def test_of_a_condition_that_lacks_data_it_is_not_said_that_no_case_holds(write: Callable[[str, str], Path]) -> None:
    found = explained(write, "m:B")
    assert "it is not known which case of value grade when b > 1: 1 holds" in found
    assert "no case of" not in found
