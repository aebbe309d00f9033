"""An indicator and its framework go in; its target, realisation and ordinary index come out as formulas."""

from collections.abc import Callable, Iterable

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.formula.algebra import ByPeriod, Choose, Constant, Fact, Gather, Node, Operation, Part, Step
from iku_dsl.formula.lower import Lowering, fault
from iku_dsl.formula.lower_definitions import lower_steps, open_scope
from iku_dsl.formula.lower_lookup import number
from iku_dsl.formula.lower_manual import lower_manual
from iku_dsl.formula.origin import Kind, Origin
from iku_dsl.formula.rules import INCOMPLETE, incomplete
from iku_dsl.formula.scope import Scope
from iku_dsl.model.constants import span_of
from iku_dsl.model.documents import Definition, Document, Framework, Target
from iku_dsl.model.resolve import Indicator
from iku_dsl.model.rules import UNKNOWN_CODE
from iku_dsl.model.targets import in_percent, wrong_units
from iku_dsl.syntax import statements as written
from iku_dsl.syntax.formulas import NotApplicableMark
from iku_dsl.syntax.vocabulary import polarity_like
from iku_dsl.values import periods
from iku_dsl.values.outcomes import NOT_APPLICABLE, Fault, Missing, Need
from iku_dsl.values.spoken import spoken

NO_POLARITY = Rule(
    "IKU501",
    "no-index-formula",
    Severity.ERROR,
    "{code} {has}; the framework has an index of {known}",
    why="An index follows from the polarity: neither the contract nor the manual may leave it out.",
    example="indicator 2a-CP in SS-2, polarity maximise",
    instead="`polarity maximize`, or a formula of the manual's own: `index of maximise: …`",
)


@attrs.frozen(eq=False)
class Measured:
    """What the index of an indicator is made of, and the index before any conversion.

    `within` is what the names of its manual stand for, where that computes the realisation.
    """

    indicator: Indicator
    target: Node
    realisation: Node
    raw: Node
    ordinary: Node
    scope: Scope
    components: dict[str, Step]
    within: Scope | None = None


def lower_index(indicator: Indicator, framework: Framework, year: int, basis: str, report: Report) -> Measured:
    """Return the index of one indicator; `basis` is `reported` or `manuals`."""
    realisation, within = _realisation(indicator, year, basis)
    target = _target(indicator, realisation, year)
    scope = _scope(indicator, framework, year, target, realisation)
    raw = _unread(indicator, framework) or _raw(indicator, framework, scope, report)
    named = Step(say("index before its bounds"), raw, indicator.key, span=raw.span)
    ordinary = Step(say("ordinary index"), clamped(named, framework), indicator.key, span=raw.span)
    parts = within.contributions.items() if within else ()
    components = {code: node for code, node in parts if isinstance(node, Step)}
    return Measured(indicator, target, realisation, raw, ordinary, scope, components, within)


def _how(indicator: Indicator) -> str | None:
    return indicator.said("consolidate")


def _realisation(indicator: Indicator, year: int, basis: str) -> tuple[Node, Scope | None]:
    """Return the realisation as reported, or as the manual computes it, with the names of the manual."""
    span, percent = indicator.line.span, in_percent(indicator)
    if basis == "reported":
        presence = _by_period(indicator, year, _presence)
        return Fact(indicator.key, "realisation", _how(indicator), presence, percent, span=span), None
    manual = indicator.manual
    if indicator.unread:
        return fault(span, _without(indicator.unread)), None
    if manual is None or not manual.computes:
        where = manual.span.source.path if manual else say("no manual")
        need = Need(indicator.key, say("a formula for the realisation"), "", where)
        return Constant(Missing((need,)), span=span), None
    if indicator.misfit:
        return fault(span, indicator.misfit), None
    if not manual.complete:  # a part that could not be read may be what is left out
        return fault(span, incomplete(manual)), None
    lowered = lower_manual(manual, year, indicator.unit)
    part = indicator.line.part
    if part and part.text not in lowered.scope.ratios:
        return fault(part.span, UNKNOWN_CODE.at(part.span, level=say("component"), code=part.text)), lowered.scope
    return lowered.scope.ratios.get(part.text, lowered.realisation) if part else lowered.realisation, lowered.scope


def _presence(target: Target) -> Node:
    return Constant(NOT_APPLICABLE if isinstance(target.aim, NotApplicableMark) else True, span=target.span)


def _target(indicator: Indicator, realisation: Node, year: int) -> Node:
    return _by_period(indicator, year, lambda target: _aim(indicator, target, realisation))


def _by_period(indicator: Indicator, year: int, node: Callable[[Target], Node]) -> Node:
    entries = tuple(
        (span_of(each.period, year) if each.period else periods.year(year), node(each))
        for each in indicator.line.targets
    )
    percent = in_percent(indicator)
    return ByPeriod(
        "target", entries, _how(indicator), subject=indicator.key, percent=percent, span=indicator.line.span
    )


def _aim(indicator: Indicator, target: Target, realisation: Node) -> Node:
    """Return the figure to compare with. A range is met anywhere inside, so its nearest point is the target."""
    aim = target.aim
    wrong = next(wrong_units(indicator, target), None)
    if wrong is not None:
        return fault(target.span, wrong)
    if isinstance(aim, written.Bound):
        return number(aim.value, aim.span)
    if not isinstance(aim, written.Range):
        return number(aim, aim.span)
    low, high = number(aim.low, aim.span), number(aim.high, aim.span)
    below = Operation("<", (realisation, low), span=aim.span)
    above = Operation(">", (realisation, high), span=aim.span)
    return Choose(((below, low), (above, high)), realisation, span=aim.span)


def _scope(indicator: Indicator, framework: Framework, year: int, target: Node, realisation: Node) -> Scope:
    scope = open_scope(framework, indicator.key, year)
    if indicator.manual:  # a manual's own scale of the same name comes before the framework's
        lookups = {**framework.definitions.lookups, **indicator.manual.definitions.lookups}
        scope = attrs.evolve(scope, definitions=attrs.evolve(framework.definitions, lookups=lookups))
    scope.given |= {"target": target, "realisation": realisation}
    for name in ("attainable", "worst"):
        scope.given[name] = _attribute(indicator, name, scope)
    for name in ("kind", "validity", "control"):
        word = indicator.said(name)
        scope.given[name] = Constant(_unsaid(indicator, name) if word is None else word, span=indicator.line.span)
    return scope


def _unsaid(indicator: Indicator, name: str) -> Missing | Fault:
    """Return why an attribute has no value: the manual that may state it cannot be used, or nobody states it."""
    if indicator.unread:
        return Fault(_without(indicator.unread))
    return Missing((Need(indicator.key, spoken(name), "", indicator.line.span.where),))


def _without(contract: Span) -> Diagnostic:
    """Return why nothing is computed without a manual: it counts as the contract's, which names it."""
    return INCOMPLETE.at(contract, path=contract.source.path)


def _attribute(indicator: Indicator, name: str, scope: Scope) -> Node:
    if name not in indicator.header:
        return Constant(NOT_APPLICABLE, span=indicator.line.span)
    return Lowering().lower(indicator.header[name].values[0], scope)


def _unread(indicator: Indicator, framework: Framework) -> Node | None:
    """Return a fault where the framework or the manual holds statements that do not count, or cannot be used."""
    if indicator.unread:
        return fault(indicator.unread, _without(indicator.unread))
    for document in (framework, indicator.manual):
        if document is not None and not document.complete:
            return fault(document.span, incomplete(document))
    return None


def _raw(indicator: Indicator, framework: Framework, scope: Scope, report: Report) -> Node:
    polarity = indicator.said("polarity")
    manual = indicator.manual
    if manual and polarity in manual.index:
        own = open_scope(manual, indicator.key, scope.year, indicator.unit)
        own.given |= scope.given
        return _lowered(manual, manual.index[polarity], own)
    if polarity in framework.index:
        return _lowered(framework, framework.index[polarity], scope)
    has = say("has polarity `{polarity}`", polarity=polarity) if polarity else say("states no polarity")
    known = ", ".join(f"`{each}`" for each in framework.index) or say("nothing")
    hints = polarity_meant(polarity or "", framework.index) or (say("state one: in the manual, or on the line"),)
    span = indicator.header["polarity"].span if polarity else indicator.line.span
    diagnostic = NO_POLARITY.at(span, *hints, code=indicator.key, has=has, known=known)
    report.add(diagnostic)
    return fault(indicator.line.span, diagnostic)


def polarity_meant(word: str, known: Iterable[str]) -> tuple[Phrase, ...]:
    """Return which of the known polarities is meant by a word: by what it says, or by its letters."""
    like = polarity_like(word)
    return (say("did you mean `{word}`?", word=like),) if like is not None and like in known else meant(word, known)


def _lowered(document: Document, definition: Definition, scope: Scope) -> Node:
    lowering = Lowering()
    roots = tuple(each for case in definition.cases for each in (case.when, case.formula))
    lower_steps(document, scope, lowering, *roots)
    return lowering.cases(definition, scope)


def clamped(value: Node, framework: Framework) -> Node:
    """Return an index within the bounds of the framework."""
    bounds = framework.bounds
    if bounds is None:
        return value
    low, high = number(bounds.low, bounds.low.span), number(bounds.high, bounds.high.span)
    lowest, highest = (Origin(kind, (bounds.span,)) for kind in (Kind.LOWEST, Kind.HIGHEST))
    at_least = Gather("max", (Part(value), Part(low)), span=bounds.span, origin=lowest)
    return Gather("min", (Part(at_least), Part(high)), span=bounds.span, origin=highest)
