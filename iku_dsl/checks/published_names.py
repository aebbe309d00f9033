"""Published figures and what a contract names go in; subjects and parts that nothing is called come out, reported."""

from collections.abc import Iterable, Iterator
from typing import Literal

import attrs

from iku_dsl.checks.published_known import Known
from iku_dsl.data.published import Published
from iku_dsl.diagnostics.phrase import Phrase, listed, say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import ALIKE, MUCH_ALIKE, closest
from iku_dsl.syntax.vocabulary import spelled_alike

Kind = Literal["component", "table", "column", "input"]
KINDS = {"component": say("component or value"), "table": say("table"), "column": say("column"), "input": say("input")}
OWN = ("figure", "column", "count", "name", "code", "unit")  # what may be said of a subject of the report's own
MOST = 6  # names that are listed

UNKNOWN_SUBJECT = Rule(
    "IKU642",
    "unknown-subject",
    Severity.WARNING,
    "nothing in the contract is called `{subject}`",
    why="A figure of a subject that nothing is called is held against no text: a slip in it would pass in silence.",
    example='T1-S9,table 1,8,S9,value,year,"102,91"   # in a contract whose objectives end with S3',
    instead="The code of an indicator or an objective, `score`, a level, or `figure NAME` for another figure.",
)
UNKNOWN_PART = Rule(
    "IKU643",
    "unknown-part",
    Severity.WARNING,
    "`{whose}` has no {kind} `{name}`",
    why="A figure of a part that its manual does not have is held against nothing: a slip in it would pass in silence.",
    example="T2-done,table 2,21,1.1,input donne,Q1,1096   # of a manual with `input done`",
    instead="T2-done,table 2,21,1.1,input done,Q1,1096",
)


@attrs.frozen
class Slip:
    """A name that nothing has: of whom it is said, what it would be, and the names that there are.

    A report may print tables and columns of its own: a name `must` be there, or it is much like one that is.
    """

    whose: str
    kind: Kind | None
    name: str
    known: tuple[str, ...]
    must: bool = True

    @property
    def meant(self) -> str | None:
        """Return the name that it is like."""
        return closest(self.name, self.known, ALIKE if self.must else MUCH_ALIKE)

    @property
    def hints(self) -> Iterator[Phrase]:
        """Go through what would put it right."""
        if self.meant:
            yield say("did you mean `{word}`?", word=self.meant)
        elif self.kind is not None:
            there = listed(f"`{each}`" for each in self.known[:MOST])
            yield say("it has {names}", names=there) if self.known else say("it has none")

    def at(self, row: Published, more: Iterable[Phrase]) -> Diagnostic:
        """Return what is said of it at the first row in which it stands."""
        if self.kind is None:
            return UNKNOWN_SUBJECT.at(row.row, *self.hints, *more, subject=self.name)
        return UNKNOWN_PART.at(row.row, *self.hints, *more, whose=self.whose, kind=KINDS[self.kind], name=self.name)


def unknown_names(rows: Iterable[Published], known: Known) -> Iterator[Diagnostic]:
    """Go through the names that nothing in the contract has, each once, with how many rows say so."""
    every, found = tuple(rows), dict[Slip, list[Published]]()
    printed = {each.cell[0] for each in every if each.cell}
    for row in every:
        for slip in _slips(row, known, printed):
            found.setdefault(slip, []).append(row)
    for slip, where in found.items():
        levels = _levels(slip, where[0], known)
        more = (say("further rows that say so: {count}", count=len(where) - 1),) if len(where) > 1 else ()
        yield slip.at(where[0], (*levels, *more))


def _levels(slip: Slip, row: Published, known: Known) -> Iterator[Phrase]:
    if slip.kind is None and row.kind == "count":
        yield say("the levels are {levels}", levels=listed(f"`{each}`" for each in known.levels))
    elif slip.kind is None and not slip.meant:
        yield say("write `figure NAME` for a figure that nothing in the contract is about")


def _slips(row: Published, known: Known, printed: set[str]) -> Iterator[Slip]:
    """Go through the names in a row that nothing has; what hangs on one of them is not looked at."""
    if row.cell is not None:
        yield from _of_cell(row, row.cell[0], known)
    elif ":" in row.subject and row.subject not in known.subjects:
        yield from _of_component(row, known)
    elif row.subject in known.subjects:
        yield from _of_input(row, known)
    elif row.subject not in printed and known.table(row.subject) is None:
        yield from _of_plain(row, known)


def _of_plain(row: Published, known: Known) -> Iterator[Slip]:
    """Go through a subject without a table: a report may speak of its own, but not of the index of one."""
    one_word = len(row.subject.split()) == 1
    must = row.kind not in OWN or (row.kind == "count" and one_word)
    yield from _absent(Slip("", None, row.subject, known.subjects, must))


def _of_component(row: Published, known: Known) -> Iterator[Slip]:
    code, _, name = row.subject.partition(":")
    if code in known.parts:
        yield from _absent(Slip(code, "component", name, known.parts[code]))
    elif code not in known.subjects:
        slip = Slip("", None, code, tuple(known.parts))
        yield from (slip,) if slip.meant else ()


def _of_input(row: Published, known: Known) -> Iterator[Slip]:
    if row.kind == "input" and row.subject in known.inputs:
        yield from _absent(Slip(row.subject, "input", row.named, known.inputs[row.subject]))


def _of_cell(row: Published, subject: str, known: Known) -> Iterator[Slip]:
    code, table = known.code_of(subject), known.table(subject)
    if not code and not any(subject.startswith(f"{each}.") for each in known.subjects):
        every = tuple(f"{each}.{name}" for each, tables in known.tables.items() for name in tables)
        yield from _absent(Slip("", None, subject, every, must=False))
    elif code and table is None:
        yield Slip(code, "table", subject.removeprefix(f"{code}."), tuple(known.tables[code]))
    elif table is not None and row.kind == "column":
        yield from _absent(Slip(subject, "column", row.named, table.columns, must=False))


def _absent(slip: Slip) -> Iterator[Slip]:
    """Go through a slip, if it is one."""
    if spelled_alike(slip.name, slip.known) is None and (slip.must or slip.meant):
        yield slip
