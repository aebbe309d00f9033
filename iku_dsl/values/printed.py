"""A figure as a report printed it goes in; its exact value comes out, or why it cannot be read."""

import re
from fractions import Fraction

import attrs

from iku_dsl.values.numbers import WRITTEN, digits

FIGURE = re.compile(r"([+-]?)([0-9]+(?:[.,][0-9]+)*)\s*(%?)")
CONVENTIONS = {"id": (".", ","), "en": (",", ".")}  # the mark of thousands, the mark of decimals


@attrs.frozen
class Figure:
    """A printed figure: its value (82% is 41/50) and whether a percent sign was printed."""

    value: Fraction
    percent: bool


@attrs.frozen
class Unreadable:
    """A printed text that is no figure, or two: the readings it admits."""

    readings: tuple[str, ...] = ()


def figure(text: str, convention: str = "") -> Figure | Unreadable:
    """Return the value of `101,72%`, `84.50%`, `1.234,56` or `12`.

    Without a convention a text is read only when one of the two (Indonesian, international) fits it, or both agree.
    """
    found = FIGURE.fullmatch(_trimmed(text))
    if not found or digits(text) > WRITTEN:
        return Unreadable()
    names = [convention] if convention in CONVENTIONS else list(CONVENTIONS)
    readings = {Fraction(read): read for name in names if (read := plain(found[2], *CONVENTIONS[name]))}
    if len(readings) != 1:
        return Unreadable(tuple(sorted(readings.values())))
    value = Fraction(found[1] + readings.popitem()[1])
    return Figure(value / 100, percent=True) if found[3] else Figure(value, percent=False)


def fits(text: str) -> tuple[str, ...]:
    """Return the conventions in which a text is a figure; none where it is no figure at all."""
    found = FIGURE.fullmatch(_trimmed(text))
    return tuple(name for name, marks in CONVENTIONS.items() if found and plain(found[2], *marks))


def decimals(text: str, value: Fraction) -> int | None:
    """Return how many decimals a printed figure of this value has; None where it is not printed as a figure of it.

    A bare number may stand for percentage points.
    """
    found = []
    for name, marks in CONVENTIONS.items():
        read = figure(text, name)
        if isinstance(read, Figure) and value in (read.value, read.value / 100):
            written = plain(_trimmed(text).lstrip("+-").rstrip("% "), *marks) or ""
            found.append(len(written.partition(".")[2]))
    return max(found, default=None)


def _trimmed(text: str) -> str:
    return text.strip().replace("\u2212", "-")


def plain(marks: str, thousands: str, decimal: str) -> str | None:
    """Return the digits of a number with a point before its decimals; None where the marks do not stand so."""
    whole, _, part = marks.partition(decimal)
    groups = whole.split(thousands)
    grouped = len(groups) == 1 or (len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))
    return "".join(groups) + (f".{part}" if part else "") if grouped and not {thousands, decimal} & set(part) else None
