"""What is tested: an audit in Indonesian is in Indonesian words, and names the values that change besides."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

FILES = {
    "frameworks/plain.iku": """framework plain "Plain"
levels indicator, objective, office
index of maximize when target > 0: realisation / target * 100
value of objective: mean(members.index)
value of office: mean(members.value)
""",
    "k/contract.iku": """bahasa indonesia
kontrak k-2025 "K" tahun 2025
kerangka plain
objective S1 "Layanan"
indikator 1 dalam S1, satuan persen, polarisasi maximize, target tahun 80%
indikator 2 dalam S1, satuan persen, polarisasi maximize, target tahun 80%
""",
    "k/2.iku": """bahasa indonesia
manual 2 "Dua"
satuan persen; polarisasi maximize
masukan selesai dalam butir
masukan semua dalam butir
realisasi: selesai / semua
""",
}
WRONG = """id,source,line,subject,quantity,period,printed
a,t,1,2,masukan selesai,tahun,30
b,t,1,2,masukan semua,tahun,50
c,t,1,2,realisasi,tahun,"70,0%"
d,t,1,1,realisasi,tahun,"60,0%"
e,t,1,2,indeks,tahun,"87,51"
"""
COUNTS = (10, 20, 30, 40, 50, 60, 70, 80, 40)  # of 400


def audited(folder: Path, published: str, *words: str) -> str:
    for name, text in {**FILES, "k/published.csv": published}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    said = CliRunner().invoke(main, ["audit", str(folder / "k"), "--language", "indonesian", *words]).stdout
    return " ".join(said.split())


@pytest.mark.parametrize("words", [(), ("--format", "markdown")])
def test_other_values_that_change_are_named(tmp_path: Path, words: tuple[str, ...]) -> None:
    said = audited(tmp_path, WRONG, *words)
    assert "S1 81.25 → 75.00" in said
    assert "nilai lain" not in said


def test_a_column_is_said_to_be_one(tmp_path: Path) -> None:
    rows = ""
    for at, many in enumerate(COUNTS):
        share = "71,00%" if at == 2 else f"{many // 4},{many % 4 * 25:02}%"
        rows += f'{at}a,t,1,meja[{at}],kolom banyak,,{many}\n{at}b,t,1,meja[{at}],kolom pangsa,,"{share}"\n'
    said = audited(tmp_path, "id,source,line,subject,quantity,period,printed\n" + rows)
    assert "menurut kolom pangsa = kolom banyak / jumlah kolom banyak" in said
    assert "column " not in said


def test_an_average_is_said_in_the_language_of_the_reader(tmp_path: Path) -> None:
    rows = "a,t,1,meja[A],kolom banyak,,10\nb,t,1,meja[B],kolom banyak,,20\nc,t,1,meja[rata-rata],kolom banyak,,16\n"
    said = audited(tmp_path, "id,source,line,subject,quantity,period,printed\n" + rows)
    assert "`banyak` meja[rata-rata] untuk tahun tercetak 16" in said


def test_rounding_is_told_as_what_would_have_been_rounded(tmp_path: Path) -> None:
    rows = 'a,t,1,1,realisasi,tahun,"67,7%"\nb,t,1,1,indeks,tahun,"84,60"\nc,t,1,1,target,tahun,80%\n'
    said = audited(tmp_path, "id,source,line,subject,quantity,period,printed\n" + rows)
    assert "angka tercetak itu diperoleh bila sebelum dibulatkan 67,7% (a) adalah 67.6" in said
