"""Figures, a contract lowered both ways and its data go in; claims come out, and what they are held against."""

from collections.abc import Mapping, Sequence

import attrs

from iku_dsl.audit.bench import spot_of
from iku_dsl.audit.cells import Cells
from iku_dsl.audit.claim import Claim, claim_of
from iku_dsl.audit.counting import UNKNOWN, Counting
from iku_dsl.audit.evaluations import Evaluations
from iku_dsl.audit.follows import narrow
from iku_dsl.audit.in_tables import InTables
from iku_dsl.audit.material import Material
from iku_dsl.audit.printed_tables import PrintedTables, misfits, reaches
from iku_dsl.audit.quantities import Key, Quantity, find, quantities
from iku_dsl.audit.units_of_data import Datum, counting, datum_of
from iku_dsl.data.published import Published

Known = dict[Key, Quantity]
Counts = Mapping[Datum, Counting]


@attrs.frozen(eq=False)
class LaidOut:
    """All claims, those that stand in the report, their tables, and the evaluations; the data have the printed rows."""

    material: Material
    every: tuple[Claim, ...]
    claims: tuple[Claim, ...]
    tables: InTables
    evaluations: Evaluations

    @classmethod
    def of(cls, material: Material) -> "LaidOut":
        """Return what is to be judged."""
        rows = [each for each in material.rows if each.id not in material.unproved]
        cells = Cells.of(material.computed, rows, material.data)
        material = attrs.evolve(material, data=cells.data)
        known = quantities(material.reported, material.computed) | cells.quantities
        year, counts = material.reported.card.contract.year, counting(material.computed, rows, material.data)
        printed = PrintedTables.of(cells, _claims(rows, known, year, counts))
        every = _claims(material.rows, known | printed.quantities, year, counts)
        claims = tuple(each for each in every if each.row.id not in material.unproved)
        tables = InTables.of(claims)
        return cls(material, every, claims, tables, _evaluations(material, claims, tables, cells, printed))


def _claims(rows: Sequence[Published], known: Known, year: int, counts: Counts) -> tuple[Claim, ...]:
    return tuple(_claim(row, find(known, row.subject, row.quantity), year, counts) for row in rows)


def _evaluations(
    material: Material, claims: Sequence[Claim], tables: InTables, cells: Cells, printed: PrintedTables
) -> Evaluations:
    """Return the evaluations; a total stands for what is printed like it and its rows allow."""
    unlike = frozenset(misfits(tables.columns))
    fitting = [each for each in claims if each not in unlike]
    found = Evaluations.of(material.facts, material.data, fitting, cells.partial & cells.met, printed.instead)
    for claim, bounds in reaches(tables.columns, frozenset(fitting)):
        if found.bench.claims.get(spot_of(claim)) is claim:
            narrow(found.narrowed, claim, bounds, claim.range)
    return found


def _claim(row: Published, quantity: Quantity | None, year: int, counts: Mapping[Datum, Counting]) -> Claim:
    known = counts.get(datum_of(row), UNKNOWN)
    in_words = any(each.magnitude != 1 for each in row.readings)
    in_what = not in_words or known is not UNKNOWN or not row.cell  # nobody says what a column counts that follows
    held = quantity if quantity is None or not quantity.formulas or in_what else None
    return claim_of(row, held, year, known)
