"""What the data of a graph may be goes in; data to try come out, plain figures and edges first, then drawn by lot.

The lot is the same whenever it is drawn, so a verdict does not change from one run to the next.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction

from iku_dsl.formula.lower_example import ANY_YEAR
from iku_dsl.readings.domain import Datum, Domain, Kind
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.witness import Witness
from iku_dsl.values.outcomes import NOT_APPLICABLE, Value
from iku_dsl.values.periods import Period

SEED = 2024
ROWS = 4
MANY_ROWS = 12  # once in a while
DECREED = 2024  # a year of which every holiday is known, so that days of work can be counted
NEAR = 45  # days within which dates of one row often lie
FIGURES = tuple(Fraction(each) for each in (0, 1, 2, 3, 5, 10, 50, 80, 99, 100, 101, 110, 200, 1000))


def samples(domains: Domains, periods: Sequence[Period], count: int) -> Iterator[Witness]:
    """Go through so many data to try."""
    chance = random.Random(SEED)  # noqa: S311 - a lot, no secret
    tables = sorted({table for table, _ in domains.columns})
    for number in range(count):
        facts = {datum: _value(datum, domain, domains, chance) for datum, domain in domains.facts.items()}
        rows = {table: _rows(table, domains, chance) for table in tables}
        yield Witness(periods[number % len(periods)], facts, rows)


def _rows(table: str, domains: Domains, chance: random.Random) -> tuple[dict[str, Value], ...]:
    columns = {column: domain for (name, column), domain in domains.columns.items() if name == table}
    most, year = MANY_ROWS if chance.random() < 0.1 else ROWS, chance.choice((ANY_YEAR, DECREED))
    return tuple(_row(columns, year, chance) for _ in range(chance.randint(0, most)))


def _row(columns: Mapping[str, Domain], year: int, chance: random.Random) -> dict[str, Value]:
    """Return a row; its dates mostly lie near each other, as what is due and what came in."""
    row, first = dict[str, Value](), None
    for column, domain in columns.items():
        value = _drawn(domain, Fraction(1), chance, year)
        if isinstance(value, date):
            near = first is not None and chance.random() < 0.8
            value = first + timedelta(chance.randint(0, NEAR)) if near and first is not None else value
            first = first or value
        row[column] = value
    return row


def _value(datum: Datum, domain: Domain, domains: Domains, chance: random.Random) -> Value:
    variable = domains.trying[datum]
    fitting = [each for each in variable.values if each != NOT_APPLICABLE]
    if domain.kind is Kind.NUMBER and fitting and chance.random() < 0.5:
        return chance.choice(fitting)
    return _drawn(domain, variable.unit, chance)


def _drawn(domain: Domain, unit: Fraction, chance: random.Random, year: int = ANY_YEAR) -> Value:
    if domain.may_not_apply and chance.random() < 0.1:
        return NOT_APPLICABLE
    if domain.kind is Kind.TRUTH:
        return chance.random() < 0.5
    if domain.kind is Kind.WORD:
        return chance.choice(domain.words or ("a", "b", "c"))
    if domain.kind is Kind.DATE:
        return date(year, 1, 1) + timedelta(chance.randrange(366))
    return _number(domain, unit, chance)


def _number(domain: Domain, unit: Fraction, chance: random.Random) -> Fraction:
    if domain.low is not None and domain.high is not None:
        return domain.low + (domain.high - domain.low) * Fraction(chance.randint(0, 20), 20)
    plain = chance.choice(FIGURES) if chance.random() < 0.5 else Fraction(chance.randint(0, 30000), 100)
    value = plain * unit * (-1 if domain.low is None and chance.random() < 0.05 else 1)
    if domain.low is not None:
        value = max(value, domain.low)
    return value if domain.high is None else min(value, domain.high)
