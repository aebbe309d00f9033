"""Published figures and the data beside them go in; evaluations that stop at what is printed come out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.data.facts import Record, Store
from iku_dsl.data.working_calendar import Holiday, Unknown
from iku_dsl.formula.algebra import Fact, Node
from iku_dsl.readings.exact import Exact
from iku_dsl.values.outcomes import Fault, Missing, Value
from iku_dsl.values.periods import Period

Place = tuple[str, str, Period]  # of a datum: whose, which, for when
Spot = Place | tuple[int, Period]  # where a claim stands in the graph
Instead = Mapping[int, Node]  # formulas that stand for nodes, by the ids of these
Dated = Mapping[tuple[str, str], Sequence[Period]]


@attrs.define
class PrintedFacts:
    """Data, with what a report printed in their place; `asked` are the printed ones that were used.

    `dated` are the periods for which the report prints a datum, some of which may be set aside.
    """

    reported: Store
    measured: Store
    dated: Dated
    printed: Mapping[Spot, Value]
    apart: Spot | None = None
    asked: set[Place] = attrs.field(factory=set)

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the figure for exactly this period, unless it is set aside."""
        place = subject, name, period
        if place == self.apart:
            return None
        if place in self.printed:
            self.asked.add(place)
            return self.printed[place]
        return self._store(name).own(subject, name, period)

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given."""
        printed = {each for each in self.dated.get((subject, name), ()) if (subject, name, each) in self.printed}
        found = printed | set(self._store(name).periods(subject, name))
        return sorted(each for each in found if (subject, name, each) != self.apart)

    def _store(self, name: str) -> Store:
        return self.reported if name == "realisation" else self.measured

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return what to say of a figure that is not there."""
        return self._store(name).missing(subject, name, period)

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return the rows of a table."""
        return self.measured.records(subject, table)

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return self.measured.holiday(day)


@attrs.frozen(eq=False)
class Run:
    """One evaluation over published figures; what they are may be narrowed while it goes on, from below upwards."""

    exact: Exact
    facts: PrintedFacts
    values: dict[Spot, Value]

    def put(self, claim: Claim, value: Value) -> None:
        """Let a claim stand for a value."""
        self.values.update(dict.fromkeys(spots_of(claim), value))

    def as_a(self, kind: type[Exact]) -> "Run":
        """Return an evaluation of another kind over the same figures."""
        return _run(attrs.evolve(self.facts, asked=set()), self.values, kind, self.exact.instead)

    def without(self, claims: Iterable[Claim]) -> "Run":
        """Return an evaluation in which some claims are not taken as they are printed, but computed."""
        gone = {spot for each in claims for spot in spots_of(each)}
        values = {spot: value for spot, value in self.values.items() if spot not in gone}
        return self._with(values, None)

    def again(self, changed: Mapping[Claim, Value] | None = None, apart: Spot | None = None) -> "Run":
        """Return an evaluation over the same figures from the start, some of them changed, one set aside."""
        values = self.values | _placed(changed or {})
        values.pop(apart, None)  # type: ignore[arg-type]
        return self._with(values, apart)

    def _with(self, values: dict[Spot, Value], apart: Spot | None) -> "Run":
        facts = attrs.evolve(self.facts, printed=values, apart=apart, asked=set())
        return _run(facts, values, type(self.exact), self.exact.instead)


def _run(facts: PrintedFacts, values: dict[Spot, Value], kind: type[Exact], instead: Instead) -> Run:
    return Run(kind(facts, given=values, instead=instead), facts, values)  # type: ignore[arg-type]


def spot_of(claim: Claim) -> Spot:
    """Return where a claim stands in the graph: at a datum, or at a formula."""
    node = claim.quantity.node if claim.quantity else None
    return (node.subject, node.name, claim.period) if isinstance(node, Fact) else (id(node), claim.period)


def spots_of(claim: Claim) -> tuple[Spot, ...]:
    """Return every place in the graph that a claim stands for: one formula may be written twice."""
    also = claim.quantity.also if claim.quantity else ()
    return (spot_of(claim), *((id(node), claim.period) for node in also))


def _placed(values: Mapping[Claim, Value]) -> dict[Spot, Value]:
    return {spot: value for claim, value in values.items() for spot in spots_of(claim)}


@attrs.frozen(eq=False)
class Bench:
    """The data, and the claim that stands for every quantity that is printed: the first about it, of cells the finest.

    `instead` are formulas over printed rows of tables of which the data have none.
    """

    reported: Store
    measured: Store
    claims: Mapping[Spot, Claim]
    instead: Instead = attrs.field(factory=dict)
    _dated: Dated = attrs.field(init=False)

    @_dated.default
    def _periods(self) -> Dated:
        found: dict[tuple[str, str], list[Period]] = {}
        for spot in self.claims:
            if len(spot) == 3:
                found.setdefault(spot[:2], []).append(spot[2])
        return found

    @classmethod
    def of(cls, reported: Store, measured: Store, claims: Iterable[Claim], instead: Instead) -> "Bench":
        """Return the bench of some claims."""
        first: dict[Spot, Claim] = {}
        for each in claims:
            if each.quantity is not None and each.figures:
                for spot in spots_of(each):
                    known = first.get(spot, each)
                    first[spot] = known.or_finer(each) if each.row.cell else known
        return cls(reported, measured, first, instead)

    def run(self, values: Mapping[Claim, Value], kind: type[Exact] = Exact) -> Run:
        """Return an evaluation in which the claims have these values; those without one are computed."""
        printed = _placed(values)
        return _run(PrintedFacts(self.reported, self.measured, self._dated, printed), printed, kind, self.instead)

    def used(self, run: Run) -> tuple[Claim, ...]:
        """Return the claims that an evaluation has asked for."""
        spots: list[Spot] = [*run.exact.taken, *run.facts.asked]
        return tuple(sorted({self.claims[each] for each in spots}, key=lambda each: each.row.span.start))

    def printed(self) -> dict[Claim, Value]:
        """Return every claim as it is printed."""
        return {each: each.centre for each in self.claims.values()}

    def bounds(self) -> dict[Claim, Value]:
        """Return every claim with the bounds between which it lies."""
        return {each: each.range for each in self.claims.values()}
