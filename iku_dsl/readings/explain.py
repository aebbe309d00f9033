"""A node and its evaluation go in; the tree of how its value came about comes out, down to texts and cells."""

import attrs

from iku_dsl.data.facts import Datum
from iku_dsl.diagnostics.phrase import Translate, english, say, worded
from iku_dsl.formula.algebra import Earlier, Step
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.explain_conditions import because
from iku_dsl.readings.explain_data import data_behind, undated_behind
from iku_dsl.readings.infix import Infix
from iku_dsl.readings.made_of import leaves
from iku_dsl.readings.named import Leaf, in_percent, name_of, own_name
from iku_dsl.readings.show import plainly
from iku_dsl.readings.worked import exactly, worked
from iku_dsl.values.outcomes import Missing, Need, Value
from iku_dsl.values.periods import Period

DEEPEST = 40


@attrs.frozen
class Explanation:
    """One step: its name, its value, the formula by names and with the numbers put in, and where it is written.

    `because` names the conditions that chose the case; `data` are the cells behind a datum; `repeats` says that the
    step is explained further up; `undated` are tables of which rows count in every period, for they have none.
    """

    name: str
    subject: str
    title: str
    value: Value
    text: str
    formula: str
    numbers: str
    exact: str
    place: str
    because: tuple[str, ...]
    data: tuple[Datum, ...]
    children: tuple["Explanation", ...]
    repeats: bool = False
    deeper: bool = False
    undated: tuple[str, ...] = ()

    def needs(self) -> tuple[Need, ...]:
        """Return what is missing, where that is why there is no value."""
        return self.value.needs if isinstance(self.value, Missing) else ()


def explain(node: Leaf, exact: Exact, period: Period, translate: Translate = english) -> Explanation:
    """Return the explanation of a named node. What several steps use is explained once and referred to after that."""
    return _Explaining(exact, period, translate, period.year).node(node, 0)


@attrs.define
class _Explaining:
    exact: Exact
    period: Period
    translate: Translate
    year: int
    seen: set[tuple[int, Period]] = attrs.field(factory=set)

    def node(self, node: Leaf, depth: int) -> Explanation:
        exact = self.exact
        deeper = depth > DEEPEST
        repeats = (id(node), self.period) in self.seen or deeper
        self.seen.add((id(node), self.period))
        inside = self.looking(node)
        shown = None if repeats else inside
        children = tuple(shown.node(each, depth + 1) for each in leaves(node, exact, shown.period)) if shown else ()
        value = exact.value(node, self.period)
        return Explanation(
            worded(own_name(node), self.translate),
            node.subject,
            getattr(node, "title", ""),
            value,
            worded(plainly(value, in_percent(node)), self.translate),
            *self.written(node),
            node.span.where,
            tuple(because(node, exact, shown.period, self.translate)) if shown else (),
            tuple(data_behind(node, exact, shown.period)) if shown else (),
            children,
            repeats and not deeper and inside is not None and bool(list(leaves(node, exact, inside.period))),
            deeper,
            tuple(undated_behind(node, exact, shown.period)) if shown else (),
        )

    def looking(self, node: Leaf) -> "_Explaining | None":
        """Return what explains the inside of a node: of one that looks back, in the earlier period, if there is one."""
        if not isinstance(node, Earlier):
            return self
        before = self.period.earlier(node.unit)
        return attrs.evolve(self, period=before) if before is not None else None

    def earlier(self, node: Earlier) -> tuple[str, str, str]:
        """Return what was looked at, and for which period."""
        inside, value = self.looking(node), self.exact.value(node, self.period)
        if inside is None:
            return "", "", ""
        formula = Infix(self.exact, inside.period, name_of, plainly, self.translate, named=True).write(node.operand)
        looked_at = say("{formula} for {period}", formula=formula, period=inside.period.said_in(self.year))
        return looked_at.words(self.translate), "", worded(exactly(value), self.translate)

    def written(self, node: Leaf) -> tuple[str, str, str]:
        """Return the formula by names, with numbers as printed, and with exact fractions."""
        if isinstance(node, Earlier):
            return self.earlier(node)
        if not isinstance(node, Step):
            return "", "", ""
        by_name, numbers, exact = worked(node.operand, self.exact, self.period, self.translate)
        return by_name, "" if numbers == by_name else numbers, exact
