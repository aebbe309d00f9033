"""The editions of one document and a period go in; the one that holds comes out."""

from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path
from typing import TypeVar

from iku_dsl.diagnostics.phrase import listed, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.model.documents import Document
from iku_dsl.model.edition import last_day
from iku_dsl.syntax.files import file_stem
from iku_dsl.values.periods import Period

Kind = TypeVar("Kind", bound=Document)

OVERLAP = Rule(
    "IKU306",
    "editions-overlap",
    Severity.ERROR,
    "{code} has two editions for the same days: `{one}` and `{other}` (in {where})",
    why="The period picks the edition, so for each day there may be one only.",
    example="ikpa@2022.iku `valid until 2024-01`, ikpa@2024.iku `valid from 2024-01`",
    instead="Let one end where the other begins: `valid until 2023-12`.",
)
CHANGES = Rule(
    "IKU307",
    "edition-changes",
    Severity.WARNING,
    "{code} changes within {period}: `{other}` holds for a part of it; `{one}` holds at its end and is used for all",
    why="A figure over a longer period is computed by one text, the one in force when the period ends.",
    example="score for the year 2024 under a manual that is valid until 2024-06",
    instead="Ask for the periods before and after the change, or name the version in the contract.",
)
NOT_IN_FORCE = Rule(
    "IKU308",
    "no-edition-in-force",
    Severity.ERROR,
    "no edition of {code} holds at the end of {period}; there are: {editions}",
    why="The period picks the edition; a text outside its dates is not used in silence.",
    example="score for 2025 under a manual valid from 2022 until 2023",
    instead="Write the edition that is missing, or name a version in the contract.",
)


def choose(documents: Sequence[Kind], version: str, period: Period, place: Span, report: Report) -> Kind | None:
    """Return the edition that a contract names, or else the one that holds at the end of the period.

    None with a diagnostic where none holds; None in silence where there is no document at all or no such version.
    """
    if version:
        return next((each for each in documents if each.edition.version == version), None)
    check_overlap(documents, report)
    holding = [each for each in documents if each.edition.holds(last_day(period))]
    if not holding:
        if documents:
            editions = listed(say("`{edition}`", edition=each.edition.named) for each in documents)
            hint = say("write the edition that is missing, or name a version")
            report.add(NOT_IN_FORCE.at(place, hint, code=documents[0].code, period=period.spoken, editions=editions))
        return None
    for other in documents:
        if other is not holding[0] and other.edition.touches(period) and not other.edition.holds(last_day(period)):
            names = {"one": holding[0].edition.named, "other": other.edition.named}
            report.add(CHANGES.at(place, "ask for the periods apart", code=other.code, period=period.spoken, **names))
    return holding[0]


def check_editions(documents: Iterable[Document], report: Report) -> None:
    """Report editions that overlap among the documents of a folder."""
    shelves: dict[tuple[type, Path, str], list[Document]] = {}
    for each in documents:
        path = Path(each.span.source.path)
        if path.stem.split("@")[0] == file_stem(each.code):  # another name is no edition: nothing would find it
            shelves.setdefault((type(each), path.parent, each.code), []).append(each)
    for several in shelves.values():
        check_overlap(several, report)


def check_overlap(documents: Sequence[Kind], report: Report) -> None:
    """Report editions of one document that hold for the same days."""
    for one, other in combinations(documents, 2):
        same = one.edition.version == other.edition.version != ""
        if same or one.edition.meets(other.edition):
            report.add(
                OVERLAP.at(
                    other.span,
                    "let one end where the other begins",
                    code=one.code,
                    one=one.edition.named,
                    other=other.edition.named,
                    where=one.span.source.path,
                )
            )
