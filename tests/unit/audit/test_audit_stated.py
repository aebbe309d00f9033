"""What is set is held against the text that sets it, and not against itself."""

from pathlib import Path

import pytest

from iku_dsl.audit.verdict import Verdict
from tests.unit.audit.offices import audit_of, codes

CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator 1a unit percent, polarity maximize, target year 80%, weight 3
"""
MANUAL = """manual 1a "Permits"
input issued consolidate sum
input asked consolidate sum
input seen consolidate sum
realisation: issued / asked
"""


@pytest.mark.parametrize("row", ["T,table 1,,1a,target,year,90%,", "T,table 1,,1a,weight,year,4,"])
def test_a_target_or_a_weight_printed_otherwise_is_found(tmp_path: Path, row: str) -> None:
    found = audit_of(tmp_path, {"contract.iku": CONTRACT}, row)
    assert codes(found) == [("IKU709", "T")]


@pytest.mark.parametrize("row", ["T,table 1,,1a,target,year,80%,", "T,table 1,,1a,weight,year,3,"])
def test_a_target_or_a_weight_printed_as_it_is_set_stands(tmp_path: Path, row: str) -> None:
    found = audit_of(tmp_path, {"contract.iku": CONTRACT}, row)
    assert found.findings == ()
    assert list(found.verdicts.values()) == [Verdict.RECONCILED]


@pytest.mark.parametrize("name", ["issued", "seen"])
def test_an_input_is_made_up_of_its_quarters_whether_a_formula_uses_it_or_not(tmp_path: Path, name: str) -> None:
    quarters = "".join(f"Q{at},table 1,,1a,input {name},Q{at},{at},\n" for at in range(1, 5))
    found = audit_of(
        tmp_path, {"contract.iku": CONTRACT, "1a.iku": MANUAL}, f"{quarters}Y,table 1,,1a,input {name},year,13,"
    )
    assert codes(found) == [("IKU701", "Y")]
