"""The head of a document goes in; which edition it is comes out: its version, its dates, and which one it follows."""

import re
from datetime import date

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.model.attributes import sorted_attributes
from iku_dsl.model.edition import Edition, last_of_month
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import Word

NOT_A_DATE = Rule(
    "IKU305",
    "not-a-date",
    Severity.ERROR,
    "`{written}` is not a date",
    why="An edition holds from a day to a day; a year or a month stands for its first or its last day.",
    example='manual ikpa "IKPA" version 2022, valid from 2022-13',
    instead='manual ikpa "IKPA" version 2022, valid from 2022-12',
)
TAKES = frozenset(("version", "valid", "valid_until", "follows"))
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def edition(head: written.Edition, report: Report) -> Edition:
    """Return which edition a document is, as its first statement says."""
    kind = "manual" if isinstance(head, written.Manual) else "framework"
    said = {name: each[0].values for name, each in sorted_attributes(head.editions, TAKES, kind, report).items()}
    since, until = said.get("valid", (None, None))
    until = until or said.get("valid_until", (None,))[0]
    follows, older = said.get("follows", (None, None))
    version = said.get("version", (None,))[0]
    return Edition(
        version.text if version else "",
        _day(since, report, last=False) if since else None,
        _day(until, report, last=True) if until else None,
        follows,
        older,
    )


def _day(word: Word, report: Report, *, last: bool) -> date | None:
    """Return the day that a date names; a year or a month stands for its first or its last day."""
    found = DATE.fullmatch(word.text)
    day = _calendar_day(*(int(each) if each else None for each in found.groups()), last=last) if found else None
    if day is None:
        report.add(NOT_A_DATE.at(word.span, "write 2024, 2024-01 or 2024-01-31", written=word.text))
    return day


def _calendar_day(year: int | None, month: int | None, day: int | None, *, last: bool) -> date | None:
    month = month or (12 if last else 1)
    try:
        if last and not day:
            return last_of_month(year or 0, month)
        return date(year or 0, month, day or 1)
    except ValueError:
        return None
