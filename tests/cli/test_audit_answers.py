"""Answers to findings, an earlier audit, and the text of the report: what each of them does to an audit."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.cli.conftest import run

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index from 0 to 120
index of maximize when target > 0: realisation / target * 100
value of office: mean(members.index where applicable)
"""
CONTRACT = """contract office-2024 "Office" year 2024
framework plain
indicator 1a "Permits in time" unit percent, polarity maximize, target year 80%
indicator 1b "Complaints settled" unit percent, polarity maximize, target year 90%
"""
PUBLISHED = """id,source,line,subject,quantity,period,printed
R-name,table 1,2,1a,name,year,Permits issued
R-target,table 1,2,1a,target,year,85%
R-1b,table 1,3,1b,target,year,90%
"""
REPORT = "Table 1\n1a Permits issued 85%\n1b Complaints settled 90%\n"
NAME, TARGET = "IKU705-1a-name-year", "IKU709-1a-target-year"


@attrs.frozen
class Desk:
    """A folder with a contract, and a way to audit it beside files."""

    folder: Path

    def file(self, name: str, text: str | bytes) -> str:
        """Write a file, and return its path."""
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def audit(self, *words: str) -> tuple[int, dict[str, Any], str]:
        """Return the exit code, the audit as a script reads it, and what was said besides."""
        result = run("audit", str(self.folder / "office"), "--format", "json", *words)
        return result.exit_code, json.loads(result.stdout) if result.stdout else {}, result.stderr


@pytest.fixture
def desk(write: Callable[[str, str], Path], tmp_path: Path) -> Desk:
    write("frameworks/plain.iku", FRAMEWORK)
    write("office/contract.iku", CONTRACT)
    write("office/published.csv", PUBLISHED)
    return Desk(tmp_path)


def test_answered_findings_are_shown_and_do_not_fail(desk: Desk) -> None:
    assert desk.audit()[0] == 1
    one = desk.file("one.csv", f"id,answer,by,date\n{NAME},No room for it.,section 3,2025-02-03\n")
    both = desk.file("both.csv", f"id,answer\n{NAME},No room for it.\n{TARGET},Will be corrected.\n")
    code, found, _ = desk.audit("--accept", one)
    answers = {each["id"]: each["answer"] for each in found["findings"]}
    assert (code, answers[TARGET]) == (1, None)
    assert answers[NAME] == {"answer": "No room for it.", "by": "section 3", "date": "2025-02-03"}
    assert desk.audit("--accept", both)[0] == 0


def test_headings_of_answers_may_be_indonesian(desk: Desk) -> None:
    path = desk.file("jawaban.csv", f"id,jawaban,oleh,tanggal\n{NAME},Tidak muat.,seksi 3,3 Februari 2025\n")
    found = desk.audit("--accept", path)[1]
    assert {"answer": "Tidak muat.", "by": "seksi 3", "date": "2025-02-03"} in [e["answer"] for e in found["findings"]]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("id,answer\nIKU701-gone,Corrected.\n", "warning[IKU722]"),
        (f"id,answer\n{NAME},One.\n{NAME},Two.\n", "error[IKU721]"),
        (f"id,answer\n{NAME},\n", "error[IKU616]"),
        (f"id,answer,date\n{NAME},One.,yesterday\n", "error[IKU650]"),
        (f"id,by\n{NAME},me\n", "error[IKU602]"),
    ],
)
def test_what_is_wrong_with_answers_is_told(desk: Desk, rows: str, code: str) -> None:
    assert code in desk.audit("--accept", desk.file("answers.csv", rows))[2]


def test_of_two_answers_the_first_is_kept(desk: Desk) -> None:
    found = desk.audit("--accept", desk.file("answers.csv", f"id,answer\n{NAME},One.\n{NAME},Two.\n"))[1]
    assert [each["answer"]["answer"] for each in found["findings"] if each["answer"]] == ["One."]


def test_answers_that_are_not_there_end_with_2(desk: Desk) -> None:
    assert desk.audit("--accept", str(desk.folder / "none.csv"))[0] == 2


def test_an_earlier_audit_tells_new_persisting_and_closed(desk: Desk) -> None:
    last = str(desk.folder / "last.json")
    assert run("audit", str(desk.folder / "office"), "--format", "json", "-o", last).exit_code == 1
    again = desk.audit("--against", last)[1]
    assert {each["since"] for each in again["findings"]} == {"persisting"}
    published = PUBLISHED.replace("85%", "80%").replace("1b,target,year,90%", "1b,target,year,95%")
    desk.file("office/published.csv", published)
    found = desk.audit("--against", last)[1]
    assert {each["id"]: each["since"] for each in found["findings"]} == {
        NAME: "persisting",
        "IKU709-1b-target-year": "new",
    }
    assert [each["id"] for each in found["closed"]] == [TARGET]
    shown = run("audit", str(desk.folder / "office"), "--against", last).stdout
    assert "closed since the earlier audit: the target of 1a" in shown


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"contract": "office-2024"}',
        b'{"contract": "office-2024", "findings": [1]}',
        b'{"contract": "office-2024", "findings": [{"id": 1, "message": "x"}]}',
        b'{"contract": 1, "findings": []}',
        b"[" * 200_000,
        b'{"contract": ' + b"9" * 100_000 + b"}",
    ],
)
def test_a_damaged_earlier_audit_is_told_and_the_audit_goes_on(desk: Desk, content: bytes) -> None:
    code, found, said = desk.audit("--against", desk.file("last.json", content))
    assert code == 1
    assert "error[IKU723]" in said
    assert [each["since"] for each in found["findings"]] == [None, None]


def test_an_audit_of_another_contract_is_refused(desk: Desk) -> None:
    last = desk.file("last.json", '{"contract": "office-2023", "findings": []}')
    assert "error[IKU724]" in desk.audit("--against", last)[2]


def test_a_figure_that_was_not_printed_accuses_nobody(desk: Desk) -> None:
    code, found, said = desk.audit("--source", desk.file("report.txt", REPORT.replace("85%", "80%")))
    claim = next(each for each in found["claims"] if each["id"] == "R-target")
    assert (code, claim["verdict"]) == (1, "uncheckable")
    assert "held against nothing" in claim["reason"]
    assert [each["id"] for each in found["findings"]] == [NAME]
    assert "error[IKU640]" in said
    (source,) = found["scope"]["sources"]
    assert (source["file"], source["standing"], len(source["sha256"])) == ("report.txt", 2, 64)


def test_a_report_may_be_in_several_texts(desk: Desk) -> None:
    first, second = REPORT.splitlines()[1:]
    ours = desk.file("one.txt", f"Table 1\n{first}\n")
    theirs = desk.file("two.txt", f"Table 1\n\n{second}\n")
    _, found, said = desk.audit("--source", ours, "--source", theirs)
    assert "IKU640" not in said
    assert [each["standing"] for each in found["scope"]["sources"]] == [2, 1]


def test_a_source_that_is_not_there_ends_with_2_and_no_audit(desk: Desk) -> None:
    code, found, said = desk.audit("--source", str(desk.folder / "none.txt"))
    assert (code, found) == (2, {})
    assert "IKU101" in said


def test_without_a_source_the_audit_says_so(desk: Desk) -> None:
    found = desk.audit()[1]
    assert any("no text of the report was given" in each for each in found["scope"]["limitations"])


def test_a_name_that_does_not_stand_in_the_report_is_reconciled_with_nothing(desk: Desk) -> None:
    rows = "R-name,table 1,2,1a,name,year,Permits in time\nR-unit,table 1,3,1a,unit,year,percent\n"
    desk.file("office/published.csv", PUBLISHED.splitlines()[0] + "\n" + rows)
    assert {each["verdict"] for each in desk.audit()[1]["claims"]} == {"reconciled"}
    _, found, _ = desk.audit("--source", desk.file("report.txt", "Table 1\n1a Permits 85%\n"))
    assert {each["verdict"] for each in found["claims"]} == {"uncheckable"}
