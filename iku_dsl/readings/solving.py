"""Points of a function of one unknown go in; where it is zero comes out, exactly, for lines and simple quotients."""

from collections.abc import Sequence
from fractions import Fraction

Point = tuple[Fraction, Fraction]
Row = list[Fraction]


def zero(points: Sequence[Point]) -> Fraction | None:
    """Return the x at which y is zero, for y = (a x + b) / (c x + d), from three points (x, y); None without one.

    The inverse of such a function is of the same kind, x = (p + q y) / (1 + r y), and p is what is asked.
    """
    rows = [[Fraction(1), y, -y * x, x] for x, y in points[:3]]
    solved = solve(rows) if len(rows) == 3 else None
    return solved[0] if solved else None


def solve(rows: list[Row]) -> list[Fraction] | None:
    """Return the solution of linear equations, each with its right side last; None where there is not exactly one."""
    rows = [list(row) for row in rows]
    for at in range(len(rows)):
        pivot = next((each for each in range(at, len(rows)) if rows[each][at]), None)
        if pivot is None:
            return None
        rows[at], rows[pivot] = rows[pivot], rows[at]
        head = rows[at][at]
        rows[at] = [value / head for value in rows[at]]
        for other in range(len(rows)):
            if other != at:
                times = rows[other][at]
                rows[other] = [value - times * own for value, own in zip(rows[other], rows[at], strict=True)]
    return [row[-1] for row in rows]
