"""What is tested: of a text that expands too far, the call or value is named and pointed to whose expansion it is."""

import pytest

from iku_dsl.checks.checks import check_document
from iku_dsl.diagnostics.concise import concise
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.source import Source
from iku_dsl.formula.expansion import DEEPEST
from iku_dsl.model.read import read
from iku_dsl.syntax.parse import parse

STEPS = 1_000  # in place of the bound of the program, for a quick test
GROWN = "define f0(a): a + a\n" + "".join(f"define f{n}(a): f{n - 1}(f{n - 1}(a))\n" for n in range(1, 40))
BOUNDS = f"makes more than {STEPS} steps here, or more than {DEEPEST} inside one another"
SUM = "sum(" + ", ".join(["1"] * (STEPS + 1)) + ")"
PAIRS = "1 + 1"
for _ in range(8):
    PAIRS = f"({PAIRS}) * ({PAIRS})"
TEXTS = {
    "the dearest call": (GROWN, "value y: f2(x)\nvalue z: 2 * f4(x)\ncomponent A: y * f35(z)\ncomponent B: f3(y)\n"),
    "the deepest call": (
        "".join(f"define f{n}(a): 1 + (f{n - 1}(a))\n" for n in range(1, 200)).replace("f0(a)", "a"),
        "value y: f9(x)\ncomponent A: y + f199(x)\n",
    ),
    "an aggregate": ("", f"value y: 1 + {SUM}\ncomponent A: y\n"),
    "a value": ("", f"value y: abs(x)\nvalue wide: {PAIRS}\ncomponent A: wide\n"),
    "a weight": ("", f"component A weight {PAIRS}: x\n"),
}
PLACES = {
    "the dearest call": ("f35", "f35(z)"),
    "the deepest call": ("f199", "f199(x)"),
    "an aggregate": ("sum", SUM),
    "a value": ("wide", PAIRS),
    "a weight": (PAIRS[:40], PAIRS),
}


@pytest.mark.parametrize("name", TEXTS)
def test_what_expands_is_named(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iku_dsl.formula.expansion.STEPS", STEPS)
    report, text = Report(), 'manual m "M"\ninput x\n' + "".join(TEXTS[name])
    document = read(parse(Source("m.iku", text), report), report)
    assert document is not None
    check_document(document, report)
    (found,) = (each for each in report if each.rule.code == "IKU405")
    called, place = PLACES[name]
    assert found.message.words() == f"`{called}` {BOUNDS}", concise(report)
    assert found.span is not None
    assert found.span.source.text[found.span.start : found.span.end] == place
