"""A deadline as written, or the period that is asked for, goes in; the node of the day that it stands for comes out."""

from iku_dsl.formula.algebra import Dated, Day, Node
from iku_dsl.syntax.dates import Deadline

CALENDAR = {"working_days": 2}  # functions of days, each with how many it takes
ENDS = ("period_start", "period_end")


def ends(period: Node) -> dict[str, Node]:
    """Return the first and the last day of a period, by the names that the language gives them."""
    return {name: Dated(name, (period,), span=period.span) for name in ENDS}


def lower_deadline(deadline: Deadline, operands: tuple[Node, ...]) -> Node:
    """Return the day that a deadline sets for a period or a date."""
    day = Day(int(deadline.day.value), int(deadline.month.text == "NEXT_MONTH"), deadline.working is not None)
    return Dated("deadline", operands, day, span=deadline.span)
