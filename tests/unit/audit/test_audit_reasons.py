"""What is tested: words that agree with the texts stand, and a figure that cannot be checked says truly why."""

from pathlib import Path

import pytest

from iku_dsl.audit.audit import Audited
from iku_dsl.audit.verdict import Verdict
from tests.unit.audit.offices import audit_of, numbered

TEXTS = {
    "contract.iku": """contract office-2024 "Permit office" year 2024
framework staged
objective S1 "Service"
indicator 1a "Permits in time" in S1, target year 80%
indicator 1b "Complaints settled" in S1, unit percent, polarity maximize, target year 80%
""",
    "1a.iku": """manual 1a "Permits issued in time"
unit percent; polarity maximize
input issued in permit
input on_time in permit
table desks with desk text, done number in permit
component A "In time" weight 100%: on_time / issued
""",
}
STAGED = """framework staged "Staged"
levels indicator, objective, office
index from 0 to 120
index of maximize when target > 0: realisation / target * 100
value of objective: mean(members.index)
value of office: mean(members.value)
"""
STATUS = "categories status over 0 to 120: below 80 is red, from 80 below 100 is yellow, from 100 is green\n"
RECONCILED, UNCHECKABLE = Verdict.RECONCILED, Verdict.UNCHECKABLE


def audited(folder: Path, *rows: str, status: str = STATUS) -> Audited:
    texts = {**TEXTS, "../frameworks/staged.iku": STAGED + status}
    return audit_of(folder, texts, numbered(list(rows)))


def told(found: Audited) -> tuple[Verdict, str]:
    """Return the verdict of the first row, and why it has it."""
    claim = found.claims[0]
    why = found.why(claim)
    return found.verdicts[claim], why.words() if why else ""


@pytest.mark.parametrize(
    "row",
    [
        "1a,name,,Permits in time,",
        "1a,name,,Permits issued in time,",
        "1a,code,,1a,",
        "1a,unit,,persen,",
        "1b,unit,,%,",
        "1b,polarity,,Maximize,",
        "1b,polarity,,higher,",
        "1a:A,name,,In time,",
        "S1,code,,S1,",
    ],
)
def test_words_that_agree_with_a_text_stand(tmp_path: Path, row: str) -> None:
    assert told(audited(tmp_path, row)) == (RECONCILED, "")


@pytest.mark.parametrize(
    ("status", "index", "verdict", "why"),
    [
        ("yellow", "90", RECONCILED, ""),
        ("Yellow", "80", RECONCILED, ""),
        ("yellow", "80.0", RECONCILED, ""),
        ("yellow", "100", UNCHECKABLE, "the figure beside it may have been rounded over the bound of a status"),
        ("blue", "90", UNCHECKABLE, "the framework calls no status `blue`"),
        ("yellow", "", UNCHECKABLE, "the figure that it is the status of was not printed"),
    ],
)
def test_a_status_stands_by_the_figure_beside_it(
    tmp_path: Path, status: str, index: str, verdict: Verdict, why: str
) -> None:
    rows = [f"1a,status,year,{status},", *([f'1a,index,year,"{index}",'] if index else [])]
    assert told(audited(tmp_path, *rows)) == (verdict, why)


def test_a_status_that_is_not_that_of_its_figure_is_refuted(tmp_path: Path) -> None:
    assert told(audited(tmp_path, "1a,status,year,green,", "1a,index,year,90,"))[0] is Verdict.REFUTED


def test_a_framework_without_statuses_says_so(tmp_path: Path) -> None:
    found = audited(tmp_path, "1a,status,year,green,", "1a,index,year,90,", status="")
    assert told(found) == (UNCHECKABLE, "the framework names no statuses")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1a,input issued,year,200,", "it is a datum: others are computed from it, and it from none"),
        ("1a.desks[North],column done,year,200,", "it is a datum: others are computed from it, and it from none"),
        ("visitors,figure persons,year,200,", "it is a figure of the report's own, which no text computes"),
        ("staff[North],column persons,year,200,", "it is a figure of the report's own, which no text computes"),
        ("1b,realisation,year,70%,", "no text says how it follows from anything else"),
        ("1a,unit,,permits,", "the texts say `percent`, and other words may mean the same"),
    ],
)
def test_what_cannot_be_checked_says_why(tmp_path: Path, row: str, why: str) -> None:
    assert told(audited(tmp_path, row)) == (UNCHECKABLE, why)


def test_a_name_that_no_text_gives_is_not_said_to_stand(tmp_path: Path) -> None:
    contract = TEXTS["contract.iku"].replace(' "Complaints settled"', "")
    texts = {"contract.iku": contract, "../frameworks/staged.iku": STAGED}
    found = audit_of(tmp_path, texts, numbered(["1b,name,,Complaints,"]))
    assert told(found) == (UNCHECKABLE, "no text gives it a name")
