"""A column of a printed table and what it may follow from go in; the rows that break what all others keep come out.

No text says how such columns hang together. What nearly every row keeps to the last digit is taken for their rule, and
is called so: found in the table, and not stated anywhere.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from itertools import islice

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.operands import Cells, Operand, Operands
from iku_dsl.audit.quantity_words import in_formula
from iku_dsl.audit.reach import as_amount
from iku_dsl.audit.shapes import PRODUCT, SHARES, Shape
from iku_dsl.audit.tables import TOTAL
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.values.enclosed import ends

FEWEST = 5  # rows that must keep a rule before it is taken for one
FIRST = 8  # rows of which one must keep it
LEAST_CAP, CAP_STEP = Fraction(80, 100), Fraction(5, 100)
CAPS = frozenset(map(Fraction, ("1", "1.2")))  # at which offices hold shares of a target
BREAK = 5  # at most one row in so many may break it
Right = Mapping[Claim, Fraction]


@attrs.frozen(eq=False)
class Broken:
    """A cell that breaks a rule, the rule in words, what the cell would be, and how many rows keep it."""

    claim: Claim
    inputs: tuple[Claim, ...]
    says: Phrase
    value: Fraction
    kept: int
    rows: int
    adds: bool


@attrs.frozen(eq=False)
class Way:
    """A way in which a column may follow from what stands beside it.

    Of columns that follow from each other all round, the one that `stands_last` is what a reader takes for computed.
    """

    shape: Shape
    result: str
    cells: Cells
    first: Operands
    second: Operands
    money: bool
    stands_last: bool = True

    @property
    def is_stated(self) -> bool:
        """Return whether a text says how the column follows: then nothing is to be found out."""
        return any(each.quantity and each.quantity.formulas for each in self.cells.values())

    def broken(self, right: Right) -> Iterator[Broken]:
        """Go through the rows that break it, where nearly all others keep it to the last digit."""
        wrong = [each for each in self.told if each.breaks and not each.put_right(right)]
        if len(wrong) * BREAK > len(self.told):
            return
        words = {"result": in_formula(self.result), "first": self.first.name, "second": self.second.name}
        says = attrs.evolve(self.shape.says, data=tuple(sorted(words.items())))
        for each in wrong:
            yield Broken(each.claim, each.inputs, says, each.value, len(self.kept), len(self.told), self.shape.adds)

    @cached_property
    def kept(self) -> list["_Held"]:
        """Return the rows that keep it to the last digit; none where these are too few, or alike, to call it a rule.

        Where none of the first rows does, the rest is not looked at: tables of many columns have very many ways.
        """
        first = list(islice(self._rows(), FIRST))
        if not any(each.exactly for each in first):
            return []
        kept = [each for each in self.told if each.exactly]
        return kept if len({each.claim.centre for each in kept}) >= FEWEST else []

    @cached_property
    def told(self) -> list["_Held"]:
        """Return how each row keeps it, of those rows of which that can be told."""
        return list(self._rows())

    @cached_property
    def sound(self) -> bool:
        """Return whether no row breaks it."""
        return not any(each.excluded for each in self.told)

    def _rows(self) -> Iterator["_Held"]:
        first, second = self.first.by_row, self.second.by_row
        keys = (key for key in self.cells if key in first and key in second)
        found = (_held(self.shape, self.cells[key], (first[key], second[key]), money=self.money) for key in keys)
        return (each for each in found if each is not None)


@attrs.frozen(eq=False)
class _Held:
    """A cell held against what it may follow from, and what that gives."""

    shape: Shape
    claim: Claim
    operands: tuple[Operand, Operand]
    value: Fraction
    money: bool

    @property
    def exactly(self) -> bool:
        """Return whether the figures as printed give it; what is off by more than a last digit is not looked at."""
        near = abs(self.value - self.claim.centre) <= self.claim.figure.step
        return near and self._following.admits(self.value)

    @property
    def _following(self) -> Claim:
        """Return the claim as it follows from those: what is counted and added to was not rounded."""
        counted = self.shape.adds and any(each.exact for each in self.inputs)
        return self.claim if counted else self.claim.following((self.value,), self.inputs)

    @property
    def breaks(self) -> bool:
        """Return whether nothing explains that it is not given: neither rounding nor a share that is held at a cap."""
        return not self.exactly and self.excluded and not self.capped

    @property
    def capped(self) -> bool:
        """Return whether a share is perhaps held at a cap: what it is of comes to more."""
        if any(len(each.claims) == 1 and _is_cap(each.claims[0]) for each in self.operands):
            return self.shape is PRODUCT or self.shape in SHARES
        return self.shape in SHARES and _is_cap(self.claim) and self.value > self.claim.centre

    @property
    def alike(self) -> bool:
        """Return whether rates are added to rates, and amounts to amounts."""
        return not self.shape.adds or len({each.figure.percent for each in self.cells}) == 1

    @property
    def inputs(self) -> tuple[Claim, ...]:
        """Return the claims from which it may follow."""
        return tuple(dict.fromkeys(claim for each in self.operands for claim in each.claims))

    @property
    def cells(self) -> frozenset[Claim]:
        """Return the claim and those from which it may follow."""
        return frozenset((self.claim, *self.inputs))

    @property
    def excluded(self) -> bool:
        """Return whether nothing that is printed like those gives what is printed like this."""
        bounds = self.shape.of(*(each.bounds for each in self.operands))
        claim = as_amount(self.claim) if self.money else self._following
        return bounds is not None and claim.excludes(*ends(bounds))

    def put_right(self, right: Right) -> bool:
        """Return whether it may follow once the totals in it are those of their rows."""
        if not any(each in right for each in (self.claim, *self.inputs)):
            return False
        bounds = self.shape.of(*(right.get(each.claims[0], each.bounds) for each in self.operands))
        if bounds is None:
            return False
        low, high = ends(bounds)
        return low <= right[self.claim] <= high if self.claim in right else not self._following.excludes(low, high)


def _is_cap(claim: Claim) -> bool:
    """Return whether offices hold shares at such a figure: at 80% and more, in steps of five, or at 1; no total is."""
    if claim.row.cell and claim.row.cell[1].casefold() == TOTAL:
        return False
    if claim.figure.percent:
        return claim.centre >= LEAST_CAP and claim.centre % CAP_STEP == 0
    return claim.centre in CAPS


def _held(shape: Shape, result: Claim, operands: tuple[Operand, Operand], *, money: bool) -> _Held | None:
    """Return how one row keeps a shape; nothing where it cannot be computed, or a zero would fit any rule."""
    value = shape.of(*(each.centre for each in operands))
    if not isinstance(value, Fraction) or not all(each.centre for each in operands):
        return None
    held = _Held(shape, result, operands, value, money)
    return held if held.alike else None
