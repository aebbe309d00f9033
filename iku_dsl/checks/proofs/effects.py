"""A graph goes in; the questions come out which way the realisation goes when a datum rises."""

from collections.abc import Iterator

import attrs

from iku_dsl.checks.proofs.advice import against_negative
from iku_dsl.checks.proofs.claim import Claim, Question, Verdict, figures, verdict_of
from iku_dsl.checks.proofs.promise import Graph
from iku_dsl.checks.proofs.twice import Twice, twice
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.readings.decide import Can, Decision
from iku_dsl.readings.domain import Kind
from iku_dsl.readings.domains import Domains

RISES, FALLS = "rises", "falls"


@attrs.frozen(eq=False)
class Effect:
    """A datum, and the formula before and after it rises."""

    name: str
    twice: Twice

    def questions(self) -> dict[str, Question]:
        """Return whether the formula can rise, and whether it can fall."""
        place = self.twice.before.span
        says = say("the effect of {name}", name=self.name)
        return {
            way: Question("effect", self.name, says, place, self.twice.moves("<", sign))
            for way, sign in ((RISES, "<"), (FALLS, ">"))
        }


def effects(graph: Graph, domains: Domains) -> Iterator[Effect]:
    """Go through the figures on which the realisation stands."""
    result = graph.result("realisation")
    for subject, name in sorted(domains.facts) if result is not None else ():
        found = twice(result, name) if domains.facts[subject, name].kind is Kind.NUMBER and result else None
        if found is not None:
            yield Effect(name, found)


def claimed(effect: Effect, rises: Decision, falls: Decision, other: Decision | None = None) -> Claim:
    """Return what the decisions say of a datum together; `other` whether what neither raises nor lowers applies."""
    says, verdict = _said(effect.name, rises.can, falls.can)
    shown = falls if falls.can is Can.HOLD else rises
    if other is not None:
        shown, verdict = other, verdict_of(True, other.can)
    formulas = ((say("realisation"), effect.twice.before), (say("then realisation"), effect.twice.after))
    seconds = rises.seconds + falls.seconds
    place = effect.twice.datum.span
    why = (rises.why or falls.why or shown.why) if verdict is Verdict.UNDECIDED else None
    both = [each.witness for each in (rises, falls) if each.witness is not None]
    found = figures(formulas, shown.witness, place)
    against = tuple(against_negative(*both)) if len(both) > 1 else ()
    return Claim("effect", effect.name, says, place, verdict, shown.witness, found, seconds, why, against)


def _said(name: str, rises: Can, falls: Can) -> tuple[Phrase, Verdict]:
    if Can.HOLD not in (rises, falls):
        sure = rises is falls is Can.NEVER
        return say("{name} changes the realisation", name=name), (
            Verdict.REFUTED if sure else Verdict.SAMPLED if Can.NOT_FOUND in (rises, falls) else Verdict.UNDECIDED
        )
    if rises is falls is Can.HOLD:
        return say("a rise of {name} raises the realisation for some data, and lowers it for others", name=name), (
            Verdict.PROVED
        )
    other = falls if rises is Can.HOLD else rises
    verdict = {Can.NEVER: Verdict.PROVED, Can.NOT_FOUND: Verdict.SAMPLED}.get(other, Verdict.UNDECIDED)
    if rises is Can.HOLD:
        return say("a rise of {name} never lowers the realisation", name=name), verdict
    return say("a rise of {name} never raises the realisation", name=name), verdict
