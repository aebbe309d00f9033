"""Weights that do not go together are reported where they stand: of a framework alone, and of a contract once."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.cli.test_silent import CONTRACT, CONTRACTS, FRAMEWORK, FRAMEWORKS, LINE, office

Write = Callable[[str, str], Path]
ERRORS = re.compile(r"error\[(IKU\d{3})\]")
CONSEQUENCE = {"IKU505"}  # of a statement that `check` reports where it stands
AREAS = """framework f "F"
levels indicator, area, office
index from 0 to 120
index of maximize: realisation / target * 100
weight of indicator: 1
value of area: mean(members.index by weight)
value of office: mean(members.value by weight)
"""
BY_AREA = 'contract c "C" year 2024\nframework f\nindicator k in a, polarity maximize, target year 4\n'
MEMBERS = {
    "bare beside percent": ("area a weight 20\narea b weight 90%\n", "IKU519"),
    "too much": ("area a weight 20%\narea b weight 90%\n", "IKU510"),
    "one without": ("area a weight 100%\narea b\n", "IKU511"),
    "all without": ("area a\narea b\n", "IKU502"),
    "one of the contract without": ("area a weight 100%\n+area b\n", "IKU511"),
    "all of the contract without": ("+area a\n+area b\n", "IKU502"),
    "too much with the contract's": ("area a weight 100%\n+area b weight 10%\n", "IKU510"),
    "in order": ("area a weight 20%\narea b weight 80%\n", ""),
    "bare figures": ("area a weight 2\narea b weight 8\n", ""),
}


def errors(*words: str) -> list[str]:
    """Return the codes of what a command calls an error, as often as it does."""
    return ERRORS.findall(run(*words, *(["--format", "concise"] if words[0] == "check" else [])).output)


@pytest.mark.parametrize(("members", "code"), MEMBERS.values(), ids=MEMBERS.keys())
def test_members_are_reported_once_wherever_they_are_declared(write: Write, members: str, code: str) -> None:
    framework = "".join(line + "\n" for line in members.splitlines() if not line.startswith("+"))
    contract = "".join(line[1:] + "\n" for line in members.splitlines() if line.startswith("+"))
    path = office(write, framework=AREAS + framework, contract=BY_AREA + contract)
    assert set(errors("check", str(path.parent / "f.iku"))) == ({code} if code and not contract else set())
    checked, scored = errors("check", str(path.parent)), errors("score", str(path))
    assert set(checked) == set(scored) == ({code} if code else set())
    assert sorted(checked) == sorted(scored)


@pytest.mark.parametrize(("old", "new", "_code"), CONTRACTS.values(), ids=CONTRACTS.keys())
def test_a_check_shows_every_error_of_a_score_in_a_contract(write: Write, old: str, new: str, _code: str) -> None:
    path = office(write, contract=CONTRACT.replace(old, new))
    assert set(errors("score", str(path))) - CONSEQUENCE <= set(errors("check", str(path)))


@pytest.mark.parametrize(("old", "new", "_code"), FRAMEWORKS.values(), ids=FRAMEWORKS.keys())
def test_a_check_shows_every_error_of_a_score_in_a_framework(write: Write, old: str, new: str, _code: str) -> None:
    path = office(write, framework=FRAMEWORK.replace(old, new))
    assert set(errors("score", str(path))) - CONSEQUENCE <= set(errors("check", str(path)))


SCORES = {
    "a division by zero in the data": ("", "input x\ninput y\ncomponent A: x / (y - 4)\n", "IKU401"),
    "a value that no case is for": ("", "input x\ninput y\nvalue z when x > 5: 1\ncomponent A: z + y\n", "IKU406"),
    "a tie": ("convertible to 120 when realisation = target, at most 0 + 1\n", "", "IKU504"),
    "an index without a status": ("categories status over 0 to 90: to 90 is low\n", "", "IKU406"),
}


@pytest.mark.parametrize(("rule", "manual", "code"), SCORES.values(), ids=SCORES.keys())
def test_a_check_shows_what_only_the_data_bring_about(write: Write, rule: str, manual: str, code: str) -> None:
    lines = "".join(LINE.replace("k in", f"{each} in").replace("year 4", "year 4, convertible to 120") for each in "kl")
    without = "\n".join(line for line in FRAMEWORK.splitlines() if not (rule.startswith("categ") and "status" in line))
    path = office(write, contract=CONTRACT.replace(LINE, lines), framework=f"{without}\n{rule}")
    write("data/reported.csv", "indicator,period,realisation\nk,year,4\nl,year,4\n")
    if manual:
        write("k.iku", f"manual k\n{manual}")
        write("data/k.csv", "period,x,y\nyear,2,4\n")
    basis = ["--from", "manuals"] if manual else []
    assert code in errors("score", str(path), *basis)
    assert code in errors("check", str(path.parent))
