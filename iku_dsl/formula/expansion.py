"""The formulas that a lowering enters and leaves go in; the one whose expansion passes the bounds comes out."""

import attrs

from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.formula.rules import TOO_LARGE
from iku_dsl.syntax.formulas import Call, Formula

STEPS = 50_000
DEEPEST = 140
SHOWN = 40  # characters of a formula without a name


@attrs.define
class Expansion:
    """What one lowering has made so far, and of what: a text may multiply without end.

    An author knows the calls in the formulas of values and components, not the steps that defined functions make of
    them. So the cost is counted by outermost calls: one that makes most of it is the one to name, else the value.
    """

    made: int = 0
    depth: int = 0
    definition: str = ""
    formula: Formula | None = None
    call: Call | None = None
    begun: int = 0
    dearest: Call | None = None
    cost: int = 0

    def enter(self, formula: Formula) -> None:
        """Count a formula, and remember it where it is not part of another one."""
        self.made += 1
        self.depth += 1
        if self.depth == 1:
            self.formula = formula
        if self.call is None and isinstance(formula, Call):
            self.call, self.begun = formula, self.made

    def leave(self, formula: Formula) -> None:
        """Go back to what the formula is part of."""
        self.depth -= 1
        if formula is self.call:
            self._weigh()
            self.call = None

    def excess(self) -> Diagnostic | None:
        """Return what is too much, once the bounds are passed."""
        if self.made <= STEPS and self.depth <= DEEPEST:
            return None
        formula = self._blamed()
        assert formula is not None, "something was entered"
        name = formula.function.text if isinstance(formula, Call) else self.definition or formula.span.text[:SHOWN]
        return TOO_LARGE.at(
            formula.span, "name intermediate results with `value`", name=name, most=STEPS, deepest=DEEPEST
        )

    def _blamed(self) -> Formula | None:
        if self.depth > DEEPEST:
            return self.call or self.formula
        self._weigh()
        return self.dearest if self.cost * 2 > STEPS else self.formula

    def _weigh(self) -> None:
        """Compare the call under way with the dearest before it."""
        if self.call is not None and self.made - self.begun >= self.cost:
            self.dearest, self.cost = self.call, self.made - self.begun
