"""A folder of data and the names of its tables go in; files that are meant as one of them and not read are doubted."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

from iku_dsl.data.columns import file_of
from iku_dsl.data.folder import Folder
from iku_dsl.data.forms import ALONE, HOLDERS, inside
from iku_dsl.data.own_holidays import TABLE as HOLIDAYS
from iku_dsl.data.reported import TABLE as REPORTED
from iku_dsl.diagnostics.phrase import listed, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import closest
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.files import file_stem, is_folder

READ = (*ALONE, *HOLDERS)
SHEETS = (".xls", ".xlsm", ".xlsb", ".tsv", ".txt")  # what a spreadsheet saves besides
MOST = 6

NOT_READ = Rule(
    "IKU690",
    "file-not-read",
    Severity.WARNING,
    "`{path}` is not read: {reason}",
    why="A table is found by the name of its file. Under a name that is a little off its figures would count for "
    "nothing, and nobody would see it.",
    example="data/2a-CPP.csv beside a contract with the manual 2a-CP",
    instead="data/2a-CP.csv",
)


def tables_of(manuals: Iterable[Manual]) -> set[str]:
    """Return the names of the tables that a folder beside these manuals may hold."""
    found = {REPORTED, HOLIDAYS}
    for each in manuals:
        stem = file_stem(each.code)
        found |= {stem, *(file_of(table, each) for table in each.definitions.tables.values())}
    return found


def doubt_unread(folder: Folder, tables: AbstractSet[str], texts: Path, report: Report) -> None:
    """Report the files that nothing reads, and that are called nearly as a table that is not there.

    `texts` is the folder of the manuals: the tables of one that is not computed here are no slip.
    """
    others = {each.stem.split("@")[0] for each in texts.glob("*.iku")} - tables
    paths = [each for each in inside(folder.path) if _owner(_called(each), others) is None]
    there = {_called(each) for each in paths if _is_read(each)}
    lacking = tables - there
    for path in paths:
        name = _called(path)
        if name in tables and not _is_read(path):
            report.extend(_form(path))
        elif name not in tables and _is_read(path) and not _holds_one(folder, path, tables):
            report.extend(_name(path, lacking, tables))


def _called(path: Path) -> str:
    return path.name if is_folder(path) else path.stem


def _owner(name: str, tables: Iterable[str]) -> str | None:
    """Return the table or text that a name is, or that it begins with as `2a-CP.letters` does with `2a-CP`."""
    return max((each for each in tables if name == each or name.startswith(f"{each}.")), key=len, default=None)


def _is_read(path: Path) -> bool:
    return is_folder(path) or path.suffix in READ


def _holds_one(folder: Folder, path: Path, tables: AbstractSet[str]) -> bool:
    """Return whether a workbook or a database holds a table of its own, or cannot be opened, which is reported."""
    if path.suffix not in HOLDERS:
        return False
    holder = folder.holder(path, Report())
    return holder is None or not {each.casefold() for each in holder.sheets}.isdisjoint(map(str.casefold, tables))


def _form(path: Path) -> Iterator[Diagnostic]:
    """Go through what is wrong with a file that is called as a table, and saved in another form."""
    form, reason = path.suffix.casefold(), say("its name ends in `{ending}`", ending=path.suffix)
    if form in READ:
        yield NOT_READ.at(None, say("call it `{name}`", name=f"{path.stem}{form}"), path=path, reason=reason)
    elif form in SHEETS:
        hint = say("save it as one of {forms}", forms=", ".join(READ))
        yield NOT_READ.at(None, hint, path=path, reason=reason)


def _name(path: Path, lacking: AbstractSet[str], tables: Iterable[str]) -> Iterator[Diagnostic]:
    """Go through what is wrong with the name of a file."""
    name, ending = _called(path), "" if is_folder(path) else path.suffix
    owner = _owner(name, tables)
    reason = say("no table is called `{name}`", name=name)
    like = closest(name, lacking)
    if like is not None:
        yield NOT_READ.at(None, say("did you mean `{word}`?", word=f"{like}{ending}"), path=path, reason=reason)
    elif owner is not None:
        own = sorted(each for each in tables if each.startswith(f"{owner}."))
        named = listed(f"`{each}`" for each in own[:MOST])
        hint = say("the manual has {tables}", tables=named) if own else say("the manual declares no `table`")
        yield NOT_READ.at(None, hint, path=path, reason=reason)
