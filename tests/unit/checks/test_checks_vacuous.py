"""Texts go in of which a claim would be proved, or refuted, that is not so; `verify` must not call it that."""

from pathlib import Path

import pytest

from iku_dsl.checks.proofs.claim import Claim, Verdict
from iku_dsl.checks.proofs.of_contract import verify_contract
from iku_dsl.checks.proofs.verify import WITHOUT_VALUE, verify
from iku_dsl.readings.terms.process import Solving
from iku_dsl.session import Session

HEAD = 'manual m "M"\nunit percent; polarity maximize\n'
PROVED, REFUTED = Verdict.PROVED, Verdict.REFUTED


def claims(folder: Path, text: str, solving: Solving) -> dict[str, Claim]:
    path = folder / "m.iku"
    path.write_text(HEAD + text, encoding="utf-8")
    document = Session().document(path)
    assert document is not None
    return {each.says.words(): each for each in verify(document, solving)}


A = "input a from 0 to 2\ninput b from 0 to 2, optional\n"


@pytest.mark.parametrize(
    ("components", "claim"),
    [
        ("component A weight 50%, floor 60%: min(a, 1)\ncomponent B weight 50%: 1\n", "A can pass its weight"),
        ("component A weight 50%, floor 60%: min(a, 1)\nrealisation: value of A\n", "A can pass its weight"),
        ("component A weight 0%: a\nrealisation: value of A\n", "A stays within its weight"),
        ("component A weight 0%: a\ncomponent B weight 100%: 1\n", "A stays within its weight"),
        (
            "component A weight 50%, weight 0% when a > 1: a\ncomponent B weight 50%, weight 100% when a > 1: 1\n",
            "A stays within its weight",
        ),
        ("component A weight 0%, floor 5%: a\ncomponent B weight 100%: 1\n", "A can pass its weight"),
    ],
)
def test_a_component_passes_its_weight_by_what_it_adds(
    components: str, claim: str, tmp_path: Path, solving: Solving
) -> None:
    assert claims(tmp_path, A + components, solving)[claim].verdict is PROVED


def test_a_part_at_which_nothing_looks_is_not_said_to_stay_within_its_weight(tmp_path: Path, solving: Solving) -> None:
    text = A + (
        "parts not applicable count as zero\ncomponent A weight 50%, not applicable when a <= 3\n"
        "component A.1 weight 50% of A: a\ncomponent A.2 weight 50% of A: 1\ncomponent B weight 50%: 1\n"
    )
    found = claims(tmp_path, text, solving)["A.1 stays within its weight"]
    assert (found.verdict, found.why) == (Verdict.UNDECIDED, WITHOUT_VALUE)


def test_a_figure_that_decides_what_applies_changes_the_realisation(tmp_path: Path, solving: Solving) -> None:
    text = A + "parts not applicable count as zero\ncomponent A weight 100%, not applicable when a = 0.77: 1\n"
    found = claims(tmp_path, text, solving)["a changes the realisation"]
    assert found.verdict is PROVED
    assert found.witness is not None


def test_a_component_that_can_only_fail_does_not_change_the_realisation(tmp_path: Path, solving: Solving) -> None:
    text = A + "component A weight 100%: 1\ncomponent B weight 0%: 3 / a\n"
    assert claims(tmp_path, text, solving)["B changes the realisation"].verdict is REFUTED


def test_a_component_whose_weight_changes_what_it_adds_changes_the_realisation(
    tmp_path: Path, solving: Solving
) -> None:
    text = A + "component A weight 60%, weight 20% when a = 0: 2\ncomponent B weight 40%: 1\n"
    found = claims(tmp_path, text, solving)
    assert found["A changes the realisation"].verdict is PROVED
    assert found["B changes the realisation"].verdict is REFUTED


def test_a_divisor_is_looked_at_on_one_way_where_another_does_not_apply(tmp_path: Path, solving: Solving) -> None:
    text = A + (
        "value x: 1 / (if b is not applicable then a else 1)\nparts not applicable count as zero\n"
        "component A weight 50%: if b > 1 then x else 0\ncomponent B weight 50%: if a < 1 then x else 0\n"
    )
    found = claims(tmp_path, text, solving)
    name = next(each for each in found if each.endswith("never divides by zero"))
    assert found[name].verdict is REFUTED


def test_two_cases_clash_where_one_between_them_does_not_apply(tmp_path: Path, solving: Solving) -> None:
    text = A + (
        "input c from 0 to 1, optional\nvalue v when a > 1.5: 1\nvalue v when b > 1: 1\n"
        "value v when b is not applicable: 2\nvalue v: 0\ncomponent A: v\n"
    )
    assert "data meet two cases of v, of which the first counts" in claims(tmp_path, text, solving)


FRAMEWORK = (
    'framework f "F"\nlevels indicator, office\nindex of maximize: realisation / target * 100\n{rest}'
    "weight of indicator: 1\nvalue of office: mean(members.index by weight where applicable)\n"
)


@pytest.mark.parametrize(
    ("rest", "line", "told"),
    [
        (
            "index from 0 to 120\nround index to 0 decimals, half up\n",
            "",
            {
                "the index of m is never above 113",
                "the index of m is never below 106",
                "where every indicator applies, office is never above 113",
                "where every indicator applies, office is never below 106",
            },
        ),
        (
            "index from 0 to 150\nconvertible to 100 when realisation > target\n",
            ", convertible to 100",
            {
                "the index of m is never above 112.5",
                "where every indicator applies, office is never above 112.5",
                "where every indicator applies, office is never below 100",
            },
        ),
        (
            "index from 0 to 120\nconvertible to 120 when realisation > target\n",
            ", convertible to 120",
            {
                "the index of m is never below 106.25",
                "where every indicator applies, office is never above 120",
                "where every indicator applies, office is never below 106.25",
            },
        ),
    ],
)
def test_the_bounds_of_an_index_are_those_of_what_the_framework_makes_of_it(
    rest: str, line: str, told: set[str], tmp_path: Path, solving: Solving
) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "f.iku").write_text(FRAMEWORK.format(rest=rest))
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "m.iku").write_text(HEAD + "input a\ncomponent A weight 100%, cap 90%, floor 85%: a\n")
    (tmp_path / "c" / "contract.iku").write_text(
        f'contract c "C" year 2024\nframework f\nindicator m target year 80%{line}\n'
    )
    loaded = Session().load(tmp_path / "c")
    assert loaded is not None
    found = [each for each in verify_contract(loaded.card, solving) if each.name == "range"]
    assert {each.says.words() for each in found} == told
    assert all(each.verdict is PROVED for each in found)


@pytest.mark.parametrize(
    ("consolidate", "told"),
    [("sum", ("3600%", "-1200%")), ("average", ("300%", "-100%")), ("take last known value", ("300%", "-100%"))],
)
def test_what_is_added_up_over_the_months_is_not_held_to_the_bounds_of_one(
    consolidate: str, told: tuple[str, str], tmp_path: Path, solving: Solving
) -> None:
    text = f"input a from -1 to 3, consolidate {consolidate}\nrealisation: a\n"
    found = claims(tmp_path, text, solving)
    most, least = told
    bounds = {each.says.words() for each in found.values() if each.name == "range"}
    assert bounds == {f"the realisation is never above {most}", f"the realisation is never below {least}"}
