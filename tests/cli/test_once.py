"""One slip, one message: what was reported is not reported again under another code by a later stage."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import run
from tests.cli.test_silent import CONTRACT, FRAMEWORK, LINE, office

Write = Callable[[str, str], Path]
SAID = re.compile(r"(?:error|warning)\[(IKU\d{3})\]")
CONSEQUENCE = "IKU505"  # a score says besides why there is none
MANUALS = {
    "a table where a number belongs": ("points stage: done 1\ncomponent A: stage + x\n", "IKU215"),
    "a table where a component belongs": ("points Stage: done 1\ncomponent A: x\n", "IKU121"),
    "a parameter called like a function": ("parameter ceiling: 5\ncomponent A: ceiling + x\n", "IKU204"),
    "a function called like a function": ("define ceiling(a, b): a + b\ncomponent A: ceiling(x, y)\n", "IKU204"),
    "an input called like a word of formulas": ("input dari\nvalue z: dari + 1\ncomponent A: z\n", "IKU204"),
    "a component called like a function": ("component mean: x\nrealisation: mean\n", "IKU204"),
    "a function and an input of one name": ("define f(a): a\ninput f\ncomponent A: f + x\n", "IKU202"),
    "an input that could not be read": ("input z z\ncomponent A: z / 2\n", "IKU121"),
    "a function that could not be read": ("define f(a: a\ncomponent A: f(x)\n", "IKU110"),
    "a component that could not be read": ("component A x: x\nrealisation: A + value of A\n", "IKU110"),
    "a rounding to no decimals": ("component A: x\nround realisation to 1.5 decimals\n", "IKU532"),
    "a step rounded to no decimals": ("value z: x\nround z to 40 decimals\ncomponent A: z\n", "IKU532"),
    "bands of no decimals": (
        "categories grade over 0 to 4, 1.5 decimals: to 1 is 1, above 1 to 4 is 2\ncomponent A: grade(2)\n",
        "IKU532",
    ),
    "a share of another component": (
        "component A weight 60%: x\ncomponent B weight 40%\ncomponent B.1 weight 100% of A: y\n",
        "IKU513",
    ),
    "a share of another component beside one without a weight": (
        "component A weight 60%: x\ncomponent B weight 40%\ncomponent B.1 weight 9% of A: y\ncomponent B.2: y\n",
        "IKU511 IKU513",
    ),
    "a circle": ("value a: b\nvalue b: a\ncomponent A: a + x\n", "IKU203"),
    "an argument too many": ("define f(a): a\ncomponent A: f(x, y)\n", "IKU213"),
}
HEADER = "manual k{edition}\npolarity maximize\nvalidity exact\nunit percent\ninput x\ncomponent A: x\n"
EDITIONS = {
    "no edition in force": ("k", " version 2022, valid from 2022 until 2023", "IKU308"),
    "a manual under another code": ("l", "", "IKU214"),
    "a manual whose head cannot be read": ("k", ' "K" 7', "IKU110"),
}
REQUIRED = FRAMEWORK + 'require of indicator "no activity": validity <> "activity"\n'


def said(*words: str) -> set[str]:
    """Return the codes of the errors and warnings of a command."""
    return set(SAID.findall(run(*words).output)) - {CONSEQUENCE}


@pytest.mark.parametrize(("manual", "code"), MANUALS.values(), ids=MANUALS.keys())
def test_a_slip_in_a_manual(write: Write, manual: str, code: str) -> None:
    path = office(write, manual=manual)
    assert said("check", str(path.parent / "k.iku")) == set(code.split())
    assert said("score", str(path), "--from", "manuals") == set(code.split())


@pytest.mark.parametrize(("code", "edition", "expected"), EDITIONS.values(), ids=EDITIONS.keys())
@pytest.mark.parametrize("words", [["check"], ["score"], ["score", "--from", "manuals"]], ids=" ".join)
def test_a_manual_that_cannot_be_used(write: Write, code: str, edition: str, expected: str, words: list[str]) -> None:
    line = LINE.replace("polarity maximize, ", "convertible to 120, ")
    path = office(write, contract=CONTRACT.replace(LINE, line), framework=REQUIRED)
    write("k.iku", HEADER.replace("k{edition}", code + edition))
    write("data/reported.csv", "indicator,period,realisation\nk,year,4%\n")
    assert said(words[0], str(path.parent), *words[1:]) == {expected}


def test_a_framework_under_another_code(write: Write) -> None:
    path = office(write, framework=FRAMEWORK.replace('framework f "F"', 'framework g "G"'))
    assert said("score", str(path)) == {"IKU214"}


def test_a_followed_text_under_another_code(write: Write) -> None:
    write("g.iku", 'framework g "G", follows f\n')
    write("f.iku", FRAMEWORK.replace('framework f "F"', 'framework h "H"'))
    assert said("check", str(write("g.iku", 'framework g "G", follows f\n'))) == {"IKU214"}


ROWS = {
    "a cell that is no number": ("k,year,about 4\n", "IKU604"),
    "a dash": ("k,year,-\n", "IKU606"),
    "a number of two readings": ("k,year,1.234\n", "IKU605"),
    "a row with a cell too many": ("k,year,4,5\n", "IKU601"),
    "a quote that is not closed": ('k,year,"4\n', "IKU601"),
    "a period that is none": ("k,Q5,4\n", "IKU609"),
    "another quarter that is no number": ("k,Q1,about 4\n", "IKU604 IKU611"),
}


@pytest.mark.parametrize(("row", "codes"), ROWS.values(), ids=ROWS.keys())
def test_a_figure_that_could_not_be_read_is_not_reported_as_missing(write: Write, row: str, codes: str) -> None:
    path = office(write)
    write("data/reported.csv", f"indicator,period,realisation\n{row}")
    assert said("score", str(path)) == set(codes.split())


def test_a_table_without_its_columns_is_not_reported_as_empty(write: Write) -> None:
    path = office(write)
    write("data/reported.csv", "indicator,period,realization\nk,year,4\n")
    assert said("score", str(path)) == {"IKU602", "IKU603"}


EXAMPLES = {
    "an example of a name that is none": ('component A: x\nexample "e": given x = 1 expect B = 1\n', "IKU201"),
    "an example of a division by zero": ('component A: x + 1 / 0\nexample "e": given x = 1 expect A = 1\n', "IKU401"),
    "a function that calls itself": ("define f(a): f(a)\ncomponent A: f(x)\n", "IKU203"),
    "functions that call each other": (
        "define f(a): g(a)\ndefine g(a): f(a)\nvalue z: f(x) + g(y)\ncomponent A: z\n",
        "IKU203",
    ),
    "a formula lost behind a weight": ("component A weight 100% = x / y\n", "IKU528"),
}
LEVELS = {
    "a value of a level that is none": ("value of objective", "value of objektive", "IKU523"),
    "no levels": ("levels indicator, objective, organisation\n", "", "IKU521"),
    "levels that could not be read": ("levels indicator, objective", "levels indicator objective", "IKU121"),
}


@pytest.mark.parametrize(("manual", "code"), EXAMPLES.values(), ids=EXAMPLES.keys())
def test_a_slip_that_later_stages_meet_again(write: Write, manual: str, code: str) -> None:
    path = office(write, manual=manual)
    assert said("check", str(path.parent)) == {code}
    assert said("score", str(path), "--from", "manuals") == {code}


@pytest.mark.parametrize(("old", "new", "code"), LEVELS.values(), ids=LEVELS.keys())
def test_a_slip_in_the_levels(write: Write, old: str, new: str, code: str) -> None:
    path = office(write, framework=FRAMEWORK.replace(old, new))
    assert said("check", str(path.parent)) == {code}
    assert said("score", str(path)) == {code}
