"""A claim is held against its formula: what rounding explains stands, what nothing printed alike can give does not."""

from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.verdict import Verdict
from tests.unit.audit.offices import audit_of, codes, numbered

MANUAL = """manual a "Answered in time"
unit percent; polarity maximize; consolidate sum
input done from 0, consolidate sum
input asked from 0, consolidate sum
component A "Answered" weight {weight}: done / asked
    {authority}
"""
CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator a target Q1 50%, Q2 50%, Q3 50%, Q4 50%, year 90%
indicator b unit percent, polarity maximize, target year 80%
"""


def audited(
    folder: Path, rows: str, weight: str = "100%", data: str = "", authority: str = 'authority "a decree"'
) -> Audited:
    texts = {
        "a.iku": MANUAL.format(weight=weight, authority=authority),
        "contract.iku": CONTRACT,
        "data/a.csv": f"period,done,asked\n{data}",
    }
    return audit_of(folder, texts, numbered(rows.strip().splitlines()))


def claim(found: Audited, ident: str) -> Claim:
    return next(each for each in found.claims if each.row.id == ident)


def verdict(found: Audited, ident: str) -> Verdict:
    return found.verdicts[claim(found, ident)]


@pytest.mark.parametrize(
    ("realised", "index", "expected"),
    [
        ("72.0%", "80", Verdict.RECONCILED),
        ("72.0%", "80.00", Verdict.RECONCILED),
        ("72.0%", "80.04", Verdict.ROUNDING),
        ("72.0%", "79.95", Verdict.ROUNDING),
        ("72.0%", "80.06", Verdict.ROUNDING),
        ("72.0%", "80.07", Verdict.REFUTED),
        ("72%", "80.06", Verdict.ROUNDING),
        ("72%", "120", Verdict.REFUTED),
        ("120%", "120", Verdict.RECONCILED),
        ("120%", "133.33", Verdict.REFUTED),
    ],
)
def test_an_index_against_what_its_realisation_may_have_been(
    tmp_path: Path, realised: str, index: str, expected: Verdict
) -> None:
    found = audited(tmp_path, f"a,realisation,year,{realised},\na,index,year,{index},")
    assert verdict(found, "r2") is expected
    assert bool(found.findings) is (expected is Verdict.REFUTED)


def test_unrounded_figures_that_explain_a_figure_give_it_exactly(tmp_path: Path) -> None:
    found = audited(tmp_path, "a,realisation,year,72%,\na,index,year,80.06,")
    checked = next(each for each in found.checked[claim(found, "r2")] if each.verdict is Verdict.ROUNDING)
    ((moved, value),) = checked.witness
    assert moved is claim(found, "r1")
    assert moved.admits(value)
    assert claim(found, "r2").admits(value / Fraction(90, 100) * 100)
    assert value == Fraction("0.7205")  # as few decimals as will do


def test_a_figure_computed_from_rounded_ones_stands_and_says_so(tmp_path: Path) -> None:
    rows = "a,input done,year,1,\na,input asked,year,3,\na:A,value,year,33%,\na:A,contribution,year,16.5%,"
    found = audited(tmp_path, rows, weight="50%", data="year,1,3\n")
    assert verdict(found, "r4") is Verdict.RECONCILED
    why = found.why(claim(found, "r4"))
    assert why is not None
    assert "on the way" in why.words()


def test_a_figure_from_the_data_stands_though_rounded_inputs_do_not_give_it(tmp_path: Path) -> None:
    rows = "a,input done,year,1,\na,input asked,year,3,\na:A,value,year,33%,\na:A,contribution,year,16.67%,"
    found = audited(tmp_path, rows, weight="50%", data="year,1,3\n")
    assert verdict(found, "r4") is Verdict.RECONCILED


def test_what_a_text_sets_is_exact(tmp_path: Path) -> None:
    found = audited(tmp_path, "a,target,year,90%,\na,target,year,90.4%,\na:A,weight,year,100%,\na:A,weight,year,60%,")
    assert [verdict(found, f"r{number}") for number in (1, 2, 3, 4)] == [
        Verdict.RECONCILED,
        Verdict.REFUTED,
        Verdict.RECONCILED,
        Verdict.REFUTED,
    ]


def test_what_a_text_sets_otherwise_does_not_accuse_what_is_computed(tmp_path: Path) -> None:
    rows = "a,target,year,60%,\na,realisation,year,72%,\na,index,year,80,"
    found = audited(tmp_path, rows)
    assert verdict(found, "r1") is Verdict.REFUTED
    assert verdict(found, "r3") is Verdict.RECONCILED


def test_one_wrong_figure_is_accused_once_and_not_those_above_it(tmp_path: Path) -> None:
    rows = "a,realisation,year,72%,\nb,realisation,year,80%,\na,index,year,60,\nb,index,year,100,\nscore,value,year,90,"
    found = audited(tmp_path, rows)
    assert [each.claim.row.id for each in found.findings] == ["r3"]
    assert verdict(found, "r5") is Verdict.RECONCILED
    assert not found.findings[0].effect.score


def test_a_wrong_figure_on_which_the_score_rests_changes_it(tmp_path: Path) -> None:
    rows = "a,realisation,year,72%,\nb,realisation,year,80%,\na,index,year,60,\nb,index,year,100,\nscore,value,year,80,"
    found = audited(tmp_path, rows)
    (finding,) = found.findings
    assert finding.claim.row.id == "r3"
    assert {each.row.id for each in finding.together} == {"r3", "r1"}
    assert finding.effect.score is not None
    assert finding.effect.score.before == Fraction(80)
    assert finding.effect.score.after == Fraction(90)


def test_a_rule_of_low_confidence_accuses_nobody(tmp_path: Path) -> None:
    rows = "a,input done,year,1,\na,input asked,year,2,\na:A,value,year,70%,"
    found = audited(tmp_path, rows, authority='authority "no source prints it", confidence low')
    assert verdict(found, "r3") is Verdict.UNDECIDED
    assert [each.diagnostic.rule.code for each in found.findings] == ["IKU710"]
    assert not found.findings[0].effect.changes


def test_a_figure_that_needs_what_was_never_published_is_not_checked(tmp_path: Path) -> None:
    found = audited(tmp_path, "a,input done,year,1,\na:A,value,year,70%,")
    assert verdict(found, "r2") is Verdict.UNCHECKABLE
    why = found.why(claim(found, "r2"))
    assert why is not None
    assert "asked" in why.words()


def test_a_ratio_without_its_sign_is_read_as_it_may_be_meant(tmp_path: Path) -> None:
    rows = "a,input done,year,3,\na,input asked,year,2,\na:A,value,year,{printed},"
    assert verdict(audited(tmp_path, rows.format(printed="150")), "r3") is Verdict.RECONCILED
    assert verdict(audited(tmp_path, rows.format(printed="1.5")), "r3") is Verdict.RECONCILED
    assert verdict(audited(tmp_path, rows.format(printed="15")), "r3") is Verdict.REFUTED


def test_a_count_is_exact_and_a_rounded_amount_is_not(tmp_path: Path) -> None:
    rows = "a,input done,year,{done},\na,input asked,year,8,\na:A,value,year,62.9%,"
    assert verdict(audited(tmp_path, rows.format(done="5")), "r3") is Verdict.REFUTED
    assert verdict(audited(tmp_path, rows.format(done="5.0")), "r3") is Verdict.ROUNDING


def test_what_is_printed_in_two_ways_cannot_both_hold(tmp_path: Path) -> None:
    found = audited(tmp_path, "b,realisation,year,80%,\nb,realisation,year,80.4%,\nb,realisation,year,81%,")
    (finding,) = found.findings
    assert finding.diagnostic.rule.code == "IKU702"
    assert [each.row.id for each in finding.together] == ["r1", "r2", "r3"]


PARTS = "a:A.1,contribution,Q1,50%,\na:A.2,value,Q1,90%,\n"


def of_parts(folder: Path, rows: str, grade: str) -> Audited:
    """Return an audit of an office whose A is made of two parts, of which one text has some confidence."""
    text = f"""manual a "Answered in time"
unit percent; polarity maximize; consolidate sum
component A "Answered" weight 100%
component A.1 "In time" weight 50% of A, given in percent
component A.2 "In full" weight 50% of A, given in percent
    authority "made up", confidence {grade}
"""
    return audit_of(folder, {"a.iku": text, "contract.iku": CONTRACT}, numbered(rows.strip().splitlines()))


def test_what_follows_from_a_computed_figure_is_not_accused_of_an_unsure_one(tmp_path: Path) -> None:
    found = of_parts(tmp_path, PARTS + "a:A,value,Q1,100%,\na,realisation,Q1,95%,\n", "low")
    assert codes(found) == [("IKU710", "r3")]
    assert verdict(found, "r4") is Verdict.RECONCILED


def test_a_weight_that_was_not_read_where_it_is_set_accuses_no_other(tmp_path: Path) -> None:
    (finding,) = of_parts(tmp_path, "a:A.2,weight,,40%,", "medium").findings
    assert finding.diagnostic.rule.code == "IKU710"
    assert "medium confidence" in finding.diagnostic.message.words()


def test_a_weight_that_was_read_where_it_is_set_does(tmp_path: Path) -> None:
    assert codes(of_parts(tmp_path, "a:A.2,weight,,40%,", "high")) == [("IKU709", "r1")]


def test_two_weights_that_are_printed_contradict_each_other_whatever_the_text_is_worth(tmp_path: Path) -> None:
    found = of_parts(tmp_path, "a:A.2,weight,,40%,\na:A.2,weight,,45%,", "medium")
    assert sorted(codes(found)) == [("IKU702", "r1"), ("IKU710", "r1"), ("IKU710", "r2")]
