"""A manual over many offices and periods: each figure is that of an independent computation, as a fraction."""

import csv
import json
import random
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from iku_dsl.session import Session
from tests.cli.conftest import run
from tests.workbooks import written

ROOT = Path(__file__).parents[2]
B_STARS = ROOT / "manuals" / "kppbc-bekasi-2024" / "b-stars.iku"
OFFICES, PERIODS = 500, ("Q1", "Q2", "Q3", "Q4")
MANUAL = """manual service "Service of offices"
unit percent; polarity maximize
for each office "Office"
input planned in plan
input done in plan
input complaints in complaint
input settled in complaint
input warnings in warning
component A "Plans" weight 40%, cap 48%: done / planned
component B "Complaints settled" weight 25%, not applicable when complaints = 0: settled / complaints
component C "Survey" weight 35%, given in percent
parts not applicable share their weight
deduction D "Warnings" weight 10%, cap 5%: warnings / 4
"""
COLUMNS = ("period", "office", "planned", "done", "complaints", "settled", "warnings", "C")
Row = dict[str, int | str | None]


def rows(seed: int) -> list[Row]:
    """Return what 500 offices reported in four quarters; None is not applicable."""
    random_figures = random.Random(seed)
    pick = random_figures.randint
    return [
        {
            "period": f"{period} 2024",
            "office": f"Kantor {office}",
            "planned": pick(1, 40),
            "done": pick(0, 60),
            "complaints": pick(0, 3),
            "settled": pick(0, 3),
            "warnings": pick(0, 5),
            "C": pick(0, 1000) if pick(0, 9) else None,
        }
        for office in range(1, OFFICES + 1)
        for period in PERIODS
    ]


def expected(row: Row) -> Fraction:
    """Return the realisation of a row, in percentage points, worked out beside the program."""
    planned, done, complaints, settled, warnings = (Fraction(row[name] or 0) for name in COLUMNS[2:7])
    parts = [(Fraction(40), min(done / planned * 40, Fraction(48)))]
    if complaints:
        parts.append((Fraction(25), settled / complaints * 25))
    if row["C"] is not None:
        parts.append((Fraction(35), Fraction(row["C"]) / 10 * 35 / 100))
    applied = sum((weight for weight, _ in parts), Fraction(0))
    points = sum((points for _, points in parts), Fraction(0))
    return points * 100 / applied - min(warnings / 4 * 10, Fraction(5))


def printed(row: Row) -> list[str]:
    """Return a row as it stands in a file."""
    survey = "N/A" if row["C"] is None else f"{Fraction(row['C']) // 10}.{int(row['C']) % 10}%"
    return [*(str(row[name]) for name in COLUMNS[:-1]), survey]


def table(path: Path, every: Iterable[Row]) -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([COLUMNS, *map(printed, every)])
    return path


def manual(folder: Path, text: str = MANUAL) -> Path:
    path = folder / f"{text.split()[1]}.iku"
    path.write_text(text.partition("example")[0])
    return path


def computed(*words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("compute", *words, "--format", "json").stdout)
    return found


@pytest.mark.parametrize("seed", [1, 2026])
def test_500_offices_by_four_quarters_are_exact(tmp_path: Path, seed: int) -> None:
    every = rows(seed)
    assert any(row["C"] is None for row in every)
    assert any(row["complaints"] == 0 for row in every)
    found = computed(str(manual(tmp_path)), "--data", str(table(tmp_path / "offices.csv", every)))
    assert [(each["unit"], each["period"], each["year"]) for each in found] == [
        (row["office"], str(row["period"])[:2], 2024) for row in every
    ]
    assert [Fraction(each["exact"]) for each in found] == [expected(row) for row in every]


def test_components_are_exact_and_say_when_they_do_not_apply(tmp_path: Path) -> None:
    row: Row = {**rows(1)[0], "complaints": 0, "done": 3, "planned": 4, "warnings": 5}
    (found,) = computed(str(manual(tmp_path)), "--data", str(table(tmp_path / "one.csv", [row])))
    assert found["components"]["A"] == {"value": "30%", "exact": "30/1", "not_applicable": False}
    assert found["components"]["B"] == {"value": None, "exact": None, "not_applicable": True}
    assert found["components"]["D"]["exact"] == "5/1"
    assert found["not_applicable"] is False


def test_the_order_of_rows_changes_nothing_but_the_order_of_units(tmp_path: Path) -> None:
    every = rows(3)[:40]
    mixed = random.Random(3).sample(every, len(every))
    found = computed(str(manual(tmp_path)), "--data", str(table(tmp_path / "mixed.csv", mixed)))
    assert {(each["unit"], each["period"]): Fraction(each["exact"]) for each in found} == {
        (row["office"], str(row["period"])[:2]): expected(row) for row in every
    }
    assert [each["unit"] for each in found][::4] == list(dict.fromkeys(str(row["office"]) for row in mixed))
    assert [each["period"] for each in found] == [*PERIODS] * 10


def test_the_function_of_the_same_name_gives_the_same(tmp_path: Path) -> None:
    every = rows(4)[:8]
    session = Session()
    found = session.compute(manual(tmp_path), table(tmp_path / "some.csv", every))
    assert found is not None
    assert [each.realisation for each in found.values] == [expected(row) / 100 for row in every]
    assert not session.report.failed


def test_an_error_in_one_row_stops_only_its_unit(tmp_path: Path) -> None:
    every = rows(5)[:12]
    every[5]["planned"] = 0
    every[6]["warnings"] = "many"
    result = run(
        "compute", str(manual(tmp_path)), "--data", str(table(tmp_path / "bad.csv", every)), "--format", "json"
    )
    found = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [at for at, each in enumerate(found) if each["exact"] is None] == [5, 6]
    assert "IKU604" in result.stderr
    assert found[5]["error"] is not None
    page = run("compute", str(manual(tmp_path)), "--data", str(tmp_path / "bad.csv")).stdout
    assert "Kantor 2, Q2 2024: " in page


SIMPLE = """manual simple "Simple"
unit index
input done consolidate sum
component A: done
"""


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("period,done\nQ1 2024,3\n", [], [(None, "Q1", 2024, "3/1")]),
        ("period,done\nQ1,3\n", ["--year", "2024"], [(None, "Q1", 2024, "3/1")]),
        ("period,done\nQ2 2025,4\nQ1,3\n", ["--year", "2024"], [(None, "Q1", 2024, "3/1"), (None, "Q2", 2025, "4/1")]),
        ("period,done\nQ1,3\nQ2,4\n", ["--period", "Q2 2024"], [(None, "Q2", 2024, "4/1")]),
        ("done\n3\n", ["--year", "2024"], [(None, "year", 2024, "3/1")]),
        ("done\n3\n", ["--period", "Q3 2024"], [(None, "Q3", 2024, "3/1")]),
        ("done\n3\n", ["--period", "Q3", "--year", "2024"], [(None, "Q3", 2024, "3/1")]),
        (
            "unit,done\nA,3\nB,5\n",
            ["--year", "2024", "--by", "unit"],
            [("A", "year", 2024, "3/1"), ("B", "year", 2024, "5/1")],
        ),
        (
            "Unit,period,done\nA,Q1 2024,3\nA,Q2 2024,5\nA,Q1 2023,7\n",
            ["--by", "Unit", "--period", "to date Q2"],
            [("A", "to date Q2", 2023, None), ("A", "to date Q2", 2024, "8/1")],
        ),
    ],
)
def test_units_and_periods(tmp_path: Path, text: str, words: list[str], wanted: list[tuple[Any, ...]]) -> None:
    data = tmp_path / "some.csv"
    data.write_text(text)
    found = computed(str(manual(tmp_path, SIMPLE)), "--data", str(data), *words)
    assert [(each["unit"], each["period"], each["year"], each["exact"]) for each in found] == wanted


@pytest.mark.parametrize(
    ("text", "words", "code", "ends"),
    [
        ("period,done\nQ1,3\n", [], "IKU672", 1),
        ("done\n3\n", [], "IKU673", 1),
        ("done\n3\n", ["--period", "Q1"], "IKU673", 1),
        ("period,done\nQ9 2024,3\n", [], "IKU609", 1),
        ("period,done\nQ1 2024,3\n", ["--by", "office"], "IKU602", 1),
        ("period,done\nQ1 2024,3\nQ1 2024,4\n", [], "IKU610", 0),
        ("period,done\nQ1 2024,3\n", ["--period", "soon"], "is not a period", 2),
        ("period,done\nQ1 2024,3\n", ["--show", "B"], "no component and no value", 2),
    ],
)
def test_what_is_lacking_is_said(tmp_path: Path, text: str, words: list[str], code: str, ends: int) -> None:
    data = tmp_path / "some.csv"
    data.write_text(text)
    result = run("compute", str(manual(tmp_path, SIMPLE)), "--data", str(data), *words)
    assert code in result.stderr
    assert result.exit_code == ends


def test_a_year_that_lacks_is_said_once_a_table(tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text("period,done\nQ1,3\nQ2,4\nQ3,5\n")
    stderr = run("compute", str(manual(tmp_path, SIMPLE)), "--data", str(tmp_path / "some.csv")).stderr
    assert stderr.count("IKU672") == 1


def test_a_root_is_known_between_two_bounds(tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text("period,done\nQ1 2024,2\n")
    text = 'manual rooted "Root"\nunit index\ninput done\nrealisation: root(done)\n'
    (found,) = computed(str(manual(tmp_path, text)), "--data", str(tmp_path / "some.csv"))
    low, high = map(Fraction, found["enclosure"])
    assert (found["exact"], low**2 < 2 < high**2, found["realisation"]) == (None, True, "\u22481.414214")


def test_a_folder_holds_the_tables_too(tmp_path: Path) -> None:
    text = 'manual zones "Z"\nfor each region\ntable works with cost number\nrealisation: sum(works.cost)\n'
    (tmp_path / "zones.works.csv").write_text(
        "period,region,cost\nQ1 2024,A,3\nQ1 2024,A,4\nQ1 2024,B,5\nQ2 2024,B,6\n"
    )
    found = computed(str(manual(tmp_path, text)), "--data", str(tmp_path))
    assert [(each["unit"], each["period"], each["exact"]) for each in found] == [
        ("A", "Q1", "7/1"),
        ("B", "Q1", "5/1"),
        ("B", "Q2", "6/1"),
    ]


@pytest.mark.parametrize("sheet", ["simple", "anything"])
@pytest.mark.parametrize("form", ["xlsx", "ods", "sqlite"])
def test_a_workbook_or_a_database_holds_the_table(tmp_path: Path, form: str, sheet: str) -> None:
    data = tmp_path / f"some.{form}"
    data.write_bytes(written(f"[{sheet}]\nperiod;done\nQ1 2024;3\n", form))
    assert [each["exact"] for each in computed(str(manual(tmp_path, SIMPLE)), "--data", str(data))] == ["3/1"]


def test_several_sheets_of_other_names_are_not_guessed_at(tmp_path: Path) -> None:
    data = tmp_path / "some.xlsx"
    data.write_bytes(written("[one]\nperiod;done\nQ1 2024;3\n[two]\nperiod;done\nQ1 2024;3\n", "xlsx"))
    assert "IKU624" in run("compute", str(manual(tmp_path, SIMPLE)), "--data", str(data)).stderr


def test_a_file_of_no_known_form_and_one_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "some.pdf").write_text("period,done\n")
    assert "IKU620" in run("compute", str(manual(tmp_path, SIMPLE)), "--data", str(tmp_path / "some.pdf")).stderr
    assert run("compute", str(manual(tmp_path, SIMPLE)), "--data", str(tmp_path / "none.csv")).exit_code == 2


def test_a_manual_that_computes_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "some.csv").write_text("period\nQ1 2024\n")
    result = run("compute", str(manual(tmp_path, 'manual head "Head"\n')), "--data", str(tmp_path / "some.csv"))
    assert (result.exit_code, "IKU273" in result.stderr) == (1, True)


def test_the_manual_has_units_of_its_own(tmp_path: Path) -> None:
    data = table(tmp_path / "offices.csv", rows(1)[:4])
    result = run("compute", str(manual(tmp_path)), "--data", str(data), "--by", "planned")
    assert (result.exit_code, "IKU274" in result.stderr) == (1, True)


def test_the_risk_profile_of_companies_over_periods(tmp_path: Path) -> None:
    pick = random.Random(45_35_20).randint
    scores = {
        (f"PT {company}", period): [Fraction(pick(0, 1000), 10) for _ in range(3)]
        for company in "ABCDEFGH"
        for period in ("january 2024", "february 2024", "december 2024", "january 2025")
    }
    data = tmp_path / "companies.csv"
    lines = [f"{company},{period},{','.join(map(_decimal, three))}" for (company, period), three in scores.items()]
    data.write_text("company,period,track_record,operational_risk,inherent_risk\n" + "\n".join(lines) + "\n")
    found = computed(str(B_STARS), "--data", str(data))
    totals = {key: a * 45 / 100 + b * 35 / 100 + c * 20 / 100 for key, (a, b, c) in scores.items()}
    assert {(each["unit"], f"{each['period']} {each['year']}"): Fraction(each["exact"]) for each in found} == totals
    for each in found:
        total = totals[each["unit"], f"{each['period']} {each['year']}"]
        assert each["values"]["category"]["value"] == _printed_band(total)


def _decimal(score: Fraction) -> str:
    return f"{score.numerator * 10 // score.denominator / 10:.1f}"


def _printed_band(total: Fraction) -> str:
    """Return the band that the report prints, between whole numbers none."""
    bands = {(0, 20): "Sangat Rendah", (21, 40): "Rendah", (41, 60): "Menengah", (61, 80): "Tinggi"}
    bands[81, 100] = "Sangat Tinggi"
    return next(
        (f"Risiko {name}" for (low, high), name in bands.items() if low <= total <= high), "no printed category"
    )
