"""What the report printed of the manuals 7a-N to 13a-N gives the figures it published, exactly, or says what is missing."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

CONTRACT = Path(__file__).parents[2] / "manuals/kppbc-bekasi-2024"
MISSING = {
    "8a-N": ["A", "weight_communication", "weight_education"],
    "8b-N": ["the table measured", "services", "face_to_face", "looked_at"],
    "9a-CP": ["the table patrols", "patrols_planned", "the table operations", "operations_planned"],
    "10a-CP": ["followed_up", "recommendations"],
    "10b-N": ["5"],
    "10c-N": ["result"],
    "11a-N": ["weight_training", "weight_standard", "weight_learning"],
    "11c-N": ["A.1", "A.2", "A.3", "B", "C"],
}


def _score(period: str) -> dict[str, list[dict[str, str]]]:
    words = ["score", str(CONTRACT), "--from", "manuals", "--format", "json", "--period", period]
    found: dict[str, list[dict[str, str]]] = json.loads(CliRunner().invoke(main, words).stdout)
    return found


def _indicator(code: str, period: str) -> dict[str, str]:
    return next(each for each in _score(period)["indicators"] if each["code"] == code)


def _explained(subject: str, period: str = "year") -> str:
    words = ["explain", str(CONTRACT), subject, "--from", "manuals", "--period", period]
    return CliRunner().invoke(main, words).stdout


@pytest.mark.parametrize(
    ("code", "period", "realisation"),
    [
        ("11b-N", "year", Fraction("98.93")),
        ("12a-N", "year", (100 + Fraction(744, 799) * 100) / 2),
        ("13a-N", "Q4", (Fraction("99.11") + 100) / 2),
    ],
)
def test_a_realisation_follows_from_what_is_printed(code: str, period: str, realisation: Fraction) -> None:
    assert Fraction(_indicator(code, period)["realisation_exact"]) == realisation


@pytest.mark.parametrize(
    ("subject", "period", "line"),
    [
        ("8a-N:B", "year", "value of B of 8a-N: ≈94.683529"),
        ("8a-N:B", "year", "Peluang Pasar di NewZealand dan Australia,\"91,90\",id`"),
        ("8b-N:3", "year", "            = max(0, -0.14)"),
        ("9a-CP:e", "year", "= 162 / 158"),
        ("9a-CP:e", "year", "`year,Penetapan BMN,1.0,86,86` manuals/kppbc-bekasi-2024/data/9a-CP.follow_up.csv:7"),
        ("11a-N:B", "year", "= 39 / 45"),
        ("12a-N:II", "year", "value of II of 12a-N: ≈93.116395%"),
        ("12a-N:II", "year", "`744` manuals/kppbc-bekasi-2024/data/12a-N.csv:2"),
        ("11b-N:I", "year", "I of 11b-N \"Efektivitas Dialog Kinerja Organisasi (DKO)\": 48.93%"),
        ("11b-N:I.c", "year", "`94,65` manuals/kppbc-bekasi-2024/data/11b-N.csv:2"),
        ("11b-N:II.4", "year", ": 40%"),
        ("13a-N:A.3", "Q4", "`95,55` manuals/kppbc-bekasi-2024/data/13a-N.csv:2"),
        ("13a-N:A", "Q4", "value of A of 13a-N: 99.11%"),
    ],
)  # fmt: skip
def test_an_explanation_shows_parts_and_cells(
    subject: str, period: str, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(CONTRACT.parents[1])
    assert line in _explained(subject, period).replace(str(CONTRACT), "manuals/kppbc-bekasi-2024")


@pytest.mark.parametrize("code", MISSING)
def test_what_was_never_printed_is_missing_by_name(code: str) -> None:
    scored = _score("year")
    assert _indicator(code, "year")["realisation"] is None
    assert MISSING[code] == [each["needs"] for each in scored["missing"] if each["subject"] == code]
