"""What is tested: the hint of a mistake, put in the place that is marked, makes the text readable."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Source
from iku_dsl.syntax.mistakes.examples import BARE
from iku_dsl.syntax.mistakes.names import plain_name
from iku_dsl.syntax.mistakes.refused import MASK, RUN, Refused
from iku_dsl.syntax.mistakes.spreadsheet import counterpart, rewritten
from iku_dsl.syntax.parse import parse

HEAD = 'manual m "M"\ninput x\ninput y\n'
WRITTEN = {  # statements, with the one that the hint makes of them
    "single curly quotes": ("value a \u2018Judul\u2019: x", 'value a "Judul": x'),
    "straight single quotes": ("value a 'Judul': x", 'value a "Judul": x'),
    "a fraction beside a number": ("value a: 1\u00bd * x", "value a: 1.5 * x"),
    "a third": ("value a: \u2153 * x", "value a: (1 / 3) * x"),
    "a raised power behind a bracket": ("value a: (x + 1)\u00b3", "value a: (x + 1)^ 3"),
    "a raised power of two figures": ("value a: x\u00b9\u2070", "value a: x^ 10"),
    "per mille": ("value a: x * 5\u2030", "value a: x * 0.5%"),
    "plus or minus": ("indicator i target year 100 \u00b1 2", "indicator i target year 98 to 102"),
    "plus or minus, in percent": ("indicator i target year 80% \u00b1 2.5%", "indicator i target year 77.5% to 82.5%"),
    "a sign for a sum": ("value a: \u03a3(x, y)", "value a: sum(x, y)"),
    "two signs of equality": ("value a: if x == 1 then 1 else 0", "value a: if x = 1 then 1 else 0"),
    "two of and": ("value a: if x > 1 && y > 1 then 1 else 0", "value a: if x > 1 and y > 1 then 1 else 0"),
    "and without blanks": ("value a: if x>1&y>1 then 1 else 0", "value a: if x>1 and y>1 then 1 else 0"),
    "two stars": ("value a: x ** 2", "value a: x ^ 2"),
    "turned comparison": ("value a: if x =< 1 then 1 else 0", "value a: if x <= 1 then 1 else 0"),
    "a point before decimals": ("value a: x * .5", "value a: x * 0.5"),
    "a root of Word": ("value a: \u221ax", "value a: root(x)"),
    "a root over brackets": ("value a: \u221a(x + y)", "value a: root(x + y)"),
    "a root of Excel": ("value a: SQRT(x)", "value a: root(x)"),
    "a logarithm of Excel": ("value a: 2 * LOG(x)", "value a: 2 * (ln(x) / ln(10))"),
    "a logarithm to a base": ("value a: LOG(x;2)", "value a: (ln(x) / ln(2))"),
    "rows counted in words": ("value a: count of y / x", "value a: count(y) / x"),
    "rows added in words": ("value a: total of y.size", "value a: sum(y.size)"),
    "rows chosen in words": ("value a: number of y where size > 1", "value a: count(y where size > 1)"),
    "rows chosen with if": ("value a: count(y if size > 1)", "value a: count(y where size > 1)"),
    "a unit of two words": ("unit minute per patient", "unit minute"),
    "a unit with a stroke": ("unit minute/patient; polarity minimize", "unit minute; polarity minimize"),
    "a deadline by its ordinal": (
        "deadline d: the 10th of the following month",
        "deadline d: day 10 of the next month",
    ),
    "a deadline moved on": (
        "deadline d: 10th of next month, or next working day",
        "deadline d: day 10 of the next month, or the next working day",
    ),
    "a deadline at the end": ("deadline d: end of the month", "deadline d: day 31 of the same month"),
    "a weight in brackets": ('component A "T" (50%): x', 'component A "T" weight 50%: x'),
    "a weight without its word": ("component A 50%: x", "component A weight 50%: x"),
    "the word for a formula": ("component A weight 50%, formula x / y", "component A weight 50%: x / y"),
    "a quarter in Roman figures": ('example "e" for TW II 2024: expect a = 1', 'example "e" for Q2 2024: expect a = 1'),
    "a quarter in words": ('example "e" for the second quarter: expect a = 1', 'example "e" for Q2: expect a = 1'),
    "a quarter with a stroke": ('example "e" for Q1/2024: expect a = 1', 'example "e" for Q1 2024: expect a = 1'),
    "a year alone": ('example "e" for 2024: expect a = 1', 'example "e" for year 2024: expect a = 1'),
    "a semester": ('example "e" for Semester II: expect a = 1', 'example "e" for semester 2: expect a = 1'),
    "a target": ("indicator i target TW I 50%", "indicator i target Q1 50%"),
    "a target with a colon": ("indicator i target: 50%", "indicator i target 50%"),
    "a target before its period": ("indicator i target 50% for Q1", "indicator i target Q1 50%"),
    "a target so far": ("indicator i target s.d. Triwulan II 50%", "indicator i target to date Q2 50%"),
    "a row without brackets": (
        'example "e": given rows of y: 1, 2 expect a = 1',
        'example "e": given rows of y: (1, 2) expect a = 1',
    ),
    "cells without commas": (
        'example "e": given rows of y: (1 2) expect a = 1',
        'example "e": given rows of y: (1, 2) expect a = 1',
    ),
    "rows without their words": (
        'example "e": given y: (1, 2) expect a = 1',
        'example "e": given rows of y: (1, 2) expect a = 1',
    ),
    "powers of ten": ("value a: x / 1.5E+06", "value a: x / 1500000"),
    "powers below one": ("value a: x * 2e-3", "value a: x * 0.002"),
    "no-break blanks between thousands": ("value a: x / 1\u00a0000\u00a0000", "value a: x / 1_000_000"),
    "money of another country": ("value a: x / USD 1,000,000.50", None),
    "money with a sign": ("value a: x / $ 1000", "value a: x / 1000"),
    "the word for percent": ("value a: x * 50 per cent", "value a: x * 50%"),
    "times": ("value a: x times y", "value a: x * y"),
    "divided by": ("value a: x divided by y", "value a: x / y"),
    "per": ("value a: x per y", "value a: x / y"),
    "plus": ("value a: x plus y", "value a: x + y"),
    "a capital for times": ("value a: 2 X 3", "value a: 2 * 3"),
    "elseif": (
        "value a: if x > 1 then 1 elseif x > 0 then 2 else 3",
        "value a: if x > 1 then 1 else if x > 0 then 2 else 3",
    ),
    "a dash in a code": ("component 2a\u2013CP: x", "component 2a-CP: x"),
    "a name with an accent": ("input r\u00e9alis\u00e9", "input realise"),
    "a name of three words": ("input Jumlah UMKM Binaan in msme", "input jumlah_umkm_binaan in msme"),
    "a name with an ampersand": ("value suku & bunga: x", "value suku_bunga: x"),
    "a name with a blank in a formula": ("component A: Scanned Pages / 2", "component A: scanned_pages / 2"),
    "a title with a stop in it": (
        "component A Rate vs. plan weight 100%: x",
        'component A "Rate vs. plan" weight 100%: x',
    ),
    "a wrong word": ("component A weigth 100%: x", "component A weight 100%: x"),
    "a colon for an equals sign": ("value a: if x : 1 then 2 else 3", "value a: if x = 1 then 2 else 3"),
    "an indicator without its word": ("2a-CP in SS-1", "component 2a-CP in SS-1"),
    "a month of the other language": ("parameter p: Januari 5, februari 6", None),
    "three comparisons": ("value a: if 0 <= x < 4 then 1 else 0", "value a: if 0 <= x and x < 4 then 1 else 0"),
}
MOVED = {  # statements, with what the hint says, and the statement that it asks for
    "no comma between arguments": ("value a: min(x y)", "put a comma before `y`", "value a: min(x, y)"),
    "no colon": ("value a x / y", "put a `:` before `x`", "value a: x / y"),
    "no bracket": ("component A weight min(1, 2: x", "put a `)` before `:`", "component A weight min(1, 2): x"),
    "no sign behind a number": ("value a: 2x", "put a `*` before `x`", "value a: 2 * x"),
    "no sign before a bracket": ("value a: 2(x + 1)", "put a `*` before `(`", "value a: 2 * (x + 1)"),
    "a plus sign": ("value a: x / +5", "take the `+` away", "value a: x / 5"),
    "a percent sign behind a name": ("value a: x% * 2", "take the `%` away", "value a: x * 2"),
    "a stop at the end": ("component A: x.", "take the `.` away", "component A: x"),
    "a comma at the end": ("component A weight 100%, : x", "take the `,` away", "component A weight 100%: x"),
    "an equals sign behind a word": ("unit = percent", "take the `=` away", "unit percent"),
    "a colon behind every word": (
        "component A weight: 100%, cap: 10%: x",
        "take the `:` behind `weight` away",
        "component A weight 100%, cap 10%: x",
    ),
    "a colon behind a label": (
        "component A: weight 100%: x",
        "take the `:` behind `A` away",
        "component A weight 100%: x",
    ),
    "a dash before a title": ('component A - "Title": x', "take the `-` away", 'component A "Title": x'),
}
EXCEL = {
    "SUM(x; y)": "sum(x, y)",
    "Sum(x, y)": "sum(x, y)",
    "AVERAGE(x; MAX(y; 1))": "mean(x, max(y, 1))",
    "ROUND(x; 2)": "round(x, 2)",
    "ROUNDUP(x; 0)": "ceiling(x)",
    "ROUNDUP(x / y; 2)": "ceiling((x / y) * 100) / 100",
    "ROUNDDOWN(x; 1)": "floor(x * 10) / 10",
    "INT(x)": "floor(x)",
    "POWER(x + 1; 2)": "(x + 1) ^ 2",
    "IF(x > 1; 2)": "if x > 1 then 2 else 0",
    "if(x > 1, 2, 3)": "if x > 1 then 2 else 3",
    "1 + IF(x > 1; 2; 3)": "1 + (if x > 1 then 2 else 3)",
    "IF(NOT(x = 1); 2; 3) * 2": "(if not (x = 1) then 2 else 3) * 2",
    "IF(x > 1; 1; IF(x > 0; 2; 3))": "if x > 1 then 1 else if x > 0 then 2 else 3",
    "MIN(1; IF(OR(x > 1; y > 1); 2; 3))": "min(1, if (x > 1 or y > 1) then 2 else 3)",
}
INDONESIAN = {  # as offices in Indonesia type them, with what an Indonesian and an English text makes of them
    "JIKA(x>3;100%;50%)": ("jika x>3 maka 100% selain 50%", "if x>3 then 100% else 50%"),
    "JIKA(DAN(x>3;y>3);1;0)": ("jika (x>3 dan y>3) maka 1 selain 0", "if (x>3 and y>3) then 1 else 0"),
    "MAKS(x;3)": ("terbesar(x, 3)", "max(x, 3)"),
    "RATA2(x;y)": ("rata_rata(x, y)", "mean(x, y)"),
    "RATA-RATA(x;y)": ("rata_rata(x, y)", "mean(x, y)"),
    "JUMLAH(x;y)": ("jumlah(x, y)", "sum(x, y)"),
    "MIN(x;y)": ("terkecil(x, y)", "min(x, y)"),
    "BULAT(x;2)": ("pembulatan(x, 2)", "round(x, 2)"),
    "ROUND(x;2)": ("pembulatan(x, 2)", "round(x, 2)"),
}
DIVIDED = {
    "komponen A: x : y": "komponen A: x / y",
    "komponen A bobot 100%: x : y : 2": "komponen A bobot 100%: x / y / 2",
    "komponen A: (x + 1) : y": "komponen A: (x + 1) / y",
    "komponen A: jika x > 1 maka x : y selain 0": "komponen A: jika x > 1 maka x / y selain 0",
}
SPOKEN = {  # told in sentences, in an English and in an Indonesian text
    "component A: if x more than 3 then 100% otherwise 50%": "component A: if x > 3 then 100% else 50%",
    "component A: if x is less than 3 then 1 else 0": "component A: if x < 3 then 1 else 0",
    "component A: if x at least 3 then 1, otherwise 0": "component A: if x >= 3 then 1 else 0",
    "component A weight 100% capped at 120%: x": "component A weight 100% , cap 120%: x",
    "component A weight 100%, capped at 120%: x": "component A weight 100%, cap 120%: x",
    "component A weight 100%: x / y, cap 120%": "component A weight 100%, cap 120%: x / y",
    "component A weight 100%: x / y, capped at 120%": "component A weight 100%, cap 120%: x / y",
    "unit %": "unit percent",
    "polarity higher is better": "polarity maximize",
    "polarity lower is better": "polarity minimize",
    "example worked: x = 1 gives 50%": 'example "worked": given x = 1 expect realisation = 50%',
    "input target people in person": "input target_people in person",
}
POINTS = {
    "poin p: Belum Mulai = 0; Sedang Berjalan = 50; Selesai = 100": (
        'poin p: "Belum Mulai" 0, "Sedang Berjalan" 50, "Selesai" 100'
    ),
    "poin p: Selesai 100, belum 0": 'poin p: "Selesai" 100, belum 0',
    "poin p: Tahap 1 = 50%, Tahap 2 = 100%": 'poin p: "Tahap 1" 50%, "Tahap 2" 100%',
}
STEPS = {
    "points p: 1 = 100%": "`categories p over …: from 1 to 1 is 100%, …`",
    "points speed: 0-3 = 120%, 4-7 = 100%": "`categories speed over …: from 0 to 3 is 120%, …`",
    "categories speed: 0-3 days is 100%": "`categories speed over …: from 0 to 3 is 100%, …`",
    "table speed: days\n 0-3 120%\n 4-7 100%": "`categories speed over …: from 0 to 3 is 120%, …`",
}
UCAPAN = {
    "komponen A: jika x lebih dari 3 maka 100% jika tidak 50%": "komponen A: jika x > 3 maka 100% selain 50%",
    "komponen A: jika x kurang dari 3 maka 1 selain 0": "komponen A: jika x < 3 maka 1 selain 0",
    "komponen A: jika x sama dengan 3 maka 1 selain 0": "komponen A: jika x = 3 maka 1 selain 0",
    "komponen A: jika x tidak kurang dari 3 maka 1 selain 0": "komponen A: jika x >= 3 maka 1 selain 0",
    "komponen A bobot 100% maks 120%: x": "komponen A bobot 100% , maksimal 120%: x",
    "komponen A bobot 100%: x / y, maksimal 120%": "komponen A bobot 100%, maksimal 120%: x / y",
    "satuan %": "satuan persen",
    "polarisasi semakin tinggi semakin baik": "polarisasi maximize",
    "masukan target peserta dalam orang": "masukan target_peserta dalam orang",
    "masukan jumlah peserta dalam orang": "masukan jumlah_peserta dalam orang",
}
DATES = ("31/12/2024", "1/1/1999", "2024/12/31", "31-12-2024")
TOLD = {
    'example "e": given rows of y: (1, 2), (3, 4) expect a = 1': "take the comma between them away",
    'example "e": given x 1, y 2 expect a 1': "write `x = 1`",
    'example "e": if x = 1 then a = 2': "write `given … expect …`",
    "example: given x = 1 expect a = 2": 'write `example "…"`',
    'example "e": given x = 1': "add `expect` and what comes out",
    "indicator i target TW I 50%, TW II 60%": "write `Q1`",
    "value a: due()": "write between the brackets what `due` is taken of",
    "deadline d: 10 days after the letter": "days after a date need no deadline: write `received + 10 days`",
    "value a: COUNTIF(x; 1)": "write `count(t where y > 0)`",
    "value a: VLOOKUP(x; y; 2)": "`points`, `categories` or `scale`",
    "value a: IFERROR(x / y; 0)": "with `if`",
    "value a: SUM(B2:B5)": "cells are not read",
    "value a: x + \u2026 + y": "what the dots stand for",
    "value a: x + ... + y": "what the dots stand for",
    "value a: \u2211 x": "name what is added",
    "value a: x \u00b1 y": "both ends",
    "value a: if x > 1 then 1": "add `else`",
    "Notes of the meeting": "put `#` before",
    "cap A 120%": "write `component A …, cap 120%`",
    "maximum 2a-CP 120%": "write `component 2a-CP …, cap 120%`",
    "1 Preliminary analysis 5": "begin a statement with its word",
    "Preliminary analysis weight five": "begin a statement with its word",
}


KEPALA = 'bahasa indonesia\nmanual m "M"\nmasukan x\nmasukan y\n'


def diagnostics(statement: str, head: str = HEAD) -> list[Diagnostic]:
    """Return what is reported of a text that ends with the statement."""
    report = Report()
    parse(Source("m.iku", head + statement + "\n"), report)
    return list(report)


def only(statement: str, head: str = HEAD) -> Diagnostic:
    """Return the one diagnostic of a statement, and it must be one."""
    found = diagnostics(statement, head)
    assert len(found) == 1, [each.message.words() for each in found]
    return found[0]


def applied(statement: str, head: str = HEAD) -> str:
    """Return the statement with the code of its hint in the place that is marked."""
    found = only(statement, head)
    assert found.span is not None
    code: str = re.findall(r"`([^`]*)`", found.hints[0].words())[0]
    text = found.span.source.text
    return (text[: found.span.start] + code + text[found.span.end :]).removeprefix(head).strip()


def meaning(statement: str, head: str = HEAD) -> object:
    """Return what a sound statement says."""
    report = Report()
    parsed = parse(Source("m.iku", head + statement + "\n"), report)
    assert not report.failed, [each.message.words() for each in report]
    return parsed.statements[-1]


@pytest.mark.parametrize(
    ("wrong", "right"), [(w, r) for w, r in WRITTEN.values() if r], ids=[name for name, (_, r) in WRITTEN.items() if r]
)
def test_the_hint_in_the_place_that_is_marked_is_the_statement(wrong: str, right: str) -> None:
    assert meaning(applied(wrong)) == meaning(right)
    assert applied(wrong) == right


def test_every_word_of_the_other_language_is_told_after_the_first() -> None:
    once = applied("parameter p: Januari 5, februari 6")
    assert once == "parameter p: january 5, februari 6"
    assert applied(once) == "parameter p: january 5, february 6"


@pytest.mark.parametrize(("wrong", "hint", "right"), MOVED.values(), ids=MOVED.keys())
def test_a_mark_that_is_missing_or_too_many_is_named(wrong: str, hint: str, right: str) -> None:
    assert only(wrong).hints[0].words() == hint
    assert meaning(right)


@pytest.mark.parametrize(("written", "plain"), EXCEL.items())
def test_a_formula_of_excel_is_rewritten(written: str, plain: str) -> None:
    assert rewritten(written, "english") == plain
    assert meaning(f"value a: {plain}") == meaning(f"value a: {rewritten(written, 'english')}")
    assert applied(f"value a: {written}") == f"value a: {plain}"


def test_a_formula_of_excel_is_rewritten_in_the_words_of_the_text() -> None:
    written = rewritten("IF(x > 1; AVERAGE(x; y); 0)", "indonesian")
    assert written == "jika x > 1 maka rata_rata(x, y) selain 0"


@pytest.mark.parametrize(("written", "plain"), INDONESIAN.items())
def test_a_function_as_indonesian_offices_type_it_is_rewritten(written: str, plain: tuple[str, str]) -> None:
    assert applied(f"komponen A: {written}", KEPALA) == f"komponen A: {plain[0]}"
    assert applied(f"component A: {written}") == f"component A: {plain[1]}"
    assert meaning(f"komponen A: {plain[0]}", KEPALA) == meaning(f"component A: {plain[1]}")


@pytest.mark.parametrize(
    ("name", "indonesian", "english"),
    [("maks", "terbesar", "max"), ("rata2", "rata_rata", "mean"), ("average", "rata_rata", "mean"), ("f", None, None)],
)
def test_a_function_of_a_spreadsheet_has_its_counterpart(
    name: str, indonesian: str | None, english: str | None
) -> None:
    assert (counterpart(name, "indonesian"), counterpart(name, "english")) == (indonesian, english)


@pytest.mark.parametrize(("statement", "divided"), DIVIDED.items())
def test_a_colon_in_a_formula_is_offered_as_a_division_first(statement: str, divided: str) -> None:
    assert meaning(applied(statement, KEPALA), KEPALA) == meaning(divided, KEPALA)


@pytest.mark.parametrize(("statement", "written"), SPOKEN.items())
def test_what_is_told_in_a_sentence_is_written_in_signs(statement: str, written: str) -> None:
    assert applied(statement) == written
    assert meaning(written)


@pytest.mark.parametrize(("statement", "written"), UCAPAN.items())
def test_what_is_told_in_an_indonesian_sentence_is_written_in_signs(statement: str, written: str) -> None:
    assert applied(statement, KEPALA) == written
    assert meaning(written, KEPALA)


@pytest.mark.parametrize("statement", ["maksimum A 70%", "batas A 70%", "maksimal A: 70%"])
def test_a_cap_of_its_own_belongs_on_the_line_of_its_component(statement: str) -> None:
    assert "`komponen A …, maksimal 70%`" in only(statement, KEPALA).hints[0].words()


def test_a_comma_before_a_cap_is_missed() -> None:
    found = only("komponen A bobot 100% maksimal 120%: x", KEPALA)
    assert found.hints[0].words() == "put a comma before `maksimal`"


@pytest.mark.parametrize(("statement", "written"), POINTS.items())
def test_points_whose_words_are_not_quoted_are_written_as_a_whole(statement: str, written: str) -> None:
    assert applied(statement, KEPALA) == written
    assert meaning(written, KEPALA)


def test_points_are_read_with_semicolons_between_them() -> None:
    assert meaning("poin p: selesai 100; belum 0", KEPALA) == meaning("poin p: selesai 100, belum 0", KEPALA)
    assert meaning("poin p: selesai 100; parameter z: 5", KEPALA) == meaning("parameter z: 5", KEPALA)


@pytest.mark.parametrize(("statement", "hint"), STEPS.items())
def test_steps_of_a_figure_are_categories(statement: str, hint: str) -> None:
    assert hint in only(statement).hints[0].words()


def test_every_statement_behind_blanks_is_told() -> None:
    found = diagnostics("component A: x\n component B: y\n component C: x\n value z: y")
    assert [each.span.text for each in found if each.span] == ["component", "component", "value"]


@pytest.mark.parametrize("date", DATES)
def test_a_date_in_a_formula_is_refused(date: str) -> None:
    (found,) = diagnostics(f"component A: if x <= {date} then 1 else 0")
    assert found.rule.code == "IKU129"
    assert found.span is not None
    assert found.span.text == date
    assert re.search(r"write `\d{4}-\d\d-\d\d` for the date", found.hints[0].words())


@pytest.mark.parametrize("number", ["31 / 12 / 2024", "31/12/2500", "32/13/2024", "2 * 31/12/24"])
def test_a_quotient_that_is_no_date_is_read(number: str) -> None:
    assert diagnostics(f"component A: if x <= {number} then 1 else 0") == []


@pytest.mark.parametrize(("statement", "hint"), TOLD.items())
def test_what_cannot_be_written_otherwise_is_told(statement: str, hint: str) -> None:
    assert hint in only(statement).hints[0].words()


@pytest.mark.parametrize("statement", ["value a: B2 / y", "input a 5", "value : x"])
def test_a_statement_of_which_nothing_is_known_has_one_message(statement: str) -> None:
    assert len(diagnostics(statement)) <= 1


@given(st.text(min_size=1, max_size=30))
def test_a_plain_name_is_a_name_or_nothing(written: str) -> None:
    assert re.fullmatch(r"(?:[a-z0-9]+(?:_[a-z0-9]+)*)?", plain_name(written))


def pieces() -> Iterator[str]:
    """Go through the marks and words of which careless statements are made."""
    yield from "value component input weight cap if then else and not x y A B.1 min( SUM(".split()
    yield from "()[]{},;:=<>+-*/%&"
    yield from (
        "5%",
        "1,5",
        "1.000",
        '"',
        "\u201c",
        "\u2018",
        "\u2013",
        "\u00bd",
        "\u00b2",
        "&",
        "[",
        "]",
        "{",
        "#",
        "\t",
        "\n ",
    )
    yield from ("Rp", "persen", "jika", "bobot", "//", "Jumlah", "IF(", "B2:B5", "e5", "\u2026")


@given(st.lists(st.sampled_from([*pieces()]), min_size=1, max_size=12), st.sampled_from(["", " "]))
@settings(max_examples=400)
def test_whatever_is_written_ends_in_a_message_with_a_place_inside_the_text(words: list[str], gap: str) -> None:
    text = HEAD + "value a: " + gap.join(words)
    report = Report()
    parsed = parse(Source("m.iku", text), report)
    assert parsed.complete or report.failed
    for each in report:
        assert each.span is not None
        assert 0 <= each.span.start <= each.span.end <= len(text)


def test_rows_without_brackets_end_before_the_comma() -> None:
    found = BARE.search("rows of t: 1, 2  , expect a = 1")
    assert found is not None
    assert found["cells"] == "1, 2"


@pytest.mark.parametrize("endless", [" ", "\t\n ", "1", "a_", "1.", '"a'])
def test_patterns_see_no_endless_run_of_blanks_or_of_one_word(endless: str) -> None:
    """A pattern may try each blank of a run with each other one: `cap`, 3,000 blanks and a figure once took minutes."""
    text = f"cap {endless * 2000}"
    seen = Refused(Source("a.iku", text).span(0, len(text)), 4, frozenset(), "english").plain
    assert len(seen) == len(text)
    assert max(map(len, re.findall(rf"\s+|[^\s{MASK}]+", seen))) <= 2 * RUN


@pytest.mark.parametrize(("times", "told"), [(1, False), (1000, True)])
def test_the_mistake_of_a_statement_that_is_too_long_is_not_sought(times: int, told: bool) -> None:
    report = Report()
    parse(Source("a.iku", "manual 1a " + "Pelatihan " * times), report)
    assert ["expected" in each.message.words() for each in report] == [told]
