"""A formula that is explained is in the words of its text, and a code in it cannot be taken for a number."""

from pathlib import Path

import pytest

from tests.cli.conftest import run

FRAMEWORK = """bahasa indonesia
kerangka kantor "Ketentuan"
tingkat indicator, objective, organisation
indeks dari 0 sampai 120
indeks untuk stabilize bila target > 0 dan bukan (target adalah tidak berlaku):
    (1 - mutlak(realisasi / target - 1)) * 100
bobot dari indikator: 1
nilai dari objective: rata_rata(anggota.indeks menurut bobot yang berlaku)
nilai dari organisation: rata_rata(anggota.nilai yang berlaku)
"""
CONTRACT = """bahasa indonesia
kontrak c-2024 "Kantor" tahun 2024
kerangka kantor
objective S "Sasaran"
indikator 2.1 dalam S, satuan persen, polarisasi stabilize, bobot 40%, target tahun 80%
indikator 2.2 dalam S, satuan persen, polarisasi stabilize, bobot 60%, target tahun 80%
"""
REPORTED = "indikator,periode,target,realisasi\n2.1,tahun,80%,60%\n2.2,tahun,80%,82%\n"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "reported.csv").write_text(REPORTED, encoding="utf-8")
    (folder / "kantor.iku").write_text(FRAMEWORK, encoding="utf-8")
    (folder / "contract.iku").write_text(CONTRACT, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("language", "reached"), [("english", "realisation"), ("indonesian", "realisasi")])
def test_functions_are_those_of_the_text(office: Path, language: str, reached: str) -> None:
    result = run("explain", str(office), "score", "--language", language)
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert f"= (1 - mutlak({reached} / target - 1)) * 100" in lines
    assert "= (1 - mutlak(60% / 80% - 1)) * 100" in lines
    assert "= rata_rata(S)" in lines
    assert any(line.startswith("= terkecil(terbesar(") for line in lines)
    assert any("target > 0 dan bukan (target adalah tidak berlaku)" in line for line in lines)
    assert not any(word in result.stdout for word in ("mean(", "abs(", "min(", "max(", "is not applicable"))


def test_a_code_that_reads_as_a_number_stands_in_brackets(office: Path) -> None:
    result = run("explain", str(office), "score", "--language", "english")
    lines = [line.strip() for line in result.stdout.splitlines()]
    assert "= ([2.1] * weight + [2.2] * weight) / (weight + weight)" in lines
    assert "index of 2.1: 75" in lines
