"""What the report printed of the manuals 1a-CP to 6b-CP gives the figures it published, or says what is missing."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

CONTRACT = Path(__file__).parents[2] / "manuals/kppbc-bekasi-2024"
REVENUE = Fraction("917803.014") / Fraction("901110.010")  # table 28
SETTLED, DUE = 577_564_434_697, 546_013_155_188  # table 39
SETTLED_TO_JUNE, DUE_TO_JUNE = 263_410_758_521, 249_693_998_441


def _score(period: str) -> dict[str, list[dict[str, str | None]]]:
    words = ["score", str(CONTRACT), "--from", "manuals", "--format", "json", "--period", period]
    found: dict[str, list[dict[str, str | None]]] = json.loads(CliRunner().invoke(main, words).stdout)
    return found


def _realisation(code: str, period: str) -> Fraction | None:
    found = next(each for each in _score(period)["indicators"] if each["code"] == code)
    exact = found["realisation_exact"]
    return None if exact is None else Fraction(exact)


def _explained(subject: str, period: str = "year") -> str:
    words = ["explain", str(CONTRACT), subject, "--from", "manuals", "--period", period]
    return CliRunner().invoke(main, words).stdout


@pytest.mark.parametrize(
    ("code", "period", "realisation"),
    [
        ("3a-CP", "year", REVENUE * 100),
        ("4a-CP:SUB1", "year", Fraction(83)),
        ("4a-CP:SUB1", "Q4", Fraction(83)),
        ("5a-CP", "year", Fraction("3.84")),
        ("6b-CP", "year", Fraction(SETTLED, DUE) * 100),
        ("6b-CP", "semester 2", Fraction(SETTLED, DUE) * 100),
        ("6b-CP", "semester 1", Fraction(SETTLED_TO_JUNE, DUE_TO_JUNE) * 100),
    ],
)
def test_a_realisation_follows_from_what_is_printed(code: str, period: str, realisation: Fraction) -> None:
    assert _realisation(code, period) == realisation


def test_the_revenue_of_2024_is_the_printed_one() -> None:
    printed = next(each for each in _score("year")["indicators"] if each["code"] == "3a-CP")
    assert (printed["realisation"], printed["index"]) == ("≈101.852493%", "101.85")


@pytest.mark.parametrize(
    ("subject", "period", "line"),
    [
        ("1a-CP:a", "year", "value of a of 1a-CP: ≈97.395833%"),
        ("1a-CP:h", "year", ": 10%"),
        ("1a-CP:h", "year", "`year,not_printed,revoked` manuals/kppbc-bekasi-2024/data/1a-CP.lapsed.csv:6"),
        ("2a-CP:A", "Q3", ": 7.5%"),
        ("2a-CP:A", "year", ": 10%"),
        ("2a-CP:D", "Q1", ": 1.25%"),
        ("2a-CP:D", "year", ": 5%"),
        ("2a-CP:D", "year", "`Q4,2024-12-31,2025-01-03` manuals/kppbc-bekasi-2024/data/2a-CP.submissions.csv:5"),
        ("3a-CP:P", "year", "= 917803.014 / 901110.01"),
        ("4a-CP:SUB1", "year", "value of SUB1 of 4a-CP: 83%"),
        ("4a-CP:SUB2.1", "year", ": 18%"),
        ("4a-CP:SUB2.4", "year", "value of SUB2.4 of 4a-CP: ≈117.452830%"),
        ("6a-CP:b", "year", ": 20%"),
        ("6b-CP:P", "year", "`Desember,46.965.502.421,71.239.019.894,577.564.434.697` manuals"),
    ],
)
def test_an_explanation_shows_parts_and_cells(
    subject: str, period: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CONTRACT.parents[1])
    assert line in _explained(subject, period).replace(str(CONTRACT), "manuals/kppbc-bekasi-2024")


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("1a-CP", ["the table companies", "e", "the table submissions"]),
        ("1b-CP", ["analysed", "planned", "B", "C", "Sesuai format PER-42/BC/2017"]),
        ("2a-CP", ["the table assisted"]),
        ("4a-CP", ["the table surveillance", "weighting_index", "target_index"]),
        ("6a-CP", ["monitored", "the table peb"]),
    ],
)
def test_what_was_never_printed_is_missing_by_name(code: str, missing: list[str]) -> None:
    scored = _score("year")
    assert _realisation(code, "year") is None
    assert {each["needs"] for each in scored["missing"] if each["subject"] == code} == set(missing)


def test_the_printed_bands_of_satisfaction_have_holes(tmp_path: Path) -> None:
    text = (CONTRACT / "5a-CP.iku").read_text(encoding="utf-8")
    printed = "\n".join(line for line in text.splitlines() if 'is "no printed category"' not in line)
    (tmp_path / "5a-CP.iku").write_text(printed, encoding="utf-8")
    found = CliRunner().invoke(main, ["check", str(tmp_path), "--format", "concise"]).stdout
    holes = [line.partition("has no band for ")[2] for line in found.splitlines() if "IKU410" in line]
    assert holes == ["values from 1 below 1.01", "values above 2 below 2.01", "values above 3 below 3.01"]


def test_the_explanation_of_a_sum_that_lacks_a_part_shows_the_parts_that_are_known() -> None:
    explained = _explained("4a-CP:SUB2")
    assert "no case of" not in explained
    assert "= sum(18%, not known, not known, ≈41.108491%)" in explained
    assert "value of SUB2.1 of 4a-CP: 550%" in explained
