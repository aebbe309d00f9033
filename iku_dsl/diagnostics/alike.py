"""Diagnostics go in; they come out in their order, those that say one thing of many rows of a table as one group."""

from collections.abc import Hashable, Iterable, Sequence

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.rule import Diagnostic

MOST = 3  # rows of which each is shown
NAMED = 8  # rows that are named for those that are not
TEXT = ".iku"  # in which each statement is looked at by itself

Group = Sequence[Diagnostic]


def groups(diagnostics: Iterable[Diagnostic]) -> list[Group]:
    """Return the diagnostics in groups, most of them alone; a group stands where its first one does."""
    every = list(diagnostics)
    alike: dict[Hashable, list[Diagnostic]] = {}
    for each in every:
        alike.setdefault(_key(each), []).append(each)
    found: dict[Hashable, Group] = {}
    for each in every:
        group = alike[_key(each)]
        found.setdefault(_key(each) if len(group) > MOST else id(each), group if len(group) > MOST else (each,))
    return list(found.values())


def others(group: Group) -> tuple[Phrase, ...]:
    """Return how many more rows a group is about, and which the first of them are."""
    lines = [str(each.span.source.region(each.span)[0]) for each in group[1:] if each.span]
    if not lines:
        return ()
    named = ", ".join((*lines[:NAMED], *(("…",) if len(lines) > NAMED else ())))
    return (say("the same in {count} more rows: {lines}", count=len(lines), lines=named),)


def _key(each: Diagnostic) -> Hashable:
    """Return by what diagnostics are alike: the rule, the table, the column and what would mend it."""
    if each.span is None or each.span.source.path.endswith(TEXT):
        return id(each)
    return each.rule.code, id(each.span.source), dict(each.data).get("column"), each.hints
