"""The manuals of a contract go in; what one unit of each datum counts comes out: 1,000,000,000 for `billion_rupiah`."""

from collections.abc import Iterator
from fractions import Fraction

from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.statements import Attribute
from iku_dsl.values.printed_words import MAGNITUDES

Datum = tuple[str, str]  # whose, or which table, and the quantity as a report names it


def magnitudes(lowered: LoweredScorecard) -> dict[Datum, Fraction]:
    """Return the data whose unit counts thousands, millions or more."""
    found: dict[Datum, Fraction] = {}
    for line in lowered.lines:
        indicator = line.index.measured.indicator
        if indicator.manual is not None:
            found |= dict(_of(indicator.manual, indicator.key))
    return found


def _of(manual: Manual, key: str) -> Iterator[tuple[Datum, Fraction]]:
    for name, each in manual.definitions.inputs.items():
        inside = next((said for said in each.attributes if said.name == "inside"), None)
        yield from (((key, f"input {name}"), counts) for counts in _counts(inside))
    for name, table in manual.definitions.tables.items():
        for column in table.columns:
            datum = f"{key}.{name}", f"column {column.name.text}"
            yield from ((datum, counts) for counts in _counts(column.inside))


def _counts(inside: Attribute | None) -> Iterator[Fraction]:
    words = inside.words() if inside is not None else ()
    parts = [part for word in words for part in word.casefold().split("_")]
    yield from (Fraction(10 ** MAGNITUDES[part]) for part in parts if part in MAGNITUDES)
