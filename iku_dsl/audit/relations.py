"""The columns of one printed table go in; rows that break what all its other rows keep come out.

No text says how such columns hang together. What nearly every row keeps to the last digit is taken for their rule, and
is called so: found in the table, and not stated anywhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.shapes import SHAPES, Shape
from iku_dsl.audit.tables import TOTAL, Column, bounds_of
from iku_dsl.diagnostics.phrase import Phrase
from iku_dsl.values.enclosed import ends
from iku_dsl.values.periods import Period

FEWEST = 5  # rows that must keep a rule before it is taken for one
BREAK = 5  # at most one row in so many may break it
Cells = dict[tuple[Period, str], Claim]
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


def broken(columns: Iterable[Column], right: Right) -> Iterator[Broken]:
    """Go through the rows that break a rule of their table.

    `right` has what totals should be that their rows do not give: what keeps a rule with these is right itself.
    """
    for group in _tables(columns).values():
        for result, first, second in permutations(group, 3):
            for shape in SHAPES:
                if shape.ordered or first < second:
                    yield from _of(shape, group, right, result, first, second)


def fixed(columns: Iterable[Column]) -> dict[Claim, Fraction]:
    """Return the cells that stand for one value: those of a column that in every row follows from what is exact."""
    found: dict[Claim, Fraction] = {}
    for group in _tables(columns).values():
        for names in permutations(group, 3):
            for shape in SHAPES:
                told = _told(shape, group, *names)
                if _are_kept(told, told):
                    found |= {each.claim: each.value for each in told if all(cell.exact for cell in each.inputs)}
    return found


def _tables(columns: Iterable[Column]) -> dict[str, dict[str, Cells]]:
    tables: dict[str, dict[str, Cells]] = {}
    for each in columns:
        tables.setdefault(each.table, {}).setdefault(each.quantity, {}).update(_cells(each))
    return tables


def _cells(column: Column) -> Cells:
    """Return the cells of a column in one period, its total among them: of a rate it is one as well."""
    cells: Cells = {(column.period, key): claim for key, claim in column.rows.items()}
    if column.totals:
        cells[column.period, TOTAL] = column.totals[0]
    return cells


def _of(shape: Shape, group: dict[str, Cells], right: Right, *names: str) -> Iterator[Broken]:
    """Go through the rows that break one shape, where nearly all others keep it to the last digit."""
    told = _told(shape, group, *names)
    kept = [each for each in told if each.exactly]
    if not _are_kept(kept, told):
        return
    wrong = [
        each for each in told if not each.exactly and _excluded(shape, each) and not _put_right(shape, each, right)
    ]
    if len(wrong) * BREAK > len(told):
        return
    words = dict(zip(("result", "first", "second"), names, strict=True))
    says = attrs.evolve(shape.says, data=tuple(sorted(words.items())))
    for each in wrong:
        yield Broken(each.claim, each.inputs, says, each.value, len(kept), len(told))


def _told(shape: Shape, group: dict[str, Cells], *names: str) -> list["_Held"]:
    """Return how each row keeps a shape, of those rows of which that can be told."""
    result, first, second = (group[name] for name in names)
    keys = [key for key in result if key in first and key in second]
    return [each for each in (_held(shape, result[k], first[k], second[k]) for k in keys) if each]


def _are_kept(kept: Sequence["_Held"], told: Sequence["_Held"]) -> bool:
    """Return whether rows enough keep a shape to the last digit, and are not all alike."""
    if len(told) < FEWEST or not all(each.exactly for each in kept):
        return False
    return len(kept) >= FEWEST and len({each.claim.centre for each in kept}) >= FEWEST


@attrs.frozen(eq=False)
class _Held:
    claim: Claim
    inputs: tuple[Claim, Claim]
    value: Fraction
    exactly: bool


def _held(shape: Shape, result: Claim, first: Claim, second: Claim) -> _Held | None:
    """Return how one row keeps a shape; nothing where it cannot be computed, or a zero would fit any rule."""
    value = shape.of(first.centre, second.centre)
    if not isinstance(value, Fraction) or not first.centre or not second.centre:
        return None
    return _Held(result, (first, second), value, result.admits(value))


def _excluded(shape: Shape, held: _Held) -> bool:
    """Return whether nothing that is printed like the two gives what is printed like the third."""
    bounds = shape.of(*map(bounds_of, held.inputs))
    return bounds is not None and held.claim.excludes(*ends(bounds))


def _put_right(shape: Shape, held: _Held, right: Right) -> bool:
    """Return whether a row may keep a shape once the totals in it are those of their rows."""
    if not any(each in right for each in (held.claim, *held.inputs)):
        return False
    bounds = shape.of(*(right.get(each, bounds_of(each)) for each in held.inputs))
    if bounds is None:
        return False
    low, high = ends(bounds)
    return low <= right[held.claim] <= high if held.claim in right else not held.claim.excludes(low, high)
