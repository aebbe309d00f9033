"""The table of published figures beside a contract goes in; its rows come out, each with what was printed where."""

import re
from collections.abc import Iterator

import attrs

from iku_dsl.data.cell import BLANK, convention_of
from iku_dsl.data.folder import Beside
from iku_dsl.data.reading import Columns, read_table
from iku_dsl.data.table import Row
from iku_dsl.data.years import of_a_day, unknown_period
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.syntax.vocabulary import quantities, whole_rows
from iku_dsl.values.periods import Period, dated, year
from iku_dsl.values.printed_figure import PrintedFigure, readings

TABLE = "published"
NEEDS = {"id", "source", "subject", "quantity", "printed"}
TAKES = {"line", "period", "numbers"}
LINES = re.compile(r"([1-9][0-9]{0,8})(?:\s*[-\u2013]\s*([1-9][0-9]{0,8}))?")
PLAIN = re.compile(r"[^\[\]:]+(?::[^\[\]:]+)?")
CELL = re.compile(r"([^\[\]]+)\[([^\[\]]+)\]")

ID_TWICE = Rule(
    "IKU630",
    "published-id-twice",
    Severity.ERROR,
    "the id `{id}` is that of {place} already",
    why="Findings are told by the id of a row. Under one id for two rows nobody knows which of them is meant.",
    example='T17-1a,table 17,1814,1a-CP,target,year,"84,5%"\nT17-1a,table 17,1814,1a-CP,index,year,120%',
    instead="T17-1a-target and T17-1a-index",
)
UNKNOWN_QUANTITY = Rule(
    "IKU631",
    "unknown-quantity",
    Severity.ERROR,
    "`{written}` is not a quantity",
    why="What a printed figure is of decides what it is compared with.",
    example='T17-1a,table 17,1814,1a-CP,realized,year,"101,72%"',
    instead="realisation, or `figure NAME` for a figure that nothing in the contract is about",
)
NOT_A_SUBJECT = Rule(
    "IKU632",
    "not-a-subject",
    Severity.ERROR,
    "`{written}` is not a subject",
    why="A published figure is one of something: of an indicator, a component, an objective, a cell of a table.",
    example="1.1.zones[KEK Palu",
    instead="1.1.zones[KEK Palu], 1a-CP, 4a-CP:SUB1, SS-1, stakeholder or score",
)
NOT_A_LINE = Rule(
    "IKU633",
    "not-a-line",
    Severity.ERROR,
    "`{written}` is neither a line nor a span of lines",
    why="The column says where in the text of the report a figure stands, so that it can be looked up.",
    example="page 12, or 1836-1834",
    instead="1834, 1834-1836, or nothing where it is not known",
)
NOT_AS_PRINTED = Rule(
    "IKU634",
    "not-as-printed",
    Severity.ERROR,
    "`{cell}` is held as a number or a date, and no longer as it was printed",
    why="101,720% and 101,72% are one number and two printed figures. A cell of numbers does not keep which.",
    example="a cell of a workbook with the number 101.72",
    instead="Format the column as text before the figures are written.",
)
NOTHING_PUBLISHED = Rule(
    "IKU720",
    "nothing-published",
    Severity.ERROR,
    "no table `published` stands in `{path}`",
    why="An audit holds against each other what a report printed, figure by figure. Without them it has nothing to do.",
    example="iku audit office   # where office/published.csv is not there",
    instead="A table `published` beside the contract, with one row for each figure of the report.",
)


@attrs.frozen
class Published:
    """One figure, name or status as a report printed it: of what, for when, and where it stands.

    `quantity` is in the words of the English vocabulary, and so is the row `total` or `average` of a subject; `form` is
    the form of numbers that the row names, if any.
    """

    id: str
    source: str
    lines: tuple[int, int] | None
    subject: str
    quantity: str
    period: Period
    printed: str
    form: str
    span: Span
    row: Span

    @property
    def kind(self) -> str:
        """Return the first word of the quantity: `input` of `input planned`."""
        return self.quantity.partition(" ")[0]

    @property
    def named(self) -> str:
        """Return the name in the quantity, if it has one: `planned` of `input planned`."""
        return self.quantity.partition(" ")[2]

    @property
    def cell(self) -> tuple[str, str] | None:
        """Return the table and the row of a figure in a table; None of any other."""
        found = CELL.fullmatch(self.subject)
        return (found[1], found[2]) if found else None

    @property
    def of_all_rows(self) -> bool:
        """Return whether it is the total of a table, or its average."""
        return self.cell is not None and self.cell[1] in whole_rows().values()

    @property
    def readings(self) -> tuple[PrintedFigure, ...]:
        """Return the figures that it may stand for."""
        return readings(self.printed, self.form)


def read_published(folder: Beside, in_year: int, report: Report) -> tuple[Published, ...]:
    """Return what was published, in the order of the rows; a row that cannot be read is reported and left out."""
    if not folder.holds(TABLE, report):
        return ()
    table = read_table(folder, TABLE, Columns(NEEDS, TAKES, frozenset()), report)
    if table is None or table.lacks:
        return ()
    found: dict[str, Published] = {}
    for row in table.rows:
        read = _published(row, in_year, report)
        if read is not None and (first := found.setdefault(read.id, read)) is not read:
            report.add(ID_TWICE.at(row.at("id"), "give it one of its own", id=read.id, place=first.row.where))
    return tuple(found.values())


def is_published(folder: Beside, contract: Span, report: Report) -> bool:
    """Return whether there is a table of what was published beside a contract; that there is none is reported."""
    there = folder.holds(TABLE, report)
    report.extend(() if there else (NOTHING_PUBLISHED.at(contract, path=folder.path.parent),))
    return there


def _published(row: Row, in_year: int, report: Report) -> Published | None:
    """Return what a row says was published; None where it does not say so in full, all of which is reported."""
    period, quantity, lines, form = _period(row, in_year), _quantity(row), _lines(row), convention_of(row)
    wrong = list(_wrong(row))
    report.extend([*wrong, *(each for each in (period, quantity, lines, form) if isinstance(each, Diagnostic))])
    if wrong or isinstance(period, Diagnostic) or isinstance(quantity, Diagnostic):
        return None
    if isinstance(lines, Diagnostic) or isinstance(form, Diagnostic):
        return None
    name, source, printed = (row.cells[column] for column in ("id", "source", "printed"))
    return Published(name, source, lines, _subject(row), quantity, period, printed, form, row.at("printed"), row.span)


def _wrong(row: Row) -> Iterator[Diagnostic]:
    """Go through what is wrong with the cells that are taken as they stand."""
    for column in sorted(NEEDS - {"source"}):
        if not row.cells[column]:
            yield BLANK.at(row.at(column), "fill it in", column=column)
    if "printed" in {*row.figures, *row.broken, *row.dates}:
        hint = say("format the column as text, and write what stands in the report")
        yield NOT_AS_PRINTED.at(row.at("printed"), hint, cell=row.cells["printed"])
    subject = row.cells["subject"]
    if subject and not (PLAIN.fullmatch(subject) or CELL.fullmatch(subject)):
        hint = say("write a code, `CODE:LABEL`, a name, `score`, or `TABLE[row]`")
        yield NOT_A_SUBJECT.at(row.at("subject"), hint, written=subject)


def _subject(row: Row) -> str:
    """Return the subject, in the words of the English vocabulary where it is of all rows of a table."""
    subject = row.cells["subject"]
    found = CELL.fullmatch(subject)
    whole = whole_rows().get(found[2].strip().casefold()) if found else None
    return f"{found[1]}[{whole}]" if found and whole else subject


def _period(row: Row, in_year: int) -> Period | Diagnostic:
    """Return the period of a row; one that names none is of the year of the contract."""
    if not row.cells.get("period"):
        return year(in_year)
    return of_a_day(row) or dated(row.cells["period"], in_year) or unknown_period(row)


def _quantity(row: Row) -> str | Diagnostic:
    """Return the quantity in the words of the English vocabulary."""
    written = " ".join(row.cells["quantity"].split())
    word, _, name = written.partition(" ")
    known, named = quantities().get(word.casefold(), ("", ""))
    if known and (named == "perhaps" or bool(name) == bool(named)):
        return f"{known} {name}" if name else known
    if not written:
        return ""
    hint = (
        say("`{word}` is followed by a name", word=known) if named else say("write {quantities}", quantities=_listed())
    )
    close = () if known else meant(word, quantities())
    return UNKNOWN_QUANTITY.at(row.at("quantity"), *close, hint, written=written)


def _listed() -> str:
    """Return every quantity, as it is written."""
    found = dict(quantities().values())
    return ", ".join(f"{word} NAME" if named == "yes" else word for word, named in found.items())


def _lines(row: Row) -> tuple[int, int] | Diagnostic | None:
    """Return the first and the last line of a citation, if there is one."""
    written = row.cells.get("line", "")
    found = LINES.fullmatch(written)
    if found is not None and int(found[1]) <= int(found[2] or found[1]):
        return int(found[1]), int(found[2] or found[1])
    return NOT_A_LINE.at(row.at("line"), "write 1834, or 1834-1836", written=written) if written else None
