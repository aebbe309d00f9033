"""A printed cell and what it may follow from go in; whether it does, as printed or as rounded, comes out."""

from collections.abc import Mapping
from fractions import Fraction

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.operands import Operand
from iku_dsl.audit.reach import as_amount
from iku_dsl.audit.shapes import PRODUCT, SHARES, Shape
from iku_dsl.audit.tables import TOTAL
from iku_dsl.values.enclosed import ends

LEAST_CAP, CAP_STEP = Fraction(80, 100), Fraction(5, 100)
CAPS = frozenset(map(Fraction, ("1", "1.2")))  # at which offices hold shares of a target
Right = Mapping[Claim, Fraction]


@attrs.frozen(eq=False)
class Held:
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

    def follows_from(self, right: Right) -> bool:
        """Return whether the row keeps it once those are right that it follows from."""
        if right.keys().isdisjoint(self.inputs):
            return False
        centres = (sum((right.get(each, each.centre) for each in one.claims), Fraction(0)) for one in self.operands)
        value = self.shape.of(*centres)
        return isinstance(value, Fraction) and self._following.admits(value)

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


def held(shape: Shape, result: Claim, operands: tuple[Operand, Operand], *, money: bool) -> Held | None:
    """Return how one row keeps a shape; nothing where it cannot be computed, or a zero would fit any rule."""
    value = shape.of(*(each.centre for each in operands))
    if not isinstance(value, Fraction) or not all(each.centre for each in operands):
        return None
    found = Held(shape, result, operands, value, money)
    return found if found.alike else None
