"""A cell in which a word is to stand goes in; a flag, a choice or the text itself comes out, or a diagnostic."""

from collections.abc import Set as AbstractSet

from iku_dsl.data.kinds import Kind
from iku_dsl.data.table import Row
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import meant

FLAGS = {"yes": True, "ya": True, "true": True, "1": True, "no": False, "tidak": False, "false": False, "0": False}

NOT_A_FLAG = Rule(
    "IKU617",
    "not-a-flag",
    Severity.ERROR,
    "`{cell}` in column `{column}` is neither yes nor no",
    why="A flag is yes or no; any other word would have to be guessed.",
    example="on_target: maybe",
    instead="yes or no, ya or tidak",
)
NOT_A_CHOICE = Rule(
    "IKU618",
    "not-a-choice",
    Severity.ERROR,
    "`{cell}` in column `{column}` is none of the choices that the manual declares",
    why="A misspelt choice must never count as another one, or as none.",
    example="points stage: under_way 0.5, completed 0.8   # and a cell `complete`",
    instead="completed",
)


def read_flag(row: Row, column: str, kind: Kind) -> bool | Diagnostic:
    """Return whether a cell says yes."""
    del kind
    cell = row.cells[column]
    found = FLAGS.get(cell.lower())
    return NOT_A_FLAG.at(row.at(column), "write yes or no", cell=cell, column=column) if found is None else found


def chosen(cell: str, choices: AbstractSet[str]) -> str | None:
    """Return the choice that a cell names, in whatever capitals; None where there is none, or several."""
    if cell in choices:
        return cell
    alike = [each for each in choices if each.casefold() == cell.casefold()]
    return alike[0] if len(alike) == 1 else None


def read_choice(row: Row, column: str, kind: Kind) -> str | Diagnostic:
    """Return a choice that the manual declares."""
    cell = row.cells[column]
    found = chosen(cell, kind.choices)
    if found is not None:
        return found
    listed = ", ".join(f"`{each}`" for each in sorted(kind.choices))
    hints = (*meant(cell, kind.choices), say("there are {choices}", choices=listed))
    return NOT_A_CHOICE.at(row.at(column), *hints, cell=cell, column=column)


def read_words(row: Row, column: str, kind: Kind) -> str:
    """Return what a cell says."""
    del kind
    return row.cells[column]
