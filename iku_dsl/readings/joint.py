"""What two documents declare of their data goes in; what holds of data that both read comes out, matched by name."""

from collections.abc import Callable, Hashable, Mapping
from typing import TypeVar

import attrs

from iku_dsl.readings.candidates import MOST, Variable
from iku_dsl.readings.domain import Domain, Kind
from iku_dsl.readings.domains import Domains

Key = TypeVar("Key", bound=Hashable)
Each = TypeVar("Each")


def joint(one: Domains, other: Domains) -> Domains:
    """Return what the data may be under both texts: what one of them alone declares stays as it is."""
    return Domains(
        _merged(one.facts, other.facts, both_domains),
        _merged(one.columns, other.columns, both_domains),
        _merged(one.trying, other.trying, _both_variables),
        {**one.earlier, **other.earlier},
    )


def _merged(one: Mapping[Key, Each], other: Mapping[Key, Each], both: Callable[[Each, Each], Each]) -> dict[Key, Each]:
    shared = {key: both(one[key], other[key]) for key in one if key in other}
    return {**one, **other, **shared}


def both_domains(one: Domain, other: Domain) -> Domain:
    """Return what a datum may be that two texts declare: within the bounds of both, any word that one of them knows.

    A word that only one of them knows shows a difference, so it is not left out.
    """
    low, high = _tighter(one.low, other.low, max), _tighter(one.high, other.high, min)
    kind = one.kind if one.kind is not Kind.NUMBER else other.kind
    words = tuple(dict.fromkeys((*one.words, *other.words)))
    return Domain(kind, low, high, words, one.may_not_apply and other.may_not_apply)


def _tighter(one: Each | None, other: Each | None, choose: Callable[[Each, Each], Each]) -> Each | None:
    return choose(one, other) if one is not None and other is not None else one if other is None else other


def _both_variables(one: Variable, other: Variable) -> Variable:
    low, high = _tighter(one.low, other.low, max), _tighter(one.high, other.high, min)
    made = attrs.evolve(one, low=low, high=high, percent=one.percent or other.percent)
    values = tuple(each for each in dict.fromkeys((*one.values, *other.values)) if made.admits(each))
    return attrs.evolve(made, values=values[: 2 * MOST])


def impossible(domains: Domains) -> str | None:
    """Return the name of a datum that can have no value, for its bounds exclude each other."""
    every = (*domains.facts.items(), *domains.columns.items())
    return next((name for (_, name), each in every if _empty(each)), None)


def _empty(domain: Domain) -> bool:
    return domain.low is not None and domain.high is not None and domain.low > domain.high
