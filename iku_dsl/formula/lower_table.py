"""The tables of a document go in; their rows and columns come out as formulas know them, and aggregates over them."""

from typing import TYPE_CHECKING

import attrs

from iku_dsl.formula.algebra import Cell, Groups, Members, Node, Over, Part, Records, Step, Window
from iku_dsl.formula.scope import Scope, Shelf
from iku_dsl.model.constants import span_of
from iku_dsl.model.definitions import Definitions, gathered_columns
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax import records

if TYPE_CHECKING:
    from iku_dsl.formula.lower import Lowering


def open_tables(definitions: Definitions, subject: str) -> dict[str, Shelf]:
    """Return the tables that are read, with the columns that stand in their files."""
    return {name: _read(table, subject) for name, table in definitions.tables.items()}


def _read(table: records.Table, subject: str) -> Shelf:
    name = table.name.text
    row: dict[str, Node] = {
        each.name.text: Cell(name, each.name.text, is_percent(each), span=each.span) for each in table.columns
    }
    return Shelf(Records(subject, name), row)


def is_percent(column: records.TableColumn) -> bool:
    """Return whether the cells of a column are percentages."""
    return column.type.text == "percent" or (column.inside is not None and column.inside.values[0].text == "percent")


def lower_column(name: str, scope: Scope, lowering: "Lowering") -> None:
    """Lower a column that follows from others of its row; it is then a column like them."""
    table, _, column = name.partition(".")
    definition = scope.definitions.columns[name]
    if table in scope.tables:
        value = lowering.cases(definition, scope.over(table))
        scope.tables[table].row[column] = Step(name, value, scope.subject, span=definition.span)


def lower_grouping(grouping: records.Grouping, scope: Scope, lowering: "Lowering") -> None:
    """Lower a table that is made of another one: its rows, and what each gathers."""
    source, name = grouping.source.text, grouping.name.text
    if source not in scope.tables or grouping.key.text not in scope.tables[source].row:
        return  # and the check of tables has reported it
    shelf, at_row = scope.tables[source], scope.over(source)
    keep = lowering.lower(grouping.where.condition, at_row) if grouping.where else None
    column, key = grouping.key.text, shelf.row[grouping.key.text]
    groups = Groups(scope.subject, name, shelf.table, column, key, keep, window(grouping.window, scope))
    made = Shelf(groups, {grouping.key.text: Cell(name, grouping.key.text, span=grouping.key.span)})
    scope.tables[name] = made
    for column, formula in gathered_columns(grouping):
        confined = attrs.evolve(scope.over(name), within=Members(groups))
        value = lowering.lower(formula, confined)
        made.row[column] = Step(f"{name}.{column}", value, scope.subject, span=formula.span)


def window(said: written.Window | None, scope: Scope) -> Window | None:
    """Return the window that a text states."""
    if said is None or said.first is None or said.last is None:
        return Window(said.kind) if said else None
    first, last = span_of(said.first, scope.year), span_of(said.last, scope.year)
    return Window(said.kind, attrs.evolve(first, last=last.last))


def lower_over(call: written.Call, name: str, scope: Scope, lowering: "Lowering") -> Node:
    """Return an aggregate over the rows of a table; in a formula of a grouping, over the rows behind its row."""
    shelf, at_row = scope.tables[name], scope.over(name)
    confined = scope.within is not None and scope.within.name == name
    table = scope.within if confined and scope.within is not None else shelf.table
    inner = attrs.evolve(at_row, within=None) if confined else at_row
    part = Part(
        _counted(call, inner, lowering),
        lowering.lower(call.by, inner) if call.by is not None else None,
        lowering.lower(call.filter.condition, inner) if isinstance(call.filter, written.Where) else None,
    )
    skips = isinstance(call.filter, written.WhereApplicable)
    return Over(call.function.text, table, part, skips, window(call.window, scope), span=call.span)


def _counted(call: written.Call, scope: Scope, lowering: "Lowering") -> Node:
    """Return what is gathered of each row; a table named as a whole is counted row by row."""
    value = call.arguments[0]
    if isinstance(value, written.Name) and scope.definitions.is_table(value.word.text):
        return lowering.truth(value.span)
    return lowering.lower(value, scope)
