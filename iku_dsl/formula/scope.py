"""What names mean at one place of the lowering: given nodes, the document's definitions, the row of an aggregate."""

import attrs

from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.formula.algebra import Members, Node, Table
from iku_dsl.model.definitions import Definitions

Row = dict[str, Node]


@attrs.define
class Shelf:
    """A table as formulas see it: where its rows come from, and the node of each of its columns."""

    table: Table
    row: Row


@attrs.define
class Scope:
    """The names of one document for one subject. `names` keeps what has been lowered: nothing is lowered twice.

    `tables` holds every table, `bound` the columns of those at one row of which the formula stands, `within` the rows
    to which a formula of a grouping is confined. `lost` holds names that stood in a statement which does not count,
    and functions that call themselves, each with why it has no value.
    """

    definitions: Definitions
    subject: str
    year: int
    given: dict[str, Node] = attrs.field(factory=dict)
    contributions: dict[str, Node] = attrs.field(factory=dict)
    ratios: dict[str, Node] = attrs.field(factory=dict)
    weights: dict[str, Node] = attrs.field(factory=dict)
    rows: tuple[Row, ...] = ()
    names: dict[str, Node] = attrs.field(factory=dict)
    calls: dict[tuple[object, ...], Node] = attrs.field(factory=dict)
    row: Row | None = None
    tables: dict[str, Shelf] = attrs.field(factory=dict)
    bound: dict[str, Row] = attrs.field(factory=dict)
    within: Members | None = None
    lost: dict[str, Diagnostic] = attrs.field(factory=dict)

    def find(self, name: str) -> Node | None:
        """Return what a bare name stands for: a column of the row first, then what was given, then definitions."""
        shelves = (self.row or {}, self.given, self.contributions, self.names)
        return next((shelf[name] for shelf in shelves if name in shelf), None)

    def at(self, row: Row) -> "Scope":
        """Return the same scope at one row of an aggregate."""
        return attrs.evolve(self, row=row)

    def over(self, name: str) -> "Scope":
        """Return the same scope at one row of a table: its columns come before everything else."""
        row = self.tables[name].row
        return attrs.evolve(self, row={**(self.row or {}), **row}, bound={**self.bound, name: row})

    def inside(self, arguments: Row) -> "Scope":
        """Return the scope of a defined function's body: its parameters come before everything else."""
        return attrs.evolve(self, row=arguments)
