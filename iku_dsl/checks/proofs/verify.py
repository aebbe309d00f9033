"""A document goes in; every claim about its formulas comes out with its verdict."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import islice
from typing import TYPE_CHECKING

import attrs

from iku_dsl.checks.proofs.bounds import bounds, passing
from iku_dsl.checks.proofs.cases import cases, clashes, holes, overlaps
from iku_dsl.checks.proofs.claim import Claim, Question, Verdict, Verified, judged
from iku_dsl.checks.proofs.conversion import conversion
from iku_dsl.checks.proofs.divisors import divisors
from iku_dsl.checks.proofs.effects import FALLS, RISES, claimed, effects
from iku_dsl.checks.proofs.extent import extent
from iku_dsl.checks.proofs.jumps import jumps
from iku_dsl.checks.proofs.of_contract import verify_contract
from iku_dsl.checks.proofs.outcomes import different
from iku_dsl.checks.proofs.polarity import at_target, direction, on_target, within
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.checks.proofs.twice import with_later
from iku_dsl.checks.proofs.weights import weights
from iku_dsl.checks.proofs.worth import worth
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.model.documents import AnyDocument, Framework
from iku_dsl.model.resolve import Scorecard
from iku_dsl.readings.branches import branches, reached
from iku_dsl.readings.candidates import periods_of
from iku_dsl.readings.decide import FEW, MANY, Can, Deciding, Decision, solver
from iku_dsl.readings.domains import domains
from iku_dsl.readings.examined import runs_of
from iku_dsl.values.outcomes import Absent
from iku_dsl.values.periods import year

if TYPE_CHECKING:
    from iku_dsl.readings.terms.process import Solving

NO_SOLVER = Rule(
    "IKU430",
    "no-solver",
    Severity.WARNING,
    "no solver is installed: what does not cancel is tried on {count} data, and not proved",
    why="Trying finds many faults and proves nothing; only a solver looks at all data at once.",
    example="iku verify manuals, after `pip install iku-dsl`",
    instead="pip install 'iku-dsl[prove]'",
)
FIRST = 20  # data that are tried for a value at the target
WITHOUT_VALUE = say("no data that were tried give it a value")
TOPICS = (divisors, bounds, passing, cases, clashes, holes, overlaps, direction, within, weights)
ORDER = (Can.HOLD, Can.UNDECIDED, Can.NOT_FOUND, Can.NEVER)


@attrs.frozen(eq=False)
class Proving:
    """One graph of a document, ready for its questions."""

    graph: Graph
    deciding: Deciding

    def decide(self, questions: Iterable[Question]) -> Iterator[tuple[Question, Decision]]:
        """Go through some questions with what is decided of each."""
        known = {str(at): each for at, each in enumerate(questions)}
        found = self.deciding.decide({name: each.condition for name, each in known.items()})
        return ((known[name], unless_empty(known[name], decision, self.deciding)) for name, decision in found.items())


@attrs.define(eq=False)
class Verifying:
    """One solver for texts that are looked at one after another, and where it is said that there is none."""

    report: Report
    solving: "Solving | None" = attrs.field(factory=solver)

    def verified(self, path: str, text: AnyDocument | Scorecard | None) -> Verified:
        """Return a text with the claims about it; with none where it has errors."""
        if self.solving is None:
            self.report.add(NO_SOLVER.at(None, say("`pip install 'iku-dsl[{extra}]'`", extra="prove"), count=MANY))
        if text is None:
            return Verified(path, "", None)
        if isinstance(text, Scorecard):
            return Verified(path, text.contract.code, tuple(verify_contract(text, self.solving)))
        return Verified(path, text.code, tuple(verify(text, self.solving)))

    def end(self) -> None:
        """End the solver."""
        if self.solving is not None:
            self.solving.end()


def verify(document: AnyDocument, solving: "Solving | None" = None) -> list[Claim]:
    """Return the claims about a document, in the order of its text."""
    known = branches(document)
    runs = [run for _, run in runs_of(document) if run is not None]
    taken = frozenset(key for run in runs for key in reached(run.exact))
    every = [_proving(Graph(each, known, taken), document, solving) for each in known.settings]
    found: dict[object, tuple[Question, Decision]] = {}
    for proving in every:
        for question, decision in proving.decide([*_questions(proving)]):
            _keep(found, question, decision)
    claims = [judged(question, decision) for question, decision in found.values()]
    claims += [claim for proving in every for claim in _effects(proving)]
    claims += [claim for proving in every for claim in worth(proving.graph, proving.deciding, runs)]
    claims += [claim for proving in every for claim in extent(proving.graph, proving.deciding)]
    claims += [claim for proving in every for claim in _jumps(proving)]
    claims += _conversion(document, solving)
    return sorted(claims, key=lambda each: (each.place.source.path, each.place.start))


def unless_empty(question: Question, decision: Decision, deciding: Deciding) -> Decision:
    """Return what is decided; undecided where nothing goes wrong only because no data give the formula a value."""
    formula = question.counted or next((each for _, each in question.shown), None)
    if decision.can is not Can.NEVER or question.happens or formula is None:
        return decision
    values = (run.value(formula, witness.period) for witness, run in deciding.tried)
    known = any(not isinstance(each, Absent) for each in values)
    return decision if known else attrs.evolve(decision, can=Can.UNDECIDED, why=WITHOUT_VALUE)


def _jumps(proving: Proving) -> Iterator[Claim]:
    return jumps(proving.graph, proving.deciding.domains, proving.deciding.periods[0])


def _conversion(document: AnyDocument, solving: "Solving | None") -> Iterator[Claim]:
    """Go through what conversion does to the score of an office."""
    asked = conversion(document) if isinstance(document, Framework) and document.conversion else None
    if asked is not None:
        question, known = asked
        deciding = Deciding(known, (year(ANY_YEAR),), document.span, solving, MANY)
        decision = deciding.decide({"falls": question.condition})["falls"]
        claim = judged(question, unless_empty(question, decision, deciding))
        taken = say("an indicator that rises to its target takes the place of one that comes after it")
        yield attrs.evolve(claim, why=taken if claim.verdict is Verdict.REFUTED else claim.why)


def _proving(graph: Graph, document: AnyDocument, solving: "Solving | None") -> Proving:
    known = with_later(domains(graph.setting))
    deciding = Deciding(known, periods_of(graph.setting), document.span, solving, FEW if solving else MANY)
    return Proving(graph, deciding)


def _questions(proving: Proving) -> Iterator[Question]:
    for topic in TOPICS:
        yield from topic(proving.graph)
    value = _value_at_target(proving)
    question = at_target(proving.graph, value) if value is not None else None
    if question is not None:
        yield question


def _value_at_target(proving: Proving) -> Fraction | None:
    """Return what the index is at the target for the first data that give it a value."""
    index = on_target(proving.graph)
    if index is None:
        return None
    data = islice(proving.deciding.tried, FIRST)
    values = (run.value(index, witness.period) for witness, run in data)
    return next((value for value in values if isinstance(value, Fraction)), None)


def _keep(found: dict[object, tuple[Question, Decision]], question: Question, decision: Decision) -> None:
    """Keep what is decided; of one question in several graphs, what says more."""
    known = found.get(question.key)
    if known is None or ORDER.index(decision.can) < ORDER.index(known[1].can):
        found[question.key] = question, decision


def _effects(proving: Proving) -> Iterator[Claim]:
    """Go through what a rise of each figure does; all of them are tried on the same data."""
    every = list(effects(proving.graph, proving.deciding.domains))
    asked = {f"{at} {way}": each for at, effect in enumerate(every) for way, each in effect.questions().items()}
    found = proving.deciding.decide({name: each.condition for name, each in asked.items()})
    for at, each in enumerate(every):
        rises, falls = (found[f"{at} {way}"] for way in (RISES, FALLS))
        still = rises.can is falls.can is Can.NEVER  # what it decides may still be whether the realisation applies
        other = different(each.twice.before, each.twice.after, proving.deciding) if still else None
        yield claimed(each, rises, falls, other)
