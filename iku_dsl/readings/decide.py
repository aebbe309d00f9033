"""Conditions over a graph go in; for each comes out whether data can make it hold, with the plainest that do.

Data are tried first, by the exact reading; what none of them makes hold goes to a solver, where one is installed, and
what that finds is tried by the exact reading again. Only a solver says that no data can do it. What it cannot tell is
tried on more data, before it is left undecided.
"""

from collections.abc import Mapping, Sequence
from enum import Enum, auto
from importlib.util import find_spec
from time import monotonic
from typing import TYPE_CHECKING

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say
from iku_dsl.diagnostics.source import Span
from iku_dsl.formula.algebra import ByPeriod, CurrentPeriod, Differs, Node, Over
from iku_dsl.formula.walk import reachable
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.tried import Tried
from iku_dsl.readings.witness import Witness, plainest, truth_of
from iku_dsl.values.periods import Period

if TYPE_CHECKING:
    from iku_dsl.readings.terms.process import Solving

NO_ROWS = say("not proved for tables of any length, and no data were found that do it with up to five rows")
TOO_LONG = say("the solver came to no end with the effort it is allowed, and no data were found that do it")
EFFORT = 3_000_000  # that a solver may spend on one question, in units of its own: the same on a busy machine
MILLISECONDS = 10_000  # after which it is stopped, should it not notice
FEW, MANY = 100, 1000  # data that are tried before a solver is asked, and where there is none
MOST = 60  # characters of a formula that are quoted
FURTHER = 1000  # data that are tried where the solver cannot tell
ROWS = (1, 2, 5)  # of a table, among which a solver looks for data


class Can(Enum):
    """Whether data can make a condition hold: some do, none can, none was found, or nobody could tell in time."""

    HOLD = auto()
    NEVER = auto()
    NOT_FOUND = auto()
    UNDECIDED = auto()


@attrs.frozen
class Decision:
    """Whether a condition can hold, the data that make it, how long it took, and why nobody could tell."""

    can: Can
    witness: Witness | None = None
    seconds: float = 0
    why: Phrase | None = None


@attrs.frozen
class Deciding:
    """What may be asked of one graph: its data, the periods worth looking at, how many data are tried."""

    domains: Domains
    periods: tuple[Period, ...]
    span: Span
    solving: "Solving | None" = None
    count: int = FEW
    plainly: bool = True
    tried: Tried = attrs.field(
        default=attrs.Factory(lambda self: Tried.of(self.domains, self.periods, self.span, self.count), takes_self=True)
    )
    further: Tried = attrs.field(
        default=attrs.Factory(lambda self: Tried.of(self.domains, self.periods, self.span, FURTHER), takes_self=True)
    )

    def decide(self, conditions: Mapping[str, Node]) -> dict[str, Decision]:
        """Return for each condition whether data can make it hold."""
        found = self._sampled(conditions, self.tried) if self.count else {}
        for name, condition in conditions.items():
            if name not in found:
                began = monotonic()
                answer = self._proved(condition)
                found[name] = attrs.evolve(answer, seconds=monotonic() - began)
        open_ones = {name: each for name, each in conditions.items() if found[name].can is Can.UNDECIDED}
        if open_ones and self.count:
            found |= self._sampled(open_ones, self.further)
        return {name: found[name] for name in conditions}

    def _sampled(self, conditions: Mapping[str, Node], tried: Tried) -> dict[str, Decision]:
        found: dict[str, Decision] = {}
        for witness, run in tried:
            for name, condition in conditions.items():
                if name not in found and run.value(condition, witness.period) is True:
                    found[name] = Decision(Can.HOLD, self._plain(condition, witness))
            if len(found) == len(conditions):
                break
        return found

    def _plain(self, condition: Node, witness: Witness) -> Witness:
        if not self.plainly:
            return witness
        found = plainest(witness, condition, self.span, self.domains)
        known = self.domains
        found = attrs.evolve(found, boundless=known.boundless, open_cells=known.open_cells)
        return attrs.evolve(found, percent=known.percent, earlier=known.earlier)

    def _proved(self, condition: Node) -> Decision:
        """Return what a solver says, and where it says nothing, or is not there, the algebra of quotients."""
        answer = self._solved(condition, self.solving) if self.solving else Decision(Can.NOT_FOUND)
        if answer.can in (Can.NOT_FOUND, Can.UNDECIDED):
            return Decision(Can.NEVER) if self._cancels(condition) else answer
        return answer

    def _cancels(self, condition: Node) -> bool:
        from iku_dsl.readings.symbolic import Symbolic  # noqa: PLC0415 - it takes long to start
        from iku_dsl.readings.symbolic_same import same  # noqa: PLC0415

        if isinstance(condition, Differs):
            return same(
                *condition.operands, {datum for datum, each in self.domains.facts.items() if each.may_not_apply}
            )
        return Symbolic().never(condition)

    def _solved(self, condition: Node, solving: "Solving") -> Decision:
        periods = self.periods if tells_periods_apart(condition) else self.periods[:1]
        every = [self._in_period(condition, period, solving) for period in periods]
        held = next((each for each in every if each.can is Can.HOLD), None)
        if held is not None:
            return held
        return next((each for each in every if each.can is Can.UNDECIDED), Decision(Can.NEVER))

    def _in_period(self, condition: Node, period: Period, solving: "Solving") -> Decision:
        from iku_dsl.readings.terms.solve import Answer, ask  # noqa: PLC0415 - the solver is an extra
        from iku_dsl.readings.terms.world import World  # noqa: PLC0415

        def asked(rows: int | None) -> tuple[Answer, World]:
            world = World(period, self.domains.facts, self.domains.columns, rows)
            return ask(condition, world, solving), world

        answer, world = asked(None)
        if answer.impossible:
            return Decision(Can.NEVER)
        tries = (asked(rows)[0].witness for rows in ROWS) if world.loose else iter((answer.witness,))
        for each in tries:
            if each is not None and truth_of(condition, each, self.span):
                return Decision(Can.HOLD, self._plain(condition, each))
        return Decision(Can.UNDECIDED, why=_why(world.loose, [formula for formula, _ in world.opaque.values()]))


def _why(loose: bool, opaque: Sequence[str]) -> Phrase:
    """Return why nobody could tell: what a formula gives is not known, nor how many rows there are, or time ran out."""
    if opaque:
        formula = " ".join(opaque[0].split())[:MOST]
        return say(
            "the solver does not know what `{formula}` gives, and no data were found that do it", formula=formula
        )
    return NO_ROWS if loose else TOO_LONG


def tells_periods_apart(condition: Node) -> bool:
    """Return whether a condition may come out otherwise in another period."""
    return any(
        isinstance(each, (CurrentPeriod, ByPeriod)) or (isinstance(each, Over) and each.window is not None)
        for each in reachable((condition,))
    )


def solver() -> "Solving | None":
    """Return a solver, where one is installed."""
    try:
        if find_spec("z3") is None:
            return None
    except ValueError:  # where it is known not to be there
        return None
    from iku_dsl.readings.terms.process import Solving  # noqa: PLC0415

    return Solving(MILLISECONDS, EFFORT)
