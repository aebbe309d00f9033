"""Two documents go in; whether they compute the same function comes out: proved, or with data for which they differ."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from iku_dsl.checks.proofs.claim import Verdict, verdict_of
from iku_dsl.checks.proofs.pairs import Pair, Side, alone, data_behind, pairs, percentages
from iku_dsl.checks.proofs.verify import NO_SOLVER
from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.formula.algebra import Differs, Operation
from iku_dsl.formula.sharing import Sharing
from iku_dsl.readings.decide import FEW, MANY, Deciding, Decision, solver
from iku_dsl.readings.joint import impossible
from iku_dsl.readings.witness import Witness
from iku_dsl.values.outcomes import Value, absence

if TYPE_CHECKING:
    from iku_dsl.readings.terms.process import Solving


@attrs.frozen(eq=False)
class Answer:
    """Whether one pair is the same: the verdict, the data that refute it, and what both come to on these.

    `only` are the data on which one side alone stands, `mixed` those that are percentages on one side alone, `why` is
    why nothing could be said.
    """

    of: Phrase
    verdict: Verdict
    witness: Witness | None = None
    values: tuple[Value, Value] | None = None
    percent: bool = False
    only: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    mixed: tuple[str, ...] = ()
    why: Phrase | None = None


@attrs.frozen(eq=False)
class Compared:
    """Two documents and the answers about them; the polarities that only one of two frameworks knows."""

    labels: tuple[str, str]
    answers: tuple[Answer, ...]
    alone: tuple[list[str], list[str]] = ([], [])

    @property
    def equal(self) -> bool | None:
        """Return whether everything is the same; None where that is not known."""
        verdicts = {each.verdict for each in self.answers}
        if Verdict.REFUTED in verdicts:
            return False
        return True if verdicts == {Verdict.PROVED} else None


def compared(first: Side, second: Side, report: Report) -> Compared:
    """Return what can be said of two documents; the solver that is asked is ended behind it."""
    solving = solver()
    try:
        answers = tuple(_answer(pair, solving) for pair in pairs(first, second))
    finally:
        if solving is not None:
            solving.end()
    if any(each.verdict is Verdict.SAMPLED for each in answers):
        report.add(NO_SOLVER.at(None, say("`pip install 'iku-dsl[{extra}]'`", extra="prove"), count=MANY))
    return Compared((first.label, second.label), answers, alone(first, second))


def _answer(pair: Pair, solving: "Solving | None") -> Answer:
    behind = data_behind(pair.first), data_behind(pair.second)
    only = tuple(sorted(behind[0] - behind[1])), tuple(sorted(behind[1] - behind[0]))
    found = attrs.evolve(_decided(pair, solving), percent=pair.percent, only=only, mixed=_mixed(pair))
    return attrs.evolve(found, values=_values(pair, found.witness)) if found.witness else found


def _mixed(pair: Pair) -> tuple[str, ...]:
    """Return the figures that are percentages in one formula and plain in the other: a sheet is read otherwise then."""
    one, other = percentages(pair.first), percentages(pair.second)
    return tuple(name for name in sorted(one.keys() & other.keys()) if one[name] != other[name])


def _decided(pair: Pair, solving: "Solving | None") -> Answer:
    sharing = Sharing()
    if sharing.number(pair.first) == sharing.number(pair.second):
        return Answer(pair.of, Verdict.PROVED)
    why = next(_hindrances(pair, sharing), None)
    if why is not None:
        return Answer(pair.of, Verdict.UNDECIDED, why=why)
    decision = _asked(pair, sharing, solving)
    return Answer(pair.of, verdict_of(happens=False, can=decision.can), decision.witness, why=decision.why)


def _hindrances(pair: Pair, sharing: Sharing) -> Iterator[Phrase]:
    """Go through what keeps two documents from being compared on the same data."""
    empty, table = impossible(pair.domains), sharing.made_twice(pair.first, pair.second)
    if empty is not None:
        yield say("no figure of {name} is one that both texts allow", name=empty)
    if table is not None:
        yield say("both make a table {table}, and not in the same way", table=table)


def _asked(pair: Pair, sharing: Sharing, solving: "Solving | None") -> Decision:
    """Return whether data make the two differ; where some do, data for which both have a value are preferred."""
    deciding = Deciding(pair.domains, pair.periods, pair.place, solving, FEW if solving else MANY)
    both = pair.first, sharing.shared(pair.first, pair.second)
    found = deciding.decide({"differ": Differs(both, span=pair.place)})["differ"]
    if found.witness is None or None not in map(_outcome, _values(pair, found.witness)):
        return found
    values = deciding.decide({"values": Operation("<>", both, span=pair.place)})["values"]
    return values if values.witness is not None else found


def _outcome(value: Value) -> Value | None:
    """Return a value; None for what is none."""
    return value if absence([value]) is None else None


def _values(pair: Pair, witness: Witness) -> tuple[Value, Value]:
    run = witness.run(pair.place)
    return run.value(pair.first, witness.period), run.value(pair.second, witness.period)
