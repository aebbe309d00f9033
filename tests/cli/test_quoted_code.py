"""Code that a message quotes is in the vocabulary of the text that the message is about, in every form of output."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from iku_dsl.cli.main import main

MANUAL = """bahasa indonesia
manual m "M"
satuan persen
masukan rencana
masukan selesai
tabel zona dengan luas angka
komponen A bobot 100%, tidak berlaku bila rencana = 0: selesai / rencana
komponen B: jumlah(zona.luas)
"""
CONTRACT = """contract c "C" year 2024
framework kmk-467-2014
objective SS-1 "S" in customer
indicator m in SS-1, polarity maximize, target year 80%
"""
HINT = "add `bagian tidak berlaku bobotnya dibagi`, `dihitung nol` or `dihitung penuh`"


def check(folder: Path, *words: str) -> str:
    return CliRunner().invoke(main, ["check", str(folder), *words]).output


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "m.iku").write_text(MANUAL, encoding="utf-8")
    return tmp_path


def test_every_form_shows_the_words_of_the_text(folder: Path) -> None:
    assert f"hint: {HINT}\n" in check(folder)
    lines = [json.loads(each) for each in check(folder, "--format", "json").splitlines()]
    assert [HINT] in [each["hints"] for each in lines]
    assert HINT in check(folder, "--format", "sarif")


def test_the_message_of_a_line_shows_them_too(folder: Path) -> None:
    (folder / "m.iku").write_text(MANUAL + "komponen C target 3: 1\n", encoding="utf-8")
    assert "`komponen` takes no `target`" in check(folder, "--format", "concise")
    assert "`komponen` tidak mengenal `target`" in check(folder, "--format", "concise", "--language", "indonesian")


def test_a_name_that_was_meant_is_shown_as_its_author_writes_it(folder: Path) -> None:
    (folder / "m.iku").write_text(MANUAL + "nilai x: rata_rat(zona.luas)\n", encoding="utf-8")
    assert "did you mean `rata_rata`?" in check(folder)


def test_a_breach_in_a_table_shows_the_words_of_the_manual_that_reads_it(folder: Path) -> None:
    (folder / "contract.iku").write_text(CONTRACT, encoding="utf-8")
    (folder / "data").mkdir()
    (folder / "data" / "m.csv").write_text("period,rencana,selesai\nyear,4,3\n", encoding="utf-8")
    (folder / "data" / "m.zona.csv").write_text("period,luas\nyear,\n", encoding="utf-8")
    assert "or declare the column `opsional`" in check(folder)


def test_a_text_beside_it_keeps_its_own_words(folder: Path) -> None:
    (folder / "n.iku").write_text(
        'manual n "N"\ninput x\ncomponent A weight 50%, not applicable when x = 0: 1 / x\ncomponent B weight 50%: x\n',
        encoding="utf-8",
    )
    found = check(folder)
    assert HINT in found
    assert "add `parts not applicable share their weight`, `count as zero` or `count as full`" in found


def test_the_documentation_of_a_rule_follows_the_text_that_breaks_it(folder: Path) -> None:
    (run,) = json.loads(check(folder, "--format", "sarif", "--language", "indonesian"))["runs"]
    rules = {each["id"]: each for each in run["tool"]["driver"]["rules"]}
    assert "komponen A bobot 50%, tidak berlaku bila plans = 0: done / plans" in rules["IKU516"]["help"]["text"]
    assert "Tambahkan `bagian tidak berlaku bobotnya dibagi`" in rules["IKU516"]["help"]["text"]


def test_a_name_of_ones_own_is_shown_as_it_is_written_though_the_other_vocabulary_has_the_word(folder: Path) -> None:
    """`angka` and `tanggal` are words of columns, and may be names of inputs."""
    text = 'bahasa indonesia\nmanual m "M"\nmasukan angka dalam rupiah\nmasukan deadline\nkomponen A: deadline\n'
    (folder / "m.iku").write_text(text + "masukan angka\nnilai tanggal: tanggal + 1\n", encoding="utf-8")
    found = check(folder, "--format", "concise")
    assert "`angka` is declared a second time" in found
    assert "`tanggal` is defined by itself" in found
    (folder / "m.iku").write_text(text, encoding="utf-8")
    assert "`angka` is in rupiah, and no formula uses it" in check(folder, "--format", "concise")
