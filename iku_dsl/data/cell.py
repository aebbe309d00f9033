"""A cell of a table goes in; its value comes out: a figure, a choice, not applicable, or nothing and a diagnostic."""

from collections.abc import Callable
from fractions import Fraction

from iku_dsl.data.date_form import read_date
from iku_dsl.data.kinds import DATE, Kind
from iku_dsl.data.number_form import form_of
from iku_dsl.data.table import Row
from iku_dsl.data.words import chosen, read_choice, read_flag, read_words
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Value
from iku_dsl.values.printed import CONVENTIONS, Figure, Unreadable, figure

NOT_APPLICABLE_WORDS = ("n/a", "tidak berlaku")
DASHES = ("-", "\u2013", "\u2014")

NOT_A_FIGURE = Rule(
    "IKU604",
    "not-a-figure",
    Severity.ERROR,
    "`{cell}` in column `{column}` is not a number",
    why="A text where a number belongs is never read as zero.",
    example="2a-CP,year,82%,about 80%",
    instead="80%",
)
TWO_READINGS = Rule(
    "IKU605",
    "two-readings",
    Severity.ERROR,
    "`{cell}` in column `{column}` can be read as {first} and as {second}",
    why="A point or comma before three digits marks thousands in one convention and decimals in the other.",
    example="8a-N,year,81,282.698",
    instead="A cell of the table that only one form fits, or a column `numbers` with `id` or `en`.",
)
DASH = Rule(
    "IKU606",
    "dash",
    Severity.ERROR,
    "`-` in column `{column}` could mean zero, missing or not applicable",
    why="The three are different, and reports use the dash for all of them.",
    example="4a-CP,Q1,37%,-",
    instead="0, an empty cell, or N/A.",
)
NO_PERCENT = Rule(
    "IKU607",
    "percent-sign",
    Severity.ERROR,
    "`{cell}` in column `{column}` has a percent sign, and the unit is {unit}",
    why="82% is 41/50: under another unit it would be a hundredth of what is meant.",
    example="`unit index`, and a realisation of 82%",
    instead="82, or `unit percent` in the manual.",
)
UNKNOWN_CONVENTION = Rule(
    "IKU612",
    "unknown-number-form",
    Severity.ERROR,
    "`{written}` in column `numbers` is no form of numbers",
    why="The column says how the numbers of a row are written; a form that nobody knows would be ignored.",
    example="indicator,period,realisation,numbers\n8a-N,year,91,us",
    instead="`id` for 1.234,56 or `en` for 1,234.56.",
)
OUT_OF_RANGE = Rule(
    "IKU615",
    "out-of-range",
    Severity.ERROR,
    "`{cell}` in column `{column}` lies outside the range that the manual declares",
    why="A value that cannot be is a slip of the pen, and is not computed with.",
    example="`input matrices from 0 to 4`, and a cell of 5",
    instead="Correct the cell, or the range.",
)


BLANK = Rule(
    "IKU616",
    "blank-cell",
    Severity.ERROR,
    "the cell in column `{column}` is blank",
    why="A blank is missing; it is not zero, not `no` and not N/A.",
    example="a row `Q1,,yes` under `period,stage,on_target`",
    instead="Fill it in, write N/A, or declare the column `optional`.",
)


def value_of(row: Row, column: str, kind: Kind, report: Report) -> Value | None:
    """Return the value of a cell: None for a blank one, and a fault, which is reported, for one that cannot be read."""
    found = _broken(row, column) or _read(row, column, kind)
    if isinstance(found, Diagnostic):
        report.add(found)
        return Fault(found)
    return found


def _broken(row: Row, column: str) -> Diagnostic | None:
    return row.broken_at(column) if column in row.broken else None


def _read(row: Row, column: str, kind: Kind) -> Value | Diagnostic | None:
    cell = row.cells.get(column, "")
    if not cell:
        return None
    if cell.lower() in NOT_APPLICABLE_WORDS:
        return NOT_APPLICABLE
    return READERS.get(kind.type, read_words)(row, column, kind)  # a type that is none has been reported


def read_figure(row: Row, column: str, kind: Kind) -> Fraction | str | Diagnostic:
    """Return the figure in a cell, or one of the choices that may stand in its place."""
    cell = row.cells[column]
    choice = chosen(cell, kind.choices)
    if choice is not None:
        return choice
    if cell in DASHES:
        return DASH.at(row.at(column), "write 0, leave the cell empty, or write N/A", column=column)
    convention = convention_of(row)
    if isinstance(convention, Diagnostic):
        return convention
    read = row.figures.get(column) or figure(cell, convention or form_of(row, column))
    return _refused(row, column, read, kind) if isinstance(read, Unreadable) else _number(row, column, read, kind)


def convention_of(row: Row) -> str | Diagnostic:
    """Return the form of numbers that a row names for itself; nothing where it names none."""
    convention = row.cells.get("numbers", "").lower()
    if not convention or convention in CONVENTIONS:
        return convention
    hint = say("write `id` (1.234,56) or `en` (1,234.56)")
    return UNKNOWN_CONVENTION.at(row.at("numbers"), hint, written=convention)


def _refused(row: Row, column: str, read: Unreadable, kind: Kind) -> Diagnostic:
    cell = row.cells[column]
    if len(read.readings) == 2:
        first, second = read.readings
        hint = say("add a column `numbers` with `id` or `en`")
        return TWO_READINGS.at(row.at(column), hint, cell=cell, column=column, first=first, second=second)
    choices = ", ".join(f"`{each}`" for each in sorted(kind.choices))
    listed = (say("or one of {choices}", choices=choices),) if choices else ()
    hint = say("write a number, N/A, or leave the cell empty")
    return NOT_A_FIGURE.at(row.at(column), *meant(cell, kind.choices), hint, *listed, cell=cell, column=column)


def _number(row: Row, column: str, read: Figure, kind: Kind) -> Fraction | Diagnostic:
    """Return the number; a bare one under percent is percentage points."""
    place, cell = row.at(column), row.cells[column]
    if read.percent and kind.percent is False:
        hint = say("drop the sign, or declare `unit percent`").spelled(kind.spell)
        return NO_PERCENT.at(place, hint, cell=cell, column=column, unit=kind.unit or say("not percent"))
    value = read.value / 100 if kind.percent and not read.percent else read.value
    if (kind.low is not None and value < kind.low) or (kind.high is not None and value > kind.high):
        return OUT_OF_RANGE.at(place, "correct the cell, or the range in the manual", cell=cell, column=column)
    return value


Reader = Callable[[Row, str, Kind], "Value | Diagnostic"]
READERS: dict[str, Reader] = {
    "number": read_figure,
    "percent": read_figure,
    "flag": read_flag,
    "choice": read_choice,
    "text": read_words,
    DATE: read_date,
}
