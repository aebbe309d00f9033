"""An example goes in; the figures that it gives come out, each by its name and how long before the example it holds."""

from collections.abc import Iterator

import attrs

from iku_dsl.diagnostics.source import Span
from iku_dsl.syntax import formulas as written
from iku_dsl.syntax.records import GivenRows
from iku_dsl.syntax.statements import Example
from iku_dsl.values.periods import Period

Key = tuple[str, tuple[str, ...]]


@attrs.frozen
class Given:
    """One figure: its name, the units of time that it lies back, and what gives it its value."""

    name: str
    back: tuple[str, ...]
    figure: written.Formula
    span: Span

    def period(self, asked: Period) -> Period | None:
        """Return the period in which it holds; None where there is no such one before the period of the example."""
        return before(asked, self.back)


def figures(example: Example) -> Iterator[Given]:
    """Go through the figures; the check of examples has reported what has no such form."""
    for each in example.given:
        key = key_of(each)
        if key is not None and isinstance(each, written.Operation):
            yield Given(*key, each.right, each.span)


def now(example: Example) -> dict[str, written.Formula]:
    """Return the figures of the period of the example itself."""
    return {each.name: each.figure for each in figures(example) if not each.back}


def key_of(item: written.Node) -> Key | None:
    """Return the name that `name = figure` gives a value to, and how far back; None for anything else."""
    if not isinstance(item, written.Operation) or item.operator != "=":
        return None
    left, back = item.left, list[str]()
    while isinstance(left, written.Earlier):
        back.append(left.unit)
        left = left.operand
    match left:
        case written.Contribution():
            return left.code.text, tuple(back)
        case written.Name():
            return left.word.text, tuple(back)
    return None


def unit_of(rows: GivenRows) -> tuple[str, ...]:
    """Return how far back the rows of a table lie."""
    return (rows.earlier.text.removeprefix("PREVIOUS_"),) if rows.earlier is not None else ()


def before(asked: Period, back: tuple[str, ...]) -> Period | None:
    """Return the period so far back; None where there is none."""
    found: Period | None = asked
    for unit in back:
        found = found.earlier(unit) if found is not None else None
    return found
