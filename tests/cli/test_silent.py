"""Nothing that a text states is dropped in silence: each of these once gave a plain number, or a traceback."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import run

Write = Callable[[str, str], Path]
FRAMEWORK = """framework f "F"
levels indicator, objective, organisation
index from 0 to 120
index of maximize: realisation / target * 100
weight of indicator: 1
value of objective: mean(members.index by weight where applicable)
value of organisation: mean(members.value where applicable)
categories status over 0 to 120: below 80 is red, from 80 below 100 is yellow, from 100 to 120 is green
"""
LINE = "indicator k in S, polarity maximize, target year 4\n"
CONTRACT = f'contract c "C" year 2024\nframework f\nobjective S "S"\n{LINE}'
MANUALS = {
    "a parameter that is no name": ("define g(1): 2\ncomponent A: g(x)\n", "IKU215"),
    "a parameter twice": ("define g(a, a): a + a\ncomponent A: g(x, y)\n", "IKU215"),
    "a weight outside members": ("component A: mean(x, y by x)\n", "IKU215"),
    "a filter outside members": ("component A: sum(x, y where x > 100)\n", "IKU215"),
    "a semester that is none": (
        "component A when period = semester 3: 1\ncomponent A when period <> Q1: x\n",
        "IKU303",
    ),
    "a parameter's period twice": ("parameter p: year 2, to date Q4 5\ncomponent A: p\n", "IKU209"),
    "a formula beside parts": ("component B: x * 1000\ncomponent B.1 weight 100%: y\n", "IKU531"),
    "a deduction under a formula": ("component B: y\ndeduction B.1: x\n", "IKU531"),
    "two weights": ("component A weight 60%, weight 10%: x\ncomponent B weight 40%: y\n", "IKU209"),
    "a part without the weight of its parent": ("component A weight 100%\ncomponent A.1: x\n", "IKU511"),
    "a deduction that becomes a component": ("component A: x\ndeduction A when y = 4: y\n", "IKU202"),
    "a rounding of nothing": ("component A: x\nround realisaton to 0 decimals\n", "IKU201"),
    "decimals that are none": ("component A: x\nround realisation to 1.5 decimals, down\n", "IKU532"),
    "decimals without end": ("component A: x / 3\nround realisation to 99999999999 decimals, down\n", "IKU532"),
    "a formula lost behind a weight": ("component A weight 100% = x / y\n", "IKU528"),
    "components in an index": ("component A: x\nindex of maximize: A / target * 100\n", "IKU201"),
    "an example that fails": ('component A: x\nexample "e": given x = 1 expect A = 2\n', "IKU408"),
}
CONTRACTS = {
    "a line for no component": (LINE, LINE.replace("k in S", "k component ZZ, in S"), "IKU208"),
    "an objective that is none": (LINE, LINE.replace("in S", "in T"), "IKU208"),
    "a line that belongs nowhere": (LINE, LINE.replace("in S, ", ""), "IKU281"),
    "a weight with a condition": (LINE, LINE.replace("in S,", 'in S, weight 3 when kind = "CP",'), "IKU207"),
    "a conversion with a condition": (LINE, LINE.replace("in S,", "in S, convertible to 120 when 1 = 1,"), "IKU207"),
    "a target turned around": (LINE, LINE.replace("year 4", "year 102 to 98"), "IKU304"),
    "one period by two names": (LINE, LINE.replace("year 4", "year 4, to date Q4 8"), "IKU209"),
    "a target without its percent sign": (LINE, LINE.replace("in S,", "in S, unit percent,"), "IKU301"),
    "a framework that is none": ("framework f\n", "framework " + "f" * 300 + "\n", "IKU212"),
}
FRAMEWORKS = {
    "bounds turned around": ("index from 0 to 120", "index from 120 to 0", "IKU304"),
    "a level without a value": ("value of objective: mean(members.index by weight where applicable)\n", "", "IKU530"),
    "a level twice": ("levels indicator, objective,", "levels indicator, objective, objective,", "IKU209"),
    "a rounding of no level": (
        "weight of indicator: 1\n",
        "weight of indicator: 1\nround objectve to 0 decimals\n",
        "IKU201",
    ),
    "a condition that nothing takes": (
        "weight of indicator: 1\n",
        "weight of indicator: 1\nmeasures quality\n",
        "IKU207",
    ),
    "a code of another": ('framework f "F"', 'framework g "G"', "IKU214"),
}


def office(write: Write, contract: str = CONTRACT, framework: str = FRAMEWORK, manual: str = "") -> Path:
    write("f.iku", framework)
    write("data/reported.csv", "indicator,period,realisation\nk,year,4\n")
    if manual:
        write("k.iku", f"manual k\ninput x\ninput y\n{manual}")
        write("data/k.csv", "period,x,y\nyear,2,4\n")
    return write("contract.iku", contract)


@pytest.mark.parametrize(("manual", "code"), MANUALS.values(), ids=MANUALS.keys())
def test_a_manual_says_what_it_cannot_use(write: Write, manual: str, code: str) -> None:
    path = office(write, manual=manual)
    for words in (["check", str(path.parent / "k.iku")], ["score", str(path), "--from", "manuals"]):
        result = run(*words)
        assert (result.exit_code, f"[{code}]" in result.stderr) == (1, True), result.stderr


@pytest.mark.parametrize(("old", "new", "code"), CONTRACTS.values(), ids=CONTRACTS.keys())
def test_a_contract_says_what_it_cannot_use(write: Write, old: str, new: str, code: str) -> None:
    manual = "component A: x\n" if "component ZZ" in new else ""
    path = office(write, contract=CONTRACT.replace(old, new), manual=manual)
    result = run("score", str(path), *(["--from", "manuals"] if manual else []))
    assert (result.exit_code, f"[{code}]" in result.stderr) == (1, True), result.stderr


@pytest.mark.parametrize(("old", "new", "code"), FRAMEWORKS.values(), ids=FRAMEWORKS.keys())
@pytest.mark.parametrize("style", ["table", "json"])
def test_a_framework_says_what_it_cannot_use(write: Write, old: str, new: str, code: str, style: str) -> None:
    path = office(write, framework=FRAMEWORK.replace(old, new))
    result = run("score", str(path), "--format", style)
    assert (result.exit_code, f"[{code}]" in result.stderr) == (1, True), result.stderr


def test_a_status_that_is_a_number_is_printed(write: Write) -> None:
    numbers = FRAMEWORK.replace("is red", "is 1").replace("is yellow", "is 2").replace("is green", "is 3")
    card = json.loads(run("score", str(office(write, framework=numbers)), "--format", "json").stdout)
    assert card["organisation"]["status"] == "3"


def test_what_is_not_said_of_an_indicator_is_missing_and_not_inapplicable(write: Write) -> None:
    framework = FRAMEWORK.replace("weight of indicator: 1", 'weight of indicator: if kind = "CP" then 2 else 1')
    card = json.loads(run("score", str(office(write, framework=framework)), "--format", "json").stdout)
    assert card["organisation"]["value"] is None


def test_a_manual_is_no_contract(write: Write) -> None:
    office(write, manual="component A: x\n")
    result = run("score", str(write("m/contract.iku", "manual m\ncomponent A: 1\n").parent))
    assert (result.exit_code, "[IKU218]" in result.stderr) == (1, True)


def test_titles_cannot_steer_the_terminal(write: Write) -> None:
    path = office(write, contract=CONTRACT.replace('objective S "S"', 'objective S "\x1b[31mS"'))
    for words in (["score", str(path)], ["explain", str(path), "S"]):
        assert "\x1b" not in run(*words).stdout


def test_many_deductions_are_explained(write: Write) -> None:
    deductions = "".join(f"deduction D{at}: x * 0\n" for at in range(500))
    path = office(write, manual=f"component A: x\n{deductions}")
    result = run("explain", str(path), "k", "--from", "manuals")
    assert result.exit_code == 0
    assert "realisation of k: 2" in result.stdout


def test_a_blank_line_behind_the_language_does_not_change_a_round_trip(write: Write) -> None:
    path = write("m.iku", 'bahasa indonesia\n\nmanual a "x"\n')
    run("fmt", str(path))
    indonesian = path.read_text(encoding="utf-8")
    run("fmt", "--to", "english", str(path))
    run("fmt", "--to", "indonesian", str(path))
    assert path.read_text(encoding="utf-8") == indonesian


def test_a_component_is_explained_from_manuals(write: Write) -> None:
    path = office(write, manual="component A: x\n")
    assert "with `--from manuals`" in run("explain", str(path), "k:A").stderr
    assert run("explain", str(path), "k:A", "--from", "manuals").exit_code == 0


def test_what_was_not_reported_and_could_be_computed_says_so(write: Write) -> None:
    path = office(write, manual="component A: x\n")
    write("data/reported.csv", "indicator,period,realisation\n")
    assert "k: realisation for year, looked for in" in run("score", str(path)).stdout
    assert ", or `--from manuals`" in run("score", str(path)).stdout
    (path.parent / "k.iku").unlink()
    assert "--from manuals" not in run("score", str(path)).stdout


def test_a_line_without_a_title_has_that_of_its_manual(write: Write) -> None:
    path = office(write)
    write("k.iku", 'manual k "Kept promises"\ncomponent A: 1\n')
    (line,) = [each for each in run("score", str(path)).stdout.splitlines() if each.split()[:1] == ["k"]]
    assert "Kept promises" in line
    untitled = office(write, CONTRACT.replace(' "C"', ""))
    assert run("score", str(untitled)).stdout.startswith("c, 2024, year")


def test_notes_are_about_the_texts_that_are_checked(write: Write) -> None:
    path = office(write, framework=FRAMEWORK.replace('"F"', '"F"\nauthority "hearsay", confidence low\n'))
    assert "IKU542" in run("check", str(path.parent / "f.iku")).stderr
    alone = run("check", str(path))
    assert alone.stderr == "1 text checked: nothing to report\n"
    path.with_name("f.iku").write_text(FRAMEWORK.replace("1\n", "1\nround objectve to 0 decimals\n", 1))
    assert "[IKU201]" in run("check", str(path)).stderr


def test_a_check_counts_in_words() -> None:
    text = str(Path(__file__).parents[2] / "manuals" / "frameworks" / "kmk-467-2014.iku")
    assert run("check", text).stderr.startswith("1 text checked, ")
    assert run("check", text, "--language", "indonesian").stderr.startswith("1 teks diperiksa, ")


SLIPS = {
    "the habit of a sheet": ("unit percent\ncomponent A: x / y * 100\n", "IKU309", "leave `* 100` out"),
    "labels as numbers": ("component 1: x\ncomponent 2: y\nrealisation: 1 + 2\n", "IKU534", "write `component 1` or"),
    "no component": ("component A: x\nrealisation: y\n", "IKU534", "name `total` or a component"),
    "a comparison": ("component A: x = y\n", "IKU404", "write `if x = y then … else …`"),
    "a condition by its name": ("value met: not (x = y)\ncomponent A: met\n", "IKU404", "write `if met then … else …`"),
    "a weight": ("component A weight x = y and x > 1: x\n", "IKU404", "write `if x = y and x > 1 then … else …`"),
    "a realisation": ("component A: x\nrealisation: A > 1\n", "IKU404", "write `if A > 1 then … else …`"),
}


@pytest.mark.parametrize(("manual", "code", "hint"), SLIPS.values(), ids=SLIPS.keys())
def test_a_slip_in_a_manual_is_told_with_what_was_meant(write: Write, manual: str, code: str, hint: str) -> None:
    example = 'example "e": given x = 1, y = 2 expect realisation = 7\n' if code == "IKU404" else ""
    found = run("check", str(write("m.iku", f"manual m\ninput x\ninput y\n{manual}{example}"))).stderr
    assert (found.count(f"[{code}]"), hint in found, "IKU408" in found) == (1, True, False), found


@pytest.mark.parametrize(
    ("word", "meant"),
    [("maksimal", "maximize"), ("higher", "maximize"), ("lower", "minimize"), ("minimal", "minimize")],
)
def test_the_nearest_polarity_is_proposed(write: Write, word: str, meant: str) -> None:
    framework = FRAMEWORK.replace("index of maximize", "index of minimize: realisation\nindex of maximize")
    path = office(write, CONTRACT.replace("maximize", word), framework)
    found = run("score", str(path)).stderr
    assert "[IKU501]" in found
    assert f"did you mean `{meant}`?" in found
    alone = run("check", str(write("m.iku", f"manual m\npolarity {word}\ncomponent A: 1\n"))).stderr
    assert "they know `maximize`, `minimize`, `stabilize`" in alone
    assert f"did you mean `{meant}`?" in alone


HEADINGS = [
    "Indicator;Period;Realisation;Source",
    "indikator;periode;realisasi;sumber",
    "INDIKATOR;Periode;realisation;x",
]


@pytest.mark.parametrize("headings", HEADINGS)
def test_headings_are_read_in_capitals_and_in_indonesian(write: Write, headings: str) -> None:
    path = office(write)
    write("data/reported.csv", f"{headings}\nk;year;4;page 3\n")
    result = run("score", str(path))
    assert (result.exit_code, "100.00" in result.stdout, "IKU602" in result.stderr) == (0, True, False), result.stderr


def test_a_heading_that_is_nearly_right_is_proposed(write: Write) -> None:
    path = office(write)
    write("data/reported.csv", "indicator,period,realization\nk,year,4\n")
    assert "did you mean `realisation`?" in run("score", str(path)).stderr


def test_one_heading_in_two_languages_is_two_columns_of_one_name(write: Write) -> None:
    path = office(write)
    write("data/reported.csv", "indicator,indikator,period,realisation\nk,k,year,4\n")
    assert "two columns are called `indicator`" in run("score", str(path)).stderr


def test_a_manual_of_which_a_part_could_not_be_read_has_no_realisation(write: Write) -> None:
    folder = office(write, manual="component A weight 70%: x is not / 2\ncomponent B weight 30%: 1\n")
    result = run("score", str(folder), "--from", "manuals", "--format", "json")
    (line,) = json.loads(result.stdout)["indicators"]
    assert result.exit_code == 1
    assert (line["realisation"], line["index"]) == (None, None)
