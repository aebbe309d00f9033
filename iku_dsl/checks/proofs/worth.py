"""A manual's graph goes in; for each component comes out whether what it is worth can change the realisation.

A component may stand on many figures and on rows, so it is not its data that are changed: with everything else as it
is, the component is worth now this, now that, which some data make it worth. Only where none tell is a solver asked.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice

import attrs

from iku_dsl.checks.proofs.claim import Claim, Verdict, verdict_of
from iku_dsl.checks.proofs.outcomes import different
from iku_dsl.checks.proofs.polarity import facts_of
from iku_dsl.checks.proofs.promise import Graph, zero
from iku_dsl.checks.proofs.twice import LATER
from iku_dsl.diagnostics.phrase import say
from iku_dsl.formula.algebra import Constant, Fact, Node, Over
from iku_dsl.formula.rewrite import exchanged
from iku_dsl.formula.scope import Scope
from iku_dsl.formula.walk import reachable
from iku_dsl.model.definitions import Part
from iku_dsl.model.documents import Manual
from iku_dsl.readings.candidates import Variable
from iku_dsl.readings.decide import Can, Deciding, Decision
from iku_dsl.readings.domain import Domain
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.exact import Exact
from iku_dsl.readings.examples import Run
from iku_dsl.values.periods import Period

ELSE = "{code}, otherwise"  # what a component is worth instead; no text can name a datum so
VALUES = 4  # that a component is worth on other data
NOT_SEEN = say("no data were found on which it does")


@attrs.frozen(eq=False)
class Seen:
    """Data on which a manual is computed: those of an example, or some that are tried."""

    scope: Scope
    exact: Exact
    period: Period

    def value(self, node: Node) -> Fraction | None:
        """Return what a formula comes to; None where that is no number."""
        found = self.exact.value(node, self.period)
        return found if isinstance(found, Fraction) else None


def worth(graph: Graph, deciding: Deciding, runs: Sequence[Run]) -> Iterator[Claim]:
    """Go through the components of a manual that computes its realisation; `runs` are its examples."""
    result, manual, scope = graph.result("realisation"), graph.document, graph.setting.trial.scope
    if result is None or not isinstance(manual, Manual):
        return
    seen = [Seen(each.trial.scope, each.exact, each.period) for each in runs]
    seen += [Seen(scope, exact, witness.period) for witness, exact in deciding.tried]
    changing: set[str] = set()
    for part in reversed(manual.parts.values()):  # what stands under a component comes before it
        nodes, below = graph.standing(part.code), [each.code for each in manual.children.get(part.code, ())]
        known = [each for code in changing.intersection(below) for each in graph.standing(code)[:1]]
        told = any(_alone(result, node, each) for node in nodes[:1] for each in known)
        if told or any(_tells(seen, part, kind) for kind in _kinds(scope, part, nodes)):
            found = Decision(Can.HOLD)
        else:
            found = _first(_decided(result, node, part, deciding) for node in nodes)
        changing |= {part.code} if found.can is Can.HOLD else set()
        yield _claim(part, found)


def _kinds(scope: Scope, part: Part, nodes: Sequence[Node]) -> list[str]:
    """Return which of the two numbers of a component are looked at, as a scope calls them."""
    return ["ratios" if each is scope.ratios[part.code] else "contributions" for each in nodes]


def _first(decisions: Iterator[Decision]) -> Decision:
    """Return the first decision that says more than that no data can; else that none can."""
    return next((each for each in decisions if each.can is not Can.NEVER), Decision(Can.NEVER))


def _alone(result: Node, above: Node, below: Node) -> bool:
    """Return whether a result stands on one component by way of another only: what changes it, changes that one."""
    without = exchanged(result, {id(above): zero(above.span)})
    return all(each is not below for each in reachable((without,)))


def _tells(seen: Sequence[Seen], part: Part, kind: str) -> bool:
    """Return whether on some data the realisation differs by what the component is worth."""
    values = (each.value(getattr(each.scope, kind)[part.code]) for each in seen)
    different = dict.fromkeys(value for value in values if value is not None)
    first = [Constant(each, span=part.span) for each in islice(different, VALUES)]
    graphs: dict[int, list[Node]] = {}
    for each in seen:
        if id(each.scope) not in graphs:
            result, node = each.scope.given["realisation"], getattr(each.scope, kind)[part.code]
            graphs[id(each.scope)] = [exchanged(result, {id(node): value}) for value in first]
        if len({each.value(node) for node in graphs[id(each.scope)]} - {None}) > 1:
            return True
    return False


def _decided(result: Node, component: Node, part: Part, deciding: Deciding) -> Decision:
    """Return what a solver says: of the component over other data, or of anything in its place where it has rows."""
    facts = facts_of(component)
    rows = any(isinstance(each, Over) for each in reachable((component,)))
    later = {id(each): attrs.evolve(each, name=LATER.format(name=each.name)) for each in facts}
    free = Fact("", ELSE.format(code=part.code), percent=True, span=component.span)
    other = free if rows else exchanged(component, later)
    asking = attrs.evolve(deciding, domains=_with(deciding.domains, free), count=0)
    found = different(result, exchanged(result, {id(component): other}), asking)
    return attrs.evolve(found, can=Can.UNDECIDED) if rows and found.can is Can.HOLD else found


def _with(domains: Domains, free: Fact) -> Domains:
    datum = (free.subject, free.name)
    trying = {**domains.trying, datum: Variable(free.name, True, None, None, ())}
    return attrs.evolve(domains, facts={**domains.facts, datum: Domain()}, trying=trying)


def _claim(part: Part, decision: Decision) -> Claim:
    verdict = verdict_of(True, decision.can)
    says = say("{name} changes the realisation", name=part.code)
    why = NOT_SEEN if verdict is Verdict.UNDECIDED else None
    return Claim("component", part.code, says, part.span, verdict, seconds=decision.seconds, why=why)
