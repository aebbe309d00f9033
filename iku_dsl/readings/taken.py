"""A choice or an aggregate, and its evaluation, go in; the case that was taken, or the parts that count, come out."""

from iku_dsl.formula.algebra import Choose, Gather, IsNotApplicable, Node, Part
from iku_dsl.formula.origin import Kind
from iku_dsl.readings.exact import Exact
from iku_dsl.values.outcomes import NotApplicable
from iku_dsl.values.periods import Period


def taken_branch(node: Choose, exact: Exact, period: Period) -> Node | None:
    """Return the case that was taken, or None when none was.

    Of parts of which one is missing nobody knows whether any applies. What is lacking is told by their sum.
    """
    for condition, chosen in node.cases:
        value = exact.value(condition, period)
        if value is True:
            return chosen
        if value is not False:
            return _left_over(node)
    return node.otherwise


def _left_over(node: Choose) -> Node | None:
    """Return what a choice gives unless something does not apply, where that is not known; None for other choices."""
    added = node.origin is not None and node.origin.kind in (Kind.PART, Kind.NO_PART)
    asked = all(isinstance(condition, IsNotApplicable) for condition, _ in node.cases)
    return node.otherwise if added or asked else None


def taken_parts(node: Gather, exact: Exact, period: Period) -> list[Part]:
    """Return the parts that an aggregate counted, or may have counted."""
    kept = [part for part in node.parts if part.keep is None or exact.value(part.keep, period) is not False]
    return [part for part in kept if not (node.skips and isinstance(exact.value(part.value, period), NotApplicable))]
