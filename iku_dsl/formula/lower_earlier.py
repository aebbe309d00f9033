"""`… previous year` as written and the node of its operand go in; the node of the earlier value comes out."""

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.formula.algebra import Earlier, Groups, Members, Node, Over, Records
from iku_dsl.formula.walk import fold, rows_of
from iku_dsl.syntax import formulas as written

FARTHEST = 12
TOO_FAR = Rule(
    "IKU462",
    "looks-back-too-far",
    Severity.ERROR,
    "`{formula}` looks back more than {most} times, one upon the other",
    why="Every look back asks everything behind it once more; how often is bounded, so that nobody can stop the "
    "program with a formula.",
    example="`value b: a previous year`, `value c: b previous year`, and so on, thirteen times",
    instead="Make what was long ago an input of its own.",
)
OF_A_ROW = Rule(
    "IKU463",
    "row-without-earlier-row",
    Severity.ERROR,
    "`{formula}` asks what a row of a table was earlier",
    why="Nothing tells which row of an earlier period is the same one; an aggregate goes over the rows of its period.",
    example="table zones with planned number\nvalue planned_before: sum(zones.planned previous year)",
    instead="value planned_before: sum(zones.planned) previous year",
)


@attrs.frozen
class Behind:
    """What stands behind a formula: the tables that are read, and how often it looks back, one upon the other."""

    tables: frozenset[Records] = frozenset()
    times: int = 0


@attrs.define
class LookingBack:
    """What one lowering knows of the formulas that look back; `kept` keeps alive what is known by its id."""

    kept: list[Node] = attrs.field(factory=list)
    rows: dict[int, frozenset[str]] = attrs.field(factory=dict)
    behind: dict[int, Behind] = attrs.field(factory=dict)

    def node(self, formula: written.Earlier, operand: Node, subject: str) -> Node | Diagnostic:
        """Return the node of what something was earlier, or what is wrong with asking for it."""
        self.kept.append(operand)
        if rows_of(operand, self.rows):
            hint = say("write it behind the aggregate: `mean(…) previous year`")
            return OF_A_ROW.at(formula.span, hint, formula=formula.span.text)
        behind = fold(operand, self.behind, _behind)
        if behind.times >= FARTHEST:
            return TOO_FAR.at(formula.span, formula=formula.span.text, most=FARTHEST)
        tables = tuple(sorted(behind.tables, key=lambda each: each.name))
        return Earlier(operand, formula.unit, tables, subject, span=formula.span)


def _behind(node: Node, below: list[Behind]) -> Behind:
    tables = frozenset[Records]().union(*(each.tables for each in below), _tables(node))
    return Behind(tables, max((each.times for each in below), default=0) + isinstance(node, Earlier))


def _tables(node: Node) -> tuple[Records, ...]:
    """Return the table of a file over whose rows a node goes, directly or by grouping; none or one."""
    table = node.table if isinstance(node, Over) else None
    while isinstance(table, (Groups, Members)):
        table = table.source if isinstance(table, Groups) else table.groups
    return (table,) if isinstance(table, Records) else ()
