"""One manual for many units: each line is given the rows of its own, and nothing of another."""

import csv
import json
import random
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.conftest import run

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index of maximize: realisation
value of office: mean(members.index)
"""
MANUAL = """manual m "Units"
polarity maximize
for each region
input done
table works "one row a work" with cost number
table rates "for all" with rate number
realisation: done + 100 * sum(works.cost) + 10_000 * sum(rates.rate)
"""
NAMES = ("Wilayah I", "Wilayah II", "Aceh, Sumatera", "wilayah i")


def office(folder: Path, names: list[str], **files: list[list[str]]) -> Path:
    """Write a contract with a line for each name, and the tables."""
    data = folder / "data"
    data.mkdir(parents=True)
    lines = [f'indicator {at} manual m for region "{name}", target year 1\n' for at, name in enumerate(names, 1)]
    (folder / "contract.iku").write_text('contract c "C" year 2024\nframework plain\n' + "".join(lines))
    (folder / "plain.iku").write_text(FRAMEWORK)
    (folder / "m.iku").write_text(MANUAL)
    for name, rows in files.items():
        with (data / f"{name.replace('_', '.')}.csv").open("w", newline="") as file:
            csv.writer(file).writerows(rows)
    return folder


def realisations(home: Path) -> list[str]:
    """Return the exact realisation of every line."""
    found = json.loads(run("score", str(home), "--from", "manuals", "--format", "json").stdout)
    return [each["realisation_exact"] for each in found["indicators"]]


@settings(max_examples=25, deadline=None)
@given(
    done=st.lists(st.integers(0, 9), min_size=4, max_size=4),
    works=st.lists(st.tuples(st.integers(0, 3), st.integers(1, 9)), min_size=1, max_size=12),
    rates=st.lists(st.integers(0, 9), min_size=1, max_size=3),
    order=st.randoms(use_true_random=False),
)
def test_each_line_has_the_rows_of_its_unit(
    tmp_path_factory: pytest.TempPathFactory,
    done: list[int],
    works: list[tuple[int, int]],
    rates: list[int],
    order: random.Random,
) -> None:
    inputs = [["year", name, str(figure)] for name, figure in zip(NAMES, done, strict=True)]
    order.shuffle(inputs)
    home = office(
        tmp_path_factory.mktemp("units"),
        list(NAMES),
        m=[["period", "region", "done"], *inputs],
        m_works=[["cost", "region"], *([str(cost), NAMES[at]] for at, cost in works)],
        m_rates=[["rate"], *([str(each)] for each in rates)],
    )
    for at, found in enumerate(realisations(home)):
        costs = sum(cost for owner, cost in works if owner == at)
        assert Fraction(found) == done[at] + 100 * costs + 10_000 * sum(rates)


def test_two_lines_may_share_a_unit_and_an_error_in_its_rows_is_said_once(tmp_path: Path) -> None:
    home = office(
        tmp_path,
        ["Wilayah I", "Wilayah I"],
        m=[["period", "region", "done"], ["year", "Wilayah I", "soon"]],
        m_works=[["region", "cost"], ["Wilayah I", "1"]],
        m_rates=[["rate"], ["1"]],
    )
    assert run("score", str(home), "--from", "manuals").stderr.count("IKU604") == 1


def test_what_is_missing_names_the_line_and_its_unit(tmp_path: Path) -> None:
    home = office(tmp_path, ["Wilayah I", "Wilayah I"], m=[["period", "region", "done"], ["year", "Wilayah I", ""]])
    page = run("score", str(home), "--from", "manuals").stdout
    assert "1 (Wilayah I): done for year" in page
    assert "2 (Wilayah I): done for year" in page


def test_what_another_unit_has_wrong_in_its_rows_is_not_the_matter_of_this_contract(tmp_path: Path) -> None:
    home = office(
        tmp_path,
        ["Wilayah I"],
        m=[["period", "region", "done"], ["year", "Wilayah I", "1"], ["Q9", "Wilayah II", "soon"]],
        m_works=[["region", "cost"], ["Wilayah II", "dear"]],
        m_rates=[["rate"], ["0"]],
    )
    assert realisations(home) == ["1/1"]
    assert run("score", str(home), "--from", "manuals").stderr == ""


def test_a_row_without_a_unit_is_an_error(tmp_path: Path) -> None:
    home = office(tmp_path, ["Wilayah I"], m=[["period", "region", "done"], ["year", "", "1"]])
    assert "IKU616" in run("score", str(home), "--from", "manuals").stderr


def test_a_table_without_the_column_of_the_units_cannot_be_told_apart(tmp_path: Path) -> None:
    home = office(tmp_path, ["Wilayah I"], m=[["period", "done"], ["year", "1"]])
    assert "IKU602" in run("score", str(home), "--from", "manuals").stderr


def test_generated_examples_name_a_unit(tmp_path: Path) -> None:
    text = tmp_path / "g.iku"
    text.write_text('manual g "G"\nfor each region\ninput a\ncomponent A when region = "Aceh": a\ncomponent A: 2 * a\n')
    page = run("test", "--generate", "--stdout", str(text)).stdout
    assert 'region = "Aceh"' in page
    assert 'region = "region X"' in page
