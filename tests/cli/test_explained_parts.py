"""What an explanation says of deductions that do not apply, of labels like numbers, and of what is missing."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

TEXTS = {
    "plain.iku": "framework plain\nlevels indicator, office\nindex of maximize: realisation\n"
    "value of office: mean(members.index)\n",
    "contract.iku": "contract office year 2024\nframework plain\nindicator m polarity maximize, target year 1\n",
    "m.iku": "manual m\nunit percent\ninput done\ninput planned\ncomponent 1 weight 100%: done / planned\n"
    "deduction 2 given in percent\n",
}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def explained(office: Path, cells: str) -> list[str]:
    (office / "data" / "m.csv").write_text(f"period,done,planned,2\nyear,{cells}\n")
    found = CliRunner().invoke(main, ["explain", ".", "m", "--from", "manuals"])
    return [line.strip() for line in found.stdout.splitlines()]


def test_a_deduction_that_does_not_apply_is_named_with_its_cell(office: Path) -> None:
    lines = explained(office, "1,2,N/A")
    assert "since component 2 is not applicable" in lines
    assert "`N/A` data/m.csv:2" in lines


def test_a_label_that_begins_with_a_digit_is_no_number_in_a_formula(office: Path) -> None:
    assert "= sum(component 1) - sum(component 2)" in explained(office, "1,2,10%")


def test_a_deduction_that_is_missing_is_named_and_no_case_of_it(office: Path) -> None:
    lines = explained(office, "1,2,")
    assert "= sum(component 1) - sum(component 2)" in lines
    assert "= sum(50%) - sum(not known)" in lines


def test_what_is_missing_is_told_at_the_top_and_where_it_is_missing(office: Path) -> None:
    lines = explained(office, ",2,")
    for name in ("done", "2"):
        assert lines.count(f"needs {name} of m for year, looked for in data/m.csv") == 2


SHARED = """manual m
unit percent
parts not applicable share their weight
input done
input planned
component 1 weight 60%, weight 30% when planned = 0, not applicable when done = 0: done / planned
component 2 weight 40%, given in percent
weights total 70% when planned = 0
"""


def test_parts_that_share_their_weight_are_explained_though_one_is_missing(office: Path) -> None:
    (office / "m.iku").write_text(SHARED)
    lines = explained(office, "1,,50%")
    assert "= sum(component 1, component 2) * sum(not known, 40%) / sum(not known, 40%)" in lines
    assert "= sum(not known, 20%) * sum(not known, 40%) / sum(not known, 40%)" in lines
    assert "= value of 1 * not known" in lines
    assert "`50%` data/m.csv:2" in lines


def test_where_no_part_applies_it_says_so(office: Path) -> None:
    (office / "m.iku").write_text(SHARED)
    assert "since no part applies" in explained(office, "0,1,N/A")
