"""A unit as it is written goes in; what one of it counts comes out, and whether figures in it may have been rounded."""

from fractions import Fraction

import attrs

from iku_dsl.syntax.vocabulary import measures
from iku_dsl.values.printed_words import MAGNITUDES, MONEY

MONEY_KIND, RATE = "money", "rate"  # kinds of measures


@attrs.frozen
class Counting:
    """What a unit of a datum counts, and whether its whole figures may have been rounded to what is printed.

    What is counted one by one never was; what is measured was, and amounts of money as a report likes, to units or to
    thousands. `in_full` says that figures with a currency stand in full beside others in thousands or more.
    """

    counts: Fraction = Fraction(1)
    rounded: bool = False
    money: bool = False
    rate: bool = False
    in_full: bool = False


UNKNOWN = Counting(rounded=True)
COUNTED = Counting()


def said_by(unit: str) -> Counting:
    """Return what a unit says, as a manual or a report writes it: `juta rupiah`, `orang`."""
    words = unit.casefold().replace("(", " ").replace(")", " ").split()
    counts = Fraction(10 ** sum(MAGNITUDES.get(each, 0) for each in words))
    kinds = {measures()[each] for each in words if each in measures()}
    money = MONEY_KIND in kinds or any(MONEY.fullmatch(each) for each in words)
    return Counting(counts, rounded=money or bool(kinds) or counts != 1, money=money, rate=RATE in kinds)
