"""A table of answers to findings goes in; the answer to each finding comes out, by the id of the finding."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import attrs

from iku_dsl.data.cell import BLANK
from iku_dsl.data.date_form import read_date
from iku_dsl.data.kinds import DATE, Kind
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.single import SingleFile
from iku_dsl.data.table import Row
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Span

TABLE = "answers"
NEEDS = {"id", "answer"}
WANTED = Columns(NEEDS, {"by", "date"}, frozenset(), dates={"date"})

ANSWERED_TWICE = Rule(
    "IKU721",
    "answered-twice",
    Severity.ERROR,
    "the finding `{id}` is answered in {place} already",
    why="Of two answers to one finding nobody may choose in silence; the first is kept.",
    example="IKU701-6b-CP-index-year,copied from the draft,section 3,2025-02-03\n"
    "IKU701-6b-CP-index-year,will be corrected,section 3,2025-02-10",
    instead="One row with the answer that holds.",
)
NO_SUCH_FINDING = Rule(
    "IKU722",
    "answer-without-finding",
    Severity.WARNING,
    "there is no finding `{id}` any more that could be answered",
    why="A finding is gone when its figures hold, or it has another id. The answer is kept and counts for nothing.",
    example="IKU701-6b-CP-index-year,will be corrected   # where the figure has been corrected",
    instead="Take the row out, or write the id of the finding that is meant.",
)


@attrs.frozen
class Answer:
    """What was answered to a finding, by whom and when, as far as the row says so."""

    id: str
    answer: str
    by: str
    day: date | None
    span: Span


def read_answers(path: Path, report: Report) -> Mapping[str, Answer]:
    """Return the answers by the id of the finding; a row that cannot be read is reported and left out."""
    table = read_table(SingleFile(path, main=TABLE), TABLE, WANTED, report)
    found: dict[str, Answer] = {}
    for row in table.rows if table is not None and not table.lacks else ():
        read = _answer(row, report)
        if read is not None and (first := found.setdefault(read.id, read)) is not read:
            report.add(ANSWERED_TWICE.at(row.span, "keep the one that holds", id=read.id, place=first.span.where))
    return found


def _answer(row: Row, report: Report) -> Answer | None:
    blank = [column for column in sorted(NEEDS) if not row.cells[column]]
    report.extend(BLANK.at(row.at(column), "fill it in", column=column) for column in blank)
    day = read_date(row, "date", Kind(type=DATE)) if row.cells.get("date") else None
    if blank or (day is not None and not isinstance(day, date)):
        report.extend(() if day is None or isinstance(day, date) else (day,))
        return None
    return Answer(row.cells["id"], row.cells["answer"], row.cells.get("by", ""), day, row.span)
