"""What is tested: an author's name that is a word of the vocabulary stays his in data, reports, printed tables."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index of maximize when target > 0: realisation / target * 100
value of office: mean(members.index)
"""
CONTRACT = """bahasa indonesia
kontrak k-2025 "K" tahun 2025
kerangka plain
indikator 1 target tahun 80%
"""
COLUMNS = ("realisasi", "bobot", "nilai", "indeks", "persen", "angka", "status", "periode_ini", "sasaran", "tanda")
MANUAL = """bahasa indonesia
manual 1 "Satu"
satuan persen; polarisasi maximize
masukan {name} "N"
tabel program dengan program teks, pagu angka, {column} angka
kolom baru dari program: {column} / pagu
nilai tanda_ini: {name} / 100
realisasi: jumlah(program.{column}) / jumlah(program.pagu) * {name}
contoh "a": diketahui {name} = 1, baris dari program: ("A", 10, 5) hasilnya realisasi = 50%
"""
PUBLISHED = """id,source,line,subject,quantity,period,printed
a,t,1,1,masukan {name},tahun,1
b,t,1,1.program[A],kolom {column},tahun,5
c,t,1,1,realisasi,tahun,"50,0%"
d,t,1,1:tanda_ini,nilai,tahun,"0,01"
"""


def office(folder: Path, name: str, column: str) -> Path:
    """Return the folder of a contract whose manual has an input and a column of these names."""
    texts = {
        "frameworks/plain.iku": FRAMEWORK,
        "k/contract.iku": CONTRACT,
        "k/1.iku": MANUAL.format(name=name, column=column),
        "k/published.csv": PUBLISHED.format(name=name, column=column),
        "k/data/1.csv": f"periode;{name}\ntahun;1\n",
        "k/data/1.program.csv": f"program;pagu;{column}\nA;10;5\n",
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder / "k"


def run(*words: object) -> str:
    result = CliRunner().invoke(main, [str(word) for word in words])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.parametrize("column", COLUMNS)
def test_a_column_is_met_under_its_own_name(tmp_path: Path, column: str) -> None:
    folder = office(tmp_path, "banyak", column)
    assert run("check", folder, "--format", "concise") == ""
    assert "50%" in run("score", folder, "--from", "manuals")
    claims: list[dict[str, Any]] = json.loads(run("audit", folder, "--format", "json"))["claims"]
    assert [each["verdict"] for each in claims if each["id"] in "cd"] == ["reconciled", "reconciled"]


@pytest.mark.parametrize("name", ["persen", "angka", "status", "sasaran", "tanda", "teks"])
def test_an_input_is_met_and_shown_under_its_own_name(tmp_path: Path, name: str) -> None:
    folder = office(tmp_path, name, "capai")
    assert run("check", folder, "--format", "concise") == ""
    assert f"\n                {name} of 1: 1\n" in run("explain", folder, "1", "--from", "manuals")
    (folder / "data/1.csv").write_text("periode\ntahun\n", encoding="utf-8")
    said = CliRunner().invoke(main, ["score", str(folder), "--from", "manuals"]).output
    assert f"1: {name} for year, looked for in" in said


@pytest.mark.parametrize("column", COLUMNS)
def test_a_misspelt_column_is_told_beside_its_own_name(tmp_path: Path, column: str) -> None:
    folder = office(tmp_path, "banyak", column)
    (folder / "data/1.program.csv").write_text(f"program;pagu;{column}x\nA;10;5\n", encoding="utf-8")
    said = CliRunner().invoke(main, ["check", str(folder)]).output
    assert f"the table has no column `{column}`" in said


@pytest.mark.parametrize("name", ["persen", "angka", "status"])
def test_it_stays_through_both_vocabularies(tmp_path: Path, name: str) -> None:
    folder = office(tmp_path, name, "realisasi")
    before = (folder / "1.iku").read_text(encoding="utf-8")
    run("fmt", "--to", "english", folder / "1.iku")
    run("fmt", "--to", "indonesian", folder / "1.iku")
    assert (folder / "1.iku").read_text(encoding="utf-8") == before


def test_a_value_is_shown_under_its_own_name(tmp_path: Path) -> None:
    folder = office(tmp_path, "persen", "realisasi")
    text = (folder / "1.iku").read_text(encoding="utf-8").replace("tanda_ini", "tanda")
    (folder / "1.iku").write_text(text, encoding="utf-8")
    found = run("compute", folder / "1.iku", "--data", folder / "data", "--year", "2025", "--show", "tanda")
    assert "tanda" in found
    assert "flag" not in found
    assert run("compute", folder / "1.iku", "--data", folder / "data", "--year", "2025", "--show", "flag") == found
