"""A question about a document and what was decided go in; a claim with its verdict comes out."""

from collections.abc import Hashable
from enum import Enum

import attrs

from iku_dsl.checks.proofs.advice import advice
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import Node, Step
from iku_dsl.readings.decide import Can, Decision
from iku_dsl.readings.witness import Witness
from iku_dsl.values.outcomes import Fault, Missing, Value

Shown = tuple[tuple[str | Phrase, Node], ...]  # formulas that a reader sees beside the data, by what they are called


class Verdict(Enum):
    """Proved for all data; refuted by some; not told in time; or only tried, where no solver is installed."""

    PROVED = "proved"
    REFUTED = "refuted"
    UNDECIDED = "undecided"
    SAMPLED = "sampled"


@attrs.frozen(eq=False)
class Question:
    """What is claimed of a subject, and the condition that decides it.

    The claim holds when the condition can hold (`happens`), or when no data make it hold. Where it is no fault that
    some do, `instead` is what is claimed then. `shown` are the figures that a reader sees beside the data, by name;
    without a value of `counted`, or of the first of them, nothing can go wrong.
    """

    name: str
    subject: str | Phrase
    says: Phrase
    place: Span
    condition: Node
    happens: bool = False
    shown: Shown = ()
    instead: Phrase | None = None
    counted: Node | None = None

    @property
    def key(self) -> Hashable:
        """Return by what a question is known that several graphs of a document put."""
        return self.name, self.place, self.says


@attrs.frozen
class Figure:
    """What a formula comes to on the data that are shown: what it is called, and whether it is a percentage."""

    label: str | Phrase
    value: Value
    percent: bool = False


@attrs.frozen(eq=False)
class Claim:
    """What is claimed, whether it is so, the data that show it, what follows from them, and what to write against it.

    It is plain data throughout.
    """

    name: str
    subject: str | Phrase
    says: Phrase
    place: Span
    verdict: Verdict
    witness: Witness | None = None
    figures: tuple[Figure, ...] = ()
    seconds: float = 0
    why: Phrase | None = None
    advice: tuple[Phrase, ...] = ()


@attrs.frozen(eq=False)
class Verified:
    """A text and the claims about it; none where the text has errors."""

    path: str
    code: str
    claims: tuple[Claim, ...] | None


def judged(question: Question, decision: Decision) -> Claim:
    """Return the claim of a question."""
    turned = question.instead if decision.can is Can.HOLD else None
    verdict = Verdict.PROVED if turned else verdict_of(question.happens, decision.can)
    against = decision.witness if verdict is Verdict.REFUTED else None
    return Claim(
        question.name,
        question.subject,
        turned or question.says,
        question.place,
        verdict,
        decision.witness,
        figures(question.shown, decision.witness, question.place),
        decision.seconds,
        decision.why,
        advice(question.name, question.condition, against) if against is not None else (),
    )


def figures(shown: Shown, witness: Witness | None, place: Span) -> tuple[Figure, ...]:
    """Return what some formulas come to on data, by the exact reading; one that has no value there is not shown."""
    if witness is None:
        return ()
    run = witness.run(place)
    values = ((label, node, run.value(node, witness.period)) for label, node in shown)
    return tuple(
        Figure(label, value, isinstance(node, Step) and node.percent)
        for label, node, value in values
        if not isinstance(value, (Fault, Missing))
    )


def verdict_of(happens: bool, can: Can) -> Verdict:
    """Return what a decision means for a claim that something happens, or that it never does."""
    if can is Can.HOLD:
        return Verdict.PROVED if happens else Verdict.REFUTED
    if can is Can.NEVER:
        return Verdict.REFUTED if happens else Verdict.PROVED
    return Verdict.SAMPLED if can is Can.NOT_FOUND else Verdict.UNDECIDED
