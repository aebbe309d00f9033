"""What is tested: a name in the published figures that nothing has is told; one of the report's own is not."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from iku_dsl.session import Session

FRAMEWORK = """framework plain "Plain"
levels indicator, objective, office
index of maximize when target > 0: realisation / target * 100
weight of indicator: 1
value of objective: mean(members.index)
value of office: mean(members.value)
"""
CONTRACT = """contract office-2025 "Office" year 2025
framework plain
objective S1 "Children"
indicator 1.1 in S1, unit percent, polarity maximize, target year 90%
indicator 2.1 in S1, unit percent, polarity maximize, target year 90%
"""
MANUAL = """manual 1.1 "Children immunised"
unit percent; polarity maximize
input due in child
table clinics with clinic text, done number in child
points state: full 1, partly 0.5
component A weight 100%: sum(clinics.done) / due
"""
DATA = {"data/1.1.csv": "period,due\nyear,100\n", "data/1.1.clinics.csv": "clinic,done\nNorth Bay,40\nOld Mill,50\n"}
HEAD = "id,source,line,subject,quantity,period,printed\n"


def told(folder: Path, rows: Sequence[str], data: dict[str, str] | None = None) -> list[tuple[str, str]]:
    """Return the code of every warning about a table of published figures, with what is most likely meant."""
    lines = "".join(f"r{at},table 1,{at},{row},1\n" for at, row in enumerate(rows, start=1))
    files = {
        "contract.iku": CONTRACT,
        "1.1.iku": MANUAL,
        "published.csv": HEAD + lines,
        **(DATA if data is None else data),
    }
    files = {f"office/{name}": text for name, text in files.items()} | {"frameworks/plain.iku": FRAMEWORK}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    session = Session()
    session.check([folder / "office"])
    found = [each for each in session.report if each.rule.code.startswith("IKU64")]
    return [(each.rule.code, each.hints[0].words() if each.hints else "") for each in found]


@pytest.mark.parametrize(
    ("row", "code", "hint"),
    [
        ("1.9,realisation,year", "IKU642", "did you mean `1.1`?"),
        ("S9,value,year", "IKU642", "write `figure NAME` for a figure that nothing in the contract is about"),
        ("objektif,count,year", "IKU642", "did you mean `objective`?"),
        ("sasaran,count,year", "IKU642", "the levels are `indicator`, `objective`, `office`"),
        ("1.9:A,value,year", "IKU642", "did you mean `1.1`?"),
        ("1.9.clinics[Old Mill],column done,year", "IKU642", "did you mean `1.1.clinics`?"),
        ("1.1:C,value,year", "IKU643", "it has `A`, `due`, `state`"),
        ("1.1,input dues,year", "IKU643", "did you mean `due`?"),
        ("1.1.clinic[Old Mill],column done,year", "IKU643", "did you mean `clinics`?"),
        ("1.1.clinics[Old Mill],column donee,year", "IKU643", "did you mean `done`?"),
        ("1.1.clinics[Old Mil],column done,year", "IKU644", "did you mean `Old Mill`?"),
        ("1.1.state[fulll],points,year", "IKU644", "did you mean `full`?"),
    ],
)
def test_a_name_that_nothing_has_is_told(tmp_path: Path, row: str, code: str, hint: str) -> None:
    assert told(tmp_path, [row]) == [(code, hint)]


@pytest.mark.parametrize(
    "row",
    [
        "1.1,realisation,year",
        "2.1,input anything,year",
        "2.1:X,value,year",
        "2.1.clinics[Old],column done,year",
        "1.1:A,value,year",
        "1.1:due,value,year",
        "score,value,year",
        "objective,count,year",
        "1.1.clinics[OLD  MILL],column done,year",
        "1.1.clinics[total],column done,year",
        "1.1.clinics[jumlah],column done,year",
        "1.1.clinics[Harbour],column done,year",
        "1.1.clinics[Old Mill],column rank,year",
        "1.1.clinics,count,year",
        "1.1.state[full],points,year",
        "staff[Old Mil],column doctors,year",
        "visitors of 2024,count,year",
        "rainfall,figure millimetres,year",
    ],
)
def test_what_is_there_or_the_reports_own_is_not_told(tmp_path: Path, row: str) -> None:
    assert told(tmp_path, [row]) == []


def test_every_slip_is_told_in_one_run_and_each_once(tmp_path: Path) -> None:
    rows = ["1.9,index,year", "1.1:C,value,year", "1.9,realisation,year", "1.1.clinics[Old Mil],column done,year"]
    assert [code for code, _ in told(tmp_path, rows)] == ["IKU642", "IKU643", "IKU644"]


def test_rows_without_data_are_held_against_each_other(tmp_path: Path) -> None:
    rows = [f"1.1.clinics[{row}],column {column},year" for row in ("Old Mill", "North Bay") for column in ("a", "b")]
    assert told(tmp_path, rows, {}) == []
    rows[1] = "1.1.clinics[Old Mil],column b,year"
    assert told(tmp_path, rows, {}) == [("IKU645", "write `Old Mill`")]


def test_two_rows_of_one_column_are_two_rows(tmp_path: Path) -> None:
    rows = [f"staff[Golongan {row}],column persons,year" for row in ("II", "III", "IV")]
    assert told(tmp_path, rows) == []
