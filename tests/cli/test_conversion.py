"""Conversion to 120 under a quota: the right ones, by kind, then by the contract's list; a tie is a range."""

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Office, run

Write = Callable[[str, str], Path]
HEAD = """contract quota-2024 "A quota" year 2024
framework kmk-467-2014
objective S1 in stakeholder
objective S2 in customer
objective S3 in internal_process
objective S4 in learning_and_growth
"""
KINDS = ["N", "CP", "C", "CP", "N", "CP"]


def office(write: Write, kinds: list[str], *, more: str = "", reached: int = 6) -> Path:
    """Write twenty indicators, of which the first six are candidates that reach their target."""
    lines, rows = [HEAD], ["indicator,period,target,realisation"]
    for at in range(20):
        kind = kinds[at] if at < len(kinds) else "CP"
        candidate = ", convertible to 120, measures quality, attainable 100%" if at < len(kinds) else ""
        attributes = f"kind {kind}, unit percent, polarity maximize, target year 100%{candidate}"
        lines.append(f"indicator k{at} in S{at % 4 + 1}, {attributes}\n")
        rows.append(f"k{at},year,100%,{100 if at < reached else 90}%")
    write("data/reported.csv", "\n".join(rows) + "\n")
    return write("contract.iku", "".join(lines) + more)


def card(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("score", str(path), "--format", "json").stdout)
    return found


def converted(path: Path) -> list[str]:
    return [each["code"] for each in card(path)["indicators"] if each["converted"]]


def test_six_qualify_and_four_are_converted_by_kind(write: Write) -> None:
    path = office(write, KINDS)
    assert converted(path) == ["k1", "k2", "k3", "k5"]
    indicators = {each["code"]: each for each in card(path)["indicators"]}
    assert [indicators[code]["index"] for code in ("k0", "k1", "k4")] == ["100.00", "120.00", "100.00"]
    assert indicators["k0"]["qualifies"]
    assert not indicators["k6"]["qualifies"]


def test_among_equals_the_contract_ranks(write: Write) -> None:
    path = office(write, ["N", "CP", "N", "CP", "N", "CP"], more="convert first k4, k0\n")
    assert converted(path) == ["k1", "k3", "k4", "k5"]


def test_a_tie_that_nothing_settles_is_a_diagnostic_and_a_range(write: Write) -> None:
    path = office(write, ["N", "CP", "N", "CP", "N", "CP"])
    result = run("score", str(path))
    assert result.exit_code == 1
    assert "IKU504" in result.stderr
    assert "k0, k2, k4 qualify for conversion with equal rank, and there are places for 1 only" in result.stderr
    tied = card(path)
    assert tied["tied"] == ["k0", "k2", "k4"]
    assert tied["organisation"]["value"] is None
    low, high = (Fraction(each) for each in tied["organisation"]["range"])
    settled = set()
    for code in tied["tied"]:
        order = office(write, ["N", "CP", "N", "CP", "N", "CP"], more=f"convert first {code}\n")
        settled.add(Fraction(card(order)["organisation"]["exact"]))
    assert (min(settled), max(settled)) == (low, high)
    assert low < high


def test_the_order_of_lines_does_not_settle_a_tie(write: Write) -> None:
    path = office(write, ["N", "CP", "N", "CP", "N", "CP"])
    before = card(path)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join([*lines[:6], *reversed(lines[6:])]), encoding="utf-8")
    after = card(path)
    assert after["organisation"] == before["organisation"]
    assert sorted(after["tied"]) == before["tied"]


def test_who_does_not_reach_the_target_takes_no_place(write: Write) -> None:
    path = office(write, ["CP"] * 6, reached=4)
    assert converted(path) == ["k0", "k1", "k2", "k3"]


@pytest.mark.parametrize(("quota", "count"), [("floor(indicators / 5)", 4), ("2", 2), ("0", 0), ("indicators", 6)])
def test_the_quota_is_the_texts(write: Write, office: Office, quota: str, count: int) -> None:
    text = office.framework.read_text(encoding="utf-8")
    write("kmk-467-2014.iku", text.replace("floor(indicators / 5)", quota))
    path = globals()["office"](write, KINDS, more="convert first k0, k4, k1, k3, k5\n")
    assert len(converted(path)) == count


def test_a_candidate_that_lacks_what_the_rule_asks_for_is_named(write: Write) -> None:
    path = office(write, KINDS)
    path.write_text(path.read_text(encoding="utf-8").replace(", measures quality", "", 1), encoding="utf-8")
    assert "IKU526" in run("score", str(path)).stderr
    assert "k0" not in converted(path)


def test_an_explanation_says_why_one_was_not_converted(write: Write) -> None:
    path = office(write, KINDS)
    text = run("explain", str(path), "k0").stdout
    assert "converted of k0: no" in text
    assert "qualifies for conversion of k0: yes" in text
    assert "a place for all up to its rank of k0: no" in text
    assert "all places taken before its rank of k0: yes" in text


def test_one_whose_figures_are_missing_does_not_hold_up_the_others_where_places_do(write: Write) -> None:
    path = office(write, ["CP", "CP"])
    reported = path.parent / "data" / "reported.csv"
    text = reported.read_text(encoding="utf-8")
    reported.write_text(text.replace("k0,year,100%,100%\n", ""), encoding="utf-8")
    indices = {each["code"]: each["index"] for each in card(path)["indicators"]}
    assert (indices["k0"], indices["k1"]) == (None, "120.00")
