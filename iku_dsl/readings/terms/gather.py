"""The members of an aggregate go in as terms; the term of the aggregate comes out."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import attrs
import z3

from iku_dsl.readings.domain import Kind
from iku_dsl.readings.terms.term import BROKEN, NO, Term, both, chosen, either, negated, number

NUMBERS = ("sum", "mean", "min", "max")
ZERO, ONE = z3.RealVal(0), z3.RealVal(1)


@attrs.frozen(eq=False)
class Member:
    """One member: its value, its weight, when it counts, and when whether it counts does not apply or is a fault."""

    value: Term
    weight: Term | None
    counts: z3.BoolRef
    absent: z3.BoolRef = NO
    broken: z3.BoolRef = NO


def gathered(function: str, members: Sequence[Member], skips: bool) -> Term | None:
    """Return an aggregate; None for one that has no exact term."""
    wanted = Kind.TRUTH if function == "share" else Kind.NUMBER if function in NUMBERS else None
    if wanted is None and function != "count":
        return None
    kinds = {each.value.kind for each in members} | {each.weight.kind for each in members if each.weight} - {
        Kind.NUMBER
    }
    if Kind.ANY in kinds:
        return None
    if wanted is not None and kinds - {wanted, Kind.NOTHING}:
        return BROKEN
    taken = [both(each.counts, negated(each.value.absent)) if skips else each.counts for each in members]
    broken = either(*(_broken(each, counts) for each, counts in zip(members, taken, strict=True)))
    absent = either(*(_absent(each, counts) for each, counts in zip(members, taken, strict=True)))
    return _total(function, members, taken, absent, broken)


def _broken(member: Member, counts: z3.BoolRef) -> z3.BoolRef:
    weight = member.weight.broken if member.weight else NO
    return either(member.broken, both(counts, either(member.value.broken, weight)))


def _absent(member: Member, counts: z3.BoolRef) -> z3.BoolRef:
    weight = member.weight.absent if member.weight else NO
    return either(member.absent, both(counts, either(member.value.absent, weight)))


def _total(
    function: str, members: Sequence[Member], taken: list[z3.BoolRef], absent: z3.BoolRef, broken: z3.BoolRef
) -> Term:
    many = _sum([(ONE, counts) for counts in taken])
    if function == "count":
        return Term(Kind.NUMBER, many, both(absent, negated(broken)), broken)
    values = [_number(each.value) for each in members]
    if function == "sum":
        return Term(Kind.NUMBER, _sum(list(zip(values, taken, strict=True))), both(absent, negated(broken)), broken)
    absent = either(absent, negated(either(*taken)))
    if function in ("min", "max"):
        return Term(Kind.NUMBER, _extreme(function, values, taken), both(absent, negated(broken)), broken)
    weights = [each.weight.value if each.weight else ONE for each in members]
    whole = _sum(list(zip(weights, taken, strict=True))) if any(each.weight for each in members) else many
    shares = [value * weight if weight is not ONE else value for value, weight in zip(values, weights, strict=True)]
    broken = either(broken, both(negated(absent), whole == 0)) if whole is not many else broken
    return Term(Kind.NUMBER, _sum(list(zip(shares, taken, strict=True))) / whole, both(absent, negated(broken)), broken)


def _number(value: Term) -> Any:
    return chosen(value.value, ONE, ZERO) if value.kind is Kind.TRUTH else value.value


def _sum(parts: list[tuple[Any, z3.BoolRef]]) -> Any:
    found = [chosen(counts, value, ZERO) for value, counts in parts if counts is not NO]
    return z3.simplify(z3.Sum(*found)) if found else number(Fraction(0)).value


def _extreme(function: str, values: list[Any], taken: list[z3.BoolRef]) -> Any:
    found: Any = ZERO
    seen: z3.BoolRef = NO
    for value, counts in zip(values, taken, strict=True):
        further = value < found if function == "min" else value > found
        found = chosen(both(counts, either(negated(seen), further)), value, found)
        seen = either(seen, counts)
    return found
