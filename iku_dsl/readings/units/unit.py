"""Units go in; their products, quotients and powers come out, and the words for them.

A unit is a product of bases, each to a power. A base is a word of the text, or the number of an unknown one.
"""

from collections.abc import Iterable
from fractions import Fraction

import attrs

from iku_dsl.diagnostics.phrase import Phrase, say

MOST_BASES = 32
HIGHEST = 1000  # a power of a base
Base = str | int


@attrs.frozen
class Unit:
    """A product of powers of bases, in a fixed order; none of them is to the power of 0."""

    powers: tuple[tuple[Base, Fraction], ...] = ()

    def __mul__(self, other: "Unit") -> "Unit":
        """Return the unit of a product."""
        return product((*self.powers, *other.powers))

    def __truediv__(self, other: "Unit") -> "Unit":
        """Return the unit of a quotient."""
        return self * other**-1

    def __pow__(self, power: Fraction | int) -> "Unit":
        """Return the unit of a power, or of a root."""
        return product((base, each * power) for base, each in self.powers)

    @property
    def unknown(self) -> tuple[int, ...]:
        """Return the bases that are not known."""
        return tuple(base for base, _ in self.powers if isinstance(base, int))

    @property
    def known(self) -> frozenset[str]:
        """Return the words that it is made of."""
        return frozenset(base for base, _ in self.powers if isinstance(base, str))

    @property
    def divides(self) -> bool:
        """Return whether something is divided by a unit that is known."""
        return any(isinstance(base, str) and power < 0 for base, power in self.powers)

    @property
    def too_large(self) -> bool:
        """Return whether it is more than anybody could mean."""
        powers = (part for _, each in self.powers for part in each.as_integer_ratio())
        return len(self.powers) > MOST_BASES or any(abs(each) > HIGHEST for each in powers)

    @property
    def spoken(self) -> Phrase:
        """Return the words for it behind `is`: `in rupiah / company`."""
        return say("in {unit}", unit=self.text) if self.powers else say("a plain number")

    @property
    def text(self) -> str:
        """Return it as a formula."""
        above = [_power(base, each) for base, each in self.powers if each > 0]
        below = [_power(base, -each) for base, each in self.powers if each < 0]
        return " / ".join([" * ".join(above) or "1", *below])


PLAIN = Unit()


def base(word: Base) -> Unit:
    """Return the unit of one base."""
    return Unit(((word, Fraction(1)),))


def product(powers: Iterable[tuple[Base, Fraction]]) -> Unit:
    """Return the product of powers; what cancels is left out."""
    found: dict[Base, Fraction] = {}
    for each, power in powers:
        found[each] = found.get(each, Fraction(0)) + power
    kept = sorted(((each, power) for each, power in found.items() if power), key=lambda pair: _rank(pair[0]))
    return Unit(tuple(kept))


def _rank(word: Base) -> tuple[int, str, int]:
    return (1, "", word) if isinstance(word, int) else (0, word, 0)


def _power(word: Base, power: Fraction) -> str:
    name = word if isinstance(word, str) else "…"
    return name if power == 1 else f"{name}^{power}"
