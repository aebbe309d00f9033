"""A node goes in; its formula as a person writes it comes out, by names or with the numbers put in, one step deep.

Of a choice only the case that was taken is written. Named steps, data and targets are leaves.
"""

from collections.abc import Callable
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase, Translate, say, worded
from iku_dsl.formula.algebra import (
    Apply,
    ByPeriod,
    Cell,
    Choose,
    Constant,
    CurrentPeriod,
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
from iku_dsl.formula.origin import Kind
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.named import Leaf, in_percent
from iku_dsl.readings.taken import taken_branch, taken_parts
from iku_dsl.syntax.vocabulary import own_name
from iku_dsl.values.outcomes import NOT_APPLICABLE, Value
from iku_dsl.values.periods import Period

RANKS = {"or": 1, "and": 2, "=": 4, "<>": 4, "<": 4, "<=": 4, ">": 4, ">=": 4, "+": 5, "-": 5, "*": 6, "/": 6, "^": 8}
ATOM = 9
Written = tuple[str, int]
WritesLeaf = Callable[[Leaf, bool], str | Phrase]
WritesValue = Callable[[Value, bool], str | Phrase]


@attrs.frozen
class Infix:
    """A way to write the nodes of one evaluation: `leaf` writes a named step or a datum, `number` a constant.

    `named` says that an aggregate over rows is written as the text has it, and not by its value; `beside` that what is
    written is added to percentages, and so is one; `english` that the words of the language are kept in English, for a
    script that computes the formula again: for a person they are those of the text in which the formula stands.
    """

    exact: Exact
    period: Period
    leaf: WritesLeaf
    number: WritesValue
    translate: Translate
    named: bool
    beside: bool = False
    english: bool = False

    def write(self, node: Node) -> str:
        """Return the formula of a node."""
        return self._write(node)[0]

    def _write(self, node: Node) -> Written:
        match node:
            case Constant():
                text = worded(self.number(node.value, node.percent or self.beside), self.translate)
                return text, 5 if text.startswith("-") else ATOM
            case Step() | Fact() | ByPeriod() | Earlier():
                text = worded(self.leaf(node, self.beside), self.translate)
                return text, 5 if text.startswith("-") else ATOM
            case CurrentPeriod():
                return self.period.spoken.words(self.translate), ATOM
            case Operation():
                return attrs.evolve(self, beside=self._beside(node)).operation(node)
            case Choose():
                taken = taken_branch(node, self.exact, self.period)
                return self._write(taken) if taken is not None else self._untaken(node)
            case Apply():
                return self._apply(node)
            case Dated():
                return self._dated(node), ATOM
            case Gather():
                return self._gather(node)
            case Over():
                value = self.exact.value(node, self.period)
                return worded(node.span.text if self.named else self.number(value, False), self.translate), ATOM
            case Cell():
                return f"{node.table}.{node.column}", ATOM
            case IsNotApplicable():
                return f"{self._inside(node.operand, 5)} {self._said('is not applicable', node)}", 4
        return "", ATOM

    def _said(self, code: str, node: Node) -> str:
        return code if self.english else node.span.source.spell(code)

    def _called(self, function: str, node: Node) -> str:
        return function if self.english else own_name(function, node.span.source.text)

    def _beside(self, node: Operation) -> bool:
        """Return whether figures are added to percentages; as the author wrote them they stay."""
        return not self.named and node.operator in ("+", "-") and (self.beside or in_percent(node))

    def _untaken(self, node: Choose) -> Written:
        """Return why there is no formula of a choice: no case holds, or nobody knows which."""
        if node.origin is not None and node.origin.kind is Kind.WEIGHT:
            return say("not known").words(self.translate), ATOM
        decided = all(self.exact.value(condition, self.period) is False for condition, _ in node.cases)
        none = say("no case of {formula}", formula=node.span.text)
        unknown = say("it is not known which case of {formula} holds", formula=node.span.text)
        return (none if decided else unknown).words(self.translate), 0

    def operation(self, node: Operation) -> Written:
        """Return an operation with its rank, which says where brackets are needed."""
        rank = RANKS[node.operator] if len(node.operands) == 2 else (3 if node.operator == "not" else 7)
        operator = self._said(node.operator, node) if node.operator.isalpha() else node.operator
        if len(node.operands) == 1:
            return f"{operator}{' ' if rank == 3 else ''}{self._inside(node.operands[0], rank)}", rank
        left, right = node.operands
        tighter = node.operator in ("-", "/", "^") or rank == 4
        first = self._inside(left, rank + (1 if node.operator == "^" or rank == 4 else 0))
        return f"{first} {operator} {self._inside(right, rank + tighter)}", rank

    def _inside(self, node: Node, rank: int) -> str:
        text, own = self._write(node)
        return text if own >= rank else f"({text})"

    def _apply(self, node: Apply) -> Written:
        return f"{self._called(node.function, node)}({', '.join(self.write(each) for each in node.operands)})", ATOM

    def _dated(self, node: Dated) -> str:
        """Return the name of an end of a period, the rule of a deadline as its author wrote it, or a call."""
        if not self.named:
            return worded(self.number(self.exact.value(node, self.period), False), self.translate)
        if node.function == "deadline":
            return node.span.text.partition(":")[2].strip()
        called = f"({', '.join(self.write(each) for each in node.operands)})"
        return self._called(node.function, node) + ("" if isinstance(node.operands[0], CurrentPeriod) else called)

    def _gather(self, node: Gather) -> Written:
        parts = taken_parts(node, self.exact, self.period)
        if not parts:  # of nothing, an aggregate is what it is defined to be
            empty = Fraction(0) if node.function in ("count", "sum") else NOT_APPLICABLE
            return worded(self.number(empty, False), self.translate), ATOM
        weights = [self.exact.value(part.weight, self.period) for part in parts if part.weight is not None]
        if not weights or len(set(weights)) == 1:
            called = self._called(node.function, node)
            return f"{called}({', '.join(self.write(part.value) for part in parts)})", ATOM
        products = [f"{self._inside(part.value, 6)} * {self._inside(part.weight, 7)}" for part in parts if part.weight]
        total = " + ".join(self._inside(part.weight, 5) for part in parts if part.weight)
        return f"({' + '.join(products)}) / ({total})", 6
