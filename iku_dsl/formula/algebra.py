"""What every text is lowered to: a graph of a few kinds of node, shared and never copied out, each with its place.

A node has an axis of periods, and one of rows for each table whose columns it names: the graph is lowered once, and a
reading asks it for one period and one row after another.
"""

import attrs

from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.origin import Origin
from iku_dsl.values import outcomes
from iku_dsl.values.periods import Period, to_date, year


@attrs.frozen(eq=False)
class Node:
    """A formula at a place in a text. Two nodes are the same only when they are one object."""

    span: Span = attrs.field(repr=False, kw_only=True)


@attrs.frozen(eq=False)
class Constant(Node):
    """A value that the text states."""

    value: outcomes.Value
    percent: bool = False


@attrs.frozen(eq=False)
class CurrentPeriod(Node):
    """The period for which the formula is asked."""


@attrs.frozen(eq=False)
class Fact(Node):
    """A datum from outside: whose, which, and how several periods make up a longer one.

    `consolidate` is SUM, AVERAGE, LAST_KNOWN or None; a part of the period counts when `measured` has a value there.
    """

    subject: str
    name: str
    consolidate: str | None = None
    measured: Node | None = None
    percent: bool = False
    stated_by: str = ""  # the statement that declares it, `input` or `component`; nothing for what is reported


@attrs.frozen(eq=False)
class ByPeriod(Node):
    """A value that the text states for several periods; consolidated like a datum where it says how."""

    name: str
    entries: tuple[tuple[Period, Node], ...]
    consolidate: str | None = None
    latest: bool = False
    subject: str = ""
    percent: bool = False


@attrs.frozen(eq=False)
class Operation(Node):
    """`+ - * / ^`, a comparison, `and`, `or`, `not`, or the sign of a number."""

    operator: str
    operands: tuple[Node, ...]


@attrs.frozen(eq=False)
class Choose(Node):
    """The first case whose condition holds; `otherwise` is None where no case may be left over."""

    cases: tuple[tuple[Node, Node], ...]
    otherwise: Node | None
    origin: Origin | None = attrs.field(default=None, repr=False, kw_only=True)


@attrs.frozen(eq=False)
class Apply(Node):
    """A primitive function of its operands."""

    function: str
    operands: tuple[Node, ...]


@attrs.frozen
class Day:
    """A day of the month of a date, or of the `months` after it; a `working` one is moved on to a day of work."""

    number: int
    months: int
    working: bool


@attrs.frozen(eq=False)
class Dated(Node):
    """A function of days: `period_start` and `period_end` of a period, `working_days` between two, or a `deadline`."""

    function: str
    operands: tuple[Node, ...]
    day: Day | None = None


@attrs.frozen
class Part:
    """One member of an aggregate: its value, its weight, and the condition under which it counts."""

    value: Node
    weight: Node | None = None
    keep: Node | None = None


@attrs.frozen(eq=False)
class Gather(Node):
    """An aggregate of its parts; `skips` says that what is not applicable is left out.

    One with an origin is a value and the bound on it.
    """

    function: str
    parts: tuple[Part, ...]
    skips: bool = False
    origin: Origin | None = attrs.field(default=None, repr=False, kw_only=True)


@attrs.frozen(eq=False)
class IsNotApplicable(Node):
    """Whether the operand is not applicable."""

    operand: Node


@attrs.frozen(eq=False)
class Differs(Node):
    """Whether two formulas come to different outcomes: to two values, or to a value and none. No text says it.

    It always has a truth, and no value of its operands makes it a fault.
    """

    operands: tuple[Node, Node]


@attrs.frozen(eq=False)
class Step(Node):
    """A formula with a name: where an explanation branches. It changes nothing.

    `subject` says whose it is (`2a-CP`), `arguments` what a defined function was given, `label` how it reads in the
    formulas above it, where that is not its name. What the program itself names is a phrase.
    """

    name: str | Phrase
    operand: Node
    subject: str = ""
    title: str = ""
    arguments: tuple[Node, ...] = ()
    percent: bool = False
    label: str | Phrase = ""


@attrs.frozen
class Window:
    """Which rows of a table count, seen from the period asked: TO_DATE, those of the YEAR, or those of a SPAN."""

    kind: str
    span: Period | None = None

    def at(self, period: Period) -> Period:
        """Return the months whose rows count."""
        if self.span is not None:
            return attrs.evolve(self.span, year=period.year)
        return to_date(period) if self.kind == "TO_DATE" else year(period.year)


@attrs.frozen(eq=False)
class Records:
    """The rows that are read for a table: those dated in the period asked, or in no period."""

    subject: str
    name: str


@attrs.frozen(eq=False)
class Groups:
    """The rows of another table by the value of a column: one row for each value, in the order they are met."""

    subject: str
    name: str
    source: "Table"
    column: str
    key: Node
    keep: Node | None
    window: Window | None


@attrs.frozen(eq=False)
class Members:
    """The rows behind the current row of a grouping."""

    groups: Groups

    @property
    def name(self) -> str:
        """Return the name of the table whose rows they are."""
        return self.groups.source.name


Table = Records | Groups | Members


@attrs.frozen(eq=False)
class Earlier(Node):
    """The operand a YEAR, a QUARTER or a MONTH before the period asked, the tables behind it, and whose it is."""

    operand: Node
    unit: str
    tables: tuple[Records, ...] = ()
    subject: str = ""


@attrs.frozen(eq=False)
class Cell(Node):
    """What a column holds in the current row of a table."""

    table: str
    column: str
    percent: bool = False


@attrs.frozen(eq=False)
class Over(Node):
    """An aggregate over the rows of a table; `skips` says that what is not applicable is left out."""

    function: str
    table: Table
    part: Part
    skips: bool = False
    window: Window | None = None
