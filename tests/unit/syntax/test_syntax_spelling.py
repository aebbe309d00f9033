"""What is tested: code that a message quotes is shown in the words of the text that the message is about."""

import pytest

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.format import format_text
from iku_dsl.syntax.parse import parse
from iku_dsl.syntax.spelling import Speller, is_statement, spelled

MANUAL = 'manual m "M"\n'


@pytest.mark.parametrize(
    ("code", "indonesian"),
    [
        ("weight 50%", "bobot 50%"),
        ("framework kmk-467-2014", "kerangka kmk-467-2014"),
        ("index from 0 to 120", "indeks dari 0 sampai 120"),
        ("parts not applicable share their weight", "bagian tidak berlaku bobotnya dibagi"),
        ("count as zero", "dihitung nol"),
        (" …, consolidate sum", " …, konsolidasi jumlah"),
        ("levels indicator, …, organisation", "tingkat indicator, …, organisation"),
        ("not applicable when …", "tidak berlaku bila …"),
        ("if ", "jika "),
        (" then … else …", " maka … selain …"),
        ("98 to 102", "98 sampai 102"),
        ("round(…, 6)", "pembulatan(…, 6)"),
        ("floor 10%", "minimal 10%"),
        ("floor(x)", "bulat_bawah(x)"),
        ("mean(members.index)", "rata_rata(anggota.indeks)"),
        ("17 working days", "17 hari kerja"),
        ("1 month", "1 bulan"),
        ("unit percent", "satuan persen"),
        ("component A weight 5% cap 10% = x", "komponen A bobot 5% maksimal 10% = x"),
        ('component A "weight" weight 5%: x  # weight', 'komponen A "weight" bobot 5%: x  # weight'),
        ("input weight_of_all", "masukan weight_of_all"),
        ("component A weight 5%: mean-value", "komponen A bobot 5%: rata_rata-nilai"),
        ("iku rule", "iku rule"),
        ("", ""),
    ],
)
def test_code_is_put_over(code: str, indonesian: str) -> None:
    assert spelled(code, "indonesian") == indonesian
    assert spelled(code, "english") == code


def test_a_sound_text_says_the_same_as_its_translation() -> None:
    text = (
        'manual m "M"\nunit percent; polarity maximize\ninput floors from 0 to 4, consolidate sum\n'
        'component A "cap" weight 40%, cap 50% when floors > 1: floor(floors / 2)\n'
        "component B weight 60%: round(if floors = 0 then 0 else 1, 2)\n"
        'example "x": given floors = 2 expect A = 40%, realisation = 100%\n'
    )
    translated = format_text(Source("m.iku", text), Report(), "indonesian")
    assert translated is not None
    assert "bahasa indonesia\n" + spelled(text, "indonesian") == translated.replace("\n    ", " ")


def reported(text: str) -> list[Diagnostic]:
    """Return what parsing reports of a text."""
    report = Report()
    parse(Source("m.iku", text, spell=Speller(text)), report)
    return list(report)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (f"{MANUAL}value x: if 1 > 2 then 3\n", "add `else` and what holds otherwise"),
        ('bahasa indonesia\nmanual m "M"\nnilai x: jika 1 > 2 maka 3\n', "add `selain` and what holds otherwise"),
    ],
)
def test_a_hint_is_in_the_vocabulary_of_its_text(text: str, hint: str) -> None:
    (found,) = reported(text)
    assert [each.words() for each in found.hints] == [hint]


def test_a_text_that_does_not_say_its_vocabulary_is_advised_in_the_one_it_is_read_by() -> None:
    found = reported('manual m "M"\nmasukan y\nnilai x: jika y > 2 maka 3\n')
    assert [hint.words() for each in found for hint in each.hints] == [
        "write `bahasa indonesia` on a line of its own before them",
        "add `selain` and what holds otherwise",
    ]


@pytest.mark.parametrize(
    ("code", "is_one"),
    [
        ("component A weight 5%\ncomponent B weight 95%", True),
        ("input done\n    consolidate sum  # a comment", True),
        ("indicator,period,realisation", False),
        ("contract.iku", False),
        ("input-table", False),
        ("Put the weight on a component.", False),
        ("# a comment", False),
    ],
)
def test_statements_are_told_from_data_and_prose(code: str, is_one: bool) -> None:
    assert is_statement(code) is is_one
