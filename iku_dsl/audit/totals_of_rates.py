"""A manual's table and its printed rows go in; the ways in which the totals of its rates may be made come out."""

from collections.abc import Collection, Iterator, Sequence

from iku_dsl.audit.manual_tables import CHOICE, MEAN, SUM, TEXT, At, ManualTable, adds
from iku_dsl.audit.quantities import Formula, Key, Quantity
from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Gather, Part, Step
from iku_dsl.formula.rewrite import exchanged

BY_TOTALS = say("as the manual computes it from the totals, and is neither the sum nor a mean of the rows")
BY_ROWS = say("as the sum of the rows, and is none of their means")


def rates(table: ManualTable, subject: str, rows: Sequence[At], printed: Collection[str]) -> Iterator[Quantity]:
    """Go through the totals, or the averages, of rates; `rows` are those that are printed, `printed` their columns.

    Such a one is made in one of several ways, and nobody says in which: from the totals, from the averages, from what
    stands beside it, as the sum of the rows or as one of their means.
    """
    own = {column: node for column, node in table.row.items() if isinstance(node, Step) and not adds(node)}
    totals, averages = table.all_rows(SUM), table.all_rows(MEAN)
    made = {id(node): Step(node.name, totals[id(node)], span=node.span) for node in own.values()}
    for column, node in own.items():
        ways_of_all = (totals, averages, {**totals, **made}) if table.is_of_numbers(node) else ()
        of_all = (Formula(exchanged(node.operand, each), BY_TOTALS) for each in ways_of_all)
        key, formulas = Key(subject, table.quantity(column)), (*of_all, *_of_rows(table, node, rows, printed))
        yield Quantity(key, made[id(node)], formulas, percent=node.percent, loose=True, either=True)


def _of_rows(table: ManualTable, node: Step, rows: Sequence[At], printed: Collection[str]) -> Iterator[Formula]:
    """Go through the sum and the means of the rows, weighed by nothing or by another printed column.

    That a rate is weighed by another rate is unlikely.
    """
    cells = [each[id(node)] for each in rows]
    for function in (SUM, MEAN):
        yield Formula(Gather(function, tuple(map(Part, cells)), span=node.span), BY_ROWS)
    for column, weight in table.row.items():
        if weight is not node and table.types.get(column) not in (TEXT, CHOICE) and table.quantity(column) in printed:
            parts = (Part(each[id(node)], each[id(weight)]) for each in rows)
            yield Formula(Gather(MEAN, tuple(parts), span=node.span), BY_ROWS, unlikely=not adds(weight))
