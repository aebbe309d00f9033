"""Texts with a planted fault go in; `verify` must find it, with figures that show it."""

import json
import pickle
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.checks.proofs.claim import Claim, Verdict
from iku_dsl.checks.proofs.of_contract import verify_contract
from iku_dsl.checks.proofs.verify import WITHOUT_VALUE, verify
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.readings.decide import EFFORT, TOO_LONG
from iku_dsl.readings.terms import process
from iku_dsl.readings.terms.process import Solving
from iku_dsl.session import Session

FRAMEWORKS = Path(__file__).parents[3] / "manuals" / "frameworks"
HEAD = 'manual m "M"\nunit percent; polarity maximize\n'
PROVED, REFUTED = Verdict.PROVED, Verdict.REFUTED


def claims(folder: Path, text: str, solving: Solving | None) -> dict[str, Claim]:
    path = folder / "m.iku"
    path.write_text(text, encoding="utf-8")
    document = Session().document(path)
    assert document is not None
    return {each.says.words(): each for each in verify(document, solving)}


def given(claim: Claim) -> dict[str, str]:
    assert claim.witness is not None
    return {name: str(value) for (_, name), value in claim.witness.facts.items()}


def test_a_divisor_that_is_zero_only_when_two_inputs_are_equal(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "input a\ninput b from 100 to 200\ninput c from 100 to 200\ncomponent A: a / (b - c)\n"
    found = claims(tmp_path, text, solving)["`a / (b - c)` never divides by zero"]
    assert found.verdict is REFUTED
    data = given(found)
    assert data["b"] == data["c"]
    assert "a" not in data


def test_a_divisor_that_the_text_guards_is_proved(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "input a\ninput b\ncomponent A: if b = 0 then 1 else a / b\n"
    assert claims(tmp_path, text, solving)["`a / b` never divides by zero"].verdict is PROVED


def test_a_divisor_in_a_row_is_looked_at_on_every_row_that_counts(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "table t with done number, due number\ncomponent A: mean(t.done / t.due where {condition})\n"
    name = "`t.done / t.due` never divides by zero"
    assert claims(tmp_path, text.format(condition="t.due > 0"), solving)[name].verdict is PROVED
    found = claims(tmp_path, text.format(condition="t.due >= 0"), solving)[name]
    assert found.verdict is REFUTED
    assert found.witness is not None
    assert [row["due"] for row in found.witness.rows["t"]] == [0]


def test_rows_are_shown_by_the_cells_that_matter_and_stay_within_their_columns(
    tmp_path: Path, solving: Solving
) -> None:
    table = "table t with done number, due number from 5.5 to 9.5, other number\ntable u with x number\n"
    text = HEAD + table + "component A weight 50%: sum(t.due) / 5\ncomponent B weight 50%: sum(t.other) + sum(u.x)\n"
    found = claims(tmp_path, text, solving)["A can pass its weight"].witness
    assert found is not None
    assert [*found.rows] == ["t"]
    (row,) = found.looked_at("t")
    assert [*row] == ["due"]
    assert row["due"] in (6, 7, 8, 9)  # as plain as a figure of that column can be


def test_a_claim_is_plain_data_with_its_figures(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "input a\ncomponent A weight 50%: a\ncomponent B weight 50%: 1\n"
    found = claims(tmp_path, text, solving)["A can pass its weight"]
    assert [(each.label, each.value, each.percent) for each in found.figures] == [("A", 1, True)]
    again = pickle.loads(pickle.dumps(found))  # noqa: S301 - our own
    assert (again.says, again.figures, again.witness) == (found.says, found.figures, found.witness)


def test_the_bound_of_a_realisation_is_the_nearest_one(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "input a from 0 to 17\ncomponent A weight 100%: a / 10\n"
    found = claims(tmp_path, text, solving)
    assert found["the realisation is never above 170%"].verdict is PROVED
    open_end = HEAD + "input a from 0 to 17\ncomponent A weight 100%: a * 10\n"
    assert claims(tmp_path, open_end, solving)["data take the realisation past 10000%"].verdict is PROVED


def test_a_minimize_indicator_declared_maximize(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "index of maximize when target > 0: (2 - realisation / target) * 100\n"
    found = claims(tmp_path, text, solving)["under maximize the index never falls when the realisation rises"]
    assert found.verdict is REFUTED
    data = given(found)
    assert float(data["realisation, then"]) > float(data["realisation"])


@pytest.mark.parametrize(
    ("text", "claim", "verdict"),
    [
        ("component A weight 50%, cap 10%: a", "the cap of A binds for some data", PROVED),
        ("component A weight 50%, cap 50%: min(a, 1)", "the cap of A binds for some data", REFUTED),
        ("component A weight 50%, cap 49%: min(a, 1)", "the cap of A binds for some data", PROVED),
        ("component A weight 50%: min(a, 1)", "A stays within its weight", PROVED),
        ("component A weight 50%: a", "A can pass its weight", PROVED),
        ("component A: if a > 3 then (if a < 2 then 1 else 2) else 0", "some data lead to: A, where a < 2", REFUTED),
        ("component A: if a > 3 then (if a < 4 then 1 else 2) else 0", "some data lead to: A, where a < 4", PROVED),
    ],
)
def test_bounds_and_branches(tmp_path: Path, solving: Solving, text: str, claim: str, verdict: Verdict) -> None:
    found = claims(tmp_path, f"{HEAD}input a\n{text}\n", solving)[claim]
    assert found.verdict is verdict
    assert (found.witness is not None) is (verdict is PROVED and "stays" not in claim)


def test_bands_that_overlap_at_one_point_and_bands_with_a_hole(tmp_path: Path, solving: Solving) -> None:
    bands = "categories c over 0 to 10: to 5 is 1, from 5 below 8 is 2, above 8 to 10 is 3\n"
    found = claims(tmp_path, HEAD + "input a from 0 to 10\n" + bands + "component A: c(a)\n", solving)
    assert given(found["no figure lies in two bands of c"]) == {"a": "5"}
    assert given(found["a case of c holds for all data"]) == {"a": "8"}


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("c(a)", ["c jumps at 80: 90 below, 80 from there", "c jumps at 150: 80 up to there, 81.5 above"]),
        ("w(b)", ["w jumps at 20.5: 1% below, 2% from there"]),
        ("s(a)", []),
        ("if a < 80 then s(a) else 81", ["A jumps at a = 80: 80 below, 81 from there"]),
        ("if a = 3 then 1 else 2", ["A jumps at a = 3: 2 below, 1 there, 2 above"]),
        (
            "if a < 50 then a * 2 else if a <= 100 then 100 else a + 10",
            ["A jumps at a = 100: 100 up to there, 110 above"],
        ),
        ("if a < 80 then b else 81", []),  # by how much depends on another figure
        ("if a < 80 then round(a, 0) else 81", []),  # the limit is no value of the formula
        ("if a < 300 then 1 else 2", []),  # where the text lets no figure be
    ],
)
def test_the_edges_at_which_a_value_jumps(tmp_path: Path, formula: str, said: list[str]) -> None:
    tables = {
        "c(": "categories c over 0 to 200: below 80 is 90, from 80 to 150 is 80, above 150 to 200 is 81.5\n",
        "w(": "categories w over 0 to 40, 0 decimals: to 20 is 1%, from 21 to 40 is 2%\n",
        "s(": "scale s: 0 is 0, 80 is 80, 90 is 100, 100 is 120\n",
    }
    called = "".join(table for call, table in tables.items() if call in formula)
    found = claims(tmp_path, f"{HEAD}input a from 0 to 200\ninput b\n{called}component A: {formula}\n", None)
    jumps = {name: each for name, each in found.items() if each.name == "jump"}
    assert [*jumps] == said
    assert all(each.verdict is PROVED and len(each.figures) == 3 for each in jumps.values())


def test_weights_that_add_up_in_one_case_and_not_in_another(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + (
        "input a\ncomponent A weight 70%, weight 65% when a = 0: 1\ncomponent B weight {weight}: 1\n"
        "weights total 95% when a = 0\n"
    )
    name = "the weights of m add up in every case"
    assert claims(tmp_path, text.format(weight="30%"), solving)[name].verdict is PROVED
    assert given(claims(tmp_path, text.format(weight="25%"), solving)[name]) == {"a": "0"}


def test_the_effect_of_every_figure_is_told(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "input a\ninput b\ninput c\ninput d\ncomponent A: a - 2 * b + c ^ 2 + 0 * d\n"
    found = claims(tmp_path, text, solving)
    assert found["a rise of a never lowers the realisation"].verdict is PROVED
    assert found["a rise of b never raises the realisation"].verdict is PROVED
    assert found["a rise of c raises the realisation for some data, and lowers it for others"].verdict is PROVED
    assert found["d changes the realisation"].verdict is REFUTED


def test_the_ends_of_the_realisation(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "input a\ncomponent A weight 100%, cap 110%, floor 5%: a\n"
    found = claims(tmp_path, text, solving)
    assert found["the realisation is never above 110%"].verdict is PROVED
    assert found["the realisation is never below 5%"].verdict is PROVED


def test_a_band_function_that_falls_is_not_called_rising_and_a_clamped_line_is(
    tmp_path: Path, solving: Solving
) -> None:
    bands = "categories c over 0 to 200: below 80 is 90, from 80 to 200 is 80\n"
    index = "index of maximize: c(min(max(realisation, 0), 200))\n"
    name = "under maximize the index never falls when the realisation rises"
    assert claims(tmp_path, HEAD + bands + index, solving)[name].verdict is REFUTED
    clamped = "index of maximize: min(max(realisation, 0), 120)\n"
    assert claims(tmp_path, HEAD + clamped, solving)[name].verdict is PROVED


def test_without_a_solver_nothing_tried_is_called_proved(tmp_path: Path) -> None:
    text = HEAD + "input a\ninput b\ncomponent A weight 60%: min(a, 1)\ncomponent B weight 40%: b * b + 1 - b ^ 2\n"
    found = claims(tmp_path, text, None)
    assert found["A stays within its weight"].verdict is Verdict.SAMPLED
    assert found["B stays within its weight"].verdict is PROVED  # by cancelling
    assert found["the weights of m add up in every case"].verdict is PROVED
    assert found["a rise of a never lowers the realisation"].verdict is Verdict.SAMPLED


@pytest.mark.parametrize(("milliseconds", "effort"), [(300, 1_000_000_000), (60_000, 100_000)])
def test_a_text_that_would_keep_the_solver_busy_for_ever_is_undecided(
    milliseconds: int, effort: int, tmp_path: Path
) -> None:
    slow = Solving(milliseconds, effort)
    inputs = "".join(f"input x{at}\n" for at in range(9))
    terms = " + ".join(f"x{at} ^ 6 * x{(at + 1) % 9} ^ 5 * x{(at + 4) % 9} ^ 3" for at in range(9))
    text = HEAD + inputs + f"component A: 1 / ({terms} - 123_456_789.01)\n"
    (divisor,) = (each for each in claims(tmp_path, text, slow).values() if each.name == "divisor")
    assert divisor.verdict is Verdict.UNDECIDED
    assert divisor.why == TOO_LONG
    easy = claims(tmp_path, HEAD + "input a from 1 to 9\ncomponent A: 1 / a\n", slow)
    slow.end()
    assert easy["`1 / a` never divides by zero"].verdict is PROVED


def test_a_solver_beyond_its_limit_is_ended_and_a_new_one_begun(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    question = "(declare-const x Real)(assert (> x 1))"
    solving = Solving(milliseconds=0, effort=EFFORT)
    monkeypatch.setattr(process, "GRACE", 0)
    assert solving.ask(question) is None
    assert solving.process is None
    monkeypatch.undo()
    solving.milliseconds = 5000
    answer = solving.ask(question)
    solving.end()
    assert answer is not None
    assert answer["said"] == "sat"


def test_a_solver_whose_answer_nobody_reads_any_longer_ends_quietly() -> None:
    command = [sys.executable, "-m", process.WORKER]
    solver = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert solver.stdin is not None
    assert solver.stdout is not None
    assert solver.stderr is not None
    solver.stdout.close()
    asked = {"text": "(declare-const x Real)(assert (> x 1))", "milliseconds": 5000, "effort": EFFORT}
    with solver.stdin, solver.stderr:
        solver.stdin.write(json.dumps(asked) + "\n")
        solver.stdin.flush()
        said = solver.stderr.read()
    assert (solver.wait(timeout=60), said) == (0, "")


def test_the_traps_of_sympy_are_none_where_no_solver_is(tmp_path: Path) -> None:
    head = HEAD.replace("unit percent", "unit point")
    bands = "categories c over 0 to 200: below 80 is 90, from 80 to 200 is 80\n"
    name = "under maximize the index never falls when the realisation rises"
    falls = claims(tmp_path, head + bands + "index of maximize: c(min(max(realisation, 0), 200))\n", None)[name]
    assert falls.verdict is REFUTED
    assert falls.witness is not None
    clamped = claims(tmp_path, head + "index of maximize: min(max(realisation, 0), 120)\n", None)[name]
    assert clamped.verdict is Verdict.SAMPLED


@pytest.mark.parametrize(
    ("cases", "says", "verdict"),
    [
        ("when a > 90: 1 when a > 80: 2", "data meet two cases of grade, of which the first counts", PROVED),
        ("when a > 90: 1 when a <= 80: 2", "no data meet two cases of grade", PROVED),
        ("when a > 90: 1 when a > 80: 1", "no data meet two cases of grade", PROVED),
    ],
)
def test_cases_that_overlap_are_told_where_they_give_different_values(
    cases: str, says: str, verdict: Verdict, tmp_path: Path, solving: Solving
) -> None:
    every = "".join(f"value grade when{each}\n" for each in cases.split("when")[1:])
    found = claims(tmp_path, HEAD + f"input a\n{every}value grade: 0\ncomponent A: grade\n", solving)
    (claim,) = (each for each in found.values() if each.name == "clash")
    assert (claim.says.words(), claim.verdict) == (says, verdict)
    if says.startswith("data"):
        assert Fraction(given(claim)["a"]) > 90


def test_what_nobody_knows_is_the_same_in_two_cases(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + (
        "table t with due date, sent date\ndeadline ninth: day 9 of the next month, or the next working day\n"
        "column early of t when sent < ninth(due): 1\ncolumn early of t when sent = ninth(due): 2\n"
        "column early of t: 3\ncomponent A: mean(t.early)\n"
    )
    assert claims(tmp_path, text, solving)["no data meet two cases of early of t"].verdict is PROVED


GROUP = HEAD + (
    "input a from 0\ninput b from 1\n"
    "component A weight 60%{cap}\ncomponent A.1 weight 40%: a / b\ncomponent A.2 weight 20%, cap 20%: a / b\n"
    "component B weight 40%, cap 40%: b / (a + b)\n"
)


def test_a_component_made_of_parts_can_pass_its_weight_and_one_with_a_cap_is_not_asked(
    tmp_path: Path, solving: Solving
) -> None:
    found = claims(tmp_path, GROUP.format(cap=""), solving)["A can pass its weight"]
    assert [str(each.value) for each in found.figures if str(each.label) == "A"] == ["1"]
    assert not [each for each in claims(tmp_path, GROUP.format(cap=", cap 60%"), solving) if each.startswith("A can")]


def test_a_weight_that_is_given_is_not_needed_to_show_what_passes_it(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "input w in percent\ninput a from 0\ninput b from 1\ncomponent A weight w: a / b\n"
    (shown,) = claims(tmp_path, text, solving)["A can pass its weight"].figures
    assert isinstance(shown.label, Phrase)
    assert shown.label.words() == "value of A"
    assert isinstance(shown.value, Fraction)
    assert shown.value > 1


@pytest.mark.parametrize(
    ("rest", "verdicts"),
    [
        ("component A weight 50%: a\ncomponent B weight 50%: b\n", {"A": PROVED, "B": PROVED}),
        ("component A weight 100%: a\ncomponent B weight 0%: b\n", {"A": PROVED, "B": REFUTED}),
        ("component A weight 50%: a\ncomponent B weight 50%, cap 0%, floor 0%: b\n", {"A": PROVED, "B": REFUTED}),
        ("component A: a\ncomponent B: b\nrealisation: value of A\n", {"A": PROVED, "B": REFUTED}),
        ("component A: a\ncomponent B: b\nrealisation: max(A, B, 100%)\n", {"A": REFUTED, "B": REFUTED}),
        (
            "component A weight 100%\ncomponent A.1 weight 100%: a\ncomponent A.2 weight 0%: b\n",
            {"A": PROVED, "A.1": PROVED, "A.2": REFUTED},
        ),
        ("table t with done number from 0\ncomponent A: sum(t.done)\n", {"A": PROVED}),
    ],
)
def test_each_component_changes_the_realisation_or_is_told(
    rest: str, verdicts: dict[str, Verdict], tmp_path: Path, solving: Solving
) -> None:
    text = HEAD + "input a in percent, from 0% to 100%\ninput b in percent, from 0% to 100%\n" + rest
    found = claims(tmp_path, text, solving)
    said = {each.subject: each.verdict for each in found.values() if each.name == "component"}
    assert said == verdicts
    tried = claims(tmp_path, text, None).values()
    without = {each.subject: each.verdict for each in tried if each.name == "component"}
    assert {code for code, each in without.items() if each is not PROVED} == {
        code for code, each in verdicts.items() if each is REFUTED
    }


@pytest.mark.parametrize("framework", ["kmk-467-2014", "kmk-127-2026"])
def test_conversion_can_lower_the_score_of_an_office(framework: str, solving: Solving) -> None:
    document = Session().document(FRAMEWORKS / f"{framework}.iku")
    assert document is not None
    (found,) = (each for each in verify(document, solving) if each.name == "conversion")
    assert found.verdict is REFUTED
    assert found.witness is not None
    values = {str(each.label): each.value for each in found.figures}
    figures = {datum: value for datum, value in found.witness.facts.items() if "then" in datum[1]}
    assert len(figures) == 1
    assert any(value == 120 for value in values.values())


def test_what_no_data_give_a_value_is_not_said_to_be_right(tmp_path: Path, solving: Solving) -> None:
    text = (FRAMEWORKS / "kmk-467-2014.iku").read_text(encoding="utf-8")
    text = text.replace("weight of indicator: 1\n", "weight of indicator: worst\n")
    (tmp_path / "m.iku").write_text(text, encoding="utf-8")
    document = Session().document(tmp_path / "m.iku")
    assert document is not None
    (found,) = (each for each in verify(document, solving) if each.name == "conversion")
    assert found.verdict is Verdict.UNDECIDED
    assert found.why == WITHOUT_VALUE


def test_nothing_is_claimed_of_conversion_where_nothing_is_converted(solving: Solving) -> None:
    free = Session().document(FRAMEWORKS / "permenpanrb-53-2014.iku")
    assert free is not None
    assert not [each for each in verify(free, solving) if each.name == "conversion"]


def test_what_the_solver_does_not_know_is_tried_on_more_data_and_else_told(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + (
        "table t with due date, sent date\ndeadline ninth: day 9 of the next month, or the next working day\n"
        "component A weight 100%: count(t where sent = ninth(due)) / {count}\n"
    )
    can = claims(tmp_path, text.format(count="0.5"), solving)["A can pass its weight"]
    assert can.witness is not None
    cannot = claims(tmp_path, text.format(count="40"), solving)["A stays within its weight"]
    assert cannot.verdict is Verdict.UNDECIDED
    assert cannot.why is not None
    assert "does not know what `deadline ninth: day 9" in cannot.why.words()


def test_a_realisation_that_grows_with_the_rows_has_no_end(tmp_path: Path, solving: Solving) -> None:
    text = HEAD + "table t with x number from 0 to 1\ncomponent A: sum(t.x)\n"
    found = claims(tmp_path, text, solving)
    assert found["data take the realisation past 10000%"].verdict is PROVED
    assert found["the realisation is never below 0%"].verdict is PROVED


def test_a_target_of_a_period_without_a_value_is_told_so(tmp_path: Path, solving: Solving) -> None:
    found = {
        each.says.words(): each for each in targets_of(tmp_path, "if period = Q1 then a else not applicable", solving)
    }
    assert found["data can meet the target of m for Q1"].why is None
    for way in ("meet", "miss"):
        claim = found[f"data can {way} the target of m for Q2"]
        assert claim.verdict is REFUTED
        assert claim.why is not None
        assert claim.why.words() == "no data give it a value in that period"


def targets_of(folder: Path, formula: str, solving: Solving) -> list[Claim]:
    (folder / "frameworks").mkdir()
    (folder / "frameworks" / "f.iku").write_text(
        'framework f "F"\nlevels indicator, office\nindex of maximize: realisation / target * 100\n'
        "value of office: mean(members.index)\n"
    )
    (folder / "c").mkdir()
    (folder / "c" / "m.iku").write_text(HEAD + f"input a\nrealisation: {formula}\n")
    (folder / "c" / "contract.iku").write_text(
        'contract c "C" year 2024\nframework f\nindicator m target Q1 5%, Q2 50%, year 95%\n'
    )
    loaded = Session().load(folder / "c")
    assert loaded is not None
    return verify_contract(loaded.card, solving)


def test_targets_that_no_data_meet_or_miss(tmp_path: Path, solving: Solving) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "f.iku").write_text(
        'framework f "F"\nlevels indicator, office\nindex of maximize: realisation / target * 100\n'
        "value of office: mean(members.index)\n"
    )
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "m.iku").write_text(HEAD + "input a\ncomponent A weight 100%, cap 90%, floor 10%: a\n")
    (tmp_path / "c" / "contract.iku").write_text(
        'contract c "C" year 2024\nframework f\nindicator m target Q1 5%, Q2 50%, year 95%\n'
    )
    loaded = Session().load(tmp_path / "c")
    assert loaded is not None
    found = {each.says.words(): each.verdict for each in verify_contract(loaded.card, solving)}
    assert found == {
        "data can meet the target of m for Q1": PROVED,
        "data can miss the target of m for Q1": REFUTED,
        "data can meet the target of m for Q2": PROVED,
        "data can miss the target of m for Q2": PROVED,
        "data can meet the target of m for year": REFUTED,
        "data can miss the target of m for year": PROVED,
    }


SCORED = (
    'framework f "F"\nlevels indicator, office\nindex of maximize: realisation / target * 100\n{bounds}'
    "weight of indicator: 1\nvalue of office: mean(members.index by weight where applicable)\n"
)


@pytest.mark.parametrize(
    ("bounds", "rest", "told"),
    [
        (
            "index from 0 to 120\n",
            "",
            {
                "the index of m is never above 112.5",
                "the index of m is never below 12.5",
                "where every indicator applies, office is never above 116.25",
                "where every indicator applies, office is never below 6.25",
            },
        ),
        (
            "index from 0 to 120\nconvertible to 120 when realisation = target, at most 1\n",
            ", convertible to 120, attainable 80%",
            {
                "the index of m is never below 12.5",
                "where every indicator applies, office is never above 120",
                "where every indicator applies, office is never below 6.25",
            },
        ),
        ("", "", set()),  # a framework that bounds no index promises nothing of what nobody computes
    ],
)
def test_the_score_of_an_office_lies_between_what_its_manuals_allow(
    bounds: str, rest: str, told: set[str], tmp_path: Path, solving: Solving
) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "f.iku").write_text(SCORED.format(bounds=bounds))
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "m.iku").write_text(HEAD + "input a\ncomponent A weight 100%, cap 90%, floor 10%: a\n")
    (tmp_path / "c" / "contract.iku").write_text(
        f'contract c "C" year 2024\nframework f\nindicator m target year 80%{rest}\n'
        "indicator n polarity maximize, target year 80%\n"
    )
    loaded = Session().load(tmp_path / "c")
    assert loaded is not None
    found = [each for each in verify_contract(loaded.card, solving) if each.name == "range"]
    assert {each.says.words() for each in found} == told
    assert all(each.verdict is PROVED for each in found)
