"""Texts of a small office and printed figures go in; their audit comes out."""

from collections.abc import Mapping
from pathlib import Path

from iku_dsl.audit.audit import Audited
from iku_dsl.session import Session

FRAMEWORK = """framework plain "Plain"
levels indicator, office
index from 0 to 120
index of maximize when target > 0: realisation / target * 100
weight of indicator: 1
value of office: mean(members.index by weight where applicable)
"""
HEAD = "id,source,line,subject,quantity,period,printed,numbers\n"


def audit_of(folder: Path, texts: Mapping[str, str], published: str) -> Audited:
    """Return the audit of an office under a plain framework; `texts` are its files by name, the contract among them."""
    files = {f"office/{name}": text for name, text in texts.items()}
    files |= {"frameworks/plain.iku": FRAMEWORK, "office/published.csv": HEAD + published}
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    session = Session()
    loaded = session.load(folder / "office")
    assert loaded is not None, list(session.report)
    found = session.audit(loaded)
    assert found is not None
    return found


def numbered(rows: list[str]) -> str:
    """Return rows of table 1 under the ids r1, r2 and so on; each begins with its subject."""
    return "".join(f"r{number},table 1,,{row}\n" for number, row in enumerate(rows, start=1))


def codes(found: Audited) -> list[tuple[str, str]]:
    """Return the rule of each finding, and the row that it is about."""
    return [(each.diagnostic.rule.code, each.claim.row.id) for each in found.findings]
