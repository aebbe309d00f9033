"""The figures that cannot hold together are told with those further down without which they could."""

from pathlib import Path

from iku_dsl.session import Session

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index of maximize when target > 0: realisation / target * 100
weight of indicator: 1
value of office: mean(members.index by weight where applicable)
"""
CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator 1a polarity maximize, target year 80
"""
PUBLISHED = """id,source,line,subject,quantity,period,printed
R,table 1,,1a,realisation,year,61.7580
I,table 1,,1a,index,year,77
S,table 2,,score,score,year,77.3000
"""


def test_a_value_that_only_what_lies_further_down_refutes_is_told_with_it(tmp_path: Path) -> None:
    (tmp_path / "frameworks").mkdir()
    (tmp_path / "frameworks" / "plain.iku").write_text(FRAMEWORK)
    office = tmp_path / "office"
    office.mkdir()
    (office / "contract.iku").write_text(CONTRACT)
    (office / "published.csv").write_text(PUBLISHED)
    session = Session()
    loaded = session.load(office)
    assert loaded is not None
    found = session.audit(loaded)
    assert found is not None
    assert [[each.row.id for each in one.together] for one in found.findings] == [["S", "R"]]
