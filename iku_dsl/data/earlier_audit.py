"""The JSON of an earlier audit goes in; the findings that it had come out, by their ids."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.syntax.files import read_bytes

LARGEST = 20_000_000  # bytes; 1,700 figures make two million
LONGEST = 1_000  # characters of a sentence that is kept of it

NOT_AN_AUDIT = Rule(
    "IKU723",
    "not-an-earlier-audit",
    Severity.ERROR,
    "`{path}` is not what an earlier audit wrote: {reason}",
    why="What is new and what is closed follows from the ids of the earlier findings, so all of them must be there.",
    example="iku audit office --against last.json   # where last.json was cut off",
    instead="The file that `iku audit office --format json -o last.json` wrote.",
)
OTHER_CONTRACT = Rule(
    "IKU724",
    "audit-of-another-contract",
    Severity.ERROR,
    "`{path}` is an audit of `{other}`, and this is one of `{contract}`",
    why="Between the findings of two contracts nothing persists, and all would look new and closed.",
    example="iku audit office-2025 --against office-2024.json",
    instead="An earlier audit of the same contract.",
)


@attrs.frozen
class EarlierAudit:
    """The contract of an earlier audit, and what it said of each finding, by its id."""

    contract: str
    findings: Mapping[str, str]


def read_earlier(path: Path, contract: str, report: Report) -> EarlierAudit | None:
    """Return the findings of an earlier audit of a contract; what cannot be compared is reported."""
    content = read_bytes(path, report, LARGEST + 1)
    if content is None:
        return None
    found = _read(content)
    if isinstance(found, Phrase):
        report.add(NOT_AN_AUDIT.at(None, path=path, reason=found))
        return None
    if found.contract != contract:
        report.add(OTHER_CONTRACT.at(None, path=path, other=found.contract, contract=contract))
        return None
    return found


def _read(content: bytes) -> EarlierAudit | Phrase:
    if len(content) > LARGEST:
        return say("it has more than {most} bytes", most=LARGEST)
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_int=_no_number, parse_float=_no_number)
    except (ValueError, RecursionError):
        return say("it is not whole, or no JSON")
    listed = found.get("findings") if isinstance(found, dict) else None
    contract = found.get("contract") if isinstance(found, dict) else None
    if not isinstance(listed, list) or not isinstance(contract, str):
        return say("it names no contract, or no list of findings")
    if not all(_is_finding(each) for each in listed):
        return say("a finding in it has no id or no message")
    return EarlierAudit(contract[:LONGEST], {each["id"][:LONGEST]: each["message"][:LONGEST] for each in listed})


def _no_number(digits: str) -> None:
    """Leave out a number: nothing here is one, and to convert a long one would take long."""
    del digits


def _is_finding(found: Any) -> bool:  # noqa: ANN401 - whatever the file holds
    return isinstance(found, dict) and all(isinstance(found.get(each), str) for each in ("id", "message"))
