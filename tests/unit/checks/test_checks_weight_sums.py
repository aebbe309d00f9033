"""What is tested: weights are added up in every case that they tell apart, and where that cannot be it is said."""

import pytest

from iku_dsl.checks.checks import check_document
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.read import read
from iku_dsl.syntax.parse import parse

MANUAL = 'manual m "M"\ninput p\nparameter half: 50%\nparameter grows: Q1 40%, Q2 50%\nvalue rest: 100% - grows\n'
TO = "the weights of the components{case} add up to {total}, not to 100%".format
OPEN = "`{}` depends on data, so nobody checks what the weights of the components add up to".format
PAIRS = {
    "formulas that add up": ("1 / 4", "75%", []),
    "formulas that do not": ("1 / 4", "3 / 5", [TO(case="", total="85%")]),
    "parameters": ("half", "half + 10%", [TO(case="", total="110%")]),
    "steps": ("grows", "rest", []),
    "a parameter that adds up in one quarter only": ("grows", "50%", [TO(case="", total="90%")]),
    "data": ("p / 10", "50%", [OPEN("p / 10")]),
    "data behind a step": ("1 - p", "p", [OPEN("1 - p")]),
    "one case with if": ("if p = 0 then 65% else 70%", "30%", [TO(case=" when p = 0", total="95%")]),
    "one case in two spellings": ("if p = 0 then 65% else 70%", "35% when p=0, weight 30%", []),
    "the default alone": ("60%, weight 50% when p = 0", "50%", [TO(case="", total="110%")]),
    "opposites": ("if p = 0 then 65% else 70%", "if p <> 0 then 30% else 35%", []),
    "opposites of order": ("if p >= 5 then 65% else 70%", "if p < 5 then 30% else 35%", []),
    "an opposite with not": ("if p = 0 then 65% else 70%", "if not (p = 0) then 30% else 35%", []),
    "opposites that do not add up": (
        "65% when p = 0, weight 70% when p <> 0",
        "30%",
        [TO(case=" when p = 0", total="95%")],
    ),
    "several cases": (
        "if p = 0 then 10% else if p = 1 then 20% else 30%",
        "90% when p = 0, weight 80% when p = 1, weight 60%",
        [TO(case="", total="90%")],
    ),
    "data in one case, numbers in another": (
        "if p = 0 then 65% else p / 10",
        "30%",
        [TO(case=" when p = 0", total="95%"), OPEN("p / 10")],
    ),
    "a comparison": ("50% = p", "50%", ["`50% = p` compares; a weight is a number"]),
    "a name that is none": ("q", "50%", ["nothing here is called `q`"]),
    "a division by zero": ("1 / 0", "50%", ["`1 / 0` divides by zero"]),
    "a case without a default": ("60% when p = 0", "40%", []),
}
PARTS = "component A weight {above}: {formula}\ncomponent B weight 50%\n{below}component C weight 50%: p\n"
GROUPS = {
    "parts of a formula": (
        "component A weight 2 / 4\n",
        "component A.1 weight 1 / 4: p\ncomponent A.2 weight 25%: p\n",
        [],
    ),
    "parts that follow a case": (
        "component A weight 60% when p = 0, weight 50%\n",
        "component A.1 weight 25%: p\ncomponent A.2 weight 25%: p\n",
        ["the weights of the parts of A when p = 0 add up to 50%, not to 60%"],
    ),
    "shares": (
        "component A weight 50%\n",
        "component A.1 weight 1 / 3 of A: p\ncomponent A.2 weight 2 / 3 of A: p\n",
        [],
    ),
}
FRAMEWORK = 'framework f "F"\nlevels indicator, area, whole\nparameter half: 50%\nvalue of area: mean(members.index)\n'
MEMBERS = {
    "formulas beside percent": (["1 / 4", "75%"], []),
    "a parameter beside percent": (
        ["half", "40%"],
        ["the weights of the members of level area add up to 90%, not to 100%"],
    ),
    "figures": (["2", "half * 100"], []),
}


def said(text: str) -> list[str]:
    report = Report()
    document = read(parse(Source("m.iku", text), report), report)
    assert document is not None
    check_document(document, report)
    about = [each for each in report if each.rule.code not in ("IKU516", "IKU522", "IKU404")]
    return [each.message.words() for each in about]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS.values(), ids=PAIRS.keys())
def test_two_weights(one: str, other: str, expected: list[str]) -> None:
    assert said(f"{MANUAL}component A weight {one}: p\ncomponent B weight {other}: p\n") == expected


@pytest.mark.parametrize(("above", "below", "expected"), GROUPS.values(), ids=GROUPS.keys())
def test_the_parts_of_a_component(above: str, below: str, expected: list[str]) -> None:
    beside = "component C weight 40% when p = 0, weight 50%: p\n" if "when" in above else "component C weight 50%: p\n"
    assert said(MANUAL + above + below + beside) == expected


@pytest.mark.parametrize(("weights", "expected"), MEMBERS.values(), ids=MEMBERS.keys())
def test_the_members_of_a_level(weights: list[str], expected: list[str]) -> None:
    members = "".join(f"area a{number} weight {weight}\n" for number, weight in enumerate(weights))
    assert said(FRAMEWORK + members) == expected
