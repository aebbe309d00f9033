"""A line of a contract without a manual and the texts beside it go in; the manual that it likely means comes out.

A line may stand without a manual, from reported figures alone. It is doubted where a text beside the contract has
nearly its code and measures no other line.
"""

import re
from pathlib import Path

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import closest
from iku_dsl.model.documents import Contract, Line
from iku_dsl.model.rules import NOT_FOUND
from iku_dsl.syntax.files import file_stem

NEARLY = Rule(
    "IKU240",
    "manual-not-taken",
    Severity.WARNING,
    "{code} is measured by no manual, and `{file}` by no line of the contract",
    why="A manual is taken for the line of its code. Where the two differ by a slip, the line would be computed from "
    "nothing, and nobody would see it.",
    example="indicator ARS1 in SS-1, polarity maximize   # beside ARS-1.iku",
    instead="indicator ARS-1 in SS-1",
)


def doubted(line: Line, contract: Contract, folder: Path) -> Diagnostic | None:
    """Return that a line has no manual, where one with nearly its code is there: an error where it needs one."""
    taken = {file_stem(each.manual.text if each.manual else each.code) for each in contract.lines}
    free = {each.stem.split("@")[0] for each in folder.glob("*.iku")} - taken
    same = next((each for each in sorted(free) if _plain(each) == _plain(file_stem(line.code))), None)
    if "polarity" in line.header:
        hint = say("did you mean `{word}`?", word=same)
        return NEARLY.at(line.place, hint, code=line.code, file=f"{same}.iku") if same else None
    like = same or closest(line.code, free)
    if like is None:
        return None
    hint = say("did you mean `{word}`?", word=like)
    return NOT_FOUND.at(line.place, hint, kind=say("manual"), code=line.code, folders=folder)


def _plain(code: str) -> str:
    """Return the letters and digits of a code, whatever stands between them."""
    return re.sub(r"[\W_]", "", code).casefold()
