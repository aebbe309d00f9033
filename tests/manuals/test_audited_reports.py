"""What an audit says of the two published reports: what stands, what is rounding, what does not hold together."""

from pathlib import Path

import pytest

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.claim import Claim
from iku_dsl.audit.finding import Finding
from iku_dsl.audit.verdict import Verdict
from iku_dsl.session import Session
from iku_dsl.values.periods import Period

MANUALS = Path(__file__).parents[2] / "manuals"


def audited(name: str) -> Audited:
    session = Session()
    loaded = session.load(MANUALS / name)
    assert loaded is not None
    found = session.audit(loaded)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def bekasi() -> Audited:
    return audited("kppbc-bekasi-2024")


@pytest.fixture(scope="module")
def kek() -> Audited:
    return audited("biro-kek-2025")


def of(found: Audited, subject: str, quantity: str, year: int = 2024) -> list[Claim]:
    return [e for e in found.claims if (e.row.subject, e.row.quantity, e.period.year) == (subject, quantity, year)]


def about(found: Audited, subject: str, quantity: str) -> list[Finding]:
    return [e for e in found.findings if (e.claim.row.subject, e.claim.row.quantity) == (subject, quantity)]


def test_the_score_and_the_perspectives_stand(bekasi: Audited) -> None:
    for subject in ("score", "stakeholder", "customer", "internal_process", "learning_and_growth"):
        claims = of(bekasi, subject, "value") + of(bekasi, subject, "score")
        assert claims, subject
        assert {bekasi.verdicts[each] for each in claims} == {Verdict.RECONCILED}, subject


def test_nineteen_of_twenty_indices_of_the_year_stand_and_one_is_rounding(bekasi: Audited) -> None:
    indices = [each for each in bekasi.claims if each.row.quantity == "index" and each.row.source == "table 17"]
    found = {each.row.subject: bekasi.verdicts[each] for each in indices}
    counting = {each.key for each in bekasi.material.reported.card.indicators if each.counts}
    verdicts = {code: verdict for code, verdict in found.items() if code in counting}
    assert len(verdicts) == len(counting) == 20
    assert {code for code, verdict in verdicts.items() if verdict is not Verdict.RECONCILED} == {"6b-CP"}
    assert verdicts["6b-CP"] is Verdict.ROUNDING


def test_the_rounding_is_shown_with_figures_that_are_printed_alike(bekasi: Audited) -> None:
    claim = next(each for each in of(bekasi, "6b-CP", "index") if each.row.source == "table 17")
    checked = next(each for each in bekasi.checked[claim] if each.verdict is Verdict.ROUNDING)
    assert checked.witness
    assert all(each.admits(value) for each, value in checked.witness)
    assert not any(value == each.centre for each, value in checked.witness)


def test_the_indices_of_13a_are_refuted_in_every_quarter(bekasi: Audited) -> None:
    wrong = {each.period for each in of(bekasi, "13a-N", "index") if bekasi.verdicts[each] is Verdict.REFUTED}
    assert wrong == {Period(2024, first, first + 2) for first in (1, 4, 7, 10)}
    realised = next(each for each in about(bekasi, "13a-N", "realisation") if each.effect.score)
    assert realised.effect.score is not None
    assert realised.effect.score.after < realised.effect.score.before  # type: ignore[operator]


def test_the_two_values_of_5a_are_told_apart(bekasi: Audited) -> None:
    printed = {each.row.printed for finding in about(bekasi, "5a-CP", "realisation") for each in finding.together}
    assert {"3.68", "3.84"} <= printed


def test_an_index_that_no_rule_gives_is_found(bekasi: Audited) -> None:
    found = {each.claim.when.words(): each for each in about(bekasi, "2a-CP", "index")}
    assert {"Q1", "Q2"} <= found.keys()


def test_a_total_is_explained_by_the_row_that_it_leaves_out(kek: Audited) -> None:
    totals = about(kek, "1.1.zones[total]", "column promised")
    assert totals
    assert any("KEK Industropolis Batang" in h.says.words() for each in totals for h in each.hypotheses)


def test_the_values_of_4_1_are_told_apart(kek: Audited) -> None:
    refuted = {each.claim.row.printed for each in about(kek, "4.1", "realisation")}
    assert {"100%", "120%"} <= refuted
