"""The statements about records as written: tables, their columns, tables made of others, the rows of an example."""

from iku_dsl.syntax.formulas import Formula, Node, Prose, Where, Window, Word, node
from iku_dsl.syntax.statements import Attribute, Statement


@node
class TableColumn(Node):
    """A column of a table: its name, its type, its unit, its range, whether it may be blank, and what files call it."""

    name: Word
    type: Word
    inside: Attribute | None
    domain: Attribute | None
    optional: Attribute | None
    printed_as: Attribute | None


@node
class Table(Statement):
    """Records that a manual needs, one row a record."""

    name: Word
    title: Prose | None
    columns: tuple[TableColumn, ...]


@node
class Grouping(Statement):
    """A table made of another one: one row for each value of `key`, with what is gathered of the rows behind it."""

    name: Word
    title: Prose | None
    source: Word
    window: Window | None
    where: Where | None
    key: Word
    columns: tuple[Formula, ...]


@node
class ColumnFormula(Statement):
    """A column that follows from the others of its row."""

    name: Word
    table: Word
    when: Formula | None
    formula: Formula


@node
class GivenRows(Node):
    """The rows that an example gives a table, cell by cell in the order of its columns; maybe none, or earlier ones."""

    table: Word
    earlier: Word | None
    rows: tuple[tuple[Formula, ...], ...]


@node
class ForEach(Statement):
    """What the manual measures each of: the column that tells one from the other (`region`), and what it means."""

    key: Word
    title: Prose | None
