"""Every rule has a page that the program prints."""

import json

import pytest
from click.testing import CliRunner, Result

from iku_dsl.cli.main import main
from iku_dsl.diagnostics.rule import Rule
from iku_dsl.rulebook import rulebook

RULES = rulebook()


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["rule", *words])


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_every_rule_has_a_page(rule: Rule) -> None:
    page = run(rule.code.lower())
    assert page.exit_code == 0
    assert page.stdout.startswith(f"{rule.code} {rule.name} ({rule.severity.value})\n")
    for text in (rule.message, rule.why, rule.example, rule.instead):
        assert " ".join(text.split()) in " ".join(page.stdout.split())
    assert run(rule.name).stdout == page.stdout


def test_without_a_code_all_are_listed() -> None:
    assert [line.split()[0] for line in run().stdout.splitlines()] == list(RULES)


def test_scripts_read_the_same() -> None:
    found = json.loads(run("--format", "json").stdout)
    assert [each["code"] for each in found] == list(RULES)


def test_an_unknown_rule_is_a_slip_of_the_command_line() -> None:
    result = run("unknown-nam")
    assert result.exit_code == 2
    assert "did you mean `unknown-name`?" in result.stderr


def test_a_rule_is_told_in_indonesian_throughout() -> None:
    assert run("IKU510", "--language", "indonesian").stdout == (
        "IKU510 weights-not-adding-up (kesalahan)\n\n"
        "  bobot {whose}{case} berjumlah {total}, bukan {wanted}\n\n"
        "Alasan\n"
        "  Bobot tidak pernah diskalakan diam-diam: jumlah yang tidak sesuai adalah kesalahan teks atau\n"
        "  lembarnya.\n\n"
        "Yang melanggarnya\n"
        "  komponen A bobot 60%: a\n"
        "  komponen B bobot 50%: b\n\n"
        "Yang harus ditulis\n"
        "  Perbaiki sebuah bobot, atau tulis `jumlah bobot 110%` bila lembarnya mengatakan demikian.\n"
    )


def test_a_row_of_data_stays_as_it_is() -> None:
    page = run("IKU602", "--language", "indonesian").stdout
    assert "\n  code,period,realisation\n" in page
    found = {each["code"]: each for each in json.loads(run("--format", "json", "--language", "indonesian").stdout)}
    assert found["IKU110"]["example"] == "komponen A bobot 5% maksimal 10% = x"
    comment = "# dan `nilai dari organisation: rata_rata(anggota.nilai menurut bobot)`"
    assert found["IKU502"]["example"] == f"perspective customer   {comment}"
