"""The small honest reports of a page, of which most were once accused: no finding is left."""

import re
from pathlib import Path

import pytest

from tests.unit.audit.offices import audit_of, codes, numbered

SECTION = re.compile(r"^## (.+)$", re.M)
FILE = re.compile(r"^```\w+ file=(\S+)\n(.*?)^```$", re.M | re.S)
_, *PARTS = SECTION.split((Path(__file__).parent / "honest_reports.md").read_text(encoding="utf-8"))
REPORTS = {name: dict(FILE.findall(text)) for name, text in zip(PARTS[::2], PARTS[1::2], strict=True)}
CONTRACT = 'contract o-2024 "O" year 2024\nframework plain\nindicator 1a {said}target year 80%\n'


@pytest.mark.parametrize("name", REPORTS)
def test_an_honest_report_accuses_nobody(name: str, tmp_path: Path) -> None:
    files = dict(REPORTS[name])
    rows = files.pop("rows").splitlines()
    said = "" if "1a.iku" in files else "unit percent, polarity maximize, "
    found = audit_of(tmp_path, {"contract.iku": CONTRACT.format(said=said), **files}, numbered(rows))
    assert [each.row.id for each in found.claims] == [f"r{number}" for number in range(1, len(rows) + 1)]
    assert codes(found) == []


def test_a_rate_of_the_manual_is_wrong_beyond_its_rows(tmp_path: Path) -> None:
    files = dict(REPORTS["a cap in the manual"])
    rows = files.pop("rows").replace("100%", "90%").splitlines()
    found = audit_of(tmp_path, {"contract.iku": CONTRACT.format(said=""), **files}, numbered(rows))
    assert [code for code, _ in codes(found)] == ["IKU701"]
