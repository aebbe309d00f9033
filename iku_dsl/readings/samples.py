"""What the data of a graph may be goes in; data to try come out, plain figures and edges first, then drawn by lot.

The lot is the same whenever it is drawn, so a verdict does not change from one run to the next.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from iku_dsl.readings.domain import Datum, Domain, Kind
from iku_dsl.readings.domains import Domains
from iku_dsl.readings.witness import Witness
from iku_dsl.values.outcomes import NOT_APPLICABLE, Value
from iku_dsl.values.periods import Period

SEED = 2024
ROWS = 4
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
    return tuple(
        {column: _drawn(domain, Fraction(1), chance) for column, domain in columns.items()}
        for _ in range(chance.randint(0, ROWS))
    )


def _value(datum: Datum, domain: Domain, domains: Domains, chance: random.Random) -> Value:
    variable = domains.trying[datum]
    fitting = [each for each in variable.values if each != NOT_APPLICABLE]
    if domain.kind is Kind.NUMBER and fitting and chance.random() < 0.5:
        return chance.choice(fitting)
    return _drawn(domain, variable.unit, chance)


def _drawn(domain: Domain, unit: Fraction, chance: random.Random) -> Value:
    if domain.may_not_apply and chance.random() < 0.1:
        return NOT_APPLICABLE
    if domain.kind is Kind.TRUTH:
        return chance.random() < 0.5
    if domain.kind is Kind.WORD:
        return chance.choice(domain.words or ("a", "b", "c"))
    if domain.kind is Kind.DATE:
        return date(2000, 1, 1) + timedelta(chance.randrange(366))
    return _number(domain, unit, chance)


def _number(domain: Domain, unit: Fraction, chance: random.Random) -> Fraction:
    if domain.low is not None and domain.high is not None:
        return domain.low + (domain.high - domain.low) * Fraction(chance.randint(0, 20), 20)
    plain = chance.choice(FIGURES) if chance.random() < 0.5 else Fraction(chance.randint(0, 30000), 100)
    value = plain * unit * (-1 if domain.low is None and chance.random() < 0.05 else 1)
    if domain.low is not None:
        value = max(value, domain.low)
    return value if domain.high is None else min(value, domain.high)
