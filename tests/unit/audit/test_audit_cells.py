"""Printed cells are held against the formulas of their columns, and against the data beside the contract."""

from pathlib import Path

import pytest

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.verdict import Verdict
from tests.unit.audit.offices import audit_of, codes, numbered

MANUAL = """manual 1a "Children reached"
unit percent; polarity maximize
input visits in visits
table homes "one row a home" with home text, children number in children, reached number in children, stage choice
points worth: full 1, partial 0.7, trial 0.4
column share of homes: reached / children
column points of homes: worth(stage)
column merit of homes: share * points
realisation: sum(homes.reached) / sum(homes.children)
example "two": given rows of homes: ("A", 4, 2, full) ("B", 6, 3, trial), visits = 2 expect realisation = 50%
"""
CONTRACT = 'contract o-2024 "O" year 2024\nframework plain\nindicator 1a target year 80%\n'
HOMES = "home,children,reached,stage\nEast,80,60,full\nWest,50,40,trial\nNorth,40,10,partial\n"
INPUTS = "period,visits\nQ1,131\nQ2,120\n"


def audited(folder: Path, rows: list[str], homes: str = HOMES) -> Audited:
    files = {"contract.iku": CONTRACT, "1a.iku": MANUAL, "data/1a.csv": INPUTS}
    return audit_of(folder, files | ({"data/1a.homes.csv": homes} if homes else {}), numbered(rows))


def verdicts(found: Audited) -> dict[str, Verdict]:
    return {claim.row.id: verdict for claim, verdict in found.verdicts.items()}


def test_two_wrong_shares_do_not_hide_each_other(tmp_path: Path) -> None:
    cells = ['1a.homes[East],column share,,"57,00%",id', '1a.homes[West],column share,,"81,00%",id']
    found = audited(tmp_path, [*cells, '1a.homes[North],column share,,"25,00%",id'])
    assert codes(found) == [("IKU701", "r1"), ("IKU701", "r2")]
    assert verdicts(found)["r3"] is Verdict.RECONCILED
    assert "comes to 75%" in found.findings[0].diagnostic.message.words()


@pytest.mark.parametrize("printed", ['"75,0%"', '"75,0"', '"0,75"', "75 persen"])
def test_a_share_may_be_printed_with_its_sign_or_without(printed: str, tmp_path: Path) -> None:
    found = audited(tmp_path, [f"1a.homes[East],column share,,{printed},id"])
    assert verdicts(found) == {"r1": Verdict.RECONCILED}


def test_printed_cells_go_before_the_data(tmp_path: Path) -> None:
    rows = ["1a.homes[East],column children,,90,", '1a.homes[East],column share,,"66,67%",id']
    found = audited(tmp_path, rows)
    assert codes(found) == [("IKU740", "r1")]
    assert verdicts(found) == {"r1": Verdict.CONTRADICTED, "r2": Verdict.RECONCILED}


@pytest.mark.parametrize("homes", [HOMES, ""], ids=["with data", "without"])
def test_points_are_those_of_the_choice(homes: str, tmp_path: Path) -> None:
    rows = ["1a.homes[West],column stage,,Trial,", '1a.homes[West],column points,,"0,70",id']
    assert codes(audited(tmp_path, rows, homes)) == [("IKU701", "r2")]
    rows[1] = '1a.homes[West],column points,,"0,40",id'
    assert codes(audited(tmp_path / "right", rows, homes)) == []


def test_a_column_may_follow_from_columns_that_follow(tmp_path: Path) -> None:
    rows = ['1a.homes[West],column share,,"80%",', '1a.homes[West],column merit,,"0,32",id']
    assert verdicts(audited(tmp_path, rows)) == {"r1": Verdict.RECONCILED, "r2": Verdict.RECONCILED}
    rows[1] = '1a.homes[West],column merit,,"0,35",id'
    assert codes(audited(tmp_path / "wrong", rows)) == [("IKU701", "r2")]


def test_a_printed_choice_is_held_against_the_data(tmp_path: Path) -> None:
    found = audited(tmp_path, ["1a.homes[West],column stage,,full,", "1a.homes[East],column stage,,Full,"])
    assert codes(found) == [("IKU740", "r1")]
    assert "the data have trial" in found.findings[0].diagnostic.message.words()


def test_a_name_in_a_cell_accuses_nobody(tmp_path: Path) -> None:
    assert codes(audited(tmp_path, ["1a.homes[East],column home,,East home,"])) == []


def test_a_printed_input_is_held_against_the_data(tmp_path: Path) -> None:
    rows = ["1a,input visits,Q1,113,", "1a,input visits,Q2,120,", "1a,input visits,Q3,7,"]
    found = audited(tmp_path, rows)
    assert codes(found) == [("IKU740", "r1")]
    assert "data/1a.csv:2" in found.findings[0].diagnostic.message.words()
    assert verdicts(found)["r2"] is not Verdict.CONTRADICTED


def test_an_input_in_two_ways_is_told_once(tmp_path: Path) -> None:
    rows = ["1a,input visits,Q1,131,", "1a,input visits,Q1,113,"]
    assert codes(audited(tmp_path, rows)) == [("IKU702", "r1")]


@pytest.mark.parametrize("row", ["1a.homes[South]", "1a.homes[total]", "1a.homes[average]", "homes[East]"])
def test_a_row_that_no_data_have_accuses_nobody(row: str, tmp_path: Path) -> None:
    assert codes(audited(tmp_path, [f'{row},column share,,"57,00%",id'])) == []


@pytest.mark.parametrize(("printed", "wrong"), [("61", []), ("62", [("IKU740", "r1")]), ('"60,5"', [])])
def test_what_stands_with_decimals_in_the_data_was_rounded(
    printed: str, wrong: list[tuple[str, str]], tmp_path: Path
) -> None:
    homes = HOMES.replace("80,60,full", "80,60.5,full")
    row = f"1a.homes[East],column reached,,{printed},id"
    assert codes(audited(tmp_path, [row], homes)) == wrong
    if not wrong:  # and what was computed from it was computed before
        assert codes(audited(tmp_path / "share", [row, '1a.homes[East],column share,,"75,63%",id'], homes)) == []


def test_columns_may_be_called_by_words_of_formulas(tmp_path: Path) -> None:
    manual = (
        'bahasa indonesia\nmanual 1a "A"\nsatuan persen; polarisasi maximize\n'
        "tabel rincian dengan program teks, pagu angka, realisasi angka\n"
        "kolom persen dari rincian: realisasi / pagu\nrealisasi: jumlah(rincian.realisasi) / jumlah(rincian.pagu)\n"
    )
    files = {"contract.iku": CONTRACT, "1a.iku": manual, "data/1a.rincian.csv": "program,pagu,realisasi\nA,80,60\n"}
    rows = ["1a.rincian[A],column realisasi,,66,id", '1a.rincian[A],column persen,,"57%",id']
    found = audit_of(tmp_path, files, numbered(rows))
    assert sorted(codes(found)) == [("IKU701", "r2"), ("IKU740", "r1")]
