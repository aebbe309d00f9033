"""A column of a printed table and what it may follow from go in; the rows that break what all others keep come out.

No text says how such columns hang together. What nearly every row keeps to the last digit is taken for their rule, and
is called so: found in the table, and not stated anywhere.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import islice

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.held import Held, Right, held
from iku_dsl.audit.operands import Cells, Operands
from iku_dsl.audit.quantity_words import in_formula
from iku_dsl.audit.shapes import Shape
from iku_dsl.diagnostics.phrase import Phrase

FEWEST = 5  # rows that must keep a rule before it is taken for one
FIRST = 8  # rows of which one must keep it
BREAK = 5  # at most one row in so many may break it


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
        wrong = [each for each in self.told if each.breaks and each not in self.mended and not each.put_right(right)]
        if len(wrong) * BREAK > len(self.told):
            return
        words = {"result": in_formula(self.result), "first": self.first.name, "second": self.second.name}
        says = attrs.evolve(self.shape.says, data=tuple(sorted(words.items())))
        for each in wrong:
            yield Broken(each.claim, each.inputs, says, each.value, len(self.kept), len(self.told), self.shape.adds)

    @cached_property
    def kept(self) -> list[Held]:
        """Return the rows that keep it to the last digit; none where these are too few, or alike, to call it a rule.

        Where none of the first rows does, the rest is not looked at: tables of many columns have very many ways.
        """
        first = list(islice(self._rows(), FIRST))
        if not any(each.exactly for each in first):
            return []
        kept = [each for each in self.told if each.exactly or each in self.mended]
        return kept if len({each.claim.centre for each in kept}) >= FEWEST else []

    @cached_property
    def told(self) -> list[Held]:
        """Return how each row keeps it, of those rows of which that can be told."""
        return list(self._rows())

    @cached_property
    def mended(self) -> frozenset[Held]:
        """Return the rows that break it only by a cell that breaks it, too: a running total goes on from such a one."""
        right = {each.claim: each.value for each in self.told if each.breaks}
        return frozenset(each for each in self.told if each.breaks and each.follows_from(right))

    @cached_property
    def sound(self) -> bool:
        """Return whether no row breaks it."""
        return not any(each.excluded for each in self.told)

    def _rows(self) -> Iterator[Held]:
        first, second = self.first.by_row, self.second.by_row
        keys = (key for key in self.cells if key in first and key in second)
        found = (held(self.shape, self.cells[key], (first[key], second[key]), money=self.money) for key in keys)
        return (each for each in found if each is not None)
