"""The lowered parts of a component or a manual go in; their sum comes out, treated as the manual says."""

from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Choose, Constant, Gather, IsNotApplicable, Node, Operation, Part, Step
from iku_dsl.formula.lower import whole
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.formula.scope import Scope
from iku_dsl.model.definitions import Part as Component
from iku_dsl.model.documents import Manual
from iku_dsl.values.outcomes import NOT_APPLICABLE


def assembled(manual: Manual, scope: Scope, parent: str | None, span: Span) -> Node:
    """Return a parent's sum: its parts, what does not apply shared out, less its deductions."""
    group = manual.children.get(parent, ())
    value = _treated(manual, scope, [each for each in group if not each.deducts], parent, span)
    taken = tuple(Part(_taken(scope, each)) for each in group if each.deducts)
    return Operation("-", (value, Gather("sum", taken, span=span)), span=span) if taken else value


def _taken(scope: Scope, deduction: Component) -> Node:
    """Return what a deduction takes off: nothing where it does not apply."""
    taken = scope.contributions[deduction.code]
    absent = IsNotApplicable(taken, span=deduction.span)
    return Choose(((absent, whole(0, deduction.span)),), taken, span=deduction.span, origin=_applying(deduction))


def _applying(part: Component) -> Origin:
    return Origin(Kind.PART, (part.span, part.span))


def _treated(manual: Manual, scope: Scope, parts: list[Component], parent: str | None, span: Span) -> Node:
    contributions = [scope.contributions[each.code] for each in parts]
    treatment = manual.treatment
    if treatment is None:
        return Gather("sum", tuple(Part(each) for each in contributions), span=span)
    none_left = Operation(
        "=", (Gather("count", tuple(map(Part, contributions)), skips=True, span=span), whole(0, span)), span=span
    )
    kind = treatment.treatment.text
    if kind == "COUNT_FULL":
        contributions = [_full(scope, each) for each in parts]
    value: Node = Gather("sum", tuple(map(Part, contributions)), skips=True, span=span)
    if kind == "SHARE_WEIGHT":
        value = _shared(scope, parts, parent, value, span)
    origin = Origin(Kind.NO_PART, (span, span))
    return Choose(((none_left, Constant(NOT_APPLICABLE, span=span)),), value, span=span, origin=origin)


def _full(scope: Scope, part: Component) -> Node:
    contribution = scope.contributions[part.code]
    absent = IsNotApplicable(contribution, span=part.span)
    return Choose(((absent, scope.weights[part.code]),), contribution, span=part.span, origin=_applying(part))


def _shared(scope: Scope, parts: list[Component], parent: str | None, value: Node, span: Span) -> Node:
    """Return what applies, scaled up to the weight of all parts: those that do not apply share theirs out."""
    every = Gather("sum", tuple(Part(scope.weights[each.code]) for each in parts), span=span)
    applied = Gather(
        "sum", tuple(Part(scope.weights[each.code], keep=_applies(scope, each)) for each in parts), span=span
    )
    if parent is None:
        scope.given["weight_applied"] = Step(say("weight_applied"), applied, scope.subject, span=span)
    return Operation("*", (value, Operation("/", (every, applied), span=span)), span=span)


def _applies(scope: Scope, part: Component) -> Node:
    absent = IsNotApplicable(scope.contributions[part.code], span=part.span)
    return Operation("not", (absent,), span=part.span)
