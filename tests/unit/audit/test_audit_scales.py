"""A figure that its own scale has no room for is found, and weights of parts that are more than their whole."""

from pathlib import Path

import pytest

from iku_dsl.audit.audit import Audited
from tests.unit.audit.offices import audit_of, codes, numbered

CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator a target year 3
indicator b unit index, polarity maximize, target year 3
"""
MANUAL = """manual a "Survey"
unit index, from 1 to 4; polarity maximize
input survey from 0 to 4
input days from 5
component A weight 60%: survey
component B weight 40%: days
deduction C weight 20%, given in percent
"""


def audited(folder: Path, *rows: str) -> Audited:
    return audit_of(folder, {"contract.iku": CONTRACT, "a.iku": MANUAL}, numbered(list(rows)))


@pytest.mark.parametrize(
    ("row", "beyond"),
    [
        ("a,realisation,year,4.1,en", "1 to 4"),
        ("a,realisation,year,0.9,en", "1 to 4"),
        ("a,realisation,year,4.0,en", ""),
        ("a,realisation,2023,4.4,en", ""),
        ("a,input survey,year,4.1,en", "0 to 4"),
        ("a,input days,year,4.4,en", "at least 5"),
        ("a,input days,year,5.5,en", ""),
        ("b,realisation,year,9,", ""),
    ],
)
def test_a_figure_lies_on_its_scale(tmp_path: Path, row: str, beyond: str) -> None:
    found = [each for each in audited(tmp_path, row).findings if each.diagnostic.rule.code == "IKU707"]
    assert [each.claim.row.id for each in found] == ["r1"] * bool(beyond)
    assert all(beyond in each.diagnostic.message.words() for each in found)


@pytest.mark.parametrize(("unit", "found"), [("(Skala 4)", [("IKU707", "r2")]), ("scale of 5", []), ("points", [])])
def test_a_scale_that_is_printed_holds_for_what_is_measured_on_it(
    tmp_path: Path, unit: str, found: list[tuple[str, str]]
) -> None:
    assert codes(audited(tmp_path, f"b,unit,,{unit},", 'b,realisation,year,"4,12",id')) == found


def weights(folder: Path, *printed: str) -> list[str]:
    rows = (f"a:{part},weight,,{weight}," for part, weight in zip("ABC", printed, strict=False))
    found = audited(folder, *rows)
    return [each.diagnostic.message.words() for each in found.findings if each.diagnostic.rule.code == "IKU711"]


@pytest.mark.parametrize("printed", [("60%", "40%"), ("50%", "40%"), ("70%",), ("60%", "40%", "20%")])
def test_weights_that_share_out_a_whole_stand(tmp_path: Path, printed: tuple[str, ...]) -> None:
    assert weights(tmp_path, *printed) == []


def test_weights_that_are_more_than_a_whole_are_found(tmp_path: Path) -> None:
    (said,) = weights(tmp_path, "60%", "45%")
    assert "105%" in said
    assert "100%" in said
