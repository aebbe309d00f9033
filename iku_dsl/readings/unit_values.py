"""A manual and its data go in; its realisation comes out for every unit and period of them, with no contract."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

import attrs

from iku_dsl.data.dating import no_period
from iku_dsl.data.facts import Record, Store
from iku_dsl.data.units import Owners
from iku_dsl.data.working_calendar import Holiday, Unknown
from iku_dsl.diagnostics.phrase import say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Rule, Severity
from iku_dsl.formula.lower_manual import LoweredManual, in_percent, lower_manual
from iku_dsl.model.documents import AnyDocument, Manual
from iku_dsl.readings.exact import Exact
from iku_dsl.syntax.vocabulary import own_name, own_names
from iku_dsl.values.outcomes import Fault, Missing, Value
from iku_dsl.values.periods import Period, dated, year

Asked = Callable[[int], Period]

NOTHING_TO_COMPUTE = Rule(
    "IKU273",
    "nothing-to-compute",
    Severity.ERROR,
    "{path} does not say how a realisation follows from data",
    why="Only a manual with components or with `realisation:` makes a figure out of others.",
    example="iku compute 1a-CP.iku, where the manual has a head and nothing else",
    instead="Write its components, or `realisation: …`.",
)
OTHER_UNITS = Rule(
    "IKU274",
    "other-units",
    Severity.ERROR,
    "the manual {manual} is for each `{key}`, not for each `{by}`",
    why="A manual that names its units is computed for these; another column would make other figures of its rows.",
    example="iku compute kek.iku --data kek.csv --by zone, where the manual says `for each region`",
    instead="Leave `--by` out, or write another manual.",
)


@attrs.frozen(eq=False)
class UnitValue:
    """The realisation of one unit in one period, what each component contributes, and the values of the manual."""

    unit: str
    period: Period
    realisation: Value
    components: dict[str, Value]
    steps: dict[str, Value]


@attrs.frozen(eq=False)
class Computation:
    """What a manual gives for every unit and period; `key` is the column of the units, nothing where there is none."""

    manual: Manual
    key: str
    values: tuple[UnitValue, ...]

    @property
    def percent(self) -> bool:
        """Return whether the realisation and its components are percentages."""
        return in_percent(self.manual)

    @property
    def names(self) -> tuple[str, ...]:
        """Return what may be shown beside realisations, as the author calls it: components and values."""
        names = (*self.manual.parts, *self.manual.definitions.steps)
        return tuple(own_names(names, self.manual.span.source.text))

    def column(self, each: UnitValue, name: str) -> tuple[Value, bool]:
        """Return a component or value by its name, and whether it is a percentage."""
        return (each.components[name], self.percent) if name in each.components else (each.steps[name], False)

    def faults(self) -> Iterator[Fault]:
        """Go through everything that could not be computed on these data."""
        for each in self.values:
            yield from (value for value in (each.realisation, *each.components.values()) if isinstance(value, Fault))


@attrs.frozen
class OfUnit:
    """The facts of one unit, for formulas that speak of the manual's own; its name is one of them."""

    store: Store
    unit: str
    subject: str
    key: str

    def own(self, subject: str, name: str, period: Period) -> Value | None:
        """Return the figure given for exactly this period, or the name of the unit."""
        del subject
        return self.unit if self.key and name == self.key else self.store.own(self.subject, name, period)

    def periods(self, subject: str, name: str) -> list[Period]:
        """Return the periods for which a figure is given."""
        del subject
        return self.store.periods(self.subject, name)

    def missing(self, subject: str, name: str, period: Period) -> Missing:
        """Return what to say when a figure is needed and not there."""
        del subject
        return self.store.missing(self.subject, name, period)

    def holiday(self, day: date) -> Holiday | Unknown | None:
        """Return the holiday that a day is."""
        return self.store.holiday(day)

    def records(self, subject: str, table: str) -> tuple[Record, ...] | Missing | Fault:
        """Return the rows of a table."""
        del subject
        return self.store.records(self.subject, table)


def computes(document: AnyDocument, by: str, report: Report) -> bool:
    """Return whether a document can be computed by a column; one that cannot is reported, if that has not been done."""
    if isinstance(document, Manual) and document.computes and document.complete:
        if document.each is None or by in ("", document.key):
            return True
        named = {"manual": document.code, "key": document.key, "by": by}
        report.add(OTHER_UNITS.at(document.each.span, say("leave `--by` out"), **named))
        return False
    if document.complete:
        hint = say("name a manual with components or with `realisation:`")
        report.add(NOTHING_TO_COMPUTE.at(document.span, hint, path=document.span.source.path))
    return False


def asked_for(period: str, in_year: int | None) -> tuple[Asked | None, Period | None]:
    """Return the period asked for, in each year of the data or in its own, and the period of what is dated in none.

    Where a year is stated, by itself or in the period, it is also that of rows that name none.
    """
    if not period:
        return None, year(in_year) if in_year else None
    named, other = dated(period, in_year or 1), dated(period, in_year or 2)
    own = named if named == other and not in_year else None
    whole = named if in_year else own
    return (lambda known: own or dated(period, known) or year(known)), whole


def check_computed(found: Computation, owners: Owners, report: Report) -> None:
    """Report what could not be computed, and units of which nothing says for which period they are asked."""
    report.extend(fault.diagnostic for fault in found.faults())
    computed = {each.unit for each in found.values}
    if any(unit not in computed for unit in owners.names) and not report.failed:
        report.add(no_period(say("the figures")))


def unit_values(owners: Owners, store: Store, asked: Asked | None, otherwise: Period | None) -> Computation:
    """Return the realisation of every unit in every period that its figures are dated in, or in one that is asked for.

    What is dated in none is of the period `otherwise`.
    """
    manual = owners.manual
    lowered = cache(lambda year: lower_manual(manual, year))  # a text names periods of the year that is asked
    known, values = _periods(store), list[UnitValue]()
    for unit, (subject, *_) in owners.names.items():
        dated = sorted(known.get(subject, ()), key=lambda each: (each.year, each.last, each.months))
        dated = dated or ([otherwise] if otherwise else [])
        wanted = dict.fromkeys(asked(each.year) for each in dated) if asked else dated
        exact = Exact(OfUnit(store, unit, subject, manual.key))
        values += [_value(unit, period, lowered(period.year), exact, manual) for period in wanted]
    return Computation(manual, owners.key, tuple(values))


def _value(unit: str, period: Period, lowered: LoweredManual, exact: Exact, manual: Manual) -> UnitValue:
    names, text = lowered.scope.names, manual.span.source.text
    parts = {own_name(code, text): exact.value(each, period) for code, each in lowered.scope.contributions.items()}
    steps = {own_name(each, text): exact.value(names[each], period) for each in _steps(lowered)}
    return UnitValue(unit, period, exact.value(lowered.realisation, period), parts, steps)


def _steps(lowered: LoweredManual) -> list[str]:
    return [each for each in lowered.scope.definitions.steps if each in lowered.scope.names]


def _periods(store: Store) -> dict[str, set[Period]]:
    """Return the periods in which the figures of each subject are dated; its rows, where it has no figures."""
    found: dict[str, set[Period]] = {}
    for (subject, _), figures in store.figures.items():
        found.setdefault(subject, set()).update(figures)
    rows: dict[str, set[Period]] = {}
    for (subject, _), records in store.tables.items():
        if not isinstance(records, Fault):
            rows.setdefault(subject, set()).update(each.period for each in records if each.period is not None)
    return rows | found
