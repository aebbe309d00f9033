"""A named node and its evaluation go in; the cells behind a datum come out, or the rows that aggregates go over."""

from collections.abc import Iterator

from iku_dsl.data.facts import Datum, Store
from iku_dsl.formula.algebra import Earlier, Fact, Groups, Over, Records, Step, Table
from iku_dsl.formula.walk import operands
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.exact_rows import rows_of_table
from iku_dsl.readings.named import Leaf
from iku_dsl.values.outcomes import Rows
from iku_dsl.values.periods import MONTHS, Period

MOST_ROWS = 40


def data_behind(node: Leaf, exact: Exact, period: Period) -> Iterator[Datum]:
    """Go through the cells behind a datum; for one made up of parts, the cells of the parts."""
    facts = exact.facts
    if isinstance(node, (Step, Earlier)) and isinstance(facts, Store):
        yield from _rows_behind(node, period, facts, exact)
    if not isinstance(node, Fact) or not isinstance(facts, Store):
        return
    own = facts.data(node.subject, node.name, period)
    if own or node.consolidate is None:
        yield from own
        return
    for parts in period.parts():
        found = [datum for part in parts for datum in facts.data(node.subject, node.name, part)]
        if found:
            yield from found
            return


def undated_behind(node: Leaf, exact: Exact, period: Period) -> Iterator[str]:
    """Go through the tables behind a step of which rows count without a period, where a part of a year is asked for."""
    facts = exact.facts
    if not isinstance(node, (Step, Earlier)) or not isinstance(facts, Store) or period.months == MONTHS:
        return
    for table, counted in _counted(node, period, exact).items():
        known = facts.tables.get(table)
        if isinstance(known, tuple) and any(known[at].period is None for at in counted):
            yield table[1]


def _rows_behind(node: Step | Earlier, period: Period, facts: Store, exact: Exact) -> Iterator[Datum]:
    """Go through the first rows of each table that count in the period, each as it stands in its file."""
    for table, counted in _counted(node, period, exact).items():
        known = facts.tables.get(table)
        places = [known[at].span for at in counted] if isinstance(known, tuple) else []
        yield from (Datum(True, each.text, "", each) for each in places[:MOST_ROWS])
        if len(places) > MOST_ROWS:
            yield Datum(True, f"… {places[-1].text} ({len(places)})", "", places[-1])


def _counted(node: Step | Earlier, period: Period, exact: Exact) -> dict[tuple[str, str], list[int]]:
    """Return for every table which of its rows count for an aggregate of the step."""
    found: dict[tuple[str, str], set[int]] = {}
    for each in _aggregates(node):
        table, when = _read(each, period)
        rows = rows_of_table(table, when, exact) if isinstance(table, Records) else None
        if isinstance(table, Records) and isinstance(rows, Rows):
            found.setdefault((table.subject, table.name), set()).update(at for at in rows.keys if isinstance(at, int))
    return {table: sorted(rows) for table, rows in found.items()}


def _read(node: Over, period: Period) -> tuple[Table, Period]:
    """Return the table that an aggregate goes over, and for which period; of one made of another, the other."""
    period = node.window.at(period) if node.window else period
    if not isinstance(node.table, Groups):
        return node.table, period
    return node.table.source, node.table.window.at(period) if node.table.window else period


def _aggregates(node: Step | Earlier) -> Iterator[Over]:
    """Go through the aggregates over rows in the formula of a step itself."""
    waiting = list(operands(node))
    while waiting:
        each = waiting.pop()
        if isinstance(each, Over):
            yield each
        elif not isinstance(each, Leaf):
            waiting.extend(operands(each))
