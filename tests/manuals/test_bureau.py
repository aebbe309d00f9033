"""The bureau for special economic zones: what its published tables give, exactly, and what nobody can compute from them."""

import csv
import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from iku_dsl.values.printed import Figure, figure
from tests.cli.conftest import run

BUREAU = Path(__file__).parents[2] / "manuals" / "biro-kek-2025"
COMPUTED = {
    "1.1": Fraction(4048155, 8410692),  # 40,481.55 of 84,106.92: 48.13 as printed
    "1.2": (Fraction(26260, 161116) + Fraction(40, 402)) / 2,  # 13.12; printed as 13
    "3.1": Fraction(3, 5),
    "4.1": Fraction("1.173"),
}
REPORTED = {"1.1": "48.1%", "1.2": "13%", "2.1": "3.1", "3.1": "60%", "3.2": "73%", "3.3": "70%", "4.1": "100%"}
TARGETS = {"1.1": "90%", "1.2": "> 10%", "2.1": "3.1", "3.1": "90%", "3.2": "90%", "3.3": "90%", "4.1": "90%"}


def indicators(*words: str) -> dict[str, dict[str, Any]]:
    card = json.loads(run("score", str(BUREAU), "--period", "Q2", "--format", "json", *words).stdout)
    return {each["code"]: each for each in card["indicators"]}


def column(table: str, name: str) -> list[Fraction]:
    with (BUREAU / "data" / f"{table}.csv").open(encoding="utf-8") as file:
        cells = [figure(row[name], "id") for row in csv.DictReader(file, delimiter=";") if row[name]]
    return [each.value for each in cells if isinstance(each, Figure)]


def test_the_figures_follow_from_the_data_alone() -> None:
    came = {code: each["realisation_exact"] for code, each in indicators("--from", "manuals").items()}
    assert {code: Fraction(value) / 100 for code, value in came.items() if value is not None} == COMPUTED


def test_what_the_report_prints_stands_as_printed() -> None:
    found = indicators()
    assert {code: each["realisation"] for code, each in found.items()} == REPORTED
    assert {code: each["target"] for code, each in found.items()} == TARGETS


def test_the_total_that_is_printed_leaves_the_last_zone_out() -> None:
    promised = column("1.1.zones", "Target Investasi 2025 (Miliar Rupiah)")
    assert (len(promised), sum(promised), sum(promised[:24])) == (25, Fraction("84106.92"), Fraction("81506.92"))
    assert sum(column("1.1.zones", "Realisasi Triwulan II 2025 (Miliar Rupiah)")) == Fraction("40481.55")


@pytest.mark.parametrize(
    ("name", "zones", "total"),
    [
        ("Penyerapan TK Akumulatif S.D 2024", 23, 161_116),
        ("Penyerapan TK Akumulatif S.D 2025", 25, 187_376),
        ("Jumlah PU Akumulatif S.D 2024", 25, 402),
        ("Jumlah PU Akumulatif S.D 2025", 25, 442),
    ],
)
def test_the_other_totals_are_those_of_the_rows(name: str, zones: int, total: int) -> None:
    found = column("1.2.zones", name)
    assert (len(found), sum(found)) == (zones, total)


@pytest.mark.parametrize("code", ["2.1", "3.2", "3.3"])
def test_nothing_is_made_up_where_no_data_are_printed(code: str) -> None:
    assert indicators("--from", "manuals")[code]["realisation"] is None
    assert not (BUREAU / "data" / "2.1.elements.csv").exists()
    assert not (BUREAU / "data" / "kek-facilitation.csv").exists()


@pytest.mark.parametrize(("code", "zones"), [("3.2", 10), ("3.3", 12)])
def test_each_region_has_the_zones_that_are_listed_for_it(code: str, zones: int) -> None:
    found = json.loads(
        run("explain", str(BUREAU), code, "--period", "Q2", "--from", "manuals", "--format", "json").stdout
    )
    region = {"3.2": "Wilayah I", "3.3": "Wilayah II"}[code]
    assert region in json.dumps(found)
    with (BUREAU / "data" / "kek-facilitation.zones.csv").open(encoding="utf-8") as file:
        assert sum(row["region"] == region for row in csv.DictReader(file)) == zones
