"""What is tested: a part that may not apply is found through every name, and only where its weight is in question."""

import pytest

from iku_dsl.checks.applicability import check_applicability
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.model.read import read
from iku_dsl.syntax.parse import parse

HEAD = 'manual m "M"\ninput a\ninput b\nvalue x: if a = 0 then not applicable else 1 / a\n'
BESIDE = "component A weight 50%: {formula}\ncomponent Z weight 50%: b\n"
FORMULAS = {
    "x": True,
    "not applicable": True,
    "2 * x + b": True,
    "-x": True,
    "if b > 1 then x else 0": True,
    "if x > 1 then 1 else 0": True,
    "if x is not applicable then 0 else x": False,
    "if not x is not applicable then x else 0": False,
    "if x is not applicable then x else 0": True,
    "if b is not applicable then 0 else x": True,
    "if x is not applicable then 1 else 0": False,
    "min(x, b)": True,
    "min(x, b where applicable)": False,
    "max(x, x where applicable)": True,
    "sum(x, x where applicable)": False,
    "abs(x)": True,
    "halved(x)": True,
    "halved(b)": False,
    "perhaps(b)": True,
    "twice_perhaps(b)": True,
    "y": True,
    "safe": False,
    "cased": False,
    "D": True,
    "value of D": True,
    "a + b": False,
}
DEFINED = """define halved(n): n / 2
define perhaps(n): if n = 0 then not applicable else n
define twice_perhaps(n): 2 * perhaps(n)
value y: x + 1
value safe: if x is not applicable then 0 else x
value cased when x is not applicable: 0
value cased: x
deduction D weight 10%, not applicable when b = 0: a
"""
PARTS = {
    "alone": ("component A: x\n", []),
    "alone under what is alone": ("component A\ncomponent A.1 weight 100%: x\n", []),
    "alone under one of two": (
        "component A weight 50%\ncomponent A.1 weight 50%: x\ncomponent B weight 50%: b\n",
        ["A.1"],
    ),
    "alone two levels down": (
        "component A weight 50%\ncomponent A.1 weight 50%\ncomponent A.1.a weight 50%: x\ncomponent B weight 50%: b\n",
        ["A.1.a"],
    ),
    "beside a deduction": ("component A weight 100%: x\ndeduction B weight 10%: b\n", []),
    "a deduction": ("component A weight 100%: b\ndeduction B weight 10%: x\n", []),
    "alone under a deduction": (
        "component A weight 50%: b\ncomponent C weight 50%: b\ndeduction B weight 10%\ncomponent B.1 weight 10%: x\n",
        [],
    ),
    "named by another component": (
        "component A weight 50%, not applicable when a = 0: b\ncomponent B weight 50%: A * 2\n",
        ["A"],
    ),
    "said what becomes of it": (
        "parts not applicable count as zero\ncomponent A weight 50%: x\ncomponent B weight 50%: b\n",
        [],
    ),
    "in a circle": ("value u: v\nvalue v: u\ncomponent A weight 50%: u\ncomponent B weight 50%: x\n", ["B"]),
    "behind many values": (
        "value v0: x\n" + "".join(f"value v{n}: v{n - 1}\n" for n in range(1, 3000)) + BESIDE.format(formula="v2999"),
        ["A"],
    ),
}


def untreated(text: str) -> list[str]:
    report = Report()
    document = read(parse(Source("m.iku", HEAD + text), report), report)
    assert document is not None
    found = Report()
    check_applicability(document, found)
    return [str(dict(each.data)["code"]) for each in found]


@pytest.mark.parametrize(("formula", "expected"), FORMULAS.items())
def test_a_formula_may_not_apply_when_its_text_says_so(formula: str, expected: bool) -> None:
    assert untreated(DEFINED + BESIDE.format(formula=formula)) == (["A"] if expected else [])


@pytest.mark.parametrize(("text", "codes"), PARTS.values(), ids=PARTS.keys())
def test_the_question_is_asked_where_the_weight_is_open(text: str, codes: list[str]) -> None:
    assert untreated(text) == codes
