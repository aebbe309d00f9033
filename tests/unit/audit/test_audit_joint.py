"""What rounding explains is explained with all that rests on the same figures, or it is left undecided."""

from fractions import Fraction
from pathlib import Path

import pytest

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.verdict import Verdict
from tests.unit.audit.offices import audit_of, numbered

MANUAL = """manual a "Answered in time"
unit percent; polarity maximize
input done from 0
input asked from 1
value rate "Rate": done / asked
component A weight 40%: rate
component B weight 60%: rate
"""
CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator a target year 90%
"""


def audited(folder: Path, first: str, second: str) -> Audited:
    rows = ["a:rate,value,year,70%,", f"a:A,contribution,year,{first},", f"a:B,contribution,year,{second},"]
    return audit_of(folder, {"a.iku": MANUAL, "contract.iku": CONTRACT}, numbered(rows))


@pytest.mark.parametrize(
    ("first", "second", "verdicts"),
    [
        ("28.0%", "42.0%", [Verdict.RECONCILED, Verdict.RECONCILED]),
        ("28.1%", "42.2%", [Verdict.ROUNDING, Verdict.ROUNDING]),  # 70.25% up to 70.37%
        ("28.1%", "41.9%", [Verdict.UNDECIDED, Verdict.UNDECIDED]),  # more than 70.12%, and less than 69.92%
        ("28.0%", "42.2%", [Verdict.RECONCILED, Verdict.UNDECIDED]),
    ],
)
def test_one_rate_behind_two_components(first: str, second: str, verdicts: list[Verdict], tmp_path: Path) -> None:
    found = audited(tmp_path, first, second)
    assert [found.verdicts[each] for each in found.claims[1:]] == verdicts
    assert not [each for each in found.findings if each.diagnostic.rule.code == "IKU701"]


def test_the_figure_that_explains_one_explains_the_other(tmp_path: Path) -> None:
    found = audited(tmp_path, "28.1%", "42.2%")
    values = [value for each in found.claims[1:] for checked in found.checked[each] for _, value in checked.witness]
    assert len(values) == 2
    assert all(Fraction("0.7025") <= each < Fraction("0.70375") for each in values)


def test_what_it_would_change_is_told(tmp_path: Path) -> None:
    found = audited(tmp_path, "28.1%", "41.9%")
    why = found.why(found.claims[1])
    assert why is not None
    assert "give r3 too" in why.words()
