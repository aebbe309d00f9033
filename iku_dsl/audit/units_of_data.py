"""Manuals and published rows go in; what one unit of each printed datum counts comes out, and whether it was rounded.

A manual says it of its inputs and columns (`in billion_rupiah`), a report at the head of a table: `(juta rupiah)`, in a
row with the quantity `unit`. Where neither does, figures that are printed with `miliar` and without it tell.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from statistics import median_low

import attrs

from iku_dsl.audit.counting import COUNTED, UNKNOWN, Counting, said_by
from iku_dsl.audit.manual_tables import adds, manual_tables
from iku_dsl.audit.tables import TOTAL
from iku_dsl.data.facts import Store
from iku_dsl.data.published import Published
from iku_dsl.formula.algebra import Cell, Step
from iku_dsl.formula.lower_scorecard import LoweredScorecard
from iku_dsl.formula.walk import reachable
from iku_dsl.model.documents import Manual
from iku_dsl.syntax.statements import Attribute
from iku_dsl.syntax.vocabulary import own_name
from iku_dsl.values.outcomes import Value
from iku_dsl.values.periods import Period
from iku_dsl.values.printed_figure import PrintedFigure

Datum = tuple[str, str]  # whose, or which table, and the quantity as a report names it
Said = tuple[Datum, Counting | None, list[Value]]  # a datum, what its manual says that it counts, and its values
STEP = 1000  # from thousands to millions, and so on
LARGEST = 4  # such steps: trillions


@attrs.frozen
class Place:
    """Where a figure of a datum stands: the period, the row, and whether a magnitude or a currency stands with it."""

    period: Period
    row: str
    worded: bool


UNIT, COLUMN = "unit", "column "


def counting(lowered: LoweredScorecard, rows: Sequence[Published], data: Store) -> dict[Datum, Counting]:
    """Return what the data of manuals and of the tables of a report count; of what is not there nothing is known."""
    by_manual = {datum: said for datum, said, _ in _of_manuals(lowered, data) if said is not None}
    told = dict(inferred(rows))
    found = dict(_supposed(lowered, data)) | told | dict(_stated(rows)) | by_manual
    in_full = {datum for datum, each in told.items() if each.in_full and found[datum].counts == each.counts}
    found |= {datum: attrs.evolve(found[datum], in_full=True) for datum in in_full}
    broken = {datum for datum, _, values in _of_manuals(lowered, data) if any(_is_broken(each) for each in values)}
    found |= {datum: attrs.evolve(found[datum], rounded=True) for datum in broken}
    return dict(_added(lowered, found)) | found


def _supposed(lowered: LoweredScorecard, data: Store) -> Iterator[tuple[Datum, Counting]]:
    """Go through the data of manuals: they are counted, but for columns of which neither a unit nor data tell it."""
    for (whose, name), _, values in _of_manuals(lowered, data):
        yield (whose, name), COUNTED if values or not name.startswith(COLUMN) else UNKNOWN


def _added(lowered: LoweredScorecard, found: Mapping[Datum, Counting]) -> Iterator[tuple[Datum, Counting]]:
    """Go through the columns that add others and take them off: they count what these do, where that is one thing."""
    for name, table in manual_tables(lowered).items():
        for column, node in table.row.items():
            cells = [each for each in reachable((node,)) if isinstance(each, Cell)]
            counted = {found.get((name, table.quantity(each.column))) for each in cells}
            own = counted.pop() if isinstance(node, Step) and adds(node) and len(counted) == 1 else None
            if own is not None:
                yield (name, table.quantity(column)), own


def datum_of(row: Published) -> Datum:
    """Return the datum that a row is about: of a cell, its column."""
    return row.cell[0] if row.cell else row.subject, row.quantity


def _is_broken(value: Value) -> bool:
    """Return whether a datum is no whole number: of such a one a whole figure in print was rounded."""
    return isinstance(value, Fraction) and value.denominator != 1


def _of_manuals(lowered: LoweredScorecard, data: Store) -> Iterator[Said]:
    """Go through the data of manuals, each with what it counts; nothing where its manual does not say so."""
    for line in lowered.lines:
        measured = line.index.measured
        if measured.indicator.manual is not None:
            subject = measured.within.subject if measured.within else measured.indicator.manual.code
            yield from _of_manual(measured.indicator.manual, measured.indicator.key, subject, data)


def _of_manual(manual: Manual, key: str, subject: str, data: Store) -> Iterator[Said]:
    text = manual.span.source.text
    for name, each in manual.definitions.inputs.items():
        inside = next((said for said in each.attributes if said.name == "inside"), None)
        values = [each.value for several in data.figures.get((subject, name), {}).values() for each in several]
        yield (key, f"input {own_name(name, text)}"), _inside(inside), values
    for name, table in manual.definitions.tables.items():
        records = data.tables.get((subject, name), ())
        for column in table.columns:
            cells = [each.cells.get(column.name.text) for each in records] if isinstance(records, tuple) else []
            datum = f"{key}.{own_name(name, text)}", f"column {own_name(column.name.text, text)}"
            yield datum, _inside(column.inside), [each for each in cells if each is not None]


def _inside(inside: Attribute | None) -> Counting | None:
    return said_by(" ".join(inside.words()).replace("_", " ")) if inside is not None else None


def _stated(rows: Sequence[Published]) -> Iterator[tuple[Datum, Counting]]:
    """Go through what rows with the quantity `unit` say of the columns of a table: of all, or of one by its name."""
    said = {(row.subject, row.named): said_by(row.printed) for row in rows if row.kind == UNIT and not row.cell}
    for row in rows:
        table, _ = datum_of(row)
        found = said.get((table, row.named), said.get((table, ""))) if row.cell else None
        if found is not None:
            yield datum_of(row), found


def inferred(rows: Iterable[Published]) -> Iterator[tuple[Datum, Counting]]:
    """Go through the data that are printed with a word of magnitude and without: what the bare ones count in.

    12.878,21 and Rp12,88 miliar are one amount where the first is in millions. A wrong digit does not change which
    power of a thousand is nearest.
    """
    printed: dict[Datum, dict[Place, PrintedFigure]] = {}
    for row in rows:
        if len(row.readings) == 1 and not row.readings[0].percent:
            figure = row.readings[0]
            place = Place(row.period, row.cell[1] if row.cell else "", figure.magnitude != 1 or figure.of_money)
            printed.setdefault(datum_of(row), {})[place] = figure
    for datum, figures in printed.items():
        steps = Counter(_steps(place, figures) for place in figures if place.worded)
        most = max(steps, key=lambda each: (steps[each], -(each or 0)), default=None)
        if most:
            full = {each: figure for each, figure in figures.items() if figure.of_money and figure.magnitude == 1}
            in_full = all(_steps(each, figures) == most for each in full)
            yield datum, Counting(Fraction(STEP**most), rounded=True, in_full=in_full)


def _steps(place: Place, figures: Mapping[Place, PrintedFigure]) -> int | None:
    """Return how many steps of a thousand lie between a figure with a word and what is printed of it without one."""
    bare = {each: abs(figure.value) for each, figure in figures.items() if not each.worded}
    same = bare.get(attrs.evolve(place, worded=False))
    rows = [value for each, value in bare.items() if each.period == place.period and each.row.casefold() != TOTAL]
    alike = same or (sum(rows, Fraction(0)) if place.row.casefold() == TOTAL else median_low(rows or [Fraction(0)]))
    ratio = abs(figures[place].value) / alike if alike else None
    return next((each for each in range(LARGEST) if ratio**2 <= STEP ** (2 * each + 1)), LARGEST) if ratio else None
