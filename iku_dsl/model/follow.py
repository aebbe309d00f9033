"""A text and the one it follows go in; one text comes out: the older statements, replaced and removed where it says so.

A statement replaces all inherited ones with the same head, so a set of cases is replaced as a whole. Examples are not
inherited: they say what their own text gives.
"""

from collections.abc import Iterable, Iterator

import attrs

from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.collect import of
from iku_dsl.model.heads import Head, head, removed
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.statements import ParsedText, Statement

NOT_INHERITED = Rule(
    "IKU220",
    "nothing-to-leave-out",
    Severity.ERROR,
    "there is no `{what}` in the text that this one follows",
    why="`without` takes away a statement that is inherited; where there is none, the author meant another.",
    example='framework office-2026 "Office", follows kmk-467-2014\nwithout perspective customers',
    instead="without perspective customer",
)
FOLLOWS_NOTHING = Rule(
    "IKU221",
    "without-follows",
    Severity.ERROR,
    "this text follows no other, so there is nothing to leave out",
    why="`without` takes away an inherited statement; only a text that says `follows` inherits any.",
    example='manual ikpa "IKPA" version 2025\nwithout component B',
    instead='manual ikpa "IKPA" version 2025, follows ikpa version 2024',
)


def follow(own: ParsedText, older: ParsedText, report: Report) -> ParsedText:
    """Return the text with what it inherits. Each statement keeps its place in the file it was written in."""
    opening, *later = _apart(own)
    inherited = [_sourced(each, older) for each in _apart(older)[1:] if not isinstance(each, written.Example)]
    gone = _left_out(later, inherited, report)
    fresh = _by_head(each for each in later if not isinstance(each, written.Without))
    merged: list[Statement] = []
    for key, older_ones in _by_head(inherited).items():
        merged.extend(fresh.pop(key, older_ones if key not in gone else []))
    merged.extend(each for several in fresh.values() for each in several)
    return attrs.evolve(
        own,
        statements=(opening, *merged),
        complete=own.complete and older.complete,
        lost=own.lost | older.lost,
    )


def check_alone(text: ParsedText, report: Report) -> ParsedText:
    """Return a text that follows no other; a `without` in it is reported."""
    for each in of(text.statements, written.Without):
        report.add(FOLLOWS_NOTHING.at(each.span, "say which text it follows: `follows …` on the first line"))
    return attrs.evolve(text, statements=tuple(e for e in text.statements if not isinstance(e, written.Without)))


def _apart(text: ParsedText) -> list[Statement]:
    """Return the statements, a manual's header cut into its attributes: each is replaced on its own.

    A framework's one header is its rule of conversion, which is replaced as a whole.
    """
    statements = list(text.meaning())
    if not isinstance(statements[0], written.Manual):
        return statements
    return [part for each in statements for part in _cut(each)]


def _cut(statement: Statement) -> Iterator[Statement]:
    if isinstance(statement, written.Header):
        yield from (statement.changed(attributes=(each,), span=each.span) for each in statement.attributes)
    else:
        yield statement


def _sourced(statement: Statement, older: ParsedText) -> Statement:
    """Return an inherited statement under the authority it had in its own text."""
    stated = next((each.authority for each in of(older.statements, written.Sources)), None)
    return statement if statement.authority is not None else statement.changed(authority=stated)


def _by_head(statements: Iterable[Statement]) -> dict[Head, list[Statement]]:
    found: dict[Head, list[Statement]] = {}
    for each in statements:
        found.setdefault(head(each), []).append(each)
    return found


def _left_out(statements: list[Statement], inherited: list[Statement], report: Report) -> set[Head]:
    """Return the heads that `without` takes away; with a component go its parts."""
    known = set(map(head, inherited))
    gone: set[Head] = set()
    for each in of(statements, written.Without):
        found = {key for key in known if _covers(removed(each), key)}
        if not found:
            what = each.span.text.partition(" ")[2]  # what is behind the word for `without`
            near = meant(removed(each)[-1], [key[-1] for key in known if key[0] == removed(each)[0]])
            report.add(NOT_INHERITED.at(each.span, *near, what=what))
        gone |= found
    return gone


def _covers(left_out: Head, key: Head) -> bool:
    inside = left_out[0] == key[0] == "part" and key[-1].startswith(f"{left_out[-1]}.")
    return key == left_out or inside
