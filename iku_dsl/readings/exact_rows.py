"""A table and a period go in; the rows that count come out, and the exact value of an aggregate over them.

Each row has an evaluation of its own; what does not depend on the row is asked of the evaluation around it, so that
nothing is computed twice. Nesting is as deep as the text nests aggregates.
"""

from collections.abc import Hashable
from typing import TYPE_CHECKING

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Groups, Members, Over, Part, Records, Table
from iku_dsl.formula.rules import NO_TRUTH
from iku_dsl.readings.exact_gather import Gathered, totalled
from iku_dsl.readings.exact_operation import CONDITION, wrong_type
from iku_dsl.values.outcomes import Fault, Missing, NotApplicable, Rows, Value, absence
from iku_dsl.values.periods import Period

if TYPE_CHECKING:
    from iku_dsl.readings.exact import Exact


@attrs.frozen
class Here:
    """One row: whose table it is, what tells it from the others, the rows behind it, its cells, and where it stands."""

    subject: str
    table: str
    key: Hashable
    behind: tuple[Hashable, ...] = ()
    cells: dict[str, Value] = attrs.field(factory=dict, eq=False)
    place: str = attrs.field(default="", eq=False)


Selected = Rows | NotApplicable | Missing | Fault


def over(node: Over, period: Period, exact: "Exact") -> Value:
    """Return the value of an aggregate over the rows of a table."""
    rows = rows_of_table(node.table, node.window.at(period) if node.window else period, exact)
    if not isinstance(rows, Rows):
        return rows
    found = Gathered()
    for key in rows.keys:
        inside = exact.row(here(node.table, key, rows, exact))
        kept = _kept(node.part, period, inside)
        if not isinstance(kept, bool):
            found.values.append(kept)
        elif kept:
            _take(node, period, inside, found)
    absent = absence([*found.values, *found.weights])
    return absent if absent is not None else totalled(node.function, node.span, found)


def _kept(part: Part, period: Period, inside: "Exact") -> Value:
    """Return whether a row counts; a condition that does not apply is a fault that names the row."""
    if part.keep is None:
        return True
    value = inside.value(part.keep, period)
    if isinstance(value, NotApplicable):
        hint = say("say what holds then, or test it first with `is not applicable`")
        return Fault(
            NO_TRUTH.at(
                part.keep.span, hint, condition=part.keep.span.text, row=inside.here.place if inside.here else ""
            )
        )
    return absence([value]) or (value if isinstance(value, bool) else wrong_type(part.keep.span, CONDITION, value))


def _take(node: Over, period: Period, inside: "Exact", found: Gathered) -> None:
    value = inside.value(node.part.value, period)
    if node.skips and isinstance(value, NotApplicable):
        return
    found.values.append(value)
    if node.part.weight is not None:
        found.weights.append(inside.value(node.part.weight, period))


def rows_of_table(table: Table, period: Period, exact: "Exact") -> Selected:
    """Return the rows of a table that count in a period, each table once a period."""
    if isinstance(table, Members):
        return Rows(exact.current(table.groups.name).behind)
    known = exact.root.selected.get((table.name, table.subject, period))
    if known is None:
        known = _grouped(table, period, exact.root) if isinstance(table, Groups) else _read(table, period, exact)
        exact.root.selected[table.name, table.subject, period] = known
    return known


def _read(table: Records, period: Period, exact: "Exact") -> Selected:
    records = exact.facts.records(table.subject, table.name)
    if isinstance(records, (Missing, Fault)):
        return records
    return Rows(tuple(at for at, each in enumerate(records) if each.period is None or each.period.within(period)))


def _grouped(table: Groups, period: Period, exact: "Exact") -> Selected:
    """Return one row for each value of the key among the rows of the source that the grouping takes."""
    source = rows_of_table(table.source, table.window.at(period) if table.window else period, exact)
    if not isinstance(source, Rows):
        return source
    behind: dict[Hashable, tuple[Hashable, ...]] = {}
    for row in source.keys:
        inside = exact.row(here(table.source, row, source, exact))
        kept = _kept(Part(table.key, keep=table.keep), period, inside)
        if kept is False:
            continue
        value = inside.value(table.key, period) if kept is True else kept
        absent = absence([value])
        if absent is not None:
            return absent
        behind[value] = (*behind.get(value, ()), row)
    return Rows(tuple(behind), behind)


def here(table: Table, key: Hashable, rows: Rows, exact: "Exact") -> Here:
    """Return one row of a table: what stands in it, and where it was read."""
    if isinstance(table, Members):
        return here(table.groups.source, key, rows, exact)
    if isinstance(table, Groups):
        cells: dict[str, Value] = {table.column: key}  # type: ignore[dict-item]
        return Here(table.subject, table.name, key, rows.behind.get(key, ()), cells, str(key))
    records = exact.facts.records(table.subject, table.name)
    assert isinstance(records, tuple), "a row is asked for only where there are some"
    record = records[key]  # type: ignore[call-overload]
    return Here(table.subject, table.name, key, (), record.cells, record.span.where)
