"""A table and the columns that are read go in; what it lacks comes out, and what nobody reads is reported."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from iku_dsl.data.running import runs
from iku_dsl.data.table import Table
from iku_dsl.diagnostics.phrase import Phrase, Spell, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.suggest import closest, meant

MOST_NAMED = 20  # columns in one message

MISSING_COLUMN = Rule(
    "IKU602",
    "missing-column",
    Severity.ERROR,
    "the table has no column `{column}`",
    why="Columns are found by their names in the first row.",
    example="code,period,realisation",
    instead="indicator,period,realisation",
)
UNKNOWN_COLUMN = Rule(
    "IKU603",
    "unknown-column",
    Severity.WARNING,
    "nothing reads {columns}",
    why="A column is found by its name. One that is misspelt would be left out, and nobody would see it.",
    example="indicator,period,realization",
    instead="indicator,period,realisation",
)


def check_columns(
    table: Table,
    needs: AbstractSet[str],
    takes: AbstractSet[str],
    report: Report,
    declared: Mapping[str, Spell] | None = None,
) -> dict[str, Diagnostic]:
    """Report what is missing and what nobody reads; return what is missing.

    `declared` are the columns that a text may call as the table does, each with the vocabulary of that text.
    """
    lacks = {}
    for column in sorted(needs - set(table.columns)):
        unread = [each for each in table.columns if each not in needs | takes]
        spell = (declared or {}).get(column)
        hints = (*_has(table), *(_called(column, unread, spell) if spell else ()))
        lacks[column] = MISSING_COLUMN.at(table.source.whole(), *hints, column=column)
    report.extend(lacks.values())
    report.extend(_unread(table, needs | takes))
    return lacks


def _has(table: Table) -> Iterator[Phrase]:
    yield say("it has {columns}", columns=", ".join(f"`{each}`" for each in table.columns))


def _called(column: str, unread: list[str], spell: Spell) -> Iterator[Phrase]:
    """Go through what to write in the text, where a heading that nobody reads is like a column that is missing."""
    near = closest(_plain(column), map(_plain, unread))
    like = [each for each in unread if _holds(each, column)] or [each for each in unread if _plain(each) == near]
    if len(like) == 1 and '"' not in like[0] and "\n" not in like[0]:
        said = f'"{like[0]}"'
        yield say(
            "where `{column}` is declared, say what this table calls it: `as {heading}`", column=column, heading=said
        ).spelled(spell)


def _plain(heading: str) -> str:
    return "_".join(heading.casefold().replace("_", " ").split())


def _holds(heading: str, column: str) -> bool:
    """Return whether all words of the one are words of the other."""
    one, other = ({*_plain(each).split("_")} for each in (heading, column))
    return one <= other or other <= one


def _unread(table: Table, known: AbstractSet[str]) -> Iterator[Diagnostic]:
    """Go through the columns that nobody reads: each that may be misspelt, and all the others together."""
    unread = [each for each in table.columns if each not in known and not runs(table, each)]
    place = table.source.whole()
    likely = {column: meant(column, known - set(table.columns)) for column in unread}
    for column in (each for each in unread if likely[each]):
        yield UNKNOWN_COLUMN.at(place, *likely[column], columns=say("the column `{column}`", column=column))
    others = [column for column in unread if not likely[column]]
    if len(others) == 1:
        yield UNKNOWN_COLUMN.at(place, columns=say("the column `{column}`", column=others[0]))
    elif others:
        named = (*(f"`{column}`" for column in others[:MOST_NAMED]), *(("…",) if len(others) > MOST_NAMED else ()))
        yield UNKNOWN_COLUMN.at(place, columns=say("the columns {columns}", columns=", ".join(named)))
