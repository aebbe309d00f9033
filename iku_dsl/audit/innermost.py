"""A formula of a claim goes in; the step comes out at which something is computed, past those that only pass it on."""

from iku_dsl.audit.bench import Run
from iku_dsl.formula.algebra import Apply, Choose, Constant, Gather, Node, Step
from iku_dsl.formula.walk import operands
from iku_dsl.readings.taken import taken_branch
from iku_dsl.values.enclosed import Number
from iku_dsl.values.periods import Period


def innermost(node: Node, run: Run, period: Period) -> Node:
    """Return the formula behind a case that was taken and behind steps that are only another name for one.

    A step that the report prints itself stays: it is a figure that was put in.
    """
    taken = node
    while not _printed(taken, run, period):
        if isinstance(taken, Choose):
            behind = taken_branch(taken, run.exact, period)
        elif isinstance(taken, Step) and not taken.arguments:
            behind = taken.operand
        else:
            behind = _passed_on(taken, run, period)
        if behind is None:
            return taken
        taken = behind
    return taken


def _passed_on(node: Node, run: Run, period: Period) -> Node | None:
    """Return what a bound lets through as it is, or the one member of an aggregate."""
    free = [each for each in operands(node) if not isinstance(each, Constant)]
    if not isinstance(node, (Apply, Gather)) or len(free) != 1:
        return None
    value = run.exact.value(node, period)
    return free[0] if isinstance(value, Number) and run.exact.value(free[0], period) == value else None


def _printed(node: Node, run: Run, period: Period) -> bool:
    return (id(node), period) in run.values
