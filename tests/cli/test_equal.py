"""`iku equal` on the command line: what is the same, what differs and on which data, and how it ends."""

import json
import time
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from iku_dsl.readings import decide
from iku_dsl.session import Session
from tests.cli.conftest import run

MANUALS = Path(__file__).parents[2] / "manuals"
FRAMEWORKS = MANUALS / "frameworks"
HEAD = 'manual {code} "M"\nunit percent; polarity maximize\n'
INPUTS = "input a\ninput b\ninput c\n"


@pytest.fixture
def no_solver(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "find_spec", lambda _name: None)


def manual(folder: Path, body: str, code: str = "m") -> str:
    path = folder / f"{code}.iku"
    path.write_text(HEAD.format(code=code) + body, encoding="utf-8")
    return str(path)


def formula(folder: Path, body: str, typed: str, *words: str) -> Result:
    return run("equal", manual(folder, body), "--formula", typed, *words)


def answers(*words: str) -> dict[str, dict[str, Any]]:
    found = json.loads(run("equal", *words, "--format", "json").stdout)
    return {each["of"]: each for each in found["answers"]}


def test_a_formula_rearranged_rightly_is_proved(tmp_path: Path) -> None:
    result = formula(tmp_path, INPUTS + "component A: max(a, b) / c + 1\n", "(c + (if a < b then b else a)) / c")
    assert (result.exit_code, result.stdout) == (0, "realisation against the formula: the same: proved\n")


def test_one_wrong_sign_is_shown_with_figures_and_both_values(tmp_path: Path) -> None:
    result = formula(tmp_path, INPUTS + "component A: a / b + c / b\n", "(a - c) / b", "--format", "json")
    assert result.exit_code == 1
    found = json.loads(result.stdout)
    a, b, c = (Fraction(found["witness"]["data"][name]) for name in "abc")
    assert [each["value"] for each in found["values"]] == [
        f"{value.numerator}/{value.denominator}" for value in (100 * (a + c) / b, 100 * (a - c) / b)
    ]
    assert found["equal"] is False


@pytest.mark.usefixtures("no_solver")
def test_quotients_of_polynomials_are_proved_without_a_solver(tmp_path: Path) -> None:
    body = INPUTS + "component A: (a + b) * (a + b) / c\n"
    result = formula(tmp_path, body, "a / c * a + (2 * a * b + b ^ 2) / c")
    assert (result.exit_code, result.stdout) == (0, "realisation against the formula: the same: proved\n")


@pytest.mark.usefixtures("no_solver")
def test_without_a_solver_what_is_only_tried_is_never_proved(tmp_path: Path) -> None:
    for typed in ("max(a, b) / c", "max(a, b) / c + (if a * 3 = 370.3701 then 1 else 0)"):
        result = formula(tmp_path, INPUTS + "component A: (if a < b then b else a) / c\n", typed)
        assert result.exit_code == 1
        assert "only tried" in result.stdout
        assert "the same" not in result.stdout
        assert "IKU430" in result.stderr


@pytest.mark.parametrize("bare", [False, True])
def test_what_cancels_and_divides_by_more_is_different_where_that_is_zero(
    tmp_path: Path, bare: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if bare:
        monkeypatch.setattr(decide, "find_spec", lambda _name: None)
    result = formula(tmp_path, INPUTS + "component A: a / b\n", "a / b * (c - 7.77) / (c - 7.77)")
    assert result.exit_code == 1
    assert "the same" not in result.stdout
    assert bare or "with a = 0, b = 1, c = 7.77 the one gives 0%, the other has no value" in result.stdout


def test_a_component_given_from_outside_may_not_apply_and_that_is_an_outcome(tmp_path: Path) -> None:
    body = "component A weight 100%, given\n"
    assert formula(tmp_path, body, "A", "--component", "A").exit_code == 0
    result = formula(tmp_path, body, "if A is not applicable then 0 else A", "--component", "A")
    assert "with A = not applicable the one does not apply, the other gives 0%" in result.stdout


@pytest.mark.usefixtures("no_solver")
def test_cancelling_alone_does_not_overlook_what_may_not_apply(tmp_path: Path) -> None:
    body = "component A weight 50%, given\ncomponent B weight 50%, given\ncomponent C weight 0%: 1\n"
    found = formula(tmp_path, body, "value of A * 0.5 + B - B", "--component", "A")
    assert "the same" not in found.stdout


@pytest.mark.parametrize(
    ("body", "same", "other"),
    [
        (
            "component A weight 50%, cap 60%: a / b\ncomponent B weight 50%: 1\n",
            "min(a / b * 0.5, 0.6)",
            "min(a / b, 1.2 + 0.01) * 0.5",
        ),
        ("value v when a > 5: 1\nvalue v: 2\ncomponent A: v\n", "if a <= 5 then 2 else 1", "if a < 5 then 2 else 1"),
        (
            (
                "categories band over 0 to 10: below 5 is low, from 5 to 10 is high\n"
                "points worth by grade: low 1, high 3\ncomponent A: worth(band(a))\n"
            ),
            "if a < 5 then worth(low) + 0 * worth(band(a)) else 0 * worth(band(a)) + 3",
            "if a <= 5 then worth(low) + 0 * worth(band(a)) else 0 * worth(band(a)) + 3",
        ),
        (
            "component A not applicable when a = 0: b / a\n",
            "if a <> 0 then b / a else not applicable",
            "if a <> 0 then b / a else 0",
        ),
    ],
)
def test_caps_cases_bands_and_what_does_not_apply(tmp_path: Path, body: str, same: str, other: str) -> None:
    assert formula(tmp_path, INPUTS + body, same, "--component", "A").stdout.endswith(": the same: proved\n")
    result = formula(tmp_path, INPUTS + body, other, "--component", "A")
    assert result.exit_code == 1
    assert ": different: with " in result.stdout


def test_the_polarities_of_two_shipped_frameworks() -> None:
    found = answers(str(FRAMEWORKS / "kmk-467-2014.iku"), str(FRAMEWORKS / "kmk-127-2026.iku"))
    assert {of: each["equal"] for of, each in found.items()} == {
        "index of maximize": True,
        "index of minimize": True,
        "index of stabilize": False,
        "weight": False,
        "status": True,
    }
    differs = found["index of stabilize"]
    first, second = (Fraction(each["value"]) for each in differs["values"])
    assert first < second < 100  # the scales differ below 90 only, where the newer one reaches 100
    target, realisation = (Fraction(differs["witness"]["data"][name]) for name in ("target", "realisation"))
    ratio = min(realisation / target * 100, 200 - realisation / target * 100)
    assert 0 < ratio < 90
    assert second == ratio * 100 / 90


def test_two_components_of_shipped_manuals() -> None:
    folder = MANUALS / "kppbc-bekasi-2024"
    path = str(folder / "2a-CP.iku")
    assert run("equal", path, path, "--component", "A").exit_code == 0
    result = run("equal", path, str(folder / "b-stars.iku"), "--component", "A")
    assert result.exit_code == 1
    assert "A: different: with " in result.stdout
    assert f"only {path}:A looks at analysed, counted_before" in result.stdout


def test_aggregates_that_both_name_are_the_same_for_any_number_of_rows(tmp_path: Path) -> None:
    body = "table z with done number, due number\ncomponent A: sum(z.done) / sum(z.due)\n"
    assert formula(tmp_path, body, "1 - (sum(z.due) - sum(z.done)) / sum(z.due)").exit_code == 0
    result = formula(tmp_path, body, "sum(z.due) / sum(z.done)")
    assert "rows of z: (" in result.stdout


def test_declared_bounds_of_both_hold_together(tmp_path: Path) -> None:
    one = manual(tmp_path, "input a from 0 to 10\ncomponent A: min(a, 5)\n")
    other = manual(tmp_path, "input a from -5 to 5\ncomponent A: max(a, 0)\n", "n")
    assert run("equal", one, other).stdout == "realisation: the same: proved\n"
    apart = manual(tmp_path, "input a from 20 to 30\ncomponent A: a\n", "o")
    result = run("equal", one, apart)
    assert result.stdout == "realisation: undecided: no figure of a is one that both texts allow\n"
    assert result.exit_code == 1


def test_a_figure_in_percent_in_one_text_alone_is_named(tmp_path: Path) -> None:
    one = manual(tmp_path, "input a in percent\ncomponent A: a\n")
    other = manual(tmp_path, "input a\ncomponent A: a\n", "n")
    said = "realisation: the same: proved\n  in percent in one of them alone: a\n"
    assert run("equal", one, other).stdout == said


def test_tables_made_in_two_ways_are_not_taken_for_one(tmp_path: Path) -> None:
    body = "table z with k text, n number\ntable g from z{where} per k with total = sum(n)\ncomponent A: max(g.total)\n"
    one = manual(tmp_path, body.format(where=""))
    other = manual(tmp_path, body.format(where=" where n > 0"), "n")
    assert "both make a table g, and not in the same way" in run("equal", one, other).stdout
    same = manual(tmp_path, body.format(where=""), "o")
    assert run("equal", one, same).exit_code == 0


def test_what_a_solver_does_not_know_is_not_taken_for_a_fault(tmp_path: Path) -> None:
    """A rounded root was one: two of them that differ at a figure that nobody tries were then the same."""
    body = "input a from 0 to 100000\ncomponent A: round(root(a, 2), 1)\n"
    result = formula(tmp_path, body, "round(root(a * 1, 2), 1) + (if a * 3 = 37037.0103 then 1 else 0)")
    assert "the same" not in result.stdout


def test_a_pair_that_keeps_a_solver_busy_ends_undecided(tmp_path: Path) -> None:
    step = "value p: (a + b + c) * (a + b + c) * (a - b * c)\ncomponent A: max(p * p * p, a * b)\n"
    typed = "if p * p * p > b * a then p * p * (a + b + c) * (a + b + c) * (a - b * c) else a * b"
    began = time.monotonic()
    result = formula(tmp_path, INPUTS + step, typed)
    assert (result.exit_code, "undecided" in result.stdout) == (1, True)
    assert time.monotonic() - began < 60


def test_what_multiplies_out_to_too_much_ends_as_well(tmp_path: Path) -> None:
    body = "".join(f"input x{at}\n" for at in range(8)) + "value s: x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7\n"
    began = time.monotonic()
    result = formula(tmp_path, body + "component A: (s ^ 12) ^ 12 / x0\n", "(s ^ 6) ^ 12 * s ^ 12 * (s ^ 10) ^ 6 / x0")
    assert "proved" not in result.stdout
    assert time.monotonic() - began < 60


@pytest.mark.parametrize(
    ("typed", "code", "column"),
    [("a / bb", "IKU201", 5), ("(a / b", "IKU111", 1), ("a; value z: 3", "IKU110", 4), ("", "", 0)],
)
def test_a_mistake_in_what_is_typed_is_a_diagnostic_at_its_place(
    tmp_path: Path, typed: str, code: str, column: int
) -> None:
    result = formula(tmp_path, INPUTS.replace("c", "bc") + "component A: a / b\n", typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert not code or (code in result.stderr and f" --> --formula:{column}\n" in result.stderr)


def test_an_unknown_component_is_a_diagnostic(tmp_path: Path) -> None:
    path = manual(tmp_path, INPUTS + "component A: a / b\n")
    for label in ("Z", "A + 1", "7"):
        result = run("equal", path, path, "--component", label)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--> --component:1" in result.stderr


def test_a_formula_is_read_in_the_vocabulary_of_its_manual(tmp_path: Path) -> None:
    path = tmp_path / "m.iku"
    path.write_text('bahasa indonesia\nmanual m "M"\nsatuan persen\nmasukan a\nmasukan b\nkomponen A: a / b\n', "utf-8")
    typed = "jika a = 0 maka 0 / b selain a / b"
    result = run("equal", str(path), "--formula", typed, "--language", "indonesian")
    assert (result.exit_code, result.stdout) == (0, "realisasi terhadap rumus itu: sama: terbukti\n")


@pytest.mark.parametrize("words", [(), ("--component", "A"), ("m.iku", "--formula", "1"), ("--component", "A") * 3])
def test_two_things_must_be_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert run("equal", manual(tmp_path, "component A: 1\n"), *words).exit_code == 2


def test_the_session_answers_from_python(tmp_path: Path) -> None:
    path = Path(manual(tmp_path, INPUTS + "component A: a / b\n"))
    found = Session().equal(path, formula="a / b")
    assert found is not None
    assert found.equal is True
    assert Session().equal(path, tmp_path / "nowhere.iku") is None
