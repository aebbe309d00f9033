"""A formula as written and the scope it stands in go in; its node in the algebra comes out."""

from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.rule import Diagnostic
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula import lower_call
from iku_dsl.formula.algebra import Apply, Choose, Constant, IsNotApplicable, Node, Operation, Step
from iku_dsl.formula.decimals import wrong_decimals
from iku_dsl.formula.expansion import Expansion
from iku_dsl.formula.lower_earlier import LookingBack
from iku_dsl.formula.misuse import misnamed
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.formula.scope import Scope
from iku_dsl.model.constants import in_time
from iku_dsl.model.definitions import Definition
from iku_dsl.model.rules import UNKNOWN_NAME, WRONG_USE
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.vocabulary import own_name
from iku_dsl.values import outcomes
from iku_dsl.values.outcomes import NOT_APPLICABLE

MEMBERS = "members"


@attrs.define
class Lowering:
    """One lowering: it counts what it makes of which formula; when that is too much, it makes no more."""

    expansion: Expansion = attrs.field(factory=Expansion)
    full: Diagnostic | None = None
    back: LookingBack = attrs.field(factory=LookingBack)

    def lower(self, formula: written.Formula, scope: Scope) -> Node:
        """Return the node of a formula. Past the bounds it is a fault that says so."""
        self.expansion.enter(formula)
        try:
            self.full = self.full or self.expansion.excess()
            return fault(formula.span, self.full) if self.full else self._lower(formula, scope)
        finally:
            self.expansion.leave(formula)

    def _lower(self, formula: written.Formula, scope: Scope) -> Node:
        span = formula.span
        match formula:
            case written.Number() | written.Prose() | written.NotApplicableMark():
                return _stated(formula)
            case written.PeriodMark() | written.DateMark() | written.DurationMark():
                return Constant(in_time(formula, scope.year), span=span)
            case written.Name():
                return _named(formula.word, scope)
            case written.Contribution():
                return _part(formula.code, scope.contributions, scope)
            case written.Ratio():
                return _part(formula.code, scope.ratios, scope)
            case written.Column():
                members = (scope.row or {}) if formula.table == MEMBERS else {}
                row = scope.bound.get(formula.table, members)
                return row.get(formula.name) or _loose(formula, scope)
            case written.Operation():
                operands = (self.lower(formula.left, scope), self.lower(formula.right, scope))
                return Operation(formula.operator, operands, span=span)
            case written.Prefix():
                return Operation(formula.operator, (self.lower(formula.operand, scope),), span=span)
            case written.Conditional():
                case = (self.lower(formula.condition, scope), self.lower(formula.then, scope))
                origin = Origin(Kind.CONDITIONAL, (formula.then.span, formula.otherwise.span))
                return Choose((case,), self.lower(formula.otherwise, scope), span=span, origin=origin)
            case written.Inapplicable():
                return IsNotApplicable(self.lower(formula.operand, scope), span=span)
            case written.Earlier():
                return self._earlier(formula, scope)
            case written.Call():
                return lower_call.lower_call(formula, scope, self)

    def _earlier(self, formula: written.Earlier, scope: Scope) -> Node:
        found = self.back.node(formula, self.lower(formula.operand, scope), scope.subject)
        return found if isinstance(found, Node) else fault(formula.span, found)

    def step(self, definition: Definition, scope: Scope) -> Node:
        """Return a named step: its cases in the order of writing, rounded where the document says so."""
        value = self.cases(definition, scope)
        how = scope.definitions.rounding.get(definition.name)
        if how:
            value = rounding(value, how.decimals, how.mode)
        return Step(definition.name, value, scope.subject, definition.title, span=definition.span)

    def cases(self, definition: Definition, scope: Scope) -> Node:
        """Return the first case that holds; without a default there may be none, and that is a fault."""
        self.expansion.definition = definition.name
        conditional = tuple(
            (self.lower(case.when, scope), self.lower(case.formula, scope))
            for case in definition.cases
            if case.when is not None
        )
        default = next((case.formula for case in definition.cases if case.when is None), None)
        otherwise = self.lower(default, scope) if default is not None else None
        if otherwise is not None and not conditional:
            return otherwise
        places = [case.when.span for case in definition.cases if case.when is not None]
        origin = Origin(Kind.CASE, (*places, *([default.span] if default is not None else [])))
        return Choose(conditional, otherwise, span=definition.span, origin=origin)

    def truth(self, span: Span) -> Node:
        """Return what stands for a row that is only counted."""
        return truth(True, span)


def _stated(formula: written.Number | written.Prose | written.NotApplicableMark) -> Constant:
    match formula:
        case written.Number():
            return Constant(formula.value, formula.percent, span=formula.span)
        case written.Prose():
            return Constant(formula.text, span=formula.span)
    return Constant(NOT_APPLICABLE, span=formula.span)


def _loose(formula: written.Column, scope: Scope) -> Node:
    """Return the node of a column outside of any row: it has no one value."""
    if formula.name not in scope.definitions.columns_of(formula.table):
        return unknown(formula.span, formula.name)
    reason = say("a column has a value in every row")
    hint = say("gather it: `mean({column})`", column=formula.span.text)
    return fault(formula.span, WRONG_USE.at(formula.span, hint, name=formula.span.text, reason=reason))


def rounding(value: Node, decimals: written.Number, mode: written.Word | None) -> Node:
    """Return the value rounded as a `round` statement says; to a number of decimals that is none, there is no value."""
    wrong = wrong_decimals(decimals)
    if wrong is not None:
        return fault(decimals.span, wrong)
    function = {"HALF_EVEN": "round_half_even", "DOWN": "round_down"}.get(mode.text if mode else "", "round")
    return Apply(function, (value, Constant(decimals.value, span=decimals.span)), span=decimals.span)


def fault(span: Span, diagnostic: Diagnostic) -> Constant:
    """Return a node that has no value, for the reason given."""
    return Constant(outcomes.Fault(diagnostic), span=span)


def unknown(span: Span, name: str) -> Constant:
    """Return the node of a name that nothing is called."""
    return fault(span, UNKNOWN_NAME.at(span, name=own_name(name, span.source.text)))


def truth(value: bool, span: Span) -> Constant:
    """Return a node that is always true, or always false."""
    return Constant(value, span=span)


def whole(value: int, span: Span) -> Constant:
    """Return a node of a whole number."""
    return Constant(Fraction(value), span=span)


def _named(word: written.Word, scope: Scope) -> Node:
    found = scope.find(word.text)
    if found is None and word.text in scope.definitions.choices:
        return Constant(word.text, span=word.span)
    return found if found is not None else _nameless(word, scope)


def _part(code: written.Word, shelf: dict[str, Node], scope: Scope) -> Node:
    return shelf.get(code.text) or _nameless(code, scope)


def _nameless(word: written.Word, scope: Scope) -> Node:
    """Return the node of a name without a value: what is wrong is said in the same words by the check of names."""
    if word.text in scope.lost:
        return fault(word.span, scope.lost[word.text])
    wrong = misnamed(word, scope.definitions)
    return fault(word.span, wrong) if wrong else unknown(word.span, word.text)
