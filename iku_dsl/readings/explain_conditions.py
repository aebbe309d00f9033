"""A named node and its evaluation go in; why its value is this one comes out: conditions that held, and days off."""

from collections.abc import Iterator

from iku_dsl.diagnostics.phrase import Translate, say
from iku_dsl.formula.algebra import Choose, Earlier, IsNotApplicable, Node, Step
from iku_dsl.formula.origin import Kind
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.explain_dates import days_off, days_off_in_conditions, days_off_in_rows
from iku_dsl.readings.infix import Infix
from iku_dsl.readings.made_of import made_of
from iku_dsl.readings.named import Leaf, name_of
from iku_dsl.readings.show import plainly
from iku_dsl.values.periods import Period


def because(node: Leaf, exact: Exact, period: Period, translate: Translate) -> Iterator[str]:
    """Go through the conditions that chose a case, in the author's words, and the days off that moved a date."""
    waiting: list[Node] = [node.operand] if isinstance(node, (Step, Earlier)) else []
    while waiting:
        each = waiting.pop()
        if isinstance(each, Choose):
            for condition, _chosen in each.cases:
                if exact.value(condition, period) is True and not isinstance(condition, Step):
                    yield _condition(condition, each, exact, period, translate)
                    break
        for off in (days_off, days_off_in_conditions, days_off_in_rows):
            yield from (said.words(translate) for said in off(each, exact, period))
        if not isinstance(each, Leaf):
            waiting.extend(made_of(each, exact, period))


def _condition(node: Node, chosen: Choose, exact: Exact, period: Period, translate: Translate) -> str:
    """Return a condition as the author wrote it; one that the language adds stands in no text."""
    if chosen.origin is not None and chosen.origin.kind is Kind.NO_PART:
        return say("no part applies").words(translate)
    if isinstance(node, IsNotApplicable):
        return Infix(exact, period, name_of, plainly, translate, named=True).write(node)
    return node.span.text
