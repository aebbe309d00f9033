"""What is set is held against the text that sets it, and not against itself."""

from pathlib import Path

import pytest

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.verdict import Verdict
from iku_dsl.session import Session

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index from 0 to 120
index of maximize when target > 0: realisation / target * 100
weight of indicator: 1
value of office: mean(members.index by weight where applicable)
"""
CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator 1a unit percent, polarity maximize, target year 80%, weight 3
"""
HEAD = "id,source,line,subject,quantity,period,printed\n"


MANUAL = """manual 1a "Permits"
input issued consolidate sum
input asked consolidate sum
input seen consolidate sum
realisation: issued / asked
"""


def audited(folder: Path, rows: str, manual: str = "") -> Audited:
    (folder / "frameworks").mkdir()
    (folder / "frameworks" / "plain.iku").write_text(FRAMEWORK)
    (folder / "office").mkdir()
    (folder / "office" / "contract.iku").write_text(CONTRACT)
    if manual:
        (folder / "office" / "1a.iku").write_text(manual)
    (folder / "office" / "published.csv").write_text(HEAD + rows)
    session = Session()
    loaded = session.load(folder / "office")
    assert loaded is not None
    found = session.audit(loaded)
    assert found is not None
    assert [each.message.words() for each in session.report if each.severity.value == "error"] == []
    return found


@pytest.mark.parametrize("row", ["T,table 1,,1a,target,year,90%", "T,table 1,,1a,weight,year,4"])
def test_a_target_or_a_weight_printed_otherwise_is_found(tmp_path: Path, row: str) -> None:
    found = audited(tmp_path, row)
    assert [(each.diagnostic.rule.code, each.claim.row.id) for each in found.findings] == [("IKU709", "T")]


@pytest.mark.parametrize("row", ["T,table 1,,1a,target,year,80%", "T,table 1,,1a,weight,year,3"])
def test_a_target_or_a_weight_printed_as_it_is_set_stands(tmp_path: Path, row: str) -> None:
    found = audited(tmp_path, row)
    assert found.findings == ()
    assert list(found.verdicts.values()) == [Verdict.RECONCILED]


@pytest.mark.parametrize("name", ["issued", "seen"])
def test_an_input_is_made_up_of_its_quarters_whether_a_formula_uses_it_or_not(tmp_path: Path, name: str) -> None:
    quarters = "".join(f"Q{at},table 1,,1a,input {name},Q{at},{at}\n" for at in range(1, 5))
    found = audited(tmp_path, f"{quarters}Y,table 1,,1a,input {name},year,13", MANUAL)
    assert [(each.diagnostic.rule.code, each.claim.row.id) for each in found.findings] == [("IKU701", "Y")]
