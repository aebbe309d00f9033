"""A contract with its manuals goes in; the claims about its targets, its indices and its score come out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from iku_dsl.checks.proofs.claim import Claim, judged
from iku_dsl.checks.proofs.scores import scores
from iku_dsl.checks.proofs.targets import MET, MISSED, Reach, targets
from iku_dsl.diagnostics.phrase import say
from iku_dsl.model.resolve import Scorecard
from iku_dsl.readings.decide import FEW, MANY, Can, Deciding
from iku_dsl.readings.domains import domains

if TYPE_CHECKING:
    from iku_dsl.readings.terms.process import Solving

NO_VALUE = say("no data give it a value in that period")


def verify_contract(card: Scorecard, solving: "Solving | None" = None) -> list[Claim]:
    """Return the claims about a contract: whether data can meet its targets, and can miss them."""
    found: list[Claim] = []
    for measured in targets(card):
        known = domains(measured.setting)
        for period, reaches in measured.together:
            deciding = Deciding(known, (period,), card.contract.span, solving, FEW if solving else MANY)
            found += _reached(reaches, deciding)
    found += scores(card, solving, FEW if solving else MANY)
    return found


def _reached(reaches: tuple[Reach, ...], deciding: Deciding) -> Iterator[Claim]:
    """Go through the claims about targets that the same data may answer; equal targets are decided once."""
    every = [(f"{way} {each.aim}", each.period, each.questions[way]) for each in reaches for way in (MET, MISSED)]
    said = deciding.decide({name: question.condition for name, _, question in every})
    neither = {each.aim for each in reaches if all(said[f"{way} {each.aim}"].can is Can.NEVER for way in (MET, MISSED))}
    for name, period, question in every:
        witness = said[name].witness
        own = attrs.evolve(witness, period=period) if witness is not None else None
        why = NO_VALUE if name.split()[1] in map(str, neither) else said[name].why
        yield judged(question, attrs.evolve(said[name], witness=own, why=why))
