"""Wrong data, through the command line: each is told with its place, and what does not stand on it comes out."""

from pathlib import Path

import attrs
import pytest

from tests import workbooks
from tests.cli.conftest import run

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index from 0 to 120
index of maximize when target > 0: realisation / target * 100
value of office: mean(members.index where applicable)
"""
CONTRACT = """contract office-2024 "An office" year 2024
framework plain
indicator z target year 50%
indicator b target year 50%
"""
ZONES = """manual z "Zones"
unit percent; polarity maximize
input promised in zone, consolidate take last known value
table zones with name text, stage choice, planned number, reached percent, running flag
points stage: under_way 0.5, completed 1
component A weight 50%: mean(zones.reached where running)
component B weight 50%: mean(stage(zones.stage)) * count(zones) / promised
"""
SOUND = """manual b "Sound"
unit percent; polarity maximize
input part in percent, consolidate take last known value
component A weight 100%: part
"""
HEADER = "name,stage,planned,reached,running"
GOOD = f"{HEADER}\nKEK Palu,completed,10,50%,yes\nKEK Bitung,completed,20,60%,yes\n"
INPUTS = "period,promised\nyear,2\n"
SCORED = "b   Sound                  50%          50%"
CELLS: list[object] = HEADER.split(",")  # type: ignore[assignment]
PALU: list[object] = ["KEK Palu", "completed", 10, "0.5%", "yes"]


@attrs.frozen
class Wrong:
    """One thing that is wrong: the files in place of the good ones, the rule, its place, what is said of it."""

    files: dict[str, str | bytes]
    code: str
    place: str
    said: str
    hint: str = ""
    z: str = "no value"  # the realisation of the indicator


def rows(*lines: str) -> dict[str, str | bytes]:
    """Return the table of zones with these rows."""
    return {"z.zones.csv": "".join(f"{line}\n" for line in (HEADER, *lines))}


def sheet(*cells: list[object]) -> dict[str, str | bytes]:
    """Return the table of zones in a workbook."""
    return {"z.zones.csv": b"", "data.xlsx": workbooks.xlsx({"z.zones": [CELLS, *cells]})}


WRONG = {
    "a missing column": Wrong(
        {"z.zones.csv": "name,stage,planned,running\nKEK Palu,completed,10,yes\n"},
        *("IKU602", "z.zones.csv:1:1", "has no column `reached`", "it has `name`, `stage`, `planned`, `running`"),
    ),
    "an extra column": Wrong(
        {"z.zones.csv": f"{HEADER},plannd\nKEK Palu,completed,10,50%,yes,7\n"},
        *("IKU603", "z.zones.csv:1:1", "nothing reads the column `plannd`", "", "50%"),
    ),
    "a text for a number that nothing uses": Wrong(
        rows("KEK Palu,completed,about 10,50%,yes"),
        *("IKU604", "z.zones.csv:2:1", "`about 10` in column `planned` is not a number", "write a number", "50%"),
    ),
    "a text for a number": Wrong(
        rows("KEK Palu,completed,10,half,yes"),
        *("IKU604", "z.zones.csv:2:1", "`half` in column `reached` is not a number", "write a number"),
    ),
    "an unknown choice": Wrong(
        rows("KEK Palu,complete,10,50%,yes"),
        *(
            "IKU618",
            "z.zones.csv:2:1",
            "`complete` in column `stage` is none of the choices",
            "did you mean `completed`",
        ),
    ),
    "no flag": Wrong(
        rows("KEK Palu,completed,10,50%,maybe"),
        *("IKU617", "z.zones.csv:2:1", "`maybe` in column `running` is neither yes nor no", "write yes or no"),
    ),
    "a dash": Wrong(
        rows("KEK Palu,completed,10,-,yes"),
        *("IKU606", "z.zones.csv:2:1", "`-` in column `reached` could mean zero, missing or not applicable", "write 0"),
    ),
    "a blank": Wrong(
        rows("KEK Palu,completed,10,,yes"),
        *("IKU616", "z.zones.csv:2:1", "the cell in column `reached` is blank", "fill it in"),
    ),
    "two readings": Wrong(
        rows("KEK Palu,completed,1.250,50%,yes"),
        *(
            "IKU605",
            "z.zones.csv:2:1",
            "`1.250` in column `planned` can be read as 1.250 and as 1250",
            "`numbers`",
            "50%",
        ),
    ),
    "two forms of numbers": Wrong(
        rows('KEK Palu,completed,10,"50,5%",yes', "KEK Bitung,completed,10,49.5%,yes"),
        *("IKU621", "z.zones.csv:3:1", "`49.5%` in column `reached` can only be a number like 1,234.56", "", "75%"),
    ),
    "fewer cells than columns": Wrong(
        rows("KEK Palu,completed,10,50%"),
        *("IKU601", "z.zones.csv:2:1", "4 cells under 5 columns", "give every column a cell"),
    ),
    "more cells than columns": Wrong(
        rows("KEK Palu,completed,10,50,5%,yes"),
        *("IKU601", "z.zones.csv:2:1", "6 cells under 5 columns", "put a cell that holds a comma in quotes"),
    ),
    "an open quote": Wrong(
        rows('"KEK Palu,completed,10,50%,yes'),
        *("IKU601", "z.zones.csv:2:1", "a quote opens here and is not closed", "close it behind the cell", "missing"),
    ),
    "two headings alike": Wrong(
        {"z.zones.csv": f"{HEADER},Stage\nKEK Palu,completed,10,50%,yes,x\n"},
        *("IKU601", "z.zones.csv:1:1", "two columns are called `stage`", "rename one of them", "missing"),
    ),
    "a title above the header": Wrong(
        {"z.zones.csv": f"Zones of 2024,,,,\n\n{HEADER}\nKEK Palu,completed,10,50%,yes\n"},
        *("IKU626", "z.zones.csv:1:1", "the header of column B is empty", "row 3 may be the header", "missing"),
    ),
    "a title above the header of inputs": Wrong(
        {"z.csv": "Year 2024,\nperiod,promised\nyear,2\n"},
        *("IKU626", "z.csv:1:1", "the header of column B is empty", "row 2 may be the header", "missing"),
    ),
    "a row of totals": Wrong(
        rows("KEK Palu,completed,10,50%,yes", "Jumlah,completed,10,50%,yes"),
        *("IKU696", "z.zones.csv:3:1", "its first cell is `Jumlah`", "remove it", "75%"),
    ),
    "a total of inputs": Wrong(
        {"z.csv": f"{INPUTS}Total,2\n"},
        *("IKU609", "z.csv:3:1", "`Total` is not a period", "write Q1", "77.5%"),
    ),
    "a row twice": Wrong(
        rows("KEK Palu,completed,10,50%,yes", "KEK Palu,completed,10,50%,yes"),
        *("IKU697", "z.zones.csv:3:1", "the row is the same", "remove one of them", "75%"),
    ),
    "an input twice": Wrong(
        {"z.csv": f"{INPUTS}year,3\n"},
        *("IKU610", "z.csv:3:1", "is reported as 2 and 3", "keep the row that holds", "missing"),
    ),
    "no period": Wrong(
        {"z.csv": "period,promised\nQ5,2\n"}, "IKU609", "z.csv:2:1", "`Q5` is not a period", "", "missing"
    ),
    "windows-1252": Wrong(
        {"z.zones.csv": GOOD.replace("Palu", "P\u00e9lu").encode("cp1252")},
        *("IKU619", "z.zones.csv:2:6", "is read as Windows-1252; the first character that differs is `\u00e9`"),
        z="77.5%",
    ),
    "an error cell": Wrong(
        sheet(["KEK Palu", "completed", 10, '<c t="e"><v>#DIV/0!</v></c>', "yes"]),
        *("IKU627", "data.xlsx[z.zones]!D2", "the formula in column `reached` came out as `#DIV/0!`", "correct it"),
    ),
    "a formula without a result": Wrong(
        sheet(["KEK Palu", "completed", 10, "<c><f>A1</f></c>", "yes"]),
        *("IKU628", "data.xlsx[z.zones]!D2", "the cell in column `reached` holds a formula without a result"),
    ),
    "a plain number among percentages": Wrong(
        sheet(PALU, ["KEK Bitung", "completed", 10, 0.6, "yes"]),
        *("IKU625", "data.xlsx[z.zones]!D3", "`0.6` in column `reached` is a plain number"),
    ),
    "a sheet that is no table": Wrong(
        {"z.zones.csv": b"", "data.xlsx": workbooks.archive(workbooks.parts({"z.zones": "<worksheet><sheetData>"}))},
        *("IKU620", "", "a part of it is no XML as workbooks have it", "", "missing"),
    ),
    "a workbook cut off": Wrong(
        {"z.zones.csv": b"", "data.xlsx": workbooks.xlsx({"z.zones": [CELLS, PALU]})[:300]},
        *("IKU620", "", "it is no workbook, or a damaged one", "", "missing"),
    ),
    "a part that is damaged": Wrong(
        {"z.zones.csv": b"", "z.zones/a.csv": GOOD, "z.zones/b.parquet": b"PAR1"},
        *("IKU620", "", "it is no Parquet file, or a damaged one", "", "missing"),
    ),
}


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Return the folder of a contract with two indicators whose data are in order."""
    files = {"plain.iku": FRAMEWORK, "contract.iku": CONTRACT, "z.iku": ZONES, "b.iku": SOUND}
    files |= {"data/z.csv": INPUTS, "data/z.zones.csv": GOOD, "data/b.csv": "period,part\nyear,50%\n"}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def spoil(office: Path, wrong: Wrong) -> None:
    """Put the files in place; one without content is taken away."""
    for name, content in wrong.files.items():
        path = office / "data" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        if not content:
            path.unlink()


def test_without_anything_wrong_nothing_is_said(office: Path) -> None:
    result = run("score", str(office), "--from", "manuals")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "77.5%" in result.stdout
    assert SCORED in result.stdout


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_wrong_data_are_told_and_the_rest_is_scored(office: Path, wrong: Wrong) -> None:
    spoil(office, wrong)
    result = run("score", str(office), "--from", "manuals")
    assert SCORED in result.stdout
    line = next(line for line in result.stdout.splitlines() if line.startswith("  z   Zones"))
    assert line.split()[3:][: len(wrong.z.split())] == wrong.z.split(), line
    assert f"[{wrong.code}]: " in result.stderr
    assert wrong.said in result.stderr
    assert wrong.hint in result.stderr
    assert not wrong.place or f"--> {office}/data/{wrong.place}\n" in result.stderr


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_a_check_tells_the_same(office: Path, wrong: Wrong) -> None:
    spoil(office, wrong)
    scored = run("score", str(office), "--from", "manuals")
    checked = run("check", str(office))
    assert f"[{wrong.code}]: " in checked.stderr + checked.stdout
    assert wrong.said in checked.stderr + checked.stdout
    assert (scored.exit_code, checked.exit_code) == (1, 1) or "error" not in scored.stderr


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_it_is_told_in_indonesian_too(office: Path, wrong: Wrong) -> None:
    spoil(office, wrong)
    english, indonesian = (
        run("check", str(office), "--language", language).output for language in ("english", "indonesian")
    )
    assert f"[{wrong.code}]: " in indonesian
    for line in (line for line in english.splitlines() if line.startswith(("error[", "warning[", "  = hint: did"))):
        assert line not in indonesian.splitlines()
