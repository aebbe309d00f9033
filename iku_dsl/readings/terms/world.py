"""What a document declares of its data goes in; the unknowns of a solver come out, and what holds of them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import attrs
import z3

from iku_dsl.formula.sharing import Sharing
from iku_dsl.readings.domain import Datum, Domain, Kind, datum_of
from iku_dsl.readings.terms.at import At
from iku_dsl.readings.terms.term import NO, Term, both, either
from iku_dsl.values.periods import Period

FREE = Domain()


@attrs.frozen
class Cell:
    """A cell of a row that is supposed: which table, which row, which column."""

    table: str
    row: int
    column: str


@attrs.define(eq=False)
class World:
    """The data as unknowns, for one period.

    `rows` is how many rows a table has at most; None where a table may have any number of them, and an aggregate over
    it is then only known to lie among the values of its rows. `loose` says that something is so replaced by less than
    is known of it: what cannot be in such a world cannot be at all, what can be may still be impossible. `opaque` are
    the formulas of which the solver knows nothing at all, by what they say and where.
    """

    period: Period
    domains: Mapping[Datum, Domain]
    columns: Mapping[tuple[str, str], Domain]
    rows: int | None = None
    loose: bool = False
    facts: dict[Datum, Term] = attrs.field(factory=dict)
    cells: dict[Cell, Term] = attrs.field(factory=dict)
    there: dict[tuple[str, int], z3.BoolRef] = attrs.field(factory=dict)
    holds: list[z3.BoolRef] = attrs.field(factory=list)
    words: dict[str, int] = attrs.field(factory=dict)
    opaque: dict[tuple[int, At], tuple[str, Term]] = attrs.field(factory=dict)
    sharing: Sharing = attrs.field(factory=Sharing)
    made: int = 0

    def fact(self, subject: str, name: str, period: Period) -> Term:
        """Return the unknown of a datum for a period."""
        datum = datum_of(subject, name, period, self.period)
        if datum not in self.facts:
            self.facts[datum] = self.unknown(self.domains.get(datum, FREE))
        return self.facts[datum]

    def cell(self, cell: Cell) -> Term:
        """Return the unknown of a cell."""
        if cell not in self.cells:
            domain = self.columns.get((cell.table, cell.column), FREE)
            self.cells[cell] = self.unknown(domain)
        return self.cells[cell]

    def is_there(self, table: str, row: int) -> z3.BoolRef:
        """Return whether a table has so many rows; it has the third only when it has the second."""
        key = table, row
        if key not in self.there:
            self.there[key] = z3.Bool(self._name())
            if row:
                self.holds.append(z3.Implies(self.there[key], self.is_there(table, row - 1)))
        return self.there[key]

    def fresh_row(self) -> int:
        """Return the number of a row that may be any of its table."""
        self.made += 1
        return -self.made

    def unknown(self, domain: Domain = FREE) -> Term:
        """Return a new unknown."""
        name = self._name()
        absent = z3.Bool(f"{name}a") if domain.may_not_apply else NO
        if domain.kind is Kind.TRUTH:
            return Term(Kind.TRUTH, z3.Bool(name), absent)
        if domain.kind is Kind.WORD:
            word = z3.Int(name)
            if domain.words:
                self.holds.append(either(*(word == self.word(each) for each in domain.words)))
            return Term(Kind.WORD, word, absent)
        if domain.kind is Kind.DATE:
            return Term(Kind.DATE, self._day(name), absent)
        value = z3.Real(name)
        self.holds.append(both(*self._between(value, domain)))
        return Term(Kind.NUMBER, value, absent)

    def _day(self, name: str) -> Any:
        """Return a day of this century, by its number."""
        day = z3.Int(name)
        self.holds.append(both(day >= date(2000, 1, 1).toordinal(), day <= date(2100, 1, 1).toordinal()))
        return day

    def _between(self, value: Any, domain: Domain) -> list[z3.BoolRef]:
        low = [value >= z3.Q(domain.low.numerator, domain.low.denominator)] if domain.low is not None else []
        return low + (
            [value <= z3.Q(domain.high.numerator, domain.high.denominator)] if domain.high is not None else []
        )

    def word(self, text: str) -> int:
        """Return the number of a word."""
        return self.words.setdefault(text, len(self.words))

    def _name(self) -> str:
        self.made += 1
        return f"u{self.made}"
