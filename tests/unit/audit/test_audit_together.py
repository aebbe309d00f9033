"""The figures that cannot hold together are told with those further down without which they could."""

from pathlib import Path

from tests.unit.audit.offices import audit_of

CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator 1a polarity maximize, target year 80
"""
PUBLISHED = """R,table 1,,1a,realisation,year,61.7580,
I,table 1,,1a,index,year,77,
S,table 2,,score,score,year,77.3000,
"""


def test_a_value_that_only_what_lies_further_down_refutes_is_told_with_it(tmp_path: Path) -> None:
    found = audit_of(tmp_path, {"contract.iku": CONTRACT}, PUBLISHED)
    assert [[each.row.id for each in one.together] for one in found.findings] == [["S", "R"]]
