"""One misprint breaks several figures that are right: it is named as what explains them."""

from fractions import Fraction
from pathlib import Path

from iku_dsl.audit.audit import Audited
from tests.unit.audit.offices import audit_of, codes, numbered

MANUAL = """manual 1a "Children reached"
unit percent; polarity maximize
input children in children, consolidate sum
input reached in children, consolidate sum
realisation: reached / children
"""
CONTRACT = 'contract o-2024 "O" year 2024\nframework plain\nindicator 1a target year 80%\n'
REACHED = {"Q1": 96, "Q2": 102, "Q3": 131, "Q4": 140}
CHILDREN = {"Q1": 105, "Q2": 118, "Q3": 142, "Q4": 153}


def audited(folder: Path, reached: dict[str, int], data: str = "") -> Audited:
    """Return the audit of a report that prints the right sum and shares over these figures."""
    share = {period: f"{round(REACHED[period] / CHILDREN[period] * 10_000) / 100:.2f}%" for period in REACHED}
    rows = [f"1a,input reached,{period},{value}," for period, value in reached.items()]
    rows += [f"1a,input children,{period},{value}," for period, value in CHILDREN.items()]
    rows += [f"1a,realisation,{period},{value},en" for period, value in share.items()]
    rows += [f"1a,input reached,year,{sum(REACHED.values())},", f"1a,input children,year,{sum(CHILDREN.values())},"]
    files = {"contract.iku": CONTRACT, "1a.iku": MANUAL} | ({"data/1a.csv": data} if data else {})
    return audit_of(folder, files, numbered(rows))


def causes(found: Audited) -> dict[str, list[str]]:
    return {each.claim.row.id: [said.says.words() for said in each.hypotheses] for each in found.findings}


def test_an_honest_report_blames_nobody(tmp_path: Path) -> None:
    assert codes(audited(tmp_path, REACHED)) == []


def test_the_figure_that_explains_all_is_named(tmp_path: Path) -> None:
    found = audited(tmp_path, REACHED | {"Q3": 113})
    assert sorted(codes(found)) == [("IKU701", "r11"), ("IKU701", "r13")]  # both are right
    assert causes(found) == {row: ["113 (r3) printed in the place of 131"] for row in ("r11", "r13")}
    assert {(each.culprit.claim.row.id, each.culprit.value) for each in found.findings if each.culprit} == {
        ("r3", Fraction(131))
    }


def test_the_datum_names_it_outright(tmp_path: Path) -> None:
    rows = "".join(f"{period},{CHILDREN[period]},{REACHED[period]}\n" for period in REACHED)
    found = audited(tmp_path, REACHED | {"Q3": 113}, f"period,children,reached\n{rows}")
    assert sorted(codes(found)) == [("IKU701", "r11"), ("IKU701", "r13"), ("IKU740", "r3")]
    assert causes(found)["r3"] == ["this figure is the wrong one, printed in the place of 131"]
    assert [
        each.explains for each in next(each for each in found.findings if each.claim.row.id == "r3").hypotheses
    ] == [3]


def test_two_misprints_are_two(tmp_path: Path) -> None:
    found = audited(tmp_path, REACHED | {"Q3": 113, "Q1": 69})
    assert all("in the place of" not in said for several in causes(found).values() for said in several)


def test_a_share_of_a_total_is_named_for_the_total(tmp_path: Path) -> None:
    counts = [10, 20, 30, 40, 60, 90, 150, 100]
    shares = [f"{count / 5:.1f}%" for count in counts]
    shares[6] = "33.0%"
    rows = [f"homes[{at}],column count,,{count} people,en" for at, count in enumerate(counts)]
    rows += [f"homes[{at}],column share,,{share},en" for at, share in enumerate(shares)]
    rows += ["homes[total],column count,,500 people,en", "homes[total],column share,,100.0%,en"]
    found = audit_of(tmp_path, {"contract.iku": CONTRACT, "1a.iku": MANUAL}, numbered(rows))
    assert sorted(codes(found)) == [("IKU703", "r18"), ("IKU704", "r15")]
    assert causes(found)["r18"][0] == "33.0% (r15) printed in the place of 30%"
    assert causes(found)["r15"][0] == "this figure is the wrong one, printed in the place of 30%"
