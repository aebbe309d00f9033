"""A node and its evaluation go in; the nodes that its value was really made of come out."""

from collections.abc import Iterator

from iku_dsl.formula.algebra import (
    Apply,
    ByPeriod,
    Choose,
    Constant,
    Dated,
    Earlier,
    Gather,
    IsNotApplicable,
    Node,
    Operation,
    Over,
    Step,
)
from iku_dsl.formula.walk import operands, rows_of
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.explain_dates import deadlines
from iku_dsl.readings.named import Leaf
from iku_dsl.readings.taken import taken_branch, taken_parts
from iku_dsl.values.periods import Period


def leaves(node: Leaf, exact: Exact, period: Period) -> Iterator[Leaf]:
    """Go through the named nodes that the value was made of, each once, in the order of the formula."""
    found: dict[int, Leaf] = {}
    waiting: list[Node] = [*reversed(made_of(node, exact, period))]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Leaf):
            found.setdefault(id(each), each)
        else:
            waiting.extend(reversed(made_of(each, exact, period)))
    return iter(found.values())


def made_of(node: Node, exact: Exact, period: Period) -> list[Node]:
    """Return what a node's value was really made of: of a choice, the case taken and what decided it."""
    match node:
        case Step():
            return [node.operand, *node.arguments]
        case Operation() | Apply() | Dated():
            return list(node.operands)
        case IsNotApplicable() | Earlier():
            return [node.operand]
        case Gather():
            parts = taken_parts(node, exact, period)
            return [each for part in parts for each in (part.value, part.weight) if each is not None]
        case Choose():
            taken = taken_branch(node, exact, period)
            tested = [_asked(condition) for condition, _ in node.cases]
            due = [each for condition, _ in node.cases for each in deadlines(condition, exact, period)]
            return [each for each in (*tested, *due, taken) if each is not None]
        case Over():
            return _beside_rows(node, exact)
        case ByPeriod():
            return [entry for known, entry in node.entries if known == period and not isinstance(entry, Constant)]
    return []


def _asked(condition: Node) -> Node | None:
    """Return what a condition asks about that is explained below it: a named one, or what may not apply."""
    operand = condition.operand if isinstance(condition, IsNotApplicable) else condition
    return operand if isinstance(operand, Leaf if operand is not condition else Step) else None


def _beside_rows(node: Over, exact: Exact) -> list[Node]:
    """Return what an aggregate over rows uses that is the same for every row."""
    found: list[Node] = []
    waiting = list(operands(node))
    while waiting:
        each = waiting.pop()
        if rows_of(each, exact.depends) or isinstance(each, Over):
            waiting.extend(operands(each))
        else:
            found.append(each)
    return found
