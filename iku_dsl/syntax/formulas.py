"""The nodes of a formula as written: each keeps its place; two nodes are equal when they say the same."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, ClassVar, Self, TypeVar, dataclass_transform

import attrs

from iku_dsl.diagnostics.source import Span

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, eq_default=False, field_specifiers=(attrs.field,))
def node(kind: type[Kind]) -> type[Kind]:
    """Make a kind of node: frozen, with what `Node` has."""
    return attrs.frozen(eq=False, repr=False, match_args=False)(kind)


@node
class Node:
    """Something written at a place.

    There are some sixty kinds of node, and methods written for each would be a tenth of the program's start: what all
    have in common, to be equal and to be printed, is written here once.
    """

    __attrs_attrs__: ClassVar[Any]  # what attrs knows of the fields, said for the type checker

    span: Span = attrs.field(kw_only=True)

    def parts(self) -> Iterator[tuple[str, object]]:
        """Go through what the node says, by name: everything but its place."""
        return ((field.name, getattr(self, field.name)) for field in attrs.fields(type(self)) if field.name != "span")

    def changed(self, **changes: object) -> Self:
        """Return the same node with some of its parts changed."""
        return attrs.evolve(self, **changes)  # type: ignore[misc]

    def __eq__(self, other: object) -> bool:
        """Return whether both say the same, wherever they stand."""
        if type(self) is not type(other) or not isinstance(other, Node):
            return NotImplemented
        return list(self.parts()) == list(other.parts())

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Return the node as one would write it in Python."""
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.parts())})"


@node
class Word(Node):
    """A name, a code, a label or a keyword that tells cases apart (`SUM`, `HALF_UP`)."""

    text: str


@node
class Number(Node):
    """A written number; 5% is 1/20 and remembers its sign."""

    value: Fraction
    percent: bool = False


@node
class Prose(Node):
    """A text in quotes."""

    text: str


@node
class Name(Node):
    """An input, a value, a choice: whatever a bare name stands for."""

    word: Word


@node
class Column(Node):
    """A dotted name: a column of a table, such as `members.index`."""

    table: str
    name: str


@node
class Contribution(Node):
    """A component by its label: what it adds, after weight and cap."""

    code: Word


@node
class Ratio(Node):
    """`value of A`: a component before its weight."""

    code: Word


@node
class NotApplicableMark(Node):
    """The words `not applicable` where a value may stand."""


@node
class PeriodMark(Node):
    """A period: QUARTER, MONTH, YEAR or SEMESTER with its number, and whether it means the year so far."""

    unit: str
    number: int
    to_date: bool = False


@node
class Earlier(Node):
    """Something a YEAR, a QUARTER or a MONTH before the period that is asked for: `… previous year`."""

    operand: "Formula"
    unit: str


@node
class DateMark(Node):
    """A day: `2024-01-31`."""

    day: date


@node
class DurationMark(Node):
    """A number of DAYS, WORKING_DAYS, MONTHS or YEARS."""

    count: int
    unit: str


@node
class Where(Node):
    """The condition on the members of an aggregate."""

    condition: "Formula"


@node
class WhereApplicable(Node):
    """The words that let an aggregate skip what does not apply."""


@node
class Window(Node):
    """Which rows of a table count: those TO_DATE, those of the YEAR, or those of a SPAN of periods."""

    kind: str
    first: PeriodMark | None = None
    last: PeriodMark | None = None


@node
class Call(Node):
    """A function or lookup with its arguments, the window on a table, the weight `by` which, and the filter."""

    function: Word
    arguments: tuple["Formula", ...]
    window: Window | None = None
    by: "Formula | None" = None
    filter: Where | WhereApplicable | None = None


@node
class Operation(Node):
    """Two operands and the sign between them: + - * / ^ = <> < <= > >= and or."""

    left: "Formula"
    operator: str
    right: "Formula"


@node
class Prefix(Node):
    """`-` or `not` before an operand."""

    operator: str
    operand: "Formula"


@node
class Conditional(Node):
    """A choice of two: `if … then … else …`."""

    condition: "Formula"
    then: "Formula"
    otherwise: "Formula"


@node
class Inapplicable(Node):
    """The question whether something applies: `… is not applicable`."""

    operand: "Formula"


Formula = (
    Number
    | Prose
    | Name
    | Column
    | Contribution
    | Ratio
    | NotApplicableMark
    | PeriodMark
    | DateMark
    | DurationMark
    | Call
    | Operation
    | Prefix
    | Conditional
    | Inapplicable
    | Earlier
)
