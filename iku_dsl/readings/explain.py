"""A node and its evaluation go in; the tree of how its value came about comes out, down to texts and cells."""

from collections.abc import Callable, Iterator
from fractions import Fraction

import attrs

from iku_dsl.data.facts import Datum, Store
from iku_dsl.diagnostics.phrase import Phrase, Translate, english, say, worded
from iku_dsl.formula.algebra import (
    Apply,
    ByPeriod,
    Choose,
    Constant,
    Dated,
    Earlier,
    Fact,
    Gather,
    IsNotApplicable,
    Node,
    Operation,
    Over,
    Step,
)
from iku_dsl.formula.lower_conversion import PRECEDENCE
from iku_dsl.formula.origin import Kind
from iku_dsl.formula.walk import operands, rows_of
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.explain_dates import days_off, days_off_in_conditions, days_off_in_rows, deadlines
from iku_dsl.readings.explain_rows import rows_behind
from iku_dsl.readings.infix import Infix, Leaf, in_percent, plainly, taken_branch, taken_parts
from iku_dsl.values.numbers import fraction_text
from iku_dsl.values.outcomes import Missing, Need, Value
from iku_dsl.values.periods import Period
from iku_dsl.values.spoken import spoken

DEEPEST = 40


@attrs.frozen
class Explanation:
    """One step: its name, its value, the formula by names and with the numbers put in, and where it is written.

    `because` names the conditions that chose the case; `data` are the cells behind a datum; `repeats` says that the
    step is explained further up.
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
        deeper = depth > DEEPEST
        repeats = (id(node), self.period) in self.seen or deeper
        self.seen.add((id(node), self.period))
        inside = self.looking(node)
        shown = None if repeats else inside
        children = tuple(shown.node(each, depth + 1) for each in shown.leaves(node)) if shown else ()
        value = self.exact.value(node, self.period)
        return Explanation(
            worded(_own_name(node), self.translate),
            node.subject,
            getattr(node, "title", ""),
            value,
            worded(plainly(value, in_percent(node)), self.translate),
            *self.written(node),
            node.span.where,
            tuple(shown.because(node)) if shown else (),
            tuple(shown.data(node)) if shown else (),
            children,
            repeats and not deeper and inside is not None and bool(list(inside.leaves(node))),
            deeper,
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
        formula = Infix(self.exact, inside.period, _name, plainly, self.translate, named=True).write(node.operand)
        looked_at = say("{formula} for {period}", formula=formula, period=inside.period.said_in(self.year))
        return looked_at.words(self.translate), "", worded(_exactly(value), self.translate)

    def written(self, node: Leaf) -> tuple[str, str, str]:
        """Return the formula by names, with numbers as printed, and with exact fractions."""
        if isinstance(node, Earlier):
            return self.earlier(node)
        if not isinstance(node, Step):
            return "", "", ""
        by_name, numbers, exact = worked(node.operand, self.exact, self.period, self.translate)
        return by_name, "" if numbers == by_name else numbers, exact

    def leaves(self, node: Leaf) -> Iterator[Leaf]:
        """Go through the named nodes that the value was made of, each once, in the order of the formula."""
        found: dict[int, Leaf] = {}
        waiting: list[Node] = [*reversed(self.made_of(node))]
        while waiting:
            each = waiting.pop()
            if isinstance(each, Leaf):
                found.setdefault(id(each), each)
            else:
                waiting.extend(reversed(self.made_of(each)))
        return iter(found.values())

    def made_of(self, node: Node) -> list[Node]:
        """Return what a node's value was really made of: of a choice, the case taken and what decided it."""
        match node:
            case Step():
                return [node.operand, *node.arguments]
            case Operation() | Apply() | Dated():
                return list(node.operands)
            case IsNotApplicable() | Earlier():
                return [node.operand]
            case Gather():
                parts = taken_parts(node, self.exact, self.period)
                return [each for part in parts for each in (part.value, part.weight) if each is not None]
            case Choose():
                taken = taken_branch(node, self.exact, self.period)
                tested = [asked(condition) for condition, _ in node.cases]
                due = [each for condition, _ in node.cases for each in deadlines(condition, self.exact, self.period)]
                return [each for each in (*tested, *due, taken) if each is not None]
            case Over():
                return self.beside_rows(node)
            case ByPeriod():
                return [
                    entry for known, entry in node.entries if known == self.period and not isinstance(entry, Constant)
                ]
        return []

    def beside_rows(self, node: Over) -> list[Node]:
        """Return what an aggregate over rows uses that is the same for every row."""
        found: list[Node] = []
        waiting = list(operands(node))
        while waiting:
            each = waiting.pop()
            if rows_of(each, self.exact.depends) or isinstance(each, Over):
                waiting.extend(operands(each))
            else:
                found.append(each)
        return found

    def because(self, node: Leaf) -> Iterator[str]:
        """Go through the conditions that chose a case, in the author's words, and the days off that moved a date."""
        waiting: list[Node] = [node.operand] if isinstance(node, (Step, Earlier)) else []
        while waiting:
            each = waiting.pop()
            if isinstance(each, Choose):
                for condition, _chosen in each.cases:
                    if self.exact.value(condition, self.period) is True and not isinstance(condition, Step):
                        yield self.condition(condition, each)
                        break
            for off in (days_off, days_off_in_conditions, days_off_in_rows):
                yield from (said.words(self.translate) for said in off(each, self.exact, self.period))
            if not isinstance(each, Leaf):
                waiting.extend(self.made_of(each))

    def condition(self, node: Node, chosen: Choose) -> str:
        """Return a condition as the author wrote it; one that the language adds stands in no text."""
        if chosen.origin is not None and chosen.origin.kind is Kind.NO_PART:
            return say("no part applies").words(self.translate)
        if isinstance(node, IsNotApplicable):
            return Infix(self.exact, self.period, _name, plainly, self.translate, named=True).write(node)
        return node.span.text

    def data(self, node: Leaf) -> Iterator[Datum]:
        """Go through the cells behind a datum; for one made up of parts, the cells of the parts."""
        facts = self.exact.facts
        if isinstance(node, (Step, Earlier)) and isinstance(facts, Store):
            yield from rows_behind(node, self.period, facts, self.exact)
        if not isinstance(node, Fact) or not isinstance(facts, Store):
            return
        own = facts.data(node.subject, node.name, self.period)
        if own or node.consolidate is None:
            yield from own
            return
        for parts in self.period.parts():
            found = [datum for part in parts for datum in facts.data(node.subject, node.name, part)]
            if found:
                yield from found
                return


def worked(node: Node, exact: Exact, period: Period, translate: Translate) -> tuple[str, str, str]:
    """Return a formula by names, with numbers as printed, and with exact fractions."""
    value = exact.value
    styles: tuple[tuple[Callable[[Leaf, bool], str | Phrase], Callable[[Value, bool], str | Phrase]], ...] = (
        (_name, plainly),
        (lambda leaf, beside: plainly(value(leaf, period), beside or in_percent(leaf)), plainly),
        (lambda leaf, _beside: _exactly(value(leaf, period)), lambda value, _percent: _exactly(value)),
    )
    by_name, numbers, exactly = (
        Infix(exact, period, leaf, number, translate, named=leaf is _name).write(node) for leaf, number in styles
    )
    return by_name, numbers, exactly


def asked(condition: Node) -> Node | None:
    """Return what a condition asks about that is explained below it: a named one, or what may not apply."""
    operand = condition.operand if isinstance(condition, IsNotApplicable) else condition
    return operand if isinstance(operand, Leaf if operand is not condition else Step) else None


def _own_name(leaf: Leaf) -> str | Phrase:
    """Return what a leaf is called: as the author named it, or a phrase where the program or the language did."""
    if isinstance(leaf, Earlier):
        return " ".join(leaf.span.text.split())
    if not isinstance(leaf.name, str) or isinstance(leaf, Step):
        return leaf.name
    if leaf.name.startswith(PRECEDENCE):
        return say("precedence over {code}", code=leaf.name.removeprefix(PRECEDENCE))
    return spoken(leaf.name)


def _name(leaf: Leaf, _beside: bool = False) -> str | Phrase:
    """Return what a leaf is called in the formulas above it."""
    if isinstance(leaf, Step):
        return say("{name}(…)", name=leaf.name) if leaf.arguments else leaf.label or leaf.name
    return _own_name(leaf)


def _exactly(value: Value) -> str | Phrase:
    if isinstance(value, bool):
        return "1 = 1" if value else "1 = 0"
    plain = plainly(value, False)
    return f"({fraction_text(value)})" if isinstance(value, Fraction) else plain
