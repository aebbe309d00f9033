"""Claims in printed tables go in; totals, numbers of rows and cells that do not hold come out as findings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property

import attrs

from iku_dsl.audit.claim import Claim
from iku_dsl.audit.finding import Finding, finding
from iku_dsl.audit.hypotheses import Hypothesis, rounded_otherwise
from iku_dsl.audit.relations import fixed, rates, ways
from iku_dsl.audit.row_counts import miscounted
from iku_dsl.audit.tables import Column, Unmatched, adds_up, columns, matched, unmatched
from iku_dsl.audit.ways import Broken, Way
from iku_dsl.audit.weighed import weighed
from iku_dsl.diagnostics.phrase import each_of, say
from iku_dsl.diagnostics.rule import Rule, Severity

NOT_OF_ITS_ROWS = Rule(
    "IKU703",
    "not-of-its-rows",
    Severity.ERROR,
    "the {claim} is printed as {printed}, and its rows come to {value}",
    why="A total or an average follows from its rows; if it does not, a row or the total is wrong.",
    example="a total of 83,918.21 over rows that add up to 83,998.21",
    instead="The total of the rows that are printed, or the row that is left out.",
)
UNLIKE_OTHERS = Rule(
    "IKU704",
    "unlike-all-other-rows",
    Severity.WARNING,
    "the {claim} is printed as {printed}; by {rule}, which {kept} of {rows} rows keep, it would be {value}",
    why="What nearly all rows of a table keep to the last digit is most likely how it was made.",
    example="a column of percentages in which one row is not the share of the other two columns",
    instead="The figure that the row's own figures give.",
)


@attrs.frozen(eq=False)
class InTables:
    """The printed tables of a report: their columns, and the ways in which these may follow from each other."""

    claims: Sequence[Claim]
    columns: list[Column]
    ways: list[Way]

    @classmethod
    def of(cls, claims: Sequence[Claim]) -> "InTables":
        """Return the tables of which claims are cells."""
        every = columns(claims)
        return cls(claims, every, list(ways(every)))

    def standing(self) -> frozenset[Claim]:
        """Return the claims that the cells beside them give as printed: totals, averages, cells that keep a rule."""
        totals = (claim for column in self.columns for claim in matched(column))
        return frozenset((*totals, *(held.claim for way in self.ways if way.stands_last for held in way.kept)))

    @cached_property
    def stated(self) -> frozenset[tuple[str, str]]:
        """Return the columns, by table and quantity, of which a text says how they follow."""
        cells = (each for each in self.claims if each.row.cell and each.quantity and each.quantity.formulas)
        return frozenset((each.row.cell[0], each.row.quantity) for each in cells if each.row.cell)

    @cached_property
    def unmatched(self) -> tuple[Unmatched, ...]:
        """Return the totals and averages that the rows do not give as they are printed."""
        known = fixed(self.ways)
        return tuple(each for column in self.columns for each in self._unmatched(column, known))

    def rounded(self) -> frozenset[Claim]:
        """Return the totals and averages that the rows may give where they were rounded: no finding, and no proof."""
        settled = {*self.standing(), *(each.claim for each in self.unmatched if not each.rounded)}
        found = ((each, {*each.averages, *(each.totals if adds_up(each) else ())} - settled) for each in self.columns)
        asked = ((each, claims) for each, claims in found if each.rows and claims)
        return frozenset(claim for each, claims in asked for claim in claims - rates(each, self.columns))

    def findings(self) -> Iterator[Finding]:
        """Go through the totals, the numbers of rows and the rows that do not hold."""
        yield from (_total(each, self.columns) for each in self.unmatched if not each.rounded)
        for claim, rows in miscounted(self.claims):
            yield finding(NOT_OF_ITS_ROWS, claim, (claim, *rows), Fraction(len(rows)))
        right = {total.claim: total.value for total in self.unmatched}
        cells: dict[frozenset[Claim], Broken] = {}
        for each in (broken for way in self.ways for broken in way.broken(right) if not self._otherwise(broken)):
            cells[frozenset((each.claim, *each.inputs))] = each  # what follows from others mostly stands behind them
        yield from map(_row, {each.claim: each for each in cells.values()}.values())

    def _unmatched(self, column: Column, known: Mapping[Claim, Fraction]) -> Iterator[Unmatched]:
        """Go through what the rows of a column do not give, nor a rate of other totals."""
        if next(unmatched(column, known), None) is not None:
            yield from unmatched(column, known, rates(column, self.columns) | weighed(column, self.columns))

    def _otherwise(self, broken: Broken) -> bool:
        """Return whether a rule that no row breaks, or no fewer keep, gives the cell or holds for some of these.

        Or a text says how one of them follows: then it is held against that.
        """
        cells = {broken.claim, *broken.inputs}
        if any(each.row.cell and (each.row.cell[0], each.row.quantity) in self.stated for each in cells):
            return True
        better = (way for way in self.ways if way.sound or len(way.kept) >= broken.kept)
        rows = (held for way in better for held in (way.told if way.sound else way.kept))
        if any(each.claim is broken.claim or (broken.claim in each.inputs and each.cells <= cells) for each in rows):
            return True
        return broken.adds and self._has_more(broken, {each.row.quantity for each in cells})

    def _has_more(self, broken: Broken, known: set[str]) -> bool:
        """Return whether a figure stands in the row in a column that is mostly empty: it was perhaps added, too."""
        table, row = broken.claim.row.cell or ("", "")
        others = (each for each in self.columns if each.table == table and each.quantity not in known)
        here = (each for each in others if row in each.rows and each.rows[row].centre)
        return any(2 * sum(1 for cell in each.rows.values() if cell.centre) < broken.rows for each in here)


def _total(found: Unmatched, every: Iterable[Column]) -> Finding:
    rows = (found.total,) if found.total is not None else tuple(found.column.rows.values())
    made = finding(NOT_OF_ITS_ROWS, found.claim, (found.claim, *rows), found.value)
    return attrs.evolve(made, hypotheses=(*_explained(found), *_of_another_period(found, every), *_cut_off(found)))


def _cut_off(found: Unmatched) -> Iterator[Hypothesis]:
    return iter(()) if found.claim.exact else rounded_otherwise(found.claim, found.value)


def _explained(found: Unmatched) -> Iterator[Hypothesis]:
    if found.without:
        yield Hypothesis("rows left out", say("it is the total without {rows}", rows=each_of(found.without)))
    if found.twice:
        yield Hypothesis("rows twice", say("it is the total with {rows} counted twice", rows=each_of(found.twice)))


def _of_another_period(found: Unmatched, every: Iterable[Column]) -> Iterator[Hypothesis]:
    """Go through the totals of the same column in other periods that were perhaps printed in its place."""
    own = found.column
    for each in every:
        alike = (each.table, each.quantity) == (own.table, own.quantity) and each.period != own.period
        for other in each.totals if alike else ():
            if other.centre == found.claim.centre != 0:
                yield Hypothesis(
                    "total of another period", say("the total for {period} in its place", period=other.when)
                )


def _row(found: Broken) -> Finding:
    claims = (found.claim, *found.inputs)
    return finding(UNLIKE_OTHERS, found.claim, claims, found.value, rule=found.says, kept=found.kept, rows=found.rows)
