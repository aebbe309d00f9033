"""The nodes of a formula as written: each keeps its place; two nodes are equal when they say the same."""

from fractions import Fraction

import attrs

from iku_dsl.diagnostics.source import Span


@attrs.frozen
class Node:
    """Something written at a place."""

    span: Span = attrs.field(eq=False, repr=False, kw_only=True)


@attrs.frozen
class Word(Node):
    """A name, a code, a label or a keyword that tells cases apart (`SUM`, `HALF_UP`)."""

    text: str


@attrs.frozen
class Number(Node):
    """A written number; 5% is 1/20 and remembers its sign."""

    value: Fraction
    percent: bool = False


@attrs.frozen
class Prose(Node):
    """A text in quotes."""

    text: str


@attrs.frozen
class Name(Node):
    """An input, a value, a choice: whatever a bare name stands for."""

    word: Word


@attrs.frozen
class Column(Node):
    """A dotted name: a column of a table, such as `members.index`."""

    table: str
    name: str


@attrs.frozen
class Contribution(Node):
    """A component by its label: what it adds, after weight and cap."""

    code: Word


@attrs.frozen
class Ratio(Node):
    """`value of A`: a component before its weight."""

    code: Word


@attrs.frozen
class NotApplicableMark(Node):
    """The words `not applicable` where a value may stand."""


@attrs.frozen
class PeriodMark(Node):
    """A period: QUARTER, MONTH, YEAR or SEMESTER with its number, and whether it means the year so far."""

    unit: str
    number: int
    to_date: bool = False


@attrs.frozen
class Where(Node):
    """The condition on the members of an aggregate."""

    condition: "Formula"


@attrs.frozen
class WhereApplicable(Node):
    """The words that let an aggregate skip what does not apply."""


@attrs.frozen
class Call(Node):
    """A function or lookup with its arguments, the weight `by` which, and the filter."""

    function: Word
    arguments: tuple["Formula", ...]
    by: "Formula | None" = None
    filter: Where | WhereApplicable | None = None


@attrs.frozen
class Operation(Node):
    """Two operands and the sign between them: + - * / ^ = <> < <= > >= and or."""

    left: "Formula"
    operator: str
    right: "Formula"


@attrs.frozen
class Prefix(Node):
    """`-` or `not` before an operand."""

    operator: str
    operand: "Formula"


@attrs.frozen
class Conditional(Node):
    """A choice of two: `if … then … else …`."""

    condition: "Formula"
    then: "Formula"
    otherwise: "Formula"


@attrs.frozen
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
    | Call
    | Operation
    | Prefix
    | Conditional
    | Inapplicable
)
