"""A manual goes in; which of its formulas may come out as not applicable, by what the text says, comes out.

What the data hold is not asked: any input may be N/A. A formula may not apply when the text says so, in itself or in
the values, functions and deductions that it names. A component that it names answers for itself.
"""

from collections.abc import Iterable, Sequence

import attrs

from iku_dsl.model.definitions import Case, Part
from iku_dsl.model.documents import Manual
from iku_dsl.syntax import formulas as written

ALWAYS_A_NUMBER = frozenset(("count", "sum"))  # over what applies, though nothing is left
Assumed = frozenset[str]  # the names that apply wherever a formula is reached


def may_not_apply(manual: Manual) -> frozenset[str]:
    """Return the codes of the parts whose own formula or attributes say that they may not apply."""
    answers = _Answers()
    for name in manual.plan.order:
        answers.known[name] = _of_name(name, manual, answers)
    return frozenset(code for code, part in manual.parts.items() if _of_part(part, answers))


def _of_name(name: str, manual: Manual, answers: "_Answers") -> bool:
    found = manual.definitions
    if name in found.steps:
        return answers.cases(found.steps[name].cases)
    if name in found.functions:
        return answers.formula(found.functions[name].formula)
    return name in manual.parts and manual.parts[name].deducts and _of_part(manual.parts[name], answers)


def _of_part(part: Part, answers: "_Answers") -> bool:
    return bool(part.said("not_applicable_when")) or answers.cases(part.cases)


@attrs.frozen
class _Answers:
    """What is known of the names of a manual; they are asked in the order in which they can be computed."""

    known: dict[str, bool] = attrs.field(factory=dict)

    def cases(self, cases: Sequence[Case]) -> bool:
        """Return whether a definition may not apply; a case is reached only where the conditions before it fail."""
        assumed: Assumed = frozenset()
        for case in cases:
            asked, turned = _asked(case.when)
            inside = assumed | asked if turned else assumed
            if case.when is not None and (self.formula(case.when, assumed) or self.formula(case.formula, inside)):
                return True
            assumed = assumed if turned else assumed | asked
        return any(self.formula(case.formula, assumed) for case in cases if case.when is None)

    def formula(self, formula: written.Formula, assumed: Assumed = frozenset()) -> bool:
        """Return whether a formula may not apply."""
        match formula:
            case written.NotApplicableMark():
                return True
            case written.Name():
                return formula.word.text not in assumed and self.known.get(formula.word.text, False)
            case written.Contribution() | written.Ratio():
                return formula.code.text not in assumed and self.known.get(formula.code.text, False)
            case written.Conditional():
                return self._conditional(formula, assumed)
            case written.Operation():
                return self._any((formula.left, formula.right), assumed)
            case written.Prefix():
                return self.formula(formula.operand, assumed)
            case written.Earlier():
                return self.formula(formula.operand)  # what was asked of this period says nothing of an earlier one
            case written.Call():
                return self._call(formula, assumed)
        return False

    def _any(self, formulas: Iterable[written.Formula], assumed: Assumed) -> bool:
        return any(self.formula(each, assumed) for each in formulas)

    def _conditional(self, formula: written.Conditional, assumed: Assumed) -> bool:
        asked, turned = _asked(formula.condition)
        then, otherwise = (assumed | asked, assumed) if turned else (assumed, assumed | asked)
        branches = self.formula(formula.then, then) or self.formula(formula.otherwise, otherwise)
        return branches or self.formula(formula.condition, assumed)

    def _call(self, call: written.Call, assumed: Assumed) -> bool:
        taken = [self.formula(each, assumed) for each in call.arguments]
        if isinstance(call.filter, written.WhereApplicable):
            return call.function.text not in ALWAYS_A_NUMBER and all(taken)
        return any(taken) or self.known.get(call.function.text, False)


def _asked(condition: written.Formula | None) -> tuple[Assumed, bool]:
    """Return the name of which a condition asks whether it is not applicable, and whether the question is turned."""
    turned = isinstance(condition, written.Prefix) and condition.operator == "not"
    question = condition.operand if isinstance(condition, written.Prefix) else condition
    operand = question.operand if isinstance(question, written.Inapplicable) else None
    match operand:
        case written.Name():
            return frozenset((operand.word.text,)), turned
        case written.Contribution() | written.Ratio():
            return frozenset((operand.code.text,)), turned
    return frozenset(), turned
