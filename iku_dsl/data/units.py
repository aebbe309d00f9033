"""The rows of a manual's tables go in; whose figures each of them holds comes out, unit by unit."""

from typing import Self

import attrs

from iku_dsl.data.cell import BLANK
from iku_dsl.data.table import Row
from iku_dsl.diagnostics.phrase import listed, say
from iku_dsl.diagnostics.report import Report
from iku_dsl.diagnostics.rule import Diagnostic, Rule, Severity
from iku_dsl.diagnostics.source import Span
from iku_dsl.diagnostics.suggest import meant
from iku_dsl.model.documents import Manual, Unit
from iku_dsl.values.periods import Period

MOST_NAMED = 8

UNKNOWN_UNIT = Rule(
    "IKU670",
    "unknown-unit",
    Severity.ERROR,
    "the data of the manual {manual} have no {key} `{unit}`",
    why="A misspelt unit would have no rows, and a figure out of no rows may look like one.",
    example='indicator 3.2 in SP3, manual kek for region "Wilayah 1"   # the data have `Wilayah I`',
    instead='indicator 3.2 in SP3, manual kek for region "Wilayah I"',
)
UNIT_TWICE = Rule(
    "IKU671",
    "unit-twice",
    Severity.ERROR,
    "{key} `{unit}` has a second row for {period}; the first stands in {place}",
    why="Of two rows for one unit and period nobody may choose; neither is used.",
    example="region,period,served,asked\nWilayah I,Q1,4,5\nWilayah I,Q1,3,5",
    instead="Keep the row that holds, or add them up before.",
)


@attrs.define
class Owners:
    """Under what names the rows of a manual's data are kept: all under one, or those of each unit under its own.

    With `every` a unit that is met is given its name; `met` are the units that the data have, in their order. `by` is
    the column of the units of a manual that has none of its own.
    """

    manual: Manual
    names: dict[str, tuple[str, ...]] = attrs.field(factory=dict)
    every: bool = False
    by: str = ""
    met: dict[str, None] = attrs.field(factory=dict)
    rows: dict[tuple[str, Period], Span] = attrs.field(factory=dict)

    @classmethod
    def whole(cls, manual: Manual) -> Self:
        """Return the owner of all data of a manual that has no units."""
        return cls(manual, {"": (manual.code,)})

    @classmethod
    def all(cls, manual: Manual, by: str = "") -> Self:
        """Return the owners of all data of a manual, whichever units they turn out to have."""
        return cls(manual, every=True, by=by) if manual.key or by else cls.whole(manual)

    @property
    def key(self) -> str:
        """Return the column of the units; nothing where the manual has none."""
        return self.manual.key or self.by

    def add(self, unit: Unit | None) -> None:
        """Take a unit, or the manual itself where it has none, whose data are wanted."""
        name, subject = (unit.name, unit.subject) if unit else ("", self.manual.code)
        self.names[name] = tuple(dict.fromkeys((*self.names.get(name, ()), subject)))

    def of(self, row: Row, column: str, report: Report) -> tuple[str, ...]:
        """Return under what names a row is kept, by the cell of its unit; none where nobody asks for the unit."""
        if not column:
            return self.names.get("", ())
        unit = row.cells.get(column, "")
        if not unit:
            report.add(self.nameless(row, column))
            return ()
        self.met[unit] = None
        if self.every:
            self.names.setdefault(unit, (unit,))
        return self.names.get(unit, ())

    def nameless(self, row: Row, column: str) -> Diagnostic:
        """Return that a row does not say whose it is."""
        return BLANK.at(row.at(column), "fill it in", column=column)

    @property
    def subjects(self) -> list[str]:
        """Return every name under which data are kept."""
        return [each for several in self.names.values() for each in several]

    def again(self, row: Row, period: Period) -> Diagnostic | None:
        """Return that a unit had a row for this period before, if it had."""
        if not self.key:
            return None
        unit = row.cells[self.key]
        first = self.rows.setdefault((unit, period), row.span)
        if first is row.span:
            return None
        named = {"key": self.key, "unit": unit, "period": period.spoken, "place": first.where}
        return UNIT_TWICE.at(row.at(self.key), "keep the row that holds", **named)

    def unknown(self, unit: str, span: Span) -> Diagnostic | None:
        """Return that the data have other units and not this one, if that is so."""
        if not self.met or unit in self.met:
            return None
        named = [f"`{each}`" for each in self.met]
        more = ("…",) if len(named) > MOST_NAMED else ()
        hints = (*meant(unit, self.met), say("they have {units}", units=listed((*named[:MOST_NAMED], *more))))
        return UNKNOWN_UNIT.at(span, *hints, manual=self.manual.code, key=self.key, unit=unit)
